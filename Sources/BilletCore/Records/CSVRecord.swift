/// The fields of one CSV record (RFC 4180).
package struct CSVRecord {
  /// A field and where it stands.
  package struct Field {
    /// Its bytes in the file, with its quotes.
    package var span: Range<Int>
    /// Its text: quotes taken off, doubled quotes single.
    package var text: [UInt8]
  }

  /// Why a record cannot be read.
  package struct Fault: Error {
    package var span: Range<Int>
    package var message: String
    package var help: String
  }

  /// Cuts a record into its fields: O(n).
  ///
  /// A quote inside a field that does not begin with one stands for itself.
  package static func fields(
    in bytes: [UInt8], _ span: Range<Int>, delimiter: UInt8
  ) throws(Fault) -> [Field] {
    var fields: [Field] = []
    var position = span.lowerBound
    while true {
      let start = position
      var text: [UInt8] = []
      if position < span.upperBound, bytes[position] == UInt8(ascii: "\"") {
        position = try quoted(in: bytes, from: position, end: span.upperBound, into: &text)
        if position < span.upperBound, bytes[position] != delimiter {
          throw Fault(
            span: position..<(position + 1), message: "Text follows the closing quote of a cell.",
            help: "Double each quote inside a quoted cell: \"12\"\" lamp\".")
        }
      } else {
        let end = bytes[position..<span.upperBound].firstIndex(of: delimiter) ?? span.upperBound
        text = Array(bytes[position..<end])
        position = end
      }
      if let offset = UTF8Validation.firstInvalidOffset(in: text) {
        let place = min(start + offset, span.upperBound)
        throw Fault(
          span: place..<place, message: "The cell is not well-formed UTF-8.",
          help: "Save the table as UTF-8 (in Excel: CSV UTF-8).")
      }
      fields.append(Field(span: start..<position, text: text))
      guard position < span.upperBound else { return fields }
      position += 1
    }
  }

  /// Reads a quoted field from its opening quote.
  ///
  /// - Returns: the place behind the closing quote.
  private static func quoted(
    in bytes: [UInt8], from start: Int, end: Int, into text: inout [UInt8]
  ) throws(Fault) -> Int {
    var position = start + 1
    while let quote = bytes[position..<end].firstIndex(of: UInt8(ascii: "\"")) {
      text += bytes[position..<quote]
      guard quote + 1 < end, bytes[quote + 1] == UInt8(ascii: "\"") else { return quote + 1 }
      text.append(UInt8(ascii: "\""))
      position = quote + 2
    }
    throw Fault(
      span: start..<(start + 1), message: "The quote that opens here is never closed.",
      help: "Close the cell with a quote, and double each quote inside it.")
  }
}
