import Testing

@testable import BilletRendering

/// Whole mails, byte for byte.
@Suite struct MailGoldenTests {
  @Test func draftIsTextAndHTML() throws {
    let message = try mail(
      subject: "Ihre Rücksendung", language: "de-DE", html: "<p lang=\"de\">Grüße</p>\n",
      text: "Grüße \n.\n")
    expect(
      message,
      """
      Subject: =?utf-8?Q?Ihre_R=C3=BCcksendung?=
      X-Unsent: 1
      MIME-Version: 1.0
      Content-Language: de-DE
      Content-Type: multipart/alternative;
       boundary="=_alternative_HASH"

      --=_alternative_HASH
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      Gr=C3=BC=C3=9Fe=20
      =2E

      --=_alternative_HASH
      Content-Type: text/html; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      <p lang=3D"de">Gr=C3=BC=C3=9Fe</p>

      --=_alternative_HASH--

      """)
  }

  @Test func attachmentsFollowTheTwoTexts() throws {
    let message = try mail(
      attachments: [
        MailAttachment(name: "out/invoice.pdf", bytes: Array("%PDF-1.7 and more".utf8)),
        MailAttachment(name: "Über uns.txt", bytes: Array("ä".utf8)),
      ],
      sender: Mailbox(name: "Lumen", address: "care@lumen.example"),
      recipients: [
        try #require(Mailbox(address: "a@marketplace.example")),
        try #require(Mailbox(name: "Žofie, Ltd.", address: "b@marketplace.example")),
      ],
      date: MailDate(iso8601: "2026-07-14T09:30:00+02:00"),
      messageID: MessageID("1.return@lumen.example"))
    expect(
      message,
      """
      From: Lumen <care@lumen.example>
      To: a@marketplace.example, =?utf-8?B?xb1vZmllLCBMdGQu?=
       <b@marketplace.example>
      Subject: Your return
      Date: 14 Jul 2026 09:30:00 +0200
      Message-ID: <1.return@lumen.example>
      MIME-Version: 1.0
      Content-Language: en-US
      Content-Type: multipart/mixed; boundary="=_mixed_HASH"

      --=_mixed_HASH
      Content-Type: multipart/alternative;
       boundary="=_alternative_HASH"

      --=_alternative_HASH
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      Hello

      --=_alternative_HASH
      Content-Type: text/html; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      <p>Hello</p>

      --=_alternative_HASH--

      --=_mixed_HASH
      Content-Type: application/pdf
      Content-Transfer-Encoding: base64
      Content-Disposition: attachment; filename="invoice.pdf"

      JVBERi0xLjcgYW5kIG1vcmU=
      --=_mixed_HASH
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: base64
      Content-Disposition: attachment; filename*=UTF-8''%C3%9Cber%20uns.txt;
       filename="_ber uns.txt"

      w6Q=
      --=_mixed_HASH--

      """)
  }

  @Test func everyByteIsTheSameTwiceAndAnyChangeMovesTheBoundary() throws {
    let message = try mail(attachments: [MailAttachment(name: "a.txt", bytes: [1, 2, 3])])
    #expect(message.render() == message.render())
    var other = message
    other.attachments[0].bytes = [1, 2, 4]
    #expect(hash(in: message.render()) != hash(in: other.render()))
    // The same bytes cut elsewhere are not the same content.
    let left = try mail(html: "ab", text: "c").render()
    let right = try mail(html: "b", text: "ca").render()
    #expect(hash(in: left) != hash(in: right))
  }

  @Test func mailWithoutSenderOrDateIsADraft() throws {
    let sender = Mailbox(address: "a@b.example")
    let date = MailDate(iso8601: "2026-01-01T00:00Z")
    #expect(try mail().render().text.contains("\r\nX-Unsent: 1\r\n"))
    #expect(try mail(sender: sender).render().text.contains("\r\nX-Unsent: 1\r\n"))
    #expect(try mail(date: date).render().text.contains("\r\nX-Unsent: 1\r\n"))
    #expect(try !mail(sender: sender, date: date).render().text.contains("X-Unsent"))
  }

  @Test func languageTooLongForALineIsLeftOut() throws {
    let tag = "en" + String(repeating: "-abcdefgh", count: 200)
    #expect(try !mail(language: tag).render().text.contains("Content-Language"))
  }

  private func hash(in bytes: [UInt8]) -> String {
    let text = bytes.text
    guard let range = text.utf8.split(separator: UInt8(ascii: "\"")).dropFirst().first else {
      return ""
    }
    return String(Substring(range).suffix(16))
  }

  /// Compares line by line; `HASH` stands for the 16 digits of the content's hash.
  private func expect(
    _ message: MailMessage, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let bytes = message.render()
    let hash = hash(in: bytes)
    #expect(hash.utf8.count == 16, sourceLocation: sourceLocation)
    let lines = expected.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0.replacing("HASH", with: hash)) }
    #expect(bytes.mailLines.map(\.text) == lines, sourceLocation: sourceLocation)
    #expect(!bytes.mailLines.joined().contains { $0 == 0x0D || $0 == 0x0A })
  }
}
