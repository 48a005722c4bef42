import BilletTree

/// Language tags as attributes hold them.
extension ArraySlice<UInt8> {
  /// What stands before the first hyphen of a language tag (RFC 5646, 2.1).
  var primarySubtag: ArraySlice<UInt8> { prefix { $0 != UInt8(ascii: "-") } }

  /// Whether a language tag begins with a registered language ("known primary language tag").
  var hasKnownLanguage: Bool { LanguageSubtags.contains(primarySubtag) }

  /// The text in quotation marks for a message; a long one is cut.
  var quoted: String {
    let limit = 60
    guard count > limit else { return "“\(string)”" }
    var end = startIndex + limit
    // A sequence that the limit would cut belongs to the rest.
    while end > startIndex, self[end] & 0xC0 == 0x80 { end -= 1 }
    return "“\(self[..<end].string)…”"
  }
}
