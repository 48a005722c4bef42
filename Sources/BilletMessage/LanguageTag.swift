/// A language tag (BCP 47) such as `en-US`, kept as the author wrote it.
package struct LanguageTag: Hashable, Sendable {
  /// The tag in canonical case: language lower, script title, region upper.
  package let rawValue: String

  /// Reads a tag: a primary subtag of 2 or 3 letters (longer ones are registered for no language), then subtags of 1 to 8 letters or
  /// digits (RFC 5646, section 2.1); `nil` for anything else.
  package init?(_ text: String) {
    var bytes = Array(text.utf8)
    var start = 0
    while true {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "-")) ?? bytes.count
      guard Self.canonicalize(&bytes, start..<end) else { return nil }
      guard end < bytes.count else { break }
      start = end + 1
    }
    rawValue = String(decoding: bytes, as: UTF8.self)
  }

  /// Gives a subtag its canonical case; `false` for what is none.
  private static func canonicalize(_ bytes: inout [UInt8], _ subtag: Range<Int>) -> Bool {
    let isPrimary = subtag.lowerBound == 0
    guard isPrimary ? (2...3).contains(subtag.count) : (1...8).contains(subtag.count) else {
      return false
    }
    var isWord = true
    for index in subtag {
      if isLetter(bytes[index]) {
        bytes[index] |= 0x20
      } else {
        guard !isPrimary, bytes[index] >= 0x30, bytes[index] <= 0x39 else { return false }
        isWord = false
      }
    }
    guard isWord, !isPrimary else { return true }
    // A region has two letters, a script four.
    if subtag.count == 2 {
      for index in subtag { bytes[index] &= ~0x20 }
    } else if subtag.count == 4 {
      bytes[subtag.lowerBound] &= ~0x20
    }
    return true
  }

  /// The primary language subtag, such as `en`.
  package var language: Substring {
    let bytes = rawValue.utf8
    return rawValue[..<(bytes.firstIndex(of: UInt8(ascii: "-")) ?? bytes.endIndex)]
  }

  /// The region subtag of two letters, such as `US`.
  package var region: String? {
    let bytes = rawValue.utf8
    var region: Substring?
    var rest = bytes[...]
    while let mark = rest.firstIndex(of: UInt8(ascii: "-")) {
      rest = bytes[bytes.index(after: mark)...]
      let subtag = rest.prefix { $0 != UInt8(ascii: "-") }
      if subtag.count == 2 { region = Substring(subtag) }
    }
    return region.map(String.init)
  }

  /// Whether the language is written from right to left, by its script subtag or else its usual script.
  package var isRightToLeft: Bool {
    let subtags = rawValue.split(separator: "-")
    if let script = subtags.dropFirst().first(where: { $0.count == 4 }) {
      return ["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg"].contains(script)
    }
    return ["ar", "he", "iw", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb", "syr", "nqo"]
      .contains(language)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
  }
}
