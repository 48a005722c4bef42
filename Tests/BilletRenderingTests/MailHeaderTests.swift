import Testing

@testable import BilletRendering

@Suite struct MailHeaderTests {
  @Test(arguments: [
    ("plain", "plain"),
    ("a\r\nBcc: x@y.example", "a Bcc: x@y.example"),
    ("a\rb\nc\n\rd", "a b c  d"),
    ("a\u{0}b\u{1B}[31mc\u{7F}\u{85}d", "a b [31mc  d"),
    ("a\u{2028}b\u{2029}c\u{B}d\u{C}e\tf", "a b c d e f"),
    ("  a  b  ", "a  b"),
    ("\r\n\u{0} \u{202E}\u{200B}\u{FEFF}", ""),
    ("\u{202E}fdp.exe\u{202C} \u{2066}x\u{2069} \u{200E}\u{200F}\u{61C}y", "fdp.exe x y"),
    ("Ama\u{200B}zon \u{E0041}A\u{AD}B\u{2060}C\u{180E}", "Amazon ABC"),
    ("Ama\u{200D}zon\u{200C}\u{200D}", "Amazon"),
    ("a\u{FFFE}b\u{10FFFF}c\u{FFFD}\u{E000}", "abc\u{FFFD}\u{E000}"),
    ("می\u{200C}خواهم क्\u{200D}ष", "می\u{200C}خواهم क्\u{200D}ष"),
    ("می\u{200C}\u{200C}خ", "می\u{200C}خ"),
    ("葛\u{E0100} ✉\u{FE0E}", "葛\u{E0100} ✉\u{FE0E}"),
    ("\u{FE0F}a\u{FE01}\u{FE02}\u{E0101} \u{FE0F}b\u{E0100}\u{E0100}", "a\u{FE01} b\u{E0100}"),
    ("\"\u{301}; x=\u{200D}\"", "\"\u{301}; x=\""),
  ])
  func textHoldsNothingThatEndsHidesOrTurnsIt(text: String, value: String) {
    // Compared by bytes: strings are equal when only their composition differs.
    #expect(Array(HeaderText(text).value.utf8) == Array(value.utf8))
    #expect(HeaderText(HeaderText(text).value) == HeaderText(text))
  }

  @Test func plainTextStaysReadable() {
    #expect(
      words("Re: 50 % of \"A\" (=B), ok?") == ["Re:", "50", "%", "of", "\"A\"", "(=B),", "ok?"])
  }

  @Test(arguments: [
    ("a  b", ["=?utf-8?Q?a__b?="]),
    ("=?utf-8?Q?x?=", ["=?utf-8?B?PT91dGYtOD9RP3g/PQ==?="]),
    ("é", ["=?utf-8?B?w6k=?="]),
    ("Die Cafés", ["=?utf-8?Q?Die_Caf=C3=A9s?="]),
    ("日本語", ["=?utf-8?B?5pel5pys6Kqe?="]),
    ("", []),
  ])
  func shorterEncodingIsTaken(text: String, encoded: [String]) {
    #expect(words(text) == encoded)
  }

  @Test(arguments: [
    "ä", "日", "😀", "a", "e\u{301}\u{302}", "日本語 text — ", "Größe: 10 × 20 cm, ",
  ])
  func encodedWordsFitTheirLinesAndSplitNoCharacter(unit: String) {
    for count in 1...80 {
      let text = HeaderText(String(repeating: unit, count: count)).value
      let words = EncodedWords.encode(text, firstRoom: 67)
      #expect(words.first?.utf8.count ?? 0 <= 67)
      #expect(words.allSatisfy { $0.utf8.count <= 75 })
      for word in words { #expect(MailDecoder.isWholeText(word)) }
      #expect(MailDecoder.header(words.joined(separator: "\r\n ")) == text)
    }
  }

  @Test func longSubjectIsFoldedAtItsSpaces() throws {
    let subject = (1...60).map { "word\($0)" }.joined(separator: " ")
    let lines = try mail(subject: subject).render().mailLines.map(\.text)
    let folded = lines.prefix { !$0.hasPrefix("X-Unsent") }
    #expect(folded.allSatisfy { $0.utf8.count <= 76 } && folded.count > 4)
    #expect(folded.joined() == "Subject: " + subject)
  }

  @Test func wordTooLongForALineIsEncoded() throws {
    let fits = String(repeating: "x", count: 67)
    #expect(words(fits) == [fits])
    #expect(words(fits + "x").allSatisfy { $0.hasPrefix("=?utf-8?") })
    let huge = String(repeating: "x", count: 65_536)
    let bytes = try mail(subject: huge).render()
    #expect(bytes.mailLines.allSatisfy { $0.count <= 76 })
    #expect(MailDecoder.decode(bytes).subject == huge)
  }

  @Test(arguments: [
    ("Lumen", "Lumen <a@b.example>"),
    ("Lumen & Co.", "=?utf-8?Q?Lumen_=26_Co=2E?= <a@b.example>"),
    ("x> <evil@z.example>,", "=?utf-8?B?eD4gPGV2aWxAei5leGFtcGxlPiw=?= <a@b.example>"),
    ("a\r\nBcc: c@d.example", "=?utf-8?Q?a_Bcc=3A_c=40d=2Eexample?= <a@b.example>"),
    ("\u{200B}", "a@b.example"),
    ("", "a@b.example"),
  ])
  func nameBeforeAnAddressIsOnlyAName(name: String, field: String) throws {
    let mailbox = try #require(Mailbox(name: name, address: "a@b.example"))
    #expect(mailbox.words(after: "To").joined(separator: " ") == field)
  }

  @Test(arguments: [
    "a@b", "a.b+c@d-e.example", "9abc8def@marketplace.example", "o'hara@x.example",
  ])
  func addressIsAccepted(address: String) {
    #expect(Mailbox(address: address)?.address == address)
  }

  @Test(arguments: [
    "", "a", "@b", "a@", "a@@b", "a..b@c", ".a@b", "a.@b", "a b@c", "a@b c", "a@-b", "a@b-", "a@b.",
    "\"a b\"@c", "a@[1.2.3.4]", "ü@b", "a@ü", "a@b\r\nBcc: c@d", "a@b,c@d", "a@b>", "a\u{0}@b",
    "a@b\u{301}", "a(x)@b", String(repeating: "a", count: 65) + "@b",
  ])
  func addressIsRefused(address: String) {
    #expect(Mailbox(address: address) == nil)
    #expect(MessageID(address) == nil || address.hasPrefix("aaaa"))
  }

  @Test func messageIDTakesItsBracketsOrNone() {
    #expect(MessageID("a@b.example")?.text == "<a@b.example>")
    #expect(MessageID("<a@b.example>")?.text == "<a@b.example>")
    for wrong in ["<a@b", "a@b>", "<>", "<", "<<a@b>>", "a@b\n"] {
      #expect(MessageID(wrong) == nil)
    }
  }

  @Test(arguments: [
    ("2026-07-14T09:30:00+02:00", "14 Jul 2026 09:30:00 +0200"),
    ("2026-07-04T07:30Z", "4 Jul 2026 07:30:00 +0000"),
    ("2024-02-29t23:59:60.123456z", "29 Feb 2024 23:59:60 +0000"),
    ("1900-01-01T00:00-0930", "1 Jan 1900 00:00:00 -0930"),
  ])
  func dateIsThatOfMail(text: String, field: String) {
    #expect(MailDate(iso8601: text)?.text == field)
  }

  @Test(arguments: [
    "", "2026-07-14", "2026-07-14T09:30", "2026-07-14 09:30Z", "2026-02-29T00:00Z",
    "2026-13-01T00:00Z", "2026-00-01T00:00Z", "2026-04-31T00:00Z", "2026-01-01T24:00Z",
    "2026-01-01T00:60Z", "2026-01-01T00:00:61Z", "2026-01-01T00:00:00.Z", "1899-12-31T00:00Z",
    "2026-01-01T00:00Z\r\nX: y", "２026-01-01T00:00Z", "+2026-01-01T00:00Z", "2026-01-01T00:00+2",
    "2026-01-01T00:00+99:99", "99999999999999999999-01-01T00:00Z",
  ])
  func textThatIsNoDateIsRefused(text: String) {
    #expect(MailDate(iso8601: text) == nil)
  }

  private func words(_ text: String) -> [String] {
    HeaderText(text).words(after: "Subject")
  }
}
