import BilletCore
import Testing

@testable import BilletAuthoring

@Suite struct TemplateTests {
  private static let variables = """
    name: text
    order: {fields: {id: text, city: {type: text, optional: true}}}
    items: {type: list, fields: {title: text, count: {type: integer, default: 1}}}
    tags: {type: list}
    flag: boolean
    note: {type: text, optional: true}
    """
  private static let data = """
    {"name": "Zoë", "order": {"id": "A1"}, "items": [{"title": "one", "count": 2}, {"title": "two"}],
     "tags": ["x", "y"], "flag": true}
    """

  private func compose(_ body: String, partials: [String: String] = [:]) -> Composition {
    Composition(body: body, variables: Self.variables, data: Self.data, partials: partials)
  }

  @Test(arguments: [
    ("Hello {{name}}, {{ name }}!", "p(Hello Zoë, Zoë!)"),
    ("{{order.id}}", "p(A1)"),
    ("{{#order}}{{id}}{{/order}}", "p(A1)"),
    ("{{#items}}\n- {{count}} × {{title}}\n{{/items}}", "ul([p(2 × one)][p(1 × two)])"),
    ("{{#items}}\n- {{title}}\n\n{{/items}}", "ul-loose([p(one)][p(two)])"),
    ("{{#items}}{{title}} {{name}}, {{/items}}end", "p(one Zoë, two Zoë, end)"),
    ("{{#tags}}{{.}};{{/tags}}", "p(x;y;)"),
    ("| a |\n| --- |\n{{#items}}\n| {{title}} |\n{{/items}}", "table([a][one][two])"),
    ("a{{#flag}}b{{/flag}}{{^flag}}c{{/flag}}", "p(ab)"),
    ("a{{#note}}{{note}}{{.}}{{/note}}{{^note}}none{{/note}}", "p(anone)"),
    ("a{{! comment }}b{{! two\nlines }}c", "p(abc)"),
    ("a\n{{! alone }}\nb", "p(a/b)"),
    ("  {{#flag}}  \r\nx\r\n\t{{/flag}}\r\ny", "p(x/y)"),
    ("**{{name}}**s", "p(strong(Zoë)s)"),
    ("\\{\\{name}}", "p({{name}})"),
    ("{{#items}}{{#tags}}{{title}}{{.}} {{/tags}}{{/items}}", "p(onex oney twox twoy)"),
  ])
  func tagsDoAsMustacheSays(body: String, expected: String) {
    let composition = compose(body)
    #expect(composition.text == expected)
    #expect(composition.findings.isEmpty, "\(composition.diagnostics)")
  }

  @Test(arguments: [
    ("{{> sign}}\n", ["sign": "Bye,\n{{name}}\n"], "p(Bye,/Zoë)"),
    ("a {{> sign}} b", ["sign": "x"], "p(a x b)"),
    ("- a\n  {{> sub}}\n- c", ["sub": "- {{name}}\n- y\n"], "ul([p(a) ul([p(Zoë)][p(y)])][p(c)])"),
    ("> q\n{{> a/b-c_1.x}}", ["a/b-c_1.x": "x"], "quote(p(q/x))"),
    ("{{#items}}\n{{> item}}\n{{/items}}", ["item": "- {{title}}\n"], "ul([p(one)][p(two)])"),
    ("{{> out}}", ["out": "  {{> in}}\n", "in": "- a\n  - b\n"], "ul([p(a) ul([p(b)])])"),
  ])
  func partialsTakeOnTheIndentationOfTheirTag(
    body: String, partials: [String: String], expected: String
  ) {
    let composition = compose(body, partials: partials)
    #expect(composition.text == expected)
    #expect(composition.findings.isEmpty, "\(composition.diagnostics)")
  }

  /// The front matter above has eleven lines, so the body begins on line 12.
  @Test(arguments: [
    ("{{nmae}}", ["undeclared-variable@12:1"], "Did you mean “name”?"),
    ("ä {{order.di}}", ["undeclared-variable@12:3"], "Did you mean “id”?"),
    ("{{items}}", ["wrong-type@12:1"], "{{#items}}"),
    ("{{flag}}", ["wrong-type@12:1"], "{{#flag}}"),
    ("{{order}}", ["wrong-type@12:1"], "{{order.id}}"),
    ("{{items.title}}", ["wrong-type@12:1"], "{{#items}}"),
    ("{{note}}", ["missing-value@12:1"], "default"),
    ("{{#order}}{{city}}{{/order}}", ["missing-value@12:11"], "{{#city}}"),
    ("{{.}}", ["undeclared-variable@12:1"], "section"),
    ("{{#flag}}{{.}}{{/flag}}", ["undeclared-variable@12:10"], "section"),
    ("{{title}}", ["undeclared-variable@12:1"], "Declare"),
    ("{{#flag}}\nx", ["template-syntax@12:1"], "{{/flag}}"),
    ("x {{/flag}}", ["template-syntax@12:3"], "Open"),
    (
      "{{#flag}}{{#items}}{{/flag}}{{/items}}",
      ["template-syntax@12:20"], "Close"
    ),
    ("{{name", ["template-syntax@12:1"], "\\{\\{"),
    ("{{name\n}}", ["template-syntax@12:1"], "Close"),
    ("{{! x", ["template-syntax@12:1"], "Close"),
    ("{{}}", ["template-syntax@12:1"], "letters"),
    ("{{a b}}", ["template-syntax@12:1"], "letters"),
    ("{{name | upper}}", ["template-syntax@12:1"], "letters"),
    ("{{{name}}}", ["template-syntax@12:1"], "{{name}}"),
    ("{{&name}}", ["template-syntax@12:1"], "{{name}}"),
    ("{{=<% %>=}}", ["template-syntax@12:1"], "{{"),
    ("{{> nope}}", ["missing-partial@12:1"], "Create"),
    ("{{> ../x}}", ["missing-partial@12:1"], "without .."),
    ("{{> /etc/passwd}}", ["missing-partial@12:1"], "without"),
    ("{{> a//b}}", ["missing-partial@12:1"], "without"),
    ("{{> loop}}", ["missing-partial@loop.md:1:3"], "out"),
    ("{{> bad}}", ["undeclared-variable@bad.md:2:1"], "Did you mean “name”?"),
    ("{{#zzzz}}{{title}}{{x}}{{/zzzz}}", ["undeclared-variable@12:1"], "Declare"),
  ])
  func faultsAreToldAtTheirPlace(body: String, findings: [String], help: String) {
    let composition = compose(
      body, partials: ["loop": "a {{> loop}}", "bad": "x\n{{nam}}\n"])
    #expect(composition.findings == findings, "\(composition.diagnostics)")
    #expect(composition.diagnostics.first?.help.contains(help) == true)
    #expect(composition.template != nil)
  }

  @Test func sectionsDeeperThanTheLimitAreTold() {
    let body = String(repeating: "{{#flag}}", count: 17) + String(repeating: "{{/flag}}", count: 17)
    #expect(compose(body).diagnostics.first?.rule == "message-limit")
    let allowed =
      String(repeating: "{{#flag}}", count: 16) + "x" + String(repeating: "{{/flag}}", count: 16)
    #expect(compose(allowed).text == "p(x)")
  }

  @Test func partialsDeeperThanTheLimitAreTold() {
    var partials: [String: String] = [:]
    for level in 0..<20 { partials["p\(level)"] = "{{> p\(level + 1)}}" }
    #expect(
      compose("{{> p0}}", partials: partials).findings.first?.hasPrefix("message-limit") == true)
    let many = String(repeating: "{{> one}}", count: 101)
    #expect(
      compose(many, partials: ["one": "x"]).findings.contains { $0.hasPrefix("message-limit") })
  }

  @Test func loopsOverTheSameListCannotRunAway() {
    let items = (0..<2_000).map { _ in "\"x\"" }.joined(separator: ",")
    let body = "{{#a}}{{#a}}{{#a}}{{/a}}{{/a}}{{/a}}"
    let composition = Composition(
      body: body, variables: "a: {type: list}", data: "{\"a\": [\(items)]}")
    #expect(composition.findings == ["message-limit@1:1"])
    #expect(composition.binding == nil)
  }

  @Test(arguments: [
    String(repeating: "{{", count: 100_000), String(repeating: "{{! ", count: 60_000),
    String(repeating: "{{#flag}}", count: 25_000), String(repeating: "{{/flag}}", count: 25_000),
    String(repeating: "{{name ", count: 30_000),
    String(repeating: " ", count: 240_000) + "{{name}}",
    String(repeating: "{{x}}", count: 40_000), String(repeating: "}}", count: 100_000),
    String(repeating: "{{{", count: 80_000),
  ])
  func hostileTemplatesAreToldInBoundedNumbers(body: String) {
    let composition = compose(body)
    #expect(composition.diagnostics.count <= 3 * Limits.findingsPerFile)
  }

  @Test(
    arguments: [
      ([0x61, 0xFF], "encoding"), ([0x61, 0x00], "encoding"), ([0xEE, 0x80, 0x80], "encoding"),
      ([0x61, 0x0D, 0x62], "encoding"), ([0x1B], "encoding"), ([0xC0, 0xBC], "encoding"),
      ([UInt8](repeating: 0x61, count: Limits.messageBytes + 1), "message-limit"),
    ] as [([UInt8], String)])
  func bytesThatAreNoTextAreRefused(bytes: [UInt8], rule: String) {
    let composition = Composition(SourceFile(path: "message.md", bytes: bytes))
    #expect(composition.diagnostics.first?.rule.rawValue == rule)
    #expect(composition.template == nil)
  }

  @Test func byteOrderMarkShiftsNothing() {
    let text = "\u{FEFF}---\nsubject: S\nlanguage: en\n---\nä {{x}}"
    let composition = Composition(text)
    #expect(composition.findings == ["undeclared-variable@5:3"])
  }

  @Test func sameShapeGivesTheSameMessage() throws {
    let first = compose("{{#items}}\n- {{title}}\n{{/items}}\n{{name}}")
    let template = try #require(first.template)
    let other = template.bind(
      JSONReader.read(
        SourceFile(
          path: "b.json",
          text: """
            {"name": "**B**", "order": {"id": "1"}, "items": [{"title": "]("}, {"title": "|"}],
             "tags": [], "flag": false}
            """)
      ).document)
    #expect(other.diagnostics.isEmpty)
    #expect(other.binding?.shape == first.binding?.shape)
    #expect(other.binding?.values != first.binding?.values)
  }
}
