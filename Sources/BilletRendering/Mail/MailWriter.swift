/// Writes the lines of a mail: header fields, bodies and the delimiters between parts.
struct MailWriter {
  /// The longest line that holds an encoded word (RFC 2047, section 2) or a body's (RFC 2045, 6.7,
  /// 6.8).
  static let lineLength = 76

  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  /// Writes a field, folded between its words, which are printable ASCII without spaces at their
  /// ends.
  ///
  /// The first word stays beside the name: a first line with nothing in it confuses readers.
  mutating func field(_ name: String, _ words: [String]) {
    bytes.append(contentsOf: name.utf8)
    bytes.append(UInt8(ascii: ":"))
    var column = name.utf8.count + 1
    for (index, word) in words.enumerated() {
      if index > 0, column + 1 + word.utf8.count > Self.lineLength {
        lineEnd()
        column = 0
      }
      bytes.append(UInt8(ascii: " "))
      bytes.append(contentsOf: word.utf8)
      column += 1 + word.utf8.count
    }
    lineEnd()
  }

  /// Writes the last field of a multipart's header; a delimiter follows it.
  mutating func multipart(_ subtype: String, boundary: String) {
    field("Content-Type", ["multipart/\(subtype);", "boundary=\"\(boundary)\""])
  }

  /// Ends the header of a part that has a body of its own.
  mutating func endHeader() {
    lineEnd()
  }

  /// Begins a part; the line end before it belongs to the delimiter, not to the part (RFC 2046,
  /// 5.1.1).
  mutating func delimiter(_ boundary: String) {
    lineEnd()
    bytes.append(contentsOf: "--\(boundary)\r\n".utf8)
  }

  /// Ends the last part of a multipart.
  mutating func closeDelimiter(_ boundary: String) {
    lineEnd()
    bytes.append(contentsOf: "--\(boundary)--\r\n".utf8)
  }

  mutating func quotedPrintable(_ content: [UInt8]) {
    QuotedPrintable.append(content, to: &bytes)
  }

  mutating func base64(_ content: [UInt8]) {
    Base64.appendLines(content, to: &bytes)
  }

  private mutating func lineEnd() {
    bytes.append(contentsOf: [0x0D, 0x0A])
  }
}
