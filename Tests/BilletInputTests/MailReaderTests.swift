import BilletCore
import Testing

@testable import BilletInput

/// Opening e-mails.
struct MailReaderTests {
  private func read(_ text: String) -> ReadMail {
    ReadMail.read(SourceFile(path: "a.eml", text: text))
  }

  private func html(_ mail: ReadMail) -> [String] {
    mail.htmlParts.map { String(decoding: $0.file.bytes, as: UTF8.self) }
  }

  @Test func singlePartIsTheMessage() {
    let mail = read("Subject: Hello\nContent-Type: text/html; charset=utf-8\n\n<p>Grüße</p>\n")
    #expect(html(mail) == ["<p>Grüße</p>\n"])
    #expect(mail.subject == "Hello")
    #expect(mail.diagnostics.isEmpty)
  }

  private static let nested = """
    From: a@a.example\r
    Subject: =?utf-8?B?R3LDvMOf?=\r
     =?utf-8?Q?e_an_Sie?=\r
    MIME-Version: 1.0\r
    Content-Type: multipart/mixed;\r
    \tboundary="outer (1)"\r
    \r
    This is for old programs.\r
    --outer (1)\r
    Content-Type: multipart/related; boundary=rel\r
    \r
    --rel\r
    Content-Type: multipart/alternative; boundary="alt"\r
    \r
    --alt\r
    Content-Type: text/plain\r
    \r
    Plain\r
    --alt\r
    Content-Type: text/html; charset="iso-8859-1"\r
    Content-Transfer-Encoding: quoted-printable\r
    \r
    <p>Gr=FC=DFe und ein langer =\r
    Satz</p>\r
    <p>Ende</p>\r
    --alt--\r
    --rel\r
    Content-Type: image/png; name="logo.png"\r
    Content-ID: <logo>\r
    Content-Transfer-Encoding: base64\r
    \r
    AAAA\r
    --rel--\r
    --outer (1)\r
    Content-Type: application/pdf\r
    Content-Disposition: attachment;\r
     filename*0*=utf-8''Rechnung%20;\r
     filename*1="M\\"rz.pdf"\r
    Content-Transfer-Encoding: base64\r
    \r
    AAAA\r
    --outer (1)--\r

    """

  @Test func nestedPartsAreFoundWithFacts() {
    let mail = read(Self.nested)
    #expect(html(mail) == ["<p>Grüße und ein langer Satz</p>\r\n<p>Ende</p>"])
    #expect(mail.subject == "Grüße an Sie")
    #expect(mail.attachments == [.init(name: "Rechnung M\"rz.pdf", mediaType: "application/pdf")])
    #expect(mail.diagnostics.map(\.message) == [])
  }

  @Test(arguments: [
    ("Gr", "Gr"), ("ü", "=FC"), ("langer Satz", "langer =\r\nSatz"), ("Ende", "Ende"),
  ])
  func placesLeadBackToTheFile(part: String, source: String) throws {
    let mail = read(Self.nested)
    let file = try #require(mail.htmlParts.first)
    let text = Array(part.utf8)
    let start = try #require(
      file.file.bytes.indices.first { file.file.bytes[$0...].starts(with: text) })
    let span = file.source(of: start..<(start + text.count))
    #expect(String(decoding: Array(Self.nested.utf8)[span], as: UTF8.self) == source)
  }

  @Test func base64LeadsToTheGroupThatHoldsThePlace() throws {
    // <p>Hello</p><b>you</b>
    let text =
      "Content-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+SGVsbG88L3A+\nPGI+eW91PC9iPg==\n"
    let mail = read(text)
    #expect(html(mail) == ["<p>Hello</p><b>you</b>"])
    let span = try #require(mail.htmlParts.first).source(of: 15..<18)
    #expect(String(decoding: Array(text.utf8)[span], as: UTF8.self) == "eW91")
    #expect(mail.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("", "This is no e-mail"),
    ("<p>Hello", "This is no e-mail"),
    ("Content-Type: multipart/mixed\n\n--a\n", "does not say what stands between"),
    ("Content-Type: multipart/mixed; boundary=a\n\n--b\n", "does not occur"),
    (
      "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: text/html\n\n<p>x",
      "may be cut off"
    ),
    ("Content-Type: text/html; charset=klingon\n\n<p>x", "“klingon” is no encoding"),
    (
      "Content-Type: text/html\nContent-Transfer-Encoding: uuencode\n\n<p>x",
      "“uuencode” is no encoding"
    ),
    (
      "Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p a=b>x",
      "is not quoted-printable"
    ),
    ("Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n<p>x", "is not base64"),
    ("Content-Type: text/html\nno field\n\n<p>x", "This line of the header is no field"),
    ("Subject: a\n\nPlain text", "plain text and no HTML part"),
    ("Subject: a\nContent-Type: image/png; name=a.png\n\nAAAA", "no HTML part"),
    (
      "Content-Type: text/html; charset=iso-2022-jp\n\n\u{FC}",
      "stand for no character in ISO-2022-JP"
    ),
  ])
  func whatIsWrongIsTold(text: String, message: String) {
    let mail = read(text)
    #expect(
      mail.diagnostics.contains { $0.message.contains(message) },
      "\(mail.diagnostics.map(\.message))")
    #expect(mail.diagnostics.allSatisfy { $0.location != nil && $0.message.hasSuffix(".") })
  }

  @Test func partsCannotNestWithoutEnd() {
    var text = "Content-Type: multipart/mixed; boundary=a\n\n"
    for _ in 0..<100 { text += "--a\nContent-Type: multipart/mixed; boundary=a\n\n" }
    #expect(read(text).diagnostics.count <= Limits.findingsPerFile)
    var deep = "Content-Type: multipart/mixed; boundary=b0\n\n"
    for level in 0..<40 {
      deep += "--b\(level)\nContent-Type: multipart/mixed; boundary=b\(level + 1)\n\n"
    }
    #expect(read(deep).diagnostics.contains { $0.message.contains("\(Limits.mailDepth) deep") })
  }

  @Test func lastOfTheAlternativesIsShown() {
    let mail = read(
      "Content-Type: multipart/alternative; boundary=a\n\n--a\nContent-Type: text/html\n\n<p>1</p>\n--a\n"
        + "Content-Type: text/html\n\n<p>2</p>\n--a--\n")
    #expect(html(mail) == ["<p>2</p>"])
  }

  @Test(arguments: [
    ("=?utf-8?q?a?= =?utf-8?q?b?=", "ab"), ("=?utf-8?q?=C3?= =?utf-8?q?=BC?=", "ü"),
    ("a =?iso-8859-1?Q?=FC?= b", "a ü b"), ("=?utf-8?B?8J+YgA==?=", "😀"),
    ("=?klingon?Q?a?=", "=?klingon?Q?a?="), ("=?utf-8?q?a", "=?utf-8?q?a"),
    ("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"), ("Grüße", "Grüße"),
  ])
  func encodedWordsAreText(field: String, text: String) {
    #expect(EncodedWord.decode(Array(field.utf8)) == text)
  }

  /// Whatever is done to an e-mail, it is read to its end, and places stay inside the file.
  @Test func damagedMailIsReadAllTheSame() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = EncodingTests.SplitMix(seed: seed)
    let original = Array(Self.nested.utf8)
    for _ in 0..<400 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0...2, using: &generator) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: index)
        default: bytes.removeSubrange(index..<min(bytes.count, index + 40))
        }
      }
      let mail = ReadMail.read(SourceFile(path: "a.eml", bytes: bytes))
      for part in mail.htmlParts {
        let span = part.source(of: 0..<part.file.bytes.count)
        #expect(span.lowerBound >= 0 && span.upperBound <= bytes.count, "seed \(seed)")
      }
    }
  }
}
