import BilletCore

/// Finds what the Selling Partner API refuses in a text: HTML and e-mail addresses.
enum SellingPartnerText {
  /// The tags and comments in a text: `<` and a name or sign of HTML, up to the next `>`.
  ///
  /// `a < b`, `<3` and `<` without an end are text. O(n).
  static func tags(in text: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    // Beyond the last `>` nothing can close: without this a run of `<a` would be quadratic.
    let last = text.lastIndex(of: UInt8(ascii: ">")) ?? 0
    while index < last {
      guard text[index] == UInt8(ascii: "<"), beginsTag(text, at: index + 1),
        let end = text[index...].firstIndex(of: UInt8(ascii: ">"))
      else {
        index += 1
        continue
      }
      found.append(index..<(end + 1))
      index = end + 1
    }
    return found
  }

  /// Whether a name of HTML begins here and ends as a tag's does; `<https://…>` and `<a@b.example>`
  /// do not.
  private static func beginsTag(_ text: [UInt8], at start: Int) -> Bool {
    guard let first = byte(of: text, at: start) else { return false }
    if first == UInt8(ascii: "!") || first == UInt8(ascii: "?") { return true }
    var index = first == UInt8(ascii: "/") ? start + 1 : start
    guard let letter = byte(of: text, at: index), isLetter(letter), letter < 0x80 else {
      return false
    }
    while let byte = byte(of: text, at: index),
      isNamePart(byte, before: self.byte(of: text, at: index + 1))
    {
      index += 1
    }
    guard let end = byte(of: text, at: index) else { return false }
    return end <= 0x20 || end == UInt8(ascii: "/") || end == UInt8(ascii: ">")
  }

  /// Whether a byte goes on with a name; a colon does before a letter, as in `<o:p>`.
  private static func isNamePart(_ byte: UInt8, before next: UInt8?) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "-")
      || (byte == UInt8(ascii: ":") && next.map(isLetter) ?? false)
  }

  private static func byte(of text: [UInt8], at index: Int) -> UInt8? {
    index < text.count ? text[index] : nil
  }

  /// The e-mail addresses in a text: O(n).
  static func addresses(in text: [UInt8]) -> [Range<Int>] {
    EmailAddresses.ranges(in: text[...])
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte)
  }

  /// A letter of ASCII, or a byte of any character beyond it.
  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20)
  }
}
