import BilletCore
import BilletMessage
import Testing

@testable import BilletAuthoring

/// Each limit of a message and its data is an error that names it, and what keeps within it passes.
@Suite struct LimitTests {
  private func messages(
    _ body: String, variables: String = "", data: String? = nil, partials: [String: String] = [:]
  ) -> [String] {
    Composition(body: body, variables: variables, data: data, partials: partials).diagnostics
      .filter { $0.severity == .error }.map(\.message)
  }

  private func nested(_ depth: Int) -> String {
    String(repeating: "{{#a}}", count: depth) + "x" + String(repeating: "{{/a}}", count: depth)
  }

  @Test func sectionDepth() {
    let variables = "a: {type: boolean, default: true}"
    #expect(messages(nested(Limits.sectionDepth), variables: variables) == [])
    let found = messages(nested(Limits.sectionDepth + 1), variables: variables)
    #expect(found.first?.contains("\(Limits.sectionDepth)") == true)
  }

  @Test func partialDepthAndNumber() {
    func chain(_ length: Int) -> [String: String] {
      Dictionary(
        uniqueKeysWithValues: (1...length).map { number in
          ("p\(number)", number == length ? "x\n" : "{{> p\(number + 1)}}\n")
        })
    }
    #expect(messages("{{> p1}}\n", partials: chain(Limits.partialDepth)) == [])
    let deep = messages("{{> p1}}\n", partials: chain(Limits.partialDepth + 1))
    #expect(deep.contains { $0.contains("\(Limits.partialDepth)") })
    let many = String(repeating: "{{> p1}}\n\n", count: Limits.partials + 1)
    #expect(messages(many, partials: ["p1": "x"]).contains { $0.contains("\(Limits.partials)") })
  }

  @Test func itemsOfAList() {
    func items(_ count: Int) -> String {
      "{\"l\": [" + Array(repeating: "\"x\"", count: count).joined(separator: ",") + "]}"
    }
    let variables = "l: {type: list}"
    #expect(messages("{{#l}}{{/l}}x", variables: variables, data: items(Limits.listItems)) == [])
    let found = messages("{{#l}}{{/l}}x", variables: variables, data: items(Limits.listItems + 1))
    #expect(found.first?.contains("\(Limits.listItems)") == true)
  }

  @Test func lengthOfAValue() {
    func value(_ count: Int) -> String { "{\"v\": \"\(String(repeating: "x", count: count))\"}" }
    #expect(messages("{{v}}", variables: "v: text", data: value(Limits.valueBytes)) == [])
    let found = messages("{{v}}", variables: "v: text", data: value(Limits.valueBytes + 1))
    #expect(found.first?.contains("\(Limits.valueBytes)") == true)
  }

  @Test func sizeOfMessageAndFrontMatter() {
    let comment = "# " + String(repeating: "x", count: 98) + "\n"
    func message(front: Int, body: Int) -> [String] {
      Composition(
        "---\nsubject: S\nlanguage: en\n" + String(repeating: comment, count: front) + "---\n"
          + String(repeating: String(repeating: "x", count: 99) + "\n\n", count: body)
      ).diagnostics.filter { $0.severity == .error }.map(\.message)
    }
    #expect(message(front: 640, body: 1_900) == [])
    #expect(message(front: 660, body: 1).first?.contains("\(Limits.frontMatterBytes)") == true)
    #expect(message(front: 1, body: 2_700).first?.contains("\(Limits.messageBytes)") == true)
  }

  @Test(arguments: [
    // Loops in loops over the same list, a partial in each of them, and a value of the largest size.
    ("{{#l}}{{#l}}{{#l}}{{#l}}x{{/l}}{{/l}}{{/l}}{{/l}}", "message-limit"),
    ("{{#l}}{{> p}}{{/l}}", "message-limit"),
    (String(repeating: "{{#l}}x{{/l}}\n\n", count: 200), "message-limit"),
    ("{{#l}}{{v}}{{/l}}", "message-limit"),
    (String(repeating: "{{#l}}{{v}}{{/l}}\n\n", count: 20), "message-limit"),
  ])
  func littleDataCannotMakeMuchOutput(body: String, rule: String) {
    let items = Array(repeating: "\"x\"", count: Limits.listItems).joined(separator: ",")
    let long = String(repeating: "x", count: Limits.valueBytes)
    let composition = Composition(
      body: body, variables: "l: {type: list}\nv: text",
      data: "{\"v\": \"\(long)\", \"l\": [\(items)]}",
      partials: ["p": String(repeating: "{{#l}}y{{/l}}", count: 10)])
    #expect(composition.findings.contains { $0.hasPrefix(rule) })
  }

  @Test func loopsNameTheLimitThatTheyPass() {
    func message(_ body: String, value: Int) -> String? {
      let items = Array(repeating: "\"x\"", count: 2_000).joined(separator: ",")
      return messages(
        body, variables: "l: {type: list}\nv: text",
        data: "{\"v\": \"\(String(repeating: "x", count: value))\", \"l\": [\(items)]}"
      ).first
    }
    #expect(message("{{#l}}{{v}}{{/l}}", value: 3_000)?.contains("\(Limits.outputBytes)") == true)
    #expect(
      message("{{#l}}{{#l}}{{v}}{{/l}}{{/l}}", value: 1)?.contains("\(Limits.shownValues)") == true)
    #expect(
      message("{{#l}}{{#l}}x{{/l}}{{/l}}", value: 1)?.contains("\(Limits.templateSteps)") == true)
    #expect(
      message("{{#l}}\(String(repeating: "x\n\n", count: 200)){{/l}}", value: 1)?
        .contains("\(Limits.expandedBytes)") == true)
  }

  @Test func partialsWrittenOut() {
    let large = String(repeating: "x\n\n", count: 80_000)
    let found = messages(String(repeating: "{{> p}}\n", count: 5), partials: ["p": large])
    #expect(found.first?.contains("\(Limits.expandedBytes)") == true)
    let huge = messages("{{> p}}", partials: ["p": large + "\n" + large])
    #expect(huge.first?.contains("\(Limits.messageBytes)") == true)
  }

  @Test func sizeAndDepthOfData() {
    let long = "{\"v\": \"x\", \"w\": \"\(String(repeating: "x", count: Limits.dataBytes))\"}"
    let size = messages("{{v}}", variables: "v: text", data: long)
    #expect(size.first?.contains("\(Limits.dataBytes)") == true)
    let brackets = String(repeating: "[", count: Limits.jsonDepth + 1)
    let depth = messages("{{v}}", variables: "v: text", data: "{\"v\": \(brackets)")
    #expect(depth.first?.contains("\(Limits.jsonDepth)") == true)
  }

  /// The innermost lists are one level below their message, for the whole of it is a mapping.
  @Test(arguments: [(28, false), (40, true), (20_000, true)])
  func depthOfFrontMatter(count: Int, isTold: Bool) {
    let lists = String(repeating: "[", count: count) + String(repeating: "]", count: count)
    let found = Composition("---\nsubject: S\nlanguage: en\nx: \(lists)\n---\nx\n").diagnostics
    #expect(found.contains { $0.message.contains("\(Limits.yamlDepth) levels") } == isTold)
  }

  private static func emphasis(_ depth: Int) -> String {
    let marks = (0..<depth).map { $0 % 2 == 0 ? "*" : "**" }
    return marks.map { $0 + "a " }.joined() + "x" + marks.reversed().map { " a" + $0 }.joined()
  }

  private static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  private static func nestedBrackets(_ depth: Int) -> String {
    repeated("[", depth) + "x" + repeated("]", depth)
  }

  static let markdown: [(limit: String, within: String, beyond: String)] = [
    (
      "\(Limits.containerDepth)", repeated("> ", Limits.containerDepth) + "x",
      repeated("> ", Limits.containerDepth + 1) + "x"
    ),
    ("1000", repeated("x\n", Limits.linesPerBlock), repeated("x\n", Limits.linesPerBlock + 1)),
    (
      "\(Limits.bracketsPerBlock) open", repeated("[", Limits.bracketsPerBlock) + "x",
      repeated("[", Limits.bracketsPerBlock + 1) + "x"
    ),
    (
      "\(Limits.bracketsPerBlock) open", repeated("x\n[", Limits.bracketsPerBlock),
      repeated("x\n[", Limits.bracketsPerBlock + 1)
    ),
    (
      // Those that close again on their line are open in one another all the same.
      "\(Limits.bracketsPerBlock) open", nestedBrackets(Limits.bracketsPerBlock),
      nestedBrackets(Limits.bracketsPerBlock + 1)
    ),
    (
      "\(Limits.closedBracketsPerBlock) closing", repeated("[x]", Limits.closedBracketsPerBlock),
      repeated("[x]", Limits.closedBracketsPerBlock + 1)
    ),
    ("\(Limits.inlineDepth)", emphasis(Limits.inlineDepth), emphasis(Limits.inlineDepth + 1)),
  ]

  @Test(arguments: markdown.indices)
  func depthAndSizeOfMarkdown(index: Int) {
    let (limit, within, beyond) = Self.markdown[index]
    #expect(MarkdownDump(within).diagnostics.map(\.message) == [])
    let found = MarkdownDump(beyond).diagnostics.first { $0.rule == "message-limit" }
    #expect(found?.message.replacing(",", with: "").contains(limit) == true)
  }

  @Test func aliasesOfFrontMatterAreRefused() {
    let composition = Composition(
      "---\nsubject: S\nlanguage: en\nvariables:\n  a: &a {type: text}\n  b: *a\n---\nx\n")
    #expect(composition.diagnostics.map(\.message) == ["An anchor stands here."])
    #expect(composition.template == nil)
    let aliases = String(repeating: "  - *a\n", count: 17)
    let many = Composition("---\nsubject: S\nlanguage: en\nx:\n\(aliases)---\nx\n")
    #expect(many.diagnostics.first?.message.contains("aliases") == true)
  }
}
