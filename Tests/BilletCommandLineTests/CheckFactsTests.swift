import Foundation
import Testing

/// What `billet check` makes of facts, of those that nobody gave, and of what helps it beside its own rules.
struct CheckFactsTests {
  private let scratch = Scratch()
  private static let order = "114-3941689-8772232"

  private func check(
    _ arguments: String..., environment: [String: String] = [:]
  ) throws -> BilletProcess.Result {
    try BilletProcess.run(["check"] + arguments, in: scratch.url, environment: environment)
  }

  private func writeLetter(_ text: String, to path: String = "a.html") throws {
    try scratch.write(
      "<div lang=en dir=ltr><p>\(text)</p><p>Order \(Self.order)</p></div>", to: path)
  }

  @Test func missingFactsAreNamedOnceAndFailNothing() throws {
    try writeLetter("Your parcel is late by two days.")
    try writeLetter("Your parcel is late by three days.", to: "b.html")
    let result = try check("a.html", "b.html", "--fail-on", "warning")
    #expect(result.status == 0)
    #expect(result.output == "No findings in 2 files.\n")
    let notes = result.complaint.split(separator: "\n").filter { $0.contains("Without facts") }
    #expect(notes.count == 1, "\(result.complaint)")
    #expect(notes.first?.contains("send-window (sendAt, orderCompletedAt)") == true)
    let json = try check("a.html", "b.html", "--format", "json").output
    let report = try #require(
      JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let unchecked = try #require(report["unchecked"] as? [[String: Any]])
    #expect(unchecked.count == 1)
    #expect(unchecked.first?["outcome"] as? String == "inapplicable")
    #expect(unchecked.first?["severity"] as? String == "note")
  }

  @Test func missingFactsAreFindingsWhereFactsAreGiven() throws {
    try writeLetter("Your parcel is late by two days.")
    try scratch.write("{\"sendAt\": \"2026-03-14\"}", to: "facts.json")
    let result = try check("a.html", "--facts", "facts.json", "--fail-on", "warning")
    #expect(result.status == 0)
    #expect(result.output.contains("send-window (orderCompletedAt)"), "\(result.output)")
    #expect(result.output.contains("[missing-facts]"))
  }

  @Test func channelOfTheFactsLimitsTheText() throws {
    try writeLetter(String(repeating: "All is well. ", count: 40))
    try scratch.write("{\"channel\": \"digitalAccessKey\"}", to: "key.json")
    try scratch.write(
      "{\"channel\": \"sp-api\", \"reason\": \"custom-design\"}", to: "design.json")
    let long = try check("a.html", "--facts", "key.json", "--rule", "channel-length")
    #expect(long.status == 1)
    #expect(long.output.contains("digitalAccessKey takes 400"), "\(long.output)")
    #expect(try check("a.html", "--facts", "design.json", "--rule", "channel-length").status == 0)
    #expect(try check("a.html", "--rule", "channel-length").status == 0)
  }

  private func writeMail(_ text: String, attaching file: String? = nil) throws {
    let html = "<div lang=en dir=ltr><p>\(text)</p><p>Order \(Self.order)</p></div>"
    guard let file else {
      try scratch.write(
        "Subject: Your order\nContent-Type: text/html; charset=utf-8\n\n\(html)\n", to: "m.eml")
      return
    }
    try scratch.write(
      "Subject: Your order\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
        + "--x\nContent-Type: text/html; charset=utf-8\n\n\(html)\n"
        + "--x\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=\(file)\n\n%PDF\n"
        + "--x--\n", to: "m.eml")
  }

  @Test func attachmentOfAMailIsJudgedByItsName() throws {
    try writeMail("The invoice is attached.", attaching: "invoice.pdf")
    let invoice = try check("m.eml", "--rule", "attachment-kind")
    #expect(invoice.output.hasPrefix("No findings"), "\(invoice.output)")
    #expect(invoice.complaint.contains("attachment-kind (attachments)"), "\(invoice.complaint)")
    try writeMail("The invoice is attached.", attaching: "spring-catalog.pdf")
    let catalog = try check("m.eml", "--rule", "attachment-kind")
    #expect(
      catalog.output.contains("warning: “spring-catalog.pdf” is attached"), "\(catalog.output)")
  }

  @Test func ledgerReadsMails() throws {
    try scratch.write("\(Self.order),2026-03-01\n", to: "requests.csv")
    let imported = try BilletProcess.run(
      ["ledger", "import", "requests.csv", "--ledger", "l.sqlite"], in: scratch.url)
    #expect(imported.status == 0, "\(imported.complaint)")
    try writeMail("If you have a moment, please write an honest review, good or bad.")
    let repeated = try check("m.eml", "--ledger", "l.sqlite")
    #expect(repeated.status == 1)
    #expect(repeated.output.contains("[repeat-request]"), "\(repeated.output)")
    try writeMail("Your parcel is late by two days.")
    #expect(try check("m.eml", "--ledger", "l.sqlite").status == 0)
  }

  /// A program of this name that answers with JSON, or does something else.
  private func writeTool(_ script: String) throws -> [String: String] {
    let folder = scratch.url.appending(path: "bin")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let tool = folder.appending(path: "harper-cli")
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: tool)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tool.path)
    return ["PATH": folder.path + ":/usr/bin:/bin"]
  }

  @Test func grammarToolIsAskedWhereItIs() throws {
    try writeLetter("Their is a problem with your lamp.")
    let environment = try writeTool(
      """
      cat > "$(dirname "$0")/asked"
      echo '[{"file": "<stdin>", "lints": [
        {"kind": "Spelling", "span": {"char_start": 0, "char_end": 5}, "message": "No word.",
         "suggestions": []},
        {"kind": "Grammar", "span": {"char_start": 0, "char_end": 5},
         "message": "Did you mean `there`?", "suggestions": ["Replace with: “There”"]}]}]'
      exit 1
      """)
    let result = try check("a.html", "--rule", "grammar", environment: environment)
    #expect(result.status == 0)
    #expect(
      result.output.contains(
        "a.html:1:25: review: harper-cli: Did you mean `there`? [grammar]"), "\(result.output)")
    #expect(!result.output.contains("No word"))
    let asked = try String(contentsOf: scratch.url.appending(path: "bin/asked"), encoding: .utf8)
    #expect(asked.hasPrefix("Their is a problem with your lamp."))
    let explained = try BilletProcess.run(["explain", "grammar"], environment: environment)
    #expect(explained.output.contains("harper-cli"))
  }

  @Test(arguments: ["sleep 60", "exit 3", "echo nonsense", "echo '[{\"lints\": 3}]'"])
  func grammarToolThatFailsIsPassedOver(script: String) throws {
    try writeLetter("Their is a problem with your lamp.")
    let start = Date()
    let result = try check("a.html", "--rule", "grammar", environment: writeTool(script))
    #expect(result.output.hasPrefix("No findings"), "\(result.output)")
    #expect(result.status == 0)
    #expect(Date().timeIntervalSince(start) < 30)
  }
}
