import Foundation
import Testing

@Suite struct PolicyCommandTests {
  let scratch = Scratch()

  private func run(_ arguments: String...) throws -> BilletProcess.Result {
    try BilletProcess.run(arguments, in: scratch.url)
  }

  @Test func versionsAreListed() throws {
    let list = try run("policy", "list").output
    #expect(list.contains("amazon-2020-11\n"))
    #expect(list.contains("amazon-2026-01 (counts unless"))
    #expect(list.contains("2025-08-04 [message-reason] createNegativeFeedbackRemoval"))
    #expect(list.contains("2026-01-30 [message-reason] CreateAmazonMotors"))
  }

  @Test func differenceTellsWhatItTouches() throws {
    try scratch.write(
      "<!DOCTYPE html><html lang=en><title>[Important] Your order</title><p>Hi</p></html>",
      to: "a.html")
    let text = try run("policy", "diff", "amazon-2020-11", "amazon-2026-01", "a.html").output
    #expect(text.contains("createNegativeFeedbackRemoval"))
    #expect(text.contains("\na.html\n  + error[subject-important]"))
    let none = try run("policy", "diff", "amazon-2025-08", "amazon-2026-01", "a.html").output
    #expect(!none.contains("a.html"))
    #expect(none.hasSuffix("\nThis touches none of 1 file.\n"))
    #expect(try run("policy", "diff", "amazon-2020", "amazon-2026-01").status == 64)
  }

  @Test func differenceLooksAtTheMessagesThatAreThere() throws {
    try scratch.write(
      "---\nsubject: \"[Important] Your order\"\nlanguage: en-US\n---\nHi.\n",
      to: "Messages/hi/en-US.md")
    let text = try run("policy", "diff", "amazon-2020-11", "amazon-2026-01").output
    #expect(text.contains("\nMessages/hi/en-US.md\n  + error[subject-important]:2"))
  }

  @Test func olderVersionAllowsWhatItAllowed() throws {
    try scratch.write("<title>[Important] Your order</title><p>Hi</p>", to: "a.html")
    let arguments = ["check", "a.html", "--rule", "subject-important"]
    #expect(try BilletProcess.run(arguments, in: scratch.url).status == 1)
    let older = arguments + ["--policy", "amazon-2020-11"]
    #expect(try BilletProcess.run(older, in: scratch.url).status == 0)
    try scratch.write("policy: amazon-2020-11\n", to: "billet.yaml")
    #expect(try BilletProcess.run(arguments, in: scratch.url).status == 0)
    let newer = arguments + ["--policy", "amazon-2025-08"]
    #expect(try BilletProcess.run(newer, in: scratch.url).status == 1)
  }

  @Test func explainingARuleTellsItsClause() throws {
    let text = try run("explain", "external-link").output
    #expect(text.contains("Clause: A message links to the marketplace"))
    #expect(text.contains("help page G1701"))
    #expect(try run("explain", "subject-important").output.contains("Since amazon-2025-08:"))
  }
}
