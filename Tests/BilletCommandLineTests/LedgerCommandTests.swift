import Foundation
import Testing

@Suite struct LedgerCommandTests {
  static let message = """
    ---
    subject: Your opinion of order {{order_id}}
    language: en-US
    reason: review-request
    direction: proactive
    variables:
      order_id: {type: order-id}
    ---
    Hello,

    please write a review of order {{order_id}}, good or bad.

    """

  let scratch = Scratch()

  init() throws {
    try scratch.write(Self.message, to: "ask.md")
    try scratch.write(#"{"order_id": "114-3941689-8772232"}"#, to: "data.json")
  }

  private func render(_ output: String, _ more: String...) throws -> BilletProcess.Result {
    try BilletProcess.run(
      ["render", "ask.md", "--data", "data.json", "--ledger", "ledger.sqlite", "-o", output] + more,
      in: scratch.url)
  }

  @Test func secondRequestIsRefusedAndNotWritten() throws {
    #expect(try render("one.html").status == 0)
    let second = try render("two.html")
    #expect(second.status == 1)
    #expect(second.complaint.contains("repeat-request"))
    #expect(!scratch.exists("two.html"))
    #expect(try render("three.html", "--force").status == 1)
    #expect(!scratch.exists("three.html"))
  }

  @Test func checkLooksAndRecordsNothing() throws {
    let arguments = ["check", "ask.md", "--data", "data.json", "--ledger", "ledger.sqlite"]
    #expect(try BilletProcess.run(arguments, in: scratch.url).status == 0)
    #expect(!scratch.exists("ledger.sqlite"))
    #expect(try render("one.html").status == 0)
    let after = try BilletProcess.run(arguments, in: scratch.url)
    #expect(after.status == 1)
    #expect(after.output.contains("repeat-request"))
    #expect(try BilletProcess.run(arguments, in: scratch.url).output == after.output)
  }

  @Test func outputThatCannotBeWrittenUsesNoRequest() throws {
    #expect(try render("no/such/folder/one.html").status == 2)
    #expect(try render("one.html").status == 0)
  }

  @Test func messageWithErrorsUsesNoRequest() throws {
    try scratch.write(Self.message + "\n\n**Write to help@lumen.example**\n", to: "ask.md")
    #expect(try render("one.html").status == 1)
    try scratch.write(Self.message, to: "ask.md")
    #expect(try render("one.html").status == 0)
  }

  @Test func requestsAreTakenOverListedAndForgotten() throws {
    try scratch.write(
      "order-id,sent\n\"114-3941689-8772232\",2026-03-01\n114-0000000-0000001;2026-03-02\n",
      to: "old.csv")
    let ledger = ["--ledger", "ledger.sqlite"]
    let taken = try BilletProcess.run(["ledger", "import", "old.csv"] + ledger, in: scratch.url)
    #expect(taken.status == 0 && taken.output == "2 read, 2 new\n", "\(taken.complaint)")
    #expect(try render("one.html").status == 1)
    let list = try BilletProcess.run(["ledger", "list"] + ledger, in: scratch.url)
    #expect(list.output == "114-0000000-0000001,2026-03-02\n114-3941689-8772232,2026-03-01\n")
    let json = try BilletProcess.run(
      ["ledger", "list", "--format", "json"] + ledger, in: scratch.url)
    try scratch.write(json.output, to: "list.json")
    let again = try BilletProcess.run(["ledger", "import", "list.json"] + ledger, in: scratch.url)
    #expect(again.output == "2 read, 0 new\n")
    let forgotten = try BilletProcess.run(
      ["ledger", "forget", "114-3941689-8772232"] + ledger, in: scratch.url)
    #expect(forgotten.status == 0)
    #expect(try render("one.html").status == 0)
  }

  @Test func badLineKeepsTheWholeFileOut() throws {
    try scratch.write("114-3941689-8772232,2026-03-01\n12,2026-03-02\n", to: "old.csv")
    let taken = try BilletProcess.run(
      ["ledger", "import", "old.csv", "--ledger", "ledger.sqlite"], in: scratch.url)
    #expect(taken.status == 2)
    #expect(taken.complaint.contains("old.csv:2"))
    #expect(!scratch.exists("ledger.sqlite"))
  }

  /// Twenty processes at once: one writes, the others are refused.
  @Test func exactlyOneOfManyProcessesWrites() throws {
    let line = """
      for i in $(seq 20); do
        "$BILLET" render ask.md --data data.json --ledger ledger.sqlite -o "out$i.html" 2>/dev/null &
      done
      wait
      """
    _ = try BilletProcess.shell(line, in: scratch.url)
    let written = (1...20).filter { scratch.exists("out\($0).html") }
    #expect(written.count == 1, "\(written)")
  }

  /// Processes killed at any moment: never do two of them write.
  @Test func killedProcessLetsNoSecondRequestThrough() throws {
    let line = """
      for i in $(seq 25); do
        "$BILLET" render ask.md --data data.json --ledger ledger.sqlite -o "out$i.html" 2>/dev/null &
        victim=$!
        sleep "0.0$((RANDOM % 9))"
        kill -9 $victim 2>/dev/null
        wait $victim 2>/dev/null
      done
      "$BILLET" render ask.md --data data.json --ledger ledger.sqlite -o last.html
      "$BILLET" ledger list --ledger ledger.sqlite
      """
    let result = try BilletProcess.shell(line, in: scratch.url)
    let written = (1...25).filter { scratch.exists("out\($0).html") }.count
    #expect(written + (scratch.exists("last.html") ? 1 : 0) <= 1)
    #expect(result.output.contains("114-3941689-8772232,"), "\(result.output)")
  }
}
