import Foundation
import Testing

@Suite struct CheckCommandTests {
  let scratch = Scratch()

  @Test func starterLibraryIsClean() throws {
    let result = try BilletProcess.run(["check", "Messages", "--fail-on", "warning"])
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output.hasPrefix("No findings in "))
  }

  @Test func standardInputIsChecked() throws {
    let html = "<p>Order 114-3941689-8772232</p>\n<p><font color=red>Sale</font></p>\n"
    let result = try BilletProcess.run(["check", "-"], input: html)
    #expect(result.status == 1)
    #expect(result.output.contains("<stdin>:2:10: error:"))
    #expect(result.output.contains("[font-color]"))
  }

  @Test func warningsFailOnlyWhenAsked() throws {
    let html = "<p style=\"background-color:#ffffff\">Order 114-3941689-8772232</p>"
    try scratch.write(html, to: "a.html")
    #expect(try BilletProcess.run(["check", "a.html"], in: scratch.url).status == 0)
    let strict = try BilletProcess.run(
      ["check", "a.html", "--fail-on", "warning"], in: scratch.url)
    #expect(strict.status == 1)
  }

  @Test func jsonKeepsItsContract() throws {
    let html = "<p>Order 114-3941689-8772232</p>\n<p>ä <img src=\"https://a.example/a.png\"></p>\n"
    try scratch.write(html, to: "a.html")
    let result = try BilletProcess.run(["check", "a.html", "--format", "json"], in: scratch.url)
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(root["version"] as? Int == 1)
    let summary = try #require(root["summary"] as? [String: Int])
    #expect(summary["files"] == 1 && summary["errors"] == 1)
    let files = try #require(root["files"] as? [[String: Any]])
    let findings = try #require(files.first?["diagnostics"] as? [[String: Any]])
    let finding = try #require(findings.first { $0["rule"] as? String == "image-alt" })
    #expect(finding["severity"] as? String == "error")
    #expect(finding["outcome"] as? String == "failed")
    #expect(finding["line"] as? Int == 2 && finding["column"] as? Int == 6)
    #expect(finding["offset"] as? Int == 39 && finding["length"] as? Int == 35)
    #expect((finding["references"] as? [[String: String]])?.first?["standard"] == "WCAG")
  }

  @Test func folderIsSearchedForHtmlAndMessages() throws {
    try scratch.write("<p>Order 114-3941689-8772232</p>", to: "b/two.htm")
    try scratch.write("<p>Order 114-3941689-8772232</p>", to: "one.html")
    try scratch.write("# Read me\n", to: "README.md")
    try scratch.write(RenderCommandTests.message, to: "Messages/hello/en-US.md")
    try scratch.write(
      #"{"order_id": "114-3941689-8772232"}"#, to: "Messages/hello/fixtures/typical.json")
    let result = try BilletProcess.run(["check", ".", "--format", "plain"], in: scratch.url)
    #expect(result.status == 0, "\(result.output)")
  }

  @Test func folderWithNothingToCheckIsNotClean() throws {
    try scratch.write("x", to: "a.txt")
    let result = try BilletProcess.run(["check", "."], in: scratch.url)
    #expect(result.status == 2)
  }

  @Test func colourIsOnlyForTerminals() throws {
    let result = try BilletProcess.run(
      ["check", "-", "--format", "terminal"], input: "<img src=x.gif>")
    #expect(!result.output.utf8.contains(0x1B))
  }

  @Test func factsAreReadAndFaultsInThemAreTold() throws {
    let html = "<p>Order 114-3941689-8772232</p>"
    try scratch.write(#"{"orderID": "701-0000000-0000001"}"#, to: "other.json")
    try scratch.write(#"{"orderId": "701-0000000-0000001"}"#, to: "wrong.json")
    let other = try BilletProcess.run(
      ["check", "-", "--facts", "other.json"], in: scratch.url, input: html)
    #expect(other.status == 1)
    #expect(other.output.contains("[order-id]"))
    let wrong = try BilletProcess.run(
      ["check", "-", "--facts", "wrong.json"], in: scratch.url, input: html)
    #expect(wrong.status == 2)
    #expect(wrong.complaint.contains("Did you mean “orderID”?"))
  }

  /// A seller's slip, and the one finding that tells of it.
  @Test(arguments: [
    ("Hello {{name}},", "Hello {{nmae}},", "hello.md:10:7: error: There is no variable “nmae”."),
    ("Hello {{name}},", "Hello {{{name}}},", "hello.md:10:7: error: A value cannot be"),
    ("Hello {{name}},", "{{#nmae}}\n{{name}}\n{{/nmae}}", "hello.md:10:1: error: There is no"),
    ("Hello {{name}},", "# A\n\n#### B", "hello.md:12:6: error: This heading has level 4"),
    ("subject: Your order {{order_id}}\n", "", "hello.md:1:1: error: The subject is missing."),
    ("language: en-US", "language: english", "hello.md:3:11: error: “english” is no language"),
    ("your order {{order_id}}", "{{ordre_id}}", "hello.md:12:1: error: There is no variable"),
  ])
  func faultOfTheAuthorIsToldOnce(text: String, slip: String, finding: String) throws {
    let broken = RenderCommandTests.message.replacingOccurrences(of: text, with: slip)
    try scratch.write(broken, to: "hello.md")
    try scratch.write(
      #"{"order_id": "114-3941689-8772232", "name": "Ada"}"#, to: "fixtures/one.json")
    try scratch.write(
      #"{"order_id": "114-3941689-8772232", "name": "Bob"}"#, to: "fixtures/two.json")
    let result = try BilletProcess.run(["check", "hello.md"], in: scratch.url)
    #expect(result.output.contains(finding), "\(result.output)")
    #expect(result.output.hasSuffix("\n1 error in 1 file.\n"), "\(result.output)")
  }

  @Test func faultOfAValueIsToldOnce() throws {
    try scratch.write(RenderCommandTests.message + "\n{{name}}, *{{name}}*\n", to: "hello.md")
    try scratch.write(
      ##"{"order_id": "114-3941689-8772232", "name": "Ada 😀 [[x]] 🎁"}"##, to: "fixtures/one.json")
    let result = try BilletProcess.run(["check", "hello.md"], in: scratch.url)
    #expect(result.output.contains("hello.md:10:7: error: “😀” (grinning face) is an emoji."))
    #expect(result.output.hasSuffix("\n2 errors, 1 warning in 1 file.\n"), "\(result.output)")
  }

  @Test func wrongOrderIDInTheDataIsNotAlsoMissing() throws {
    try scratch.write(RenderCommandTests.message, to: "hello.md")
    try scratch.write(#"{"order_id": "114-394168-8772232"}"#, to: "fixtures/one.json")
    let result = try BilletProcess.run(["check", "hello.md"], in: scratch.url)
    #expect(result.output.contains("fixtures/one.json:1:14: error"))
    #expect(result.output.hasSuffix("\n1 error in 1 file.\n"), "\(result.output)")
  }

  @Test func missingThemeDoesNotHideTheFindingsOfOtherFiles() throws {
    let message = RenderCommandTests.message
    try scratch.write(
      message.replacingOccurrences(of: "language:", with: "theme: defualt\nlanguage:"), to: "a.md")
    try scratch.write("<p>114-3941689-8772232 &#x1F600;", to: "b.html")
    let result = try BilletProcess.run(["check", "."], in: scratch.url)
    #expect(result.status == 2)
    #expect(result.output.contains("a.md"))
    #expect(result.output.contains("Did you mean “default”?"))
    #expect(result.output.contains("b.html:1:24: error"))
  }

  @Test(arguments: ["", "\u{FEFF}", "\n", " \t\r\n"])
  func messageIsKnownByItsFrontMatter(before: String) throws {
    let crlf = RenderCommandTests.message.replacingOccurrences(of: "\n", with: "\r\n")
    let broken = before + crlf.replacingOccurrences(of: "**missing**", with: "😀")
    try scratch.write(broken, to: "a.md")
    for arguments in [["check", "."], ["check", "-"]] {
      let result = try BilletProcess.run(arguments, in: scratch.url, input: broken)
      #expect(result.status == 1)
      #expect(result.output.contains("[emoji]"), "\(result.output)")
    }
  }

  @Test func standardInputIsReadOnce() throws {
    for arguments in [["check", "-", "-"], ["check", "-", "--data", "-"]] {
      let result = try BilletProcess.run(arguments)
      #expect(result.status == 64)
      #expect(result.complaint.contains("Standard input can be read once"))
    }
  }

  @Test func folderWithNothingToCheckDoesNotHideOthers() throws {
    try scratch.write("x", to: "empty/a.txt")
    try scratch.write("<p>114-3941689-8772232 &#x1F600;", to: "b.html")
    let result = try BilletProcess.run(["check", "empty", "b.html"], in: scratch.url)
    #expect(result.status == 2)
    #expect(result.output.contains("[emoji]"))
  }
}
