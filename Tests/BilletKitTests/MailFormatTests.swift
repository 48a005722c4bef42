import BilletKit
import Foundation
import Testing

@Suite struct MailFormatTests {
  static let front = """
    ---
    subject: Invoice for order {{order_id}}
    language: en-US
    reason: invoice
    direction: proactive
    attachments:
      - {file: %FILE%, kind: invoice}
    variables:
      order_id: {type: order-id}
    ---
    Your invoice for order {{order_id}} is attached.

    """
  static let data = SourceFile(path: "data.json", text: #"{"order_id": "114-3941689-8772232"}"#)

  let project: TemporaryProject

  init() throws {
    project = try TemporaryProject()
    try FileManager.default.createDirectory(
      at: project.url.appending(path: "Messages"), withIntermediateDirectories: true)
  }

  private func render(
    attaching file: String, attachmentsFolder: String? = nil
  ) throws -> CompiledTemplate.Rendering {
    try project.write(
      Self.front.replacing("%FILE%", with: file).utf8, to: "Messages/invoice/en-US.md")
    let compilation = try project.compile("Messages/invoice/en-US.md")
    let template = try #require(compilation.template, "\(compilation.diagnostics)")
    return template.render(Self.data, as: .eml, attachmentsFolder: attachmentsFolder)
  }

  /// Escaping makes more of the values than there was.
  @Test(arguments: [OutputFormat.html, .fragment, .eml])
  func renderedMessageBeyondTheLimitIsTold(format: OutputFormat) throws {
    try project.write(
      "---\nsubject: S\nlanguage: en-US\nvariables: {v: text, l: {type: list}}\n---\n{{#l}}\n{{v}}\n\n{{/l}}\n"
        .utf8, to: "Messages/long/en-US.md")
    let template = try #require(try project.compile("Messages/long/en-US.md").template)
    func rendering(_ count: Int) -> CompiledTemplate.Rendering {
      let items = Array(repeating: "\"x\"", count: count).joined(separator: ",")
      let value = String(repeating: "&", count: Limits.valueBytes)
      return template.render(
        SourceFile(path: "data.json", text: "{\"v\": \"\(value)\", \"l\": [\(items)]}"), as: format)
    }
    #expect(rendering(12).output != nil)
    let beyond = rendering(13)
    #expect(beyond.output == nil)
    #expect(beyond.diagnostics.contains { $0.message.contains("\(Limits.outputBytes)") })
  }

  private func text(_ rendering: CompiledTemplate.Rendering) -> String {
    String(decoding: rendering.output ?? [], as: UTF8.self)
  }

  @Test func declaredFileBesideTheMessageIsAttached() throws {
    try project.write("%PDF-1.4".utf8, to: "Messages/invoice/invoice.pdf")
    let rendering = try render(attaching: "invoice.pdf")
    #expect(rendering.diagnostics.isEmpty)
    #expect(text(rendering).contains("Content-Disposition: attachment; filename=\"invoice.pdf\""))
    #expect(text(rendering).contains("Subject: Invoice for order 114-3941689-8772232\r\n"))
    #expect(text(rendering).contains(Data("%PDF-1.4".utf8).base64EncodedString()))
  }

  @Test func missingFileIsAnErrorWhereItIsDeclared() throws {
    let rendering = try render(attaching: "invoice.pdf")
    let finding = try #require(rendering.diagnostics.first)
    #expect(rendering.diagnostics.count == 1)
    #expect(finding.rule == "attachment" && finding.severity == .error)
    #expect(finding.location?.start.line == 7)
    #expect(finding.help.contains("Messages/invoice/invoice.pdf"))
    // With --force there is a mail all the same.
    #expect(text(rendering).contains("Your invoice"))
    #expect(!text(rendering).contains("multipart/mixed"))
  }

  @Test(arguments: ["../../../secret.pdf", "/etc/hostname", "link.pdf", "folder", "pipe"])
  func whatIsNoFileOfTheProjectIsAsGoodAsAbsent(name: String) throws {
    let outside = try TemporaryProject()
    try outside.write("secret".utf8, to: "secret.pdf")
    let folder = project.url.appending(path: "Messages/invoice")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "folder"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "link.pdf"),
      withDestinationURL: outside.url.appending(path: "secret.pdf"))
    #expect(mkfifo(folder.appending(path: "pipe").path, 0o600) == 0)
    let rendering = try render(attaching: name)
    #expect(rendering.diagnostics.map(\.rule) == ["attachment"])
    #expect(
      rendering.diagnostics[0].message
        == "There is no file “\(name)” that could be attached.")
    #expect(!text(rendering).contains("multipart/mixed"))
  }

  @Test func folderOfTheCallersHoldsTheFilesAndNothingBesides() throws {
    let invoices = try TemporaryProject()
    try invoices.write("own".utf8, to: "in/invoice.pdf")
    try invoices.write("other".utf8, to: "other.pdf")
    let folder = invoices.url.appending(path: "in").path
    let found = try render(attaching: "invoice.pdf", attachmentsFolder: folder)
    #expect(found.diagnostics.isEmpty)
    let refused = try render(attaching: "../other.pdf", attachmentsFolder: folder)
    #expect(refused.diagnostics.map(\.rule) == ["attachment"])
  }

  @Test func tenMegabytesAreAttachedAndAByteMoreIsNot() throws {
    let limit = 10 * 1024 * 1024
    try project.write([UInt8](repeating: 1, count: limit), to: "Messages/invoice/a.pdf")
    let rendering = try render(attaching: "a.pdf")
    #expect(rendering.diagnostics.isEmpty)
    #expect((rendering.output?.count ?? 0) > limit)
    try project.write([UInt8](repeating: 1, count: limit + 1), to: "Messages/invoice/a.pdf")
    let refused = try render(attaching: "a.pdf")
    #expect(refused.diagnostics.map(\.rule) == ["attachment"])
    #expect(refused.diagnostics[0].message.contains("10 MB"))
  }

  @Test func factsOfTheDataNameOtherFiles() throws {
    try project.write("own".utf8, to: "Messages/invoice/2026-17.pdf")
    _ = try render(attaching: "invoice.pdf")
    let template = try #require(try project.compile("Messages/invoice/en-US.md").template)
    let data = SourceFile(
      path: "data.json",
      text: """
        {"order_id": "114-3941689-8772232",
         "facts": {"attachments": [{"file": "2026-17.pdf", "kind": "invoice"}]}}
        """)
    let rendering = template.render(data, as: .eml)
    #expect(rendering.diagnostics.isEmpty)
    #expect(text(rendering).contains("2026-17.pdf"))
  }

  @Test func sameMessageGivesTheSameMail() throws {
    let sample = try #require(try StarterMessages.samples().first)
    let first = sample.template.render(sample.data, as: .eml)
    #expect(
      first.output != nil && first.output == sample.template.render(sample.data, as: .eml).output)
  }

  /// Python's parser finds in each mail the subject, the text and the HTML that Billet renders alone.
  @Test(.enabled(if: Python.has("email.policy")))
  func pythonReadsTheMailOfEveryStarterMessage() throws {
    let files = try TemporaryProject()
    for name in ["invoice.pdf", "customs-declaration.pdf"] {
      try files.write("%PDF-1.4 \(name)".utf8, to: "files/\(name)")
    }
    var mails = 0
    for sample in try StarterMessages.samples() {
      let mail = sample.template.render(
        sample.data, as: .eml, attachmentsFolder: files.url.appending(path: "files").path)
      #expect(!mail.diagnostics.reach(.error), "\(sample.name): \(mail.diagnostics)")
      mails += 1
      let stem = "mails/" + sample.name.replacing("/", with: "~")
      try files.write(try #require(mail.output), to: stem + ".eml")
      for format in [OutputFormat.html, .text] {
        let output = try #require(sample.template.render(sample.data, as: format).output)
        try files.write(output, to: stem + "." + format.fileExtension)
      }
    }
    #expect(mails > 0)
    let read = try Python.run(Self.reader, [files.url.path])
    #expect(read.output == "\(mails) mails\n")
  }

  private static let reader = """
    import email, email.policy, glob, html, re, sys
    root = sys.argv[1]
    mails = sorted(glob.glob(root + "/mails/*.eml"))
    for name in mails:
        with open(name, "rb") as file:
            mail = email.message_from_bytes(file.read(), policy=email.policy.default)
        page = open(name[:-4] + ".html", encoding="utf-8", newline="").read()
        text = open(name[:-4] + ".txt", encoding="utf-8", newline="").read()
        title = html.unescape(re.search("<title>(.*?)</title>", page, re.S).group(1))
        assert not mail.defects, (name, mail.defects)
        assert mail["Subject"] == title, (name, mail["Subject"], title)
        assert mail["Content-Language"] == name.split("~")[-2], name
        for part in mail.walk():
            assert not part.defects, (name, part.defects)
        def content(kind):
            return mail.get_body((kind,)).get_content().replace("\\r\\n", "\\n").rstrip("\\n")
        assert content("plain") == text.rstrip("\\n"), name
        assert content("html") == page.rstrip("\\n"), name
        for part in mail.iter_attachments():
            expected = open(root + "/files/" + part.get_filename(), "rb").read()
            assert part.get_content() == expected, name
    print(len(mails), "mails")
    """
}
