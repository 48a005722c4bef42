/// The transfer encoding of text parts (RFC 2045, section 6.7): lines of at most 76 characters.
enum QuotedPrintable {
  private static let equals = UInt8(ascii: "=")

  /// Appends text; its line ends (LF, CR LF or CR) become CR LF, the only one of mail.
  ///
  /// What a relay may change is encoded as well: blanks that end a line, a dot and `From ` that
  /// begin one (RFC 5321, section 4.5.2, and the mbox format).
  static func append(_ text: [UInt8], to output: inout [UInt8]) {
    text.withUnsafeBufferPointer { text in
      var column = 0
      var index = 0
      while index < text.count {
        let lineEnd = lineEndLength(in: text, at: index)
        if lineEnd > 0 {
          output.append(contentsOf: [0x0D, 0x0A])
          column = 0
          index += lineEnd
          continue
        }
        // Most text is runs of letters, copied whole; what is left is looked at byte by byte.
        let run = plainRun(in: text, at: index, room: MailWriter.lineLength - 1 - column)
        if run > 0, !(column == 0 && isUnsafeAtLineStart(text, index)) {
          output.append(contentsOf: text[index..<(index + run)])
          column += run
          index += run
          continue
        }
        let endsLine = index + 1 == text.count || lineEndLength(in: text, at: index + 1) > 0
        let isLiteral =
          isLiteral(text[index]) && !(endsLine && isBlank(text[index]))
          && !(column == 0 && isUnsafeAtLineStart(text, index))
        let width = isLiteral ? 1 : 3
        // A line that goes on needs its last column for the sign that says so.
        if column + width > (endsLine ? MailWriter.lineLength : MailWriter.lineLength - 1) {
          output.append(contentsOf: [equals, 0x0D, 0x0A])
          column = 0
          continue
        }
        if isLiteral {
          output.append(text[index])
        } else {
          appendEncoded(text[index], to: &output)
        }
        column += width
        index += 1
      }
    }
  }

  /// How many bytes, `room` at most, are literal wherever in a line they stand but at its start.
  private static func plainRun(
    in text: UnsafeBufferPointer<UInt8>, at start: Int, room: Int
  ) -> Int {
    var index = start
    let limit = min(text.count, start + room)
    while index < limit {
      let isInnerSpace =
        text[index] == 0x20 && index + 1 < text.count && isVisible(text[index + 1])
      guard isVisible(text[index]) || isInnerSpace else { break }
      index += 1
    }
    return index - start
  }

  /// Appends `=` and two hexadecimal digits.
  static func appendEncoded(_ byte: UInt8, to output: inout [UInt8]) {
    output.append(equals)
    output.append(Hexadecimal.digit(byte >> 4))
    output.append(Hexadecimal.digit(byte & 0x0F))
  }

  private static func isLiteral(_ byte: UInt8) -> Bool {
    isVisible(byte) || isBlank(byte)
  }

  private static func isVisible(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && byte != equals
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09
  }

  private static func lineEndLength(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    if text[index] == 0x0A { return 1 }
    guard text[index] == 0x0D else { return 0 }
    return index + 1 < text.count && text[index + 1] == 0x0A ? 2 : 1
  }

  private static func isUnsafeAtLineStart(
    _ text: UnsafeBufferPointer<UInt8>, _ index: Int
  ) -> Bool {
    text[index] == UInt8(ascii: ".") || text[index...].starts(with: "From ".utf8)
  }
}

/// Digits to base 16, in upper case.
enum Hexadecimal {
  /// The digit of a value from 0 to 15.
  static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}
