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

  /// The e-mail addresses in a text, as RFC 5321 shapes them, letters beyond ASCII among them.
  ///
  /// `name@2x.png` is a file, `@media` a word, and `user@` before an address's host a part of it.
  /// O(n).
  static func addresses(in text: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for at in text.indices where text[at] == UInt8(ascii: "@") {
      var start = at
      while start > max(0, at - localLength), isLocal(text[start - 1]) { start -= 1 }
      while start < at, text[start] == UInt8(ascii: ".") { start += 1 }
      var end = at + 1
      while end < min(text.count, at + hostLength), isHost(text[end]) { end += 1 }
      while end > at + 1, isEdge(text[end - 1]) { end -= 1 }
      if start < at, isHostName(text[(at + 1)..<end]), !isUserInformation(text, before: start) {
        found.append(start..<end)
      }
    }
    return found
  }

  private static let localLength = 64
  private static let hostLength = 255

  /// Endings of files that people name with an `@`, as in `photo@2x.png`.
  private static let fileExtensions: Set<[UInt8]> = Set(
    ["gif", "heic", "jpeg", "jpg", "pdf", "png", "svg", "webp"].map { Array($0.utf8) })

  /// At least two labels, the last of two letters or more.
  private static func isHostName(_ host: ArraySlice<UInt8>) -> Bool {
    let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }), let last = labels.last else {
      return false
    }
    return last.count >= 2 && (last.allSatisfy(isLetter) || last.starts(with: "xn--".utf8))
      && !fileExtensions.contains(last.map { $0 | 0x20 })
  }

  /// Whether `//` stands before what comes before an `@`, a password between them or not.
  private static func isUserInformation(_ text: [UInt8], before start: Int) -> Bool {
    var index = start
    let limit = max(0, start - localLength)
    while index > limit, text[index - 1] == UInt8(ascii: ":") || isLocal(text[index - 1]) {
      index -= 1
    }
    return index >= 2 && text[index - 1] == UInt8(ascii: "/")
      && text[index - 2] == UInt8(ascii: "/")
  }

  /// The characters of a dot-atom but those that in a message separate: `/` and those of queries.
  private static func isLocal(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || "!$%'*+-.^_`{|}~".utf8.contains(byte)
  }

  private static func isHost(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || isEdge(byte)
  }

  /// What a host name holds but does not end with.
  private static func isEdge(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte)
  }

  /// A letter of ASCII, or a byte of any character beyond it.
  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20)
  }
}
