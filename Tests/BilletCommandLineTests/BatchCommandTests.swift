import Foundation
import Testing

@Suite struct BatchCommandTests {
  static let message = """
    ---
    subject: About order {{order_id}}
    language: en-US
    reason: order-problem
    variables:
      order_id: {type: order-id}
      name: {type: text}
      items: {type: list, fields: {title: text}}
      due: {type: date, optional: true}
    ---
    Hello {{name}},

    there is a problem with your order {{order_id}}.

    {{#items}}
    - {{title}}
    {{/items}}

    {{#due}}
    Please answer by {{due}}.
    {{/due}}
    """

  /// A folder with the message and a table of as many rows.
  private func project(rows: Int = 0, _ row: (Int) -> String = { _ in "" }) throws -> Scratch {
    let scratch = Scratch()
    try scratch.write(Self.message, to: "message.md")
    if rows > 0 {
      let lines = (1...rows).map(row).joined(separator: "\n")
      try scratch.write("order_id,name,items.0.title,due\n\(lines)\n", to: "orders.csv")
    }
    return scratch
  }

  private static func order(_ number: Int) -> String {
    let digits = String(number)
    return "114-\(String(repeating: "0", count: 7 - digits.count))\(digits)-1234567"
  }

  private static func good(_ number: Int) -> String {
    "\(order(number)),\"O'Neill, \(number)\",Lamp <\(number)>,2026-03-14"
  }

  @Test func eachRowBecomesAFileOfItsName() throws {
    let scratch = try project(rows: 3, Self.good)
    let result = try BilletProcess.run(
      ["batch", "message.md", "--data", "orders.csv", "-o", "out", "--name", "order_id"],
      in: scratch.url)
    #expect(result.status == 0, "\(result.complaint)")
    #expect(result.output.isEmpty)
    #expect(result.complaint.contains("3 rows: 3 written, 0 failed"))
    let html = try scratch.read("out/\(Self.order(2)).html")
    #expect(html.contains("Hello O'Neill, 2,") && html.contains("Lamp &lt;2&gt;"))
    #expect(html.contains("March 14, 2026"))
    #expect(!scratch.exists("out/failures.jsonl") && !scratch.exists("out/.billet-batch"))
  }

  @Test func aBadRowIsToldWithItsLineAndTheOthersAreWritten() throws {
    let scratch = try project(rows: 60) {
      $0 == 30 ? "114-1,Ada,Lamp,2026-02-30" : Self.good($0)
    }
    let result = try BilletProcess.run(
      ["batch", "message.md", "--data", "orders.csv", "-o", "out.jsonl"], in: scratch.url)
    #expect(result.status == 1)
    #expect(result.complaint.contains("60 rows: 59 written, 1 failed"))
    #expect(result.complaint.contains("1  wrong-type"))
    #expect(try scratch.read("out.jsonl").split(separator: "\n").count == 59)
    let failures = try scratch.read("out.failures.jsonl").split(separator: "\n")
    #expect(failures.count == 1)
    let failure = try #require(
      JSONSerialization.jsonObject(with: Data(failures[0].utf8)) as? [String: Any])
    #expect(failure["row"] as? Int == 30 && failure["line"] as? Int == 31)
    let findings = try #require(failure["diagnostics"] as? [[String: Any]])
    #expect(findings.contains { $0["line"] as? Int == 31 && $0["column"] as? Int == 1 })
    #expect(findings.contains { ($0["message"] as? String)?.contains("2026-02-30") == true })
  }

  @Test func aFilterAnswersEachLineWithALine() throws {
    let scratch = try project()
    let lines = [
      #"{"id": "a", "order_id": "114-0000001-1234567", "name": "A", "items": []}"#,
      #"{"id": 7, "order_id": "x", "name": "B", "items": []}"#, "", "{",
      #"{"id": "d", "order_id": "114-0000004-1234567", "name": "D", "items": [{"title": "T"}]}"#,
    ]
    let result = try BilletProcess.run(
      ["batch", "message.md", "--data", "-", "--format", "text", "--quiet"], in: scratch.url,
      input: lines.joined(separator: "\n"))
    #expect(result.status == 1 && result.complaint.isEmpty)
    let answers = try result.output.split(separator: "\n").map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(
      answers.map { $0["status"] as? String } == ["rendered", "failed", "failed", "rendered"])
    #expect(answers.map { $0["id"] as? String } == ["a", "7", nil, "d"])
    #expect(answers.map { $0["row"] as? Int } == [1, 2, 3, 4])
    #expect(answers.map { $0["line"] as? Int } == [1, 2, 4, 5])
    #expect((answers[3]["output"] as? String)?.contains("Hello D,") == true)
  }

  /// A peer that waits for each answer before it asks again must not wait forever.
  @Test func answersComeBeforeTheNextQuestionIsAsked() throws {
    let scratch = try project()
    let result = try BilletProcess.shell(
      """
      coproc "$BILLET" batch message.md --data - --data-format jsonl --jobs 2 --quiet
      for n in 1 2 3; do
        echo '{"id": "'$n'", "order_id": "114-0000001-1234567", "name": "A", "items": []}' >&${COPROC[1]}
        read -r -t 20 answer <&${COPROC[0]} || exit 9
        echo "${answer:0:24}"
      done
      """, in: scratch.url)
    #expect(result.status == 0)
    #expect(result.output.split(separator: "\n").count == 3, "\(result.output)")
  }

  @Test func theNumberOfJobsChangesNoByte() throws {
    let scratch = try project(rows: 400) { $0 % 97 == 0 ? "x,Ada,Lamp," : Self.good($0) }
    for jobs in ["1", "2", "5"] {
      _ = try BilletProcess.run(
        ["batch", "message.md", "--data", "orders.csv", "-o", "out\(jobs).jsonl", "--jobs", jobs],
        in: scratch.url)
    }
    for name in ["out%.jsonl", "out%.failures.jsonl"] {
      let first = try scratch.read(name.replacing("%", with: "1"))
      #expect(!first.isEmpty)
      for jobs in ["2", "5"] {
        #expect(try scratch.read(name.replacing("%", with: jobs)) == first)
      }
    }
  }

  @Test func namesCannotLeaveTheFolderOrOverwriteOneAnother() throws {
    let scratch = try project()
    try scratch.write(
      "file,order_id,name,items.0.title\n../../up,\(Self.order(1)),A,T\nsame,\(Self.order(2)),B,T\nsame,\(Self.order(3)),C,T\n.hidden,\(Self.order(4)),D,T\n,\(Self.order(5)),E,T\n",
      to: "orders.csv")
    let result = try BilletProcess.run(
      ["batch", "message.md", "--data", "orders.csv", "-o", "a/out", "--name", "file"],
      in: scratch.url)
    #expect(result.status == 1)
    let names = try FileManager.default.contentsOfDirectory(
      atPath: scratch.url.appending(path: "a/out").path)
    #expect(
      names.sorted() == ["%2E.%2F..%2Fup.html", "%2Ehidden.html", "failures.jsonl", "same.html"])
    #expect(try scratch.read("a/out/same.html").contains("Hello B,"))
    #expect(
      try scratch.read("a/out/failures.jsonl").contains("An earlier row has written same.html"))
  }

  @Test func nothingIsOverwritten() throws {
    let scratch = try project(rows: 2, Self.good)
    try scratch.write("mine", to: "out/mine.txt")
    try scratch.write("mine", to: "out.jsonl")
    for output in ["out", "out.jsonl"] {
      let result = try BilletProcess.run(
        ["batch", "message.md", "--data", "orders.csv", "-o", output], in: scratch.url)
      #expect(result.status == 2 && result.complaint.contains("overwrites nothing"))
    }
    #expect(try scratch.read("out.jsonl") == "mine")
  }

  @Test(arguments: [
    (["--data", "absent.csv"], 2, "cannot read absent.csv"),
    (["--data", "orders.csv", "--jobs", "0"], 64, "--jobs"),
    (["--data", "orders.csv", "--resume"], 64, "cannot be resumed"),
    (["--data", "orders.csv", "--name", "order_id"], 64, "-o has to be a folder"),
    (["--data", "orders.csv", "-o", "/dev/full"], 2, "No space left on device"),
    (["--data", "double.csv"], 2, "stands twice"),
    (["--data", "utf16.csv"], 2, "UTF-16"),
    (["--data", "empty.csv"], 2, "the data is empty"),
  ])
  func whatCannotBeDoneIsSaid(arguments: [String], status: Int32, words: String) throws {
    let scratch = try project(rows: 2, Self.good)
    try scratch.write("name,name\n1,2\n", to: "double.csv")
    try scratch.write("", to: "empty.csv")
    try Data([0xFF, 0xFE, 0x61, 0x00]).write(to: scratch.url.appending(path: "utf16.csv"))
    let result = try BilletProcess.run(["batch", "message.md"] + arguments, in: scratch.url)
    #expect(result.status == status, "\(result.complaint)")
    #expect(result.complaint.contains(words), "\(result.complaint)")
    #expect(!result.wasKilledBySignal)
  }

  @Test func aFullDiskStopsTheRunAndResumingEndsIt() throws {
    let scratch = try project(rows: 400, Self.good)
    let whole = try BilletProcess.run(
      ["batch", "message.md", "--data", "orders.csv", "-o", "whole.jsonl"], in: scratch.url)
    #expect(whole.status == 0)
    // A limit on the size of files stands for the full disk.
    let stopped = try BilletProcess.shell(
      "trap '' XFSZ; ulimit -f 150; \"$BILLET\" batch message.md --data orders.csv -o out.jsonl",
      in: scratch.url)
    #expect(stopped.status == 2, "\(stopped.output)")
    #expect(stopped.output.contains("--resume"), "\(stopped.output)")
    #expect(!scratch.exists("out.jsonl"))
    let resumed = try BilletProcess.run(
      ["batch", "message.md", "--data", "orders.csv", "-o", "out.jsonl", "--resume"],
      in: scratch.url)
    #expect(resumed.status == 0, "\(resumed.complaint)")
    #expect(try scratch.read("out.jsonl") == scratch.read("whole.jsonl"))
  }

  @Test func otherDataOrAnotherMessageIsNotResumed() throws {
    let scratch = try project(rows: 2_000, Self.good)
    let stop =
      "trap '' XFSZ; ulimit -f 700; \"$BILLET\" batch message.md --data orders.csv -o out.jsonl"
    #expect(try BilletProcess.shell(stop, in: scratch.url).status == 2)
    let resume = ["batch", "message.md", "--data", "orders.csv", "-o", "out.jsonl"]
    let fresh = try BilletProcess.run(resume, in: scratch.url)
    #expect(fresh.status == 2 && fresh.complaint.contains("unfinished run"))
    let message = try scratch.read("message.md")
    try scratch.write(message + "\nBye.\n", to: "message.md")
    let other = try BilletProcess.run(resume + ["--resume"], in: scratch.url)
    #expect(other.status == 2 && other.complaint.contains("cannot resume"))
    try scratch.write(message, to: "message.md")
    try scratch.write(
      try scratch.read("orders.csv").replacing("Lamp <7>", with: "Lamp <8>"), to: "orders.csv")
    let changed = try BilletProcess.run(resume + ["--resume"], in: scratch.url)
    #expect(changed.status == 2 && changed.complaint.contains("cannot resume"))
  }

  @Test(arguments: ["out.jsonl", "out"])
  func killedAtAnyMomentAndResumedItEndsAsIfUndisturbed(output: String) throws {
    let scratch = try project(rows: 400) { $0 % 101 == 0 ? "x,Ada,Lamp," : Self.good($0) }
    let whole = output == "out" ? "whole" : "whole.jsonl"
    let name = output == "out" ? ["--name", "order_id"] : []
    let arguments = ["batch", "message.md", "--data", "orders.csv"] + name
    #expect(try BilletProcess.run(arguments + ["-o", whole], in: scratch.url).status == 1)
    let line = (["\"$BILLET\""] + arguments).joined(separator: " ")
    let result = try BilletProcess.shell(
      """
      for delay in 0.02 0.1 0.2 0.3 0.4 0.5 0.7; do
        \(line) -o \(output) --resume --quiet & sleep $delay; kill -9 $! 2>/dev/null; wait $! 2>/dev/null
      done
      \(line) -o \(output) --resume --quiet; test $? -le 1 || exit 5
      diff -r \(whole) \(output) > /dev/null || exit 6
      test -e \(output).billet-batch -o -e \(output)/.billet-batch && exit 7
      exit 0
      """, in: scratch.url)
    #expect(result.status == 0, "\(result.output)")
  }

  @Test func twoRunsIntoOnePlaceAreRefused() throws {
    let scratch = try project(rows: 3_000, Self.good)
    let result = try BilletProcess.shell(
      """
      "$BILLET" batch message.md --data orders.csv -o out --quiet & first=$!
      for n in $(seq 100); do test -e out/.billet-batch/state.json && break; sleep 0.05; done
      "$BILLET" batch message.md --data orders.csv -o out --quiet --resume; second=$?
      kill $first; wait $first 2>/dev/null
      exit $second
      """, in: scratch.url)
    #expect(result.status == 2 && result.output.contains("another run is at work"))
  }
}
