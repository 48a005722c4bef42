import BilletKit
import Testing

/// What `billet fix` makes of refused constructs.
@Suite struct FixTests {
  private static func file(_ body: String, breaks: String = "keep") -> SourceFile {
    SourceFile(
      path: "message.md",
      text:
        "---\nsubject: Your order\nlanguage: en-US\nline-breaks: \(breaks)\nvariables:\n  n: text\n"
        + "  l: {type: list}\n---\n" + body)
  }

  private static let data = SourceFile(path: "data.json", text: #"{"n": "Ada", "l": ["a", "b"]}"#)

  private static func findings(_ file: SourceFile, _ texts: [String: SourceFile]) -> [Diagnostic] {
    Compiler(texts: texts).findings(in: file, filledWith: [data])
  }

  private static func fixed(
    _ body: String, breaks: String = "keep", unsafe: Bool = false
  ) -> (text: String, left: [Diagnostic], count: Int) {
    let file = file(body, breaks: breaks)
    var run = FixRun(unsafe: unsafe)
    let left = run.fix(file, check: findings)
    let front = file.bytes.count - body.utf8.count
    let text = String(decoding: run.current(file).bytes.dropFirst(front), as: UTF8.self)
    return (text, left, run.count)
  }

  @Test(
    arguments: [
      ("Code `A1` here.", "Code **A1** here."),
      ("`A1`, ``a`b``", "**A1**, **a\\`b**"),
      ("Code `a*b_c[d]` here.", "Code **a\\*b\\_c\\[d\\]** here."),
      ("x`(a)`y", "x(a)y"), ("**now `A1`**", "**now A1**"), ("コード`A1`を", "コード**A1**を"),
      ("`# no`heading", "**# no**heading"), ("`{{n}}`", "**{{n}}**"),
      ("- `a`\n- b", "- **a**\n- b"),
      ("```\na*b\n# c\n```\n", "a\\*b\n\\# c\n"), ("Text\n\n    1. code\n", "Text\n\n1\\. code\n"),
      ("Text\n```\n```\nmore", "Text\n\nmore"), ("a\n\n~~~ x\n\n  \n~~~\n\nb", "a\n\n\nb"),
      ("a\n\n```\n", "a\n\n"),
      ("Text\n```swift\nlet a\n```\nmore", "Text\n\nlet a\n\nmore"),
      ("| a | b |\n| :-: | --: |\n| c | d |", "| a | b |\n| --- | --- |\n| c | d |"),
      ("| a |\n| --- |\n| b |\n# c\nd", "| a |\n| --- |\n| b |\n\n# c\nd"),
      ("| a |\n|:--|\n| c |", "| a |\n|---|\n| c |"),
      ("#### Deep", "**Deep**"), ("Text\n##### Deep *x* ##\nmore", "Text\n\n**Deep *x***\n\nmore"),
      ("#### **Deep**", "**Deep**"), ("#### a **b** c", "### a **b** c"), ("> #### a", "> ### a"),
      ("- a\n\n  #### b", "- a\n\n  ### b"),
      ("{{#l}}\n#### {{.}}\n{{/l}}\n", "{{#l}}\n**{{.}}**\n\n{{/l}}\n"),
      ("![a](http://a.example/x.png)", "![a](https://a.example/x.png)"),
      ("[a](http://a.example/{{n}} \"t\")", "[a](https://a.example/{{n}} \"t\")"),
      ("[a](<HTTP://a.example>)", "[a](<HTTPs://a.example>)"),
      ("See http://a.example/x.", "See https://a.example/x."),
      ("<http://a.example/>", "<https://a.example/>"),
      ("a\\\n\\\n\\\nb", "a\\\n\\\nb"), ("a\\\n\\\n\\\n\\\n\\\nb", "a\\\n\\\nb"),
      ("A <b>late</b> parcel", "A **late** parcel"), ("<strong>a</strong> <em>b</em>", "**a** *b*"),
      ("<i>a</i> <del>b</del>", "*a* ~~b~~"), ("A <B>{{n}}</B>s", "A **{{n}}**s"),
      ("A <b><i>x</i></b> y", "A ***x*** y"), ("**a <b>b</b> c**", "**a b c**"),
      ("a<br>b", "a\nb"), ("a<br/>\nb", "a\nb"), ("a <br /> - b", "a\n\\- b"),
      ("a<br><br>b", "a\n\\\nb"), ("a<br><br><br>b", "a\n\\\nb"),
      ("a<br> <br />\t<br><br>- b", "a\n\\\n\\- b"), ("a<br>\n<br>\n<br>\nb", "a\n\\\nb"),
      ("a\n<br>\n<br>\n<br>\n<br>b", "a\n\\\nb"), ("a<br>", "a"),
      ("<span style=\"color:red\">a</span>", "a"),
      (
        "See <a href=\"https://a.example/{{n}}\">this page</a>.",
        "See [this page](https://a.example/{{n}})."
      ),
      ("<a class=x href='http://a.example/(x)'>y</a>", "[y](<https://a.example/(x)>)"),
      (
        "See <img src=\"https://a.example/x.png\" alt=\"Chart\">",
        "See ![Chart](https://a.example/x.png)"
      ),
      ("a <!-- for us --> b", "a {{! for us }} b"),
      ("<!-- for us -->\n\nText", "{{! for us }}\n\nText"),
      ("<p>Hello {{n}},</p>\n<p>it is <b>late</b>.</p>\n", "Hello {{n}},\n\nit is **late**.\n"),
      ("<div align=\"center\">\nIt is late.\n</div>", "It is late."),
      ("a\n\n<hr>\n\nb", "a\n\n---\n\nb"),
      ("<h1>Next *steps*</h1>\nText", "# Next \\*steps\\*\n\nText"),
      ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "- a\n- b"), ("<ol><li>a<li>b</ol>", nil),
      (
        "[a][1] and [b][1]\n\n[1]: https://a.example/x\n",
        "[a](https://a.example/x) and [b](https://a.example/x)\n\n"
      ),
      (
        "[a b] [][a  B]\n\n[A B]: <https://a.example> 'T'",
        "[a b](<https://a.example> 'T') [](<https://a.example> 'T')\n\n"
      ),
      ("![a][p]\n\n[p]: http://a.example/{{n}}.png\n", "![a](https://a.example/{{n}}.png)\n\n"),
      ("a\n\n[x]: https://a.example\nb", "a\n\nb"),
      ("![a](https://a.example/x.png){align=left}", "![a](https://a.example/x.png)"),
      ("![a](https://a.example/x.png){width=95%}", "![a](https://a.example/x.png){width=80%}"),
      ("##Next", "## Next"), ("a\n:::\nb", "a\nb"),
      ("::: note a b\nc\n:::", "::: note\na b\nc\n:::"),
    ] as [(String, String?)])
  func refusedConstructIsMended(body: String, expected: String?) {
    let result = Self.fixed(body)
    #expect(result.text == expected ?? body)
    if expected != nil {
      #expect(result.left.filter { $0.severity == .error }.map(\.message) == [])
      #expect(result.count > 0)
    }
  }

  @Test func joinedLinesKeepTheirBreaks() {
    #expect(Self.fixed("a<br>b", breaks: "join").text == "a\\\nb")
    #expect(Self.fixed("```\na\nb\n```\n", breaks: "join").text == "a\\\nb\n")
  }

  @Test(arguments: [
    "Thank you 😀", "Hi :tada:", "[call](tel:123)", "10<sup>2</sup>",
    "<table><tr><td>a</td></tr></table>",
    "a <blink>b</blink>", "::: note\nnever closed",
  ])
  func whatMayChangeTheMeaningIsLeftToAPerson(body: String) {
    let result = Self.fixed(body)
    #expect(result.text == body)
    #expect(!result.left.isEmpty)
  }

  @Test func unsafeFixesAreMadeWhenAskedFor() {
    #expect(Self.fixed("Thank you 😀!", unsafe: true).text == "Thank you!")
    #expect(Self.fixed("[Call us](tel:123) now", unsafe: true).text == "Call us now")
  }

  // MARK: - Generated messages

  private static let pieces = [
    "`A1`", "`a*b`", "<b>bold</b>", "<i>it</i>", "<br>", "<a href=\"https://a.example/\">page</a>",
    "words", "**strong**", "*em*", "{{n}}", "![alt](http://a.example/x.png)",
    "[l](http://a.example)",
    "[r][1]", "[1]", "(x)", ",", "<span>s</span>", "<!-- c -->", "é", "。", "~~s~~", "2 * 3",
  ]
  private static let blocks = [
    "#### Deep", "##### Deep `x`", "```\ncode *x*\n```", "    code",
    "| a | b |\n| :-: | --- |\n| c | `d` |",
    "a\\\n\\\n\\\nb", "<p>A <b>b</b></p>", "<hr>", "[1]: https://a.example/r", "- a\n- `b`",
    "> `q`\n> <b>x</b>",
    "{{#l}}\n- `{{.}}`\n{{/l}}", "::: note\n<b>x</b>\n:::", "::: details\nA: `b`\n:::",
    "<!-- c -->",
    "{{#l}}\n#### {{.}}\n{{/l}}", "{{#l}}`x`{{/l}}",
  ]

  @Test(arguments: 0..<60) func fixingIsIdempotentAndLosesNothing(seed: Int) {
    var random = KitGenerator(seed: UInt64(seed))
    var body = ""
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      if Bool.random(using: &random) {
        body += Self.blocks.randomElement(using: &random) ?? ""
      } else {
        for _ in 0..<Int.random(in: 1...6, using: &random) {
          body += Self.pieces.randomElement(using: &random) ?? ""
          body += ["", " ", "\n"].randomElement(using: &random) ?? ""
        }
      }
      body += Bool.random(using: &random) ? "\n\n" : "\n"
    }
    let file = Self.file(body)
    let before = Self.findings(file, [:]).filter { $0.severity == .error }
    var run = FixRun()
    let left = run.fix(file, check: Self.findings)
    let after = run.current(file)
    let comment: Comment =
      "seed \(seed):\n\(body)\nfixed:\n\(String(decoding: after.bytes, as: UTF8.self))"
    // There is no new kind of error, and no more of them.
    #expect(left.count { $0.severity == .error } <= before.count, comment)
    let kinds = Set(before.map(\.rule.rawValue))
    #expect(
      left.filter { $0.severity == .error && !kinds.contains($0.rule.rawValue) }.map(\.message)
        == [], comment)
    var again = FixRun()
    _ = again.fix(after, check: Self.findings)
    #expect(again.count == 0, comment)
  }
}

/// Numbers that a seed settles (SplitMix64).
struct KitGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
