import Testing

@testable import BilletRendering

/// No value of any field makes a line of its own, and readers see the value that was meant.
@Suite struct MailInjectionTests {
  static let fields = [
    "From", "To", "Subject", "X-Unsent", "MIME-Version", "Content-Language", "Content-Type",
  ]

  @Test func thereAreEnoughValues() {
    #expect(MailNastyValues.all.count >= 400)
  }

  @Test(arguments: MailNastyValues.all)
  func valueStaysInItsField(value: String) throws {
    let message = try Self.message(value)
    let bytes = message.render()
    let lines = bytes.mailLines
    #expect(lines.allSatisfy { $0.count <= 78 && $0.allSatisfy(Self.isMailText) })
    #expect(MailDecoder.decode(bytes) == Self.expected(value, of: message))
    // Every part's header holds the fields that were written, and nothing else.
    for (index, line) in lines.enumerated() where line.starts(with: "--=_".utf8) {
      let header = lines[(index + 1)...].prefix { !$0.isEmpty }
      #expect(
        header.allSatisfy { $0.first == 0x20 || $0.starts(with: "Content-".utf8) }, "\(value)")
    }
  }

  @Test func valuesInTextsEndNoPart() throws {
    let all = MailNastyValues.all.joined(separator: "\n--=_alternative_0000000000000000--\n")
    let message = try mail(html: all, text: all)
    let decoded = MailDecoder.decode(message.render())
    #expect(decoded.parts.map(\.content) == Array(repeating: Self.carried(all), count: 2))
  }

  /// A mail with the value in every field that takes one.
  static func message(_ value: String) throws -> MailMessage {
    try mail(
      subject: value, html: "<p>\(value)</p>\n", text: value,
      attachments: [
        MailAttachment(
          name: value, mediaType: MediaType("application/pdf"), bytes: Array(value.utf8))
      ],
      sender: Mailbox(name: value, address: "a@b.example"),
      recipients: [try #require(Mailbox(name: value, address: "c@d.example"))])
  }

  static func expected(_ value: String, of message: MailMessage) -> DecodedMail {
    DecodedMail(
      fields: fields, subject: HeaderText(value).value,
      sender: .init(name: HeaderText(value).value, address: "a@b.example"),
      parts: [
        .init(type: "text/plain", fileName: nil, content: carried(value)),
        .init(type: "text/html", fileName: nil, content: carried("<p>\(value)</p>\n")),
        .init(
          type: "application/pdf", fileName: AttachmentName(value).value,
          content: Array(value.utf8)),
      ])
  }

  /// Printable ASCII and, in texts, tabs.
  private static func isMailText(_ byte: UInt8) -> Bool {
    (byte >= 0x20 && byte < 0x7F) || byte == 0x09
  }

  private static func carried(_ text: String) -> [UInt8] {
    MailDecoder.withMailLineEnds(Array(text.utf8))
  }
}
