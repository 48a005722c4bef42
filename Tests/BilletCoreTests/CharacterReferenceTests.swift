import BilletCore
import Testing

@Suite struct CharacterReferenceTests {
  private func resolve(_ text: String, inAttribute: Bool = false) -> (String, Int)? {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer {
      CharacterReference.match(in: $0, at: 0, end: $0.count, inAttribute: inAttribute)
    }.map { (String(decoding: $0.value, as: UTF8.self), $0.length) }
  }

  @Test(arguments: [
    ("&amp;", "&", 5), ("&lt;b", "<", 4), ("&colon;", ":", 7), ("&Tab;x", "\t", 5),
    ("&#65;", "A", 5), ("&#x41;", "A", 6), ("&#X1F600;", "\u{1F600}", 9), ("&#128;", "\u{20AC}", 6),
    ("&#0;", "\u{FFFD}", 4), ("&#xD800;", "\u{FFFD}", 8), ("&#99999999999;", "\u{FFFD}", 14),
    ("&zwnj;", "\u{200C}", 6), ("&AElig;", "Æ", 7), ("&notit;", "¬", 4), ("&notin;", "∉", 7),
    ("&NotEqualTilde;", "\u{2242}\u{338}", 15), ("&CounterClockwiseContourIntegral;", "∳", 33),
    ("&amp", "&", 4), ("&copy2", "©", 5),
  ])
  func referenceIsResolved(text: String, value: String, length: Int) throws {
    let match = try #require(resolve(text))
    #expect(match == (value, length))
  }

  @Test(arguments: ["&", "& b", "&;", "&#;", "&#x;", "&unknown;", "&x", "&hellip"])
  func plainAmpersandStaysText(text: String) {
    #expect(resolve(text) == nil)
  }

  @Test func legacyNameBeforeEqualsSignInAnAttributeIsText() throws {
    #expect(resolve("&copy=2", inAttribute: true) == nil)
    #expect(resolve("&copyx", inAttribute: true) == nil)
    #expect(try #require(resolve("&copy", inAttribute: true)) == ("©", 5))
    #expect(try #require(resolve("&copy=2", inAttribute: false)) == ("©", 5))
  }
}
