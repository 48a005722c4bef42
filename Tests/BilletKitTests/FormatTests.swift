import BilletKit
import Testing

/// What `billet fmt` makes of messages.
@Suite struct FormatTests {
  private func formatted(_ text: String) -> String {
    let file = MessageFormatter().format(SourceFile(path: "message.md", text: text))
    return file.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "–"
  }

  private static let front = "---\nsubject: Your order\nlanguage: en-US\n---\n"

  @Test func frontMatterHasAFixedOrderAndKeepsComments() {
    let text = """
      ---
      variables:
        b: text
        # The first one.
        a: {type: list}
      # In American English.
      language:   en-US
      subject :  Your order {{b}}

      ---
      {{b}}
      """
    #expect(
      formatted(text) == """
        ---
        subject: Your order {{b}}
        # In American English.
        language: en-US
        variables:
          b: text
          # The first one.
          a: {type: list}
        ---
        {{b}}

        """)
  }

  @Test(arguments: [
    ("a  \r\nb\r\n", "a\nb\n"), ("\n\na\n\n\n\nb\n\n\n", "a\n\nb\n"), ("a", "a\n"),
    ("#   Next   ##\ntext\n## b", "# Next\n\ntext\n\n## b\n"), ("* a\n* b", "- a\n- b\n"),
    ("*   a\n*   b", "- a\n- b\n"), ("1) a\n2) b", "1. a\n2. b\n"), ("- a\n\n* b", "- a\n\n* b\n"),
    ("Text\n- a\n- b", "Text\n\n- a\n- b\n"), ("+ a\n  + b", "- a\n  - b\n"),
    ("|a|bc|\n|---|---|\n| d|e |", "| a   | bc  |\n| --- | --- |\n| d   | e   |\n"),
    ("| 商品 | x |\n|---|---|\n| a | b\\|c |", "| 商品 | x    |\n| ---- | ---- |\n| a    | b\\|c |\n"),
    ("a\n::: note\nb\n:::\nc", "a\n\n::: note\nb\n:::\n\nc\n"),
    ("{{! two\n   lines   \n}}a\n\n\n{{! b }}", "{{! two\n   lines   \n}}a\n\n{{! b }}\n"),
  ])
  func textHasOneForm(body: String, expected: String) {
    #expect(formatted(Self.front + body) == Self.front + expected)
  }

  @Test func rowsInLoopsAreAlignedToo() {
    let front =
      "---\nsubject: Your order\nlanguage: en-US\nvariables:\n  l: {type: list, fields: {a: text}}\n---\n"
    #expect(
      formatted(front + "|a|b|\n|---|---|\n{{#l}}\n|{{a}}|x|\n{{/l}}\n") == front
        + "| a     | b   |\n| ----- | --- |\n{{#l}}\n| {{a}} | x   |\n{{/l}}\n")
  }

  @Test func messageThatCannotBeReadIsLeftAlone() {
    #expect(formatted("no front matter") == "–")
    #expect(formatted("---\nsubject: a\n") == "–")
  }

  @Test func starterMessagesAreCanonical() throws {
    let project = StarterMessages.project
    let formatter = MessageFormatter(project: project)
    let folder = project.messagesFolder
    for entry in try MessageLibrary.entries(below: folder, root: folder) {
      let bytes = try FileSystem.read(entry.path, limit: Limits.messageBytes)
      let after = try #require(formatter.format(SourceFile(path: entry.path, bytes: bytes)))
      #expect(after.bytes == bytes, "\(entry.path): run billet fmt Messages")
    }
  }

  private static let lines = [
    "# a", "##  b ##", "text", "text  ", "* a", "+  b", "- c", "1) x", "2. y", "", "", "   ",
    "| a | b |",
    "|---|:-:|", "| {{v}} | d |", "::: note", ":::", "> q", "  - n", "    code", "```", "{{#l}}",
    "{{/l}}",
    "{{^l}}", "{{! c }}", "{{! a", "b }}", "**x** {{v}}", "---", "===", "\\",
    "[a](https://a.example/)",
    "A: b", "\ttab", "a \\", "{{#l}}x{{/l}}", "::: details",
  ]

  @Test(arguments: 0..<80) func formattingIsIdempotentAndChangesNoRendering(seed: Int) throws {
    var random = KitGenerator(seed: UInt64(seed))
    let breaks = Bool.random(using: &random) ? "keep" : "join"
    var text =
      "---\nlanguage: en-US\nsubject:  S\nline-breaks: \(breaks)\nvariables:\n  v: text\n  l: {type: list}\n---\n"
    for _ in 0..<Int.random(in: 1...14, using: &random) {
      text += (Self.lines.randomElement(using: &random) ?? "") + "\n"
    }
    let file = SourceFile(path: "message.md", text: text)
    guard let after = MessageFormatter().format(file) else { return }
    let comment: Comment =
      "seed \(seed):\n\(text)\nformatted:\n\(String(decoding: after.bytes, as: UTF8.self))"
    #expect(MessageFormatter().format(after)?.bytes == after.bytes, comment)
    for data in [#"{"v": "x", "l": []}"#, #"{"v": "x", "l": ["1", "2"]}"#] {
      let data = SourceFile(path: "data.json", text: data)
      for format in [OutputFormat.html, .text] {
        let renderings = [file, after].map {
          Compiler().compile($0).template?.render(data, as: format).output
        }
        #expect(renderings[0] == renderings[1], comment)
      }
    }
  }
}
