import Testing

@testable import BilletLanguage

@Suite struct DomainNameTests {
  private func name(_ text: String) throws -> DomainName { try #require(DomainName(text.utf8)) }

  @Test(arguments: [
    ("WWW.Amazon.DE.", "www.amazon.de"), ("bücher.example", "xn--bcher-kva.example"),
    ("faß.de", "xn--fa-hia.de"), ("日本語。jp", "xn--wgv71a119e.jp"), ("203.0.113.7", "203.0.113.7"),
  ])
  func nameIsThatOfTheDomainNameSystem(text: String, expected: String) throws {
    #expect(try name(text).string == expected)
  }

  @Test(arguments: ["", "...", "a b", "a\u{0}b", "[::1]"])
  func whatIsNoNameIsNone(text: String) {
    #expect(DomainName(text.utf8) == nil)
  }

  @Test(arguments: [
    ("www.lamps.co.uk", "lamps.co.uk"), ("a.b.lamps.com", "lamps.com"),
    ("lamps.s3.amazonaws.com", "lamps.s3.amazonaws.com"), ("a.lamps.example", "lamps.example"),
  ])
  func registrablePartIsWhatSomebodyRegistered(text: String, expected: String) throws {
    #expect(try name(text).registrable?.string == expected)
  }

  @Test(arguments: ["co.uk", "github.io", "203.0.113.7", "com"])
  func publicSuffixIsNobodys(text: String) throws {
    #expect(try name(text).registrable == nil)
  }

  @Test func suffixIsOneThatTheListNames() throws {
    #expect(try name("a.com").hasPublicSuffix && name("müller.de").hasPublicSuffix)
    #expect(try !name("node.js").hasPublicSuffix && !name("invoice.pdf").hasPublicSuffix)
  }
}

@Suite struct LanguageGuessTests {
  @Test func longTextIsRecognised() throws {
    let german =
      "Ihr Paket wurde im Lager aufgehalten und kommt zwei Tage später an, als wir Ihnen"
      + " gesagt haben. Bitte antworten Sie auf diese Nachricht, wenn etwas fehlt."
    let guess = try #require(LanguageGuess(Array(german.utf8)))
    #expect(guess.language == "de" && guess.isReliable)
  }

  @Test func shortTextIsNoEvidence() {
    #expect(LanguageGuess(Array("Bestellung versandt".utf8)) == nil)
  }
}

@Suite struct TelephoneNumbersTests {
  @Test(arguments: [
    ("Call 415-555-2671 now", "US", "415-555-2671"), ("Tel. 030 901820", "DE", "030 901820"),
    ("ä +49 30 901820", "ZZ", "+49 30 901820"),
  ])
  func numberIsFoundInItsRegion(text: String, region: String, number: String) throws {
    let bytes = Array(text.utf8)
    let found = try #require(TelephoneNumbers.ranges(in: bytes[...], region: region))
    #expect(found.map { String(decoding: bytes[$0], as: UTF8.self) } == [number])
  }

  @Test func numberOfAnotherCountryIsNone() throws {
    let bytes = Array("Tel. 030 901820".utf8)
    #expect(try #require(TelephoneNumbers.ranges(in: bytes[...], region: "US")).isEmpty)
  }
}
