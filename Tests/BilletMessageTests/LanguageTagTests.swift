import BilletMessage
import Testing

@Suite struct LanguageTagTests {
  @Test(arguments: [
    ("en-us", "en-US"), ("DE", "de"), ("zh-hant-tw", "zh-Hant-TW"), ("sr-LATN", "sr-Latn"),
    ("es-419", "es-419"), ("de-DE-1996", "de-DE-1996"), ("gsw", "gsw"),
  ])
  func tagIsCanonical(text: String, expected: String) {
    #expect(LanguageTag(text)?.rawValue == expected)
  }

  @Test(arguments: [
    "", "e", "en_US", "en-", "-en", "en--US", "engl", "1a", "en-abcdefghi", "é", "en US",
  ])
  func otherTextIsNoTag(text: String) {
    #expect(LanguageTag(text) == nil)
  }

  @Test(
    arguments: [
      ("en-US", "US"), ("zh-Hant-TW", "TW"), ("de", nil), ("es-419", nil), ("sr-Latn", nil),
    ] as [(String, String?)])
  func regionIsFound(text: String, expected: String?) {
    #expect(LanguageTag(text)?.region == expected)
  }

  @Test(arguments: [
    ("ar", true), ("he-IL", true), ("ckb-IQ", true), ("az-Arab", true), ("ur-Latn", false),
    ("en", false),
  ])
  func directionFollowsTheScript(text: String, isRightToLeft: Bool) {
    #expect(LanguageTag(text)?.isRightToLeft == isRightToLeft)
  }
}
