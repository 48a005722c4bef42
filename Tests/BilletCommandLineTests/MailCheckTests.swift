import Foundation
import Testing

/// E-mails and other encodings on the command line.
struct MailCheckTests {
  private let scratch = Scratch()

  private func write(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: scratch.url.appending(path: path))
  }

  private func check(_ arguments: String...) throws -> BilletProcess.Result {
    try BilletProcess.run(["check"] + arguments, in: scratch.url)
  }

  @Test func findingLeadsToTheLineOfTheMail() throws {
    try scratch.write(
      "Subject: Order 114-3941689-8772232\r\nContent-Type: text/html; charset=utf-8\r\n"
        + "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>Order 114-3941689-8772232</p>\r\n"
        + "<p style=3D\"text-align:=\r\ncenter\">Hello</p>\r\n",
      to: "a.eml")
    let result = try check("a.eml")
    #expect(result.status == 1)
    #expect(
      result.output.contains("a.eml:6:13: error: “text-align: center” aligns text."),
      "\(result.output)")
    #expect(result.output.contains("in the HTML part: a.eml (HTML part):2:11"), "\(result.output)")
    #expect(try check("a.eml", "--format", "terminal").output.contains("in the HTML part"))
  }

  @Test func renderedMailIsCleanWhenItIsRead() throws {
    let message = "Messages/return-label/en-US.md"
    let mail = try BilletProcess.run(
      ["render", message, "--fixture", "typical", "--format", "eml"])
    #expect(mail.status == 0)
    try scratch.write(mail.output, to: "mail.eml")
    #expect(try check("mail.eml").output == "No findings in 1 file.\n")
    let piped = try BilletProcess.run(["check", "-"], input: mail.output)
    #expect(piped.output == "No findings in 1 file.\n")
  }

  @Test func mailsAreFoundInFolders() throws {
    try scratch.write("Subject: a\n\nPlain", to: "m/a.eml")
    let result = try check("m")
    #expect(result.output.contains("[mail-format]"))
  }

  @Test func lineAndColumnOfOtherEncodingsAreThoseOfTheFile() throws {
    let html = Array("<meta charset=windows-1252><p>Order 114-3941689-8772232</p>\n<p>".utf8)
    try write(
      html + [0xFC, 0x80, 0xFC] + Array("<b style='color:red'>x</b></p>".utf8), to: "a.html")
    let result = try check("a.html", "--rule", "font-color,doc-charset")
    #expect(result.output.contains("a.html:2:17: error"), "\(result.output)")
  }

  @Test func fixesLeaveOtherEncodingsAlone() throws {
    let html =
      Array("<meta charset=windows-1252><p>".utf8) + [0xFC]
      + Array("<a href=http://a.example>x</a>".utf8)
    try write(html, to: "a.html")
    _ = try check("a.html", "--fix")
    #expect(try Data(contentsOf: scratch.url.appending(path: "a.html")) == Data(html))
  }

  @Test func unknownEncodingIsTold() throws {
    try write(Array("<meta charset=klingon><p>".utf8) + [0xFC], to: "a.html")
    let result = try check("a.html")
    #expect(result.status == 1)
    #expect(
      result.output.contains(
        "a.html:1:15: error: “klingon” is no encoding that Billet reads. [encoding]"))
  }
}
