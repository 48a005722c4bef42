import Foundation
import Testing

/// What goes wrong outside the message: files, devices, pipes, arguments.
@Suite struct FailureTests {
  private let render = "Messages/return-label/en-US.md --fixture typical"

  @Test func missingFileIsWorkThatCouldNotBeDone() throws {
    for command in [["render", "absent.md"], ["check", "absent.html"], ["check", "absent.md"]] {
      let result = try BilletProcess.run(command)
      #expect(result.status == 2)
      #expect(result.complaint.contains("cannot read \(command[1]): No such file or directory"))
    }
  }

  @Test func unreadableFileDoesNotHideTheFindingsOfTheOthers() throws {
    let scratch = Scratch()
    try scratch.write("<p>114-3941689-8772232<img src=\"https://a.example/a.png\">", to: "a.html")
    let result = try BilletProcess.run(["check", "absent.html", "a.html"], in: scratch.url)
    #expect(result.status == 2)
    #expect(result.output.contains("[image-alt]"))
  }

  @Test(arguments: [
    [], ["frobnicate"], ["render"], ["check", "a.html", "--format", "pdf"],
    ["render", "a.md", "--data", "x", "--fixture", "y"], ["explain", "no-such-rule"],
  ])
  func wrongUsageIsSixtyFour(arguments: [String]) throws {
    let result = try BilletProcess.run(arguments)
    #expect(result.status == (arguments.isEmpty ? 0 : 64))
  }

  @Test(arguments: ["render", "check", "test", "rules", "explain", "themes"])
  func helpHasAnExample(command: String) throws {
    let result = try BilletProcess.run([command, "--help"])
    #expect(result.status == 0)
    #expect(result.output.contains("Example"))
    #expect(result.output.contains("billet \(command)"))
  }

  @Test func fullDiskIsNotSuccess() throws {
    for line in [
      "$BILLET render \(render) > /dev/full", "$BILLET render \(render) -o /dev/full",
      "$BILLET check Messages > /dev/full", "$BILLET rules > /dev/full",
      "$BILLET --help > /dev/full",
    ] {
      let result = try BilletProcess.shell(line)
      #expect(result.status == 2, "\(line): \(result.output)")
      #expect(result.output.contains("No space left on device"))
    }
  }

  @Test func closedPipeIsNotATrap() throws {
    let result = try BilletProcess.shell(
      "$BILLET rules --format json | true; exit ${PIPESTATUS[0]}")
    // The pipe may be read before it is closed; a signal would be 128 and more.
    #expect(result.status == 0 || result.status == 2)
  }

  @Test func directoryAsOutputIsRefused() throws {
    let result = try BilletProcess.shell("$BILLET render \(render) -o Messages")
    #expect(result.status == 2)
    #expect(result.output.contains("Is a directory"))
  }

  @Test(arguments: [
    "", "\u{0}", "---", "---\n---\n", "{{", "\u{FEFF}---\r\nsubject: x\r\nlanguage: en\r\n---\r\nx",
    "---\nsubject: {{\n---\n", "---\nsubject: x\nlanguage: en\n---\n{{#a}}{{/b}}",
  ])
  func brokenMessageGetsAnAnswer(text: String) throws {
    let scratch = Scratch()
    try scratch.write(text, to: "a.md")
    for arguments in [["render", "a.md"], ["check", "a.md"]] {
      let result = try BilletProcess.run(arguments, in: scratch.url)
      #expect(!result.wasKilledBySignal)
      #expect(result.status == 1, "\(arguments) \(result.output)\(result.complaint)")
      #expect((result.output + result.complaint).contains("Help:"), "\(text)")
    }
  }

  @Test func hostileBytesGetAnAnswer() throws {
    let scratch = Scratch()
    let front = "---\nsubject: x\nlanguage: en\n---\n"
    let inputs: [(String, Data)] = [
      ("quotes.md", Data((front + String(repeating: ">", count: 100_000)).utf8)),
      ("open.md", Data((front + String(repeating: "{{#a}}", count: 20_000)).utf8)),
      ("brackets.md", Data((front + String(repeating: "[", count: 100_000)).utf8)),
      ("long.md", Data((front + String(repeating: "a", count: 10_000_000)).utf8)),
      ("invalid.md", Data(front.utf8) + Data([0xC0, 0xBC, 0xFF])),
      ("empty.html", Data()),
      ("nul.html", Data([0x3C, 0x70, 0, 0x3E])),
      ("invalid.html", Data([0xC0, 0xBC, 0x73])),
      ("long.html", Data(String(repeating: "a", count: 11_000_000).utf8)),
      ("deep.html", Data(String(repeating: "<div>", count: 100_000).utf8)),
      ("tag.html", Data("<p \(String(repeating: "a=b ", count: 50_000))>".utf8)),
      ("unclosed.html", Data("<p><!-- <b".utf8)),
    ]
    for (name, data) in inputs {
      try data.write(to: scratch.url.appending(path: name))
      let result = try BilletProcess.run(["check", name], in: scratch.url)
      #expect(!result.wasKilledBySignal, "\(name)")
      #expect(result.status == 1 || result.status == 2, "\(name): \(result.output)")
      #expect(!(result.output + result.complaint).isEmpty)
    }
  }

  @Test func nameThatIsNoTextIsNotPassedOver() throws {
    let scratch = Scratch()
    try scratch.write("<p>114-3941689-8772232 &#x1F600;", to: "a.html")
    let result = try BilletProcess.shell(
      #"echo x > $'\xff.html'; mkdir $'e\xcc\n'; cp a.html $'e\xcc\n'; $BILLET check ."#,
      in: scratch.url)
    #expect(result.status == 2)
    #expect(result.output.contains("cannot read \u{FFFD}.html"), "\(result.output)")
    #expect(result.output.contains("cannot read e\u{FFFD}\\u{A}"), "\(result.output)")
    #expect(result.output.contains("a.html:1:24: error"))
  }

  @Test func cyclesOfLinksEnd() throws {
    let scratch = Scratch()
    try scratch.write("<p>114-3941689-8772232", to: "a.html")
    let result = try BilletProcess.shell(
      "ln -s . loop; ln -s self self; ln -s gone b.html; $BILLET check .", in: scratch.url)
    #expect(result.output.hasPrefix("No findings in 1 file.\n"), "\(result.output)")
    #expect(result.status == 0)
  }

  @Test func closedDescriptorsAreNotATrap() throws {
    for line in ["$BILLET check - <&-", "$BILLET rules >&-", "$BILLET render \(render) >&- 2>&-"] {
      let result = try BilletProcess.shell(line)
      #expect(result.status == 2, "\(line): \(result.output)")
    }
  }

  @Test func argumentsAreSafeToPrint() throws {
    let name = "\u{1B}[31m\u{202E}x"
    for arguments in [
      ["check", "--\(name)"], ["check", name], ["render", "a.md", "--format", name],
      ["explain", name], ["test", name], [name],
    ] {
      let result = try BilletProcess.run(arguments)
      #expect(result.status == 64 || result.status == 2)
      #expect(!result.complaint.unicodeScalars.contains("\u{1B}"), "\(arguments)")
      #expect(!result.complaint.unicodeScalars.contains("\u{202E}"), "\(arguments)")
    }
    let scratch = Scratch()
    try scratch.write("x", to: "\(name)/a.txt")
    let result = try BilletProcess.run(["check", name], in: scratch.url)
    #expect(result.complaint.hasSuffix("below \\u{1B}[31m\\u{202E}x\n"))
  }

  @Test func longestNameCanBeWritten() throws {
    let scratch = Scratch()
    let name = String(repeating: "n", count: 255)
    let result = try BilletProcess.shell("$BILLET render \(render) -o \(scratch.url.path)/\(name)")
    #expect(result.status == 0, "\(result.output)")
    #expect(scratch.exists(name))
  }
}
