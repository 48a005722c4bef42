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
    #expect(result.output == "No findings in 3 files.\n")
    #expect(result.status == 0)
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
}
