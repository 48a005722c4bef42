/// The opaque stand-in for a value in the Markdown: U+E000, its number in private-use characters, U+E001.
///
/// Private-use characters in the author's text are refused before, so no other text looks like one; they
/// are neither punctuation nor white space, so `**{{name}}**s` is bold as the author meant.
enum ValueToken {
  private static let open: [UInt8] = [0xEE, 0x80, 0x80]
  private static let close: [UInt8] = [0xEE, 0x80, 0x81]
  /// Each digit is one of 4096 characters from U+E100 on.
  private static let base = 4096
  private static let firstDigit = 0xE100

  /// Appends the token of a number from 0 on.
  static func append(_ number: Int, to buffer: inout [UInt8]) {
    buffer.append(contentsOf: open)
    var digits: [Int] = []
    var rest = number
    repeat {
      digits.append(rest % base)
      rest /= base
    } while rest > 0
    for digit in digits.reversed() {
      let code = firstDigit + digit
      buffer.append(0xE0 | UInt8(code >> 12))
      buffer.append(0x80 | UInt8(code >> 6 & 0x3F))
      buffer.append(0x80 | UInt8(code & 0x3F))
    }
    buffer.append(contentsOf: close)
  }

  /// The number and length of the token at an offset, if one begins there.
  static func match(
    _ bytes: [UInt8], at offset: Int, end: Int
  ) -> (number: Int, length: Int)? {
    guard isOpen(bytes, at: offset, end: end) else { return nil }
    var number = 0
    var next = offset + 3
    while next + 3 <= end, bytes[next] & 0xF0 == 0xE0, next - offset < 32 {
      let code =
        Int(bytes[next] & 0x0F) << 12 | Int(bytes[next + 1] & 0x3F) << 6
        | Int(bytes[next + 2] & 0x3F)
      if code == 0xE001 { return next > offset + 3 ? (number, next + 3 - offset) : nil }
      guard code >= firstDigit, code < firstDigit + base else { return nil }
      number = number * base + (code - firstDigit)
      next += 3
    }
    return nil
  }

  static func isOpen(_ bytes: [UInt8], at offset: Int, end: Int) -> Bool {
    offset + 3 <= end && bytes[offset] == open[0] && bytes[offset + 1] == open[1]
      && bytes[offset + 2] == open[2]
  }
}
