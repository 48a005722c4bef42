import Testing

@testable import BilletRendering

@Suite struct MailAttachmentTests {
  @Test(arguments: [
    ("invoice.pdf", "invoice.pdf"), ("out/2026/invoice.pdf", "invoice.pdf"),
    ("C:\\temp\\invoice.pdf", "invoice.pdf"), ("../../etc/passwd", "passwd"), ("a/ b.pdf", "b.pdf"),
    ("a\r\nX: y.pdf", "a X_ y.pdf"), ("x\u{202E}fdp.exe", "xfdp.exe"), ("", "attachment"),
    ("..", "attachment"), ("a/", "attachment"), ("\u{0}/\u{0}", "attachment"), (".pdf", ".pdf"),
    ("\"\u{301}a<\u{200D}>|?*", "_\u{301}a_____"), ("a/\u{301}b", "\u{301}b"),
  ])
  func nameIsTheLastComponentInOneLine(path: String, name: String) {
    #expect(Array(AttachmentName(path).value.utf8) == Array(name.utf8))
  }

  @Test(arguments: [
    ("invoice (2).pdf", ["filename=\"invoice (2).pdf\""]),
    ("Größe.pdf", ["filename*=UTF-8''Gr%C3%B6%C3%9Fe.pdf;", "filename=\"Gr_e.pdf\""]),
    (
      "請求書.pdf",
      ["filename*=UTF-8''%E8%AB%8B%E6%B1%82%E6%9B%B8.pdf;", "filename=\"attachment.pdf\""]
    ),
    ("a\"; x=\".pdf", ["filename=\"a_; x=_.pdf\""]),
    ("100%.pdf", ["filename*=UTF-8''100%25.pdf;", "filename=\"100_.pdf\""]),
    ("a  b.pdf", ["filename*=UTF-8''a%20%20b.pdf;", "filename=\"a  b.pdf\""]),
    ("=?utf-8?Q?x?=", ["filename=\"=_utf-8_Q_x_=\""]),
  ])
  func nameIsGivenInFullAndInASCII(name: String, words: [String]) {
    #expect(AttachmentName(name).words == words)
  }

  @Test func longNameComesInNumberedPieces() {
    let name = String(repeating: "長い名前", count: 40) + ".pdf"
    let words = AttachmentName(name).words
    #expect(words.allSatisfy { $0.utf8.count <= 75 })
    #expect(words[0].hasPrefix("filename*0*=UTF-8''%E9%95%B7"))
    #expect(words[1].hasPrefix("filename*1*=%"))
    #expect(words.last == "filename=\"attachment.pdf\"")
    let plain = String(repeating: "x", count: 300) + ".pdf"
    #expect(AttachmentName(plain).words.allSatisfy { $0.utf8.count <= 75 })
    #expect(
      AttachmentName(plain).words.last
        == "filename=\"" + String(repeating: "x", count: 60) + ".pdf\"")
  }

  @Test(arguments: [
    ("a.pdf", "application/pdf"), ("a.PDF", "application/pdf"), ("a.b.jpeg", "image/jpeg"),
    ("a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("a.txt", "text/plain"), ("a.html", "application/octet-stream"),
    ("a.eml", "application/octet-stream"), ("pdf", "application/octet-stream"),
    ("a.", "application/octet-stream"), ("", "application/octet-stream"),
    ("a.pdf\u{301}", "application/octet-stream"),
  ])
  func mediaTypeFollowsFromTheExtension(name: String, type: String) {
    #expect(MediaType(fileName: name).rawValue == type)
  }

  @Test(arguments: [
    "", "text", "text/", "/plain", "text/plain/x", "text/plain; charset=x", "text/pl ain",
    "text/plain\r\nX: y", "multipart/mixed", "MESSAGE/rfc822", "text/plän", "image/\u{212A}",
  ])
  func textThatIsNoMediaTypeOfAFileIsRefused(text: String) {
    #expect(MediaType(text) == nil)
  }

  @Test func givenMediaTypeWins() throws {
    let type = try #require(MediaType("Application/X-Label"))
    #expect(MailAttachment(name: "a.pdf", mediaType: type, bytes: []).mediaType == type)
    #expect(type.rawValue == "application/x-label")
  }

  @Test func charsetIsNamedOnlyForTextThatHasIt() throws {
    let latin = try mail(attachments: [MailAttachment(name: "a.txt", bytes: [0xFC])]).render().text
    #expect(latin.contains("Content-Type: text/plain\r\n"))
    let utf8 = try mail(attachments: [MailAttachment(name: "a.csv", bytes: [0x41])]).render().text
    #expect(utf8.contains("Content-Type: text/csv; charset=utf-8\r\n"))
  }
}
