package import BilletCore

/// A finding that a project lives with for a while, as `billet.yaml` says it.
package struct Waiver: Sendable {
  package enum Place: Sendable, Equatable {
    /// Wherever it is found in the message.
    case anywhere
    /// In a sentence of the message, as its author wrote it.
    case sentence(String)
    /// In an element of the HTML, by a CSS selector.
    case selector(String)
  }

  package var rule: RuleID
  /// A message, a folder of them or a file; `*` stands for any characters. `nil` for all.
  package var message: String?
  package var place: Place
  package var reason: String
  /// The last day on which it holds, ISO 8601.
  package var expires: String
  /// The entry in the project's file.
  package var location: SourceLocation

  package init(
    rule: RuleID, message: String?, place: Place, reason: String, expires: String,
    location: SourceLocation
  ) {
    self.rule = rule
    self.message = message
    self.place = place
    self.reason = reason
    self.expires = expires
    self.location = location
  }
}

/// Something that a project allows, and why.
package struct Allowance: Sendable {
  /// A host or a telephone number.
  package var value: String
  package var reason: String
  package var location: SourceLocation
}
