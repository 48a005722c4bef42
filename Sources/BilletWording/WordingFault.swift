/// What is wrong with the wording data, and where.
package struct WordingFault: Error, CustomStringConvertible {
  package var place: String
  package var message: String

  package init(_ place: String, _ message: String) {
    self.place = place
    self.message = message
  }

  package var description: String { "\(place): \(message)" }
}
