import BilletCore
import BilletMessage
import Testing

@testable import BilletAuthoring

/// A value can never become markup: whatever it holds, the message keeps the structure of a plain value.
@Suite struct PromiseTests {
  private static let contexts = [
    "a {{v}} b", "{{v}}", "**{{v}}**", "*{{v}}*x", "~~{{v}}~~", "[{{v}}](https://a.example/)",
    "[t](https://a.example/{{v}})", "[t](https://a.example/{{v}}/x?y={{v}}#{{v}})",
    "[t](<https://a.example/{{v}}>)", "[t](https://a.example/ \"{{v}}\")",
    "![{{v}}](https://a.example/x.png){width=60%}", "![a](https://a.example/{{v}}.png)",
    "![a](https://a.example/x.png '{{v}}')", "| a |\n| --- |\n| {{v}} |",
    "| {{v}} |\n| --- |\n| a |",
    "# {{v}}", "{{v}}\n---", "- {{v}}\n- b", "1. {{v}}", "> {{v}}", "> a\n{{v}}",
    "::: note\n{{v}}\n:::",
    "::: details\nA: {{v}}\n{{v}}: B\n:::", "https://a.example/{{v}}/y",
    "<https://a.example/{{v}}>",
    "a\n{{v}}\nb", "    {{v}}", "`{{v}}`", "<b>{{v}}</b>", "{{v}}{.button}", "[{{v}}]: x",
    "{{v}}: x", "&{{v}};", "\\{{v}}", ":{{v}}:", "{{v}}{{v}}",
  ]

  private static let values = [
    "\"\u{301} onclick=x", "](https://b.example)", "**b**", "_b_", "{{v}}", "{{#v}}", "{{> p}}",
    "a\nb",
    "a\n\nb", "\n# x", "|", "| x | y |\n", "<script>alert(1)</script>", "<!-- x", "`code`",
    "```\nx",
    "::: note", "\n:::\n", "# x", "- x", "1. x", "> x", "---", "===", "    x", "\tx",
    "[a]: https://b.example",
    "![x](y)", "<https://b.example>", "https://b.example", "{width=5%}", "{.button}", "&lt;",
    "&#xE000;",
    "\\", "\\\\", "'", "\"", "')", "\")", "a)b", "(((", "~~x~~", "  ", "x  ", "\r\n", "é",
    "e\u{301}",
    "\u{200D}", "\u{FE0F}", "😀", ":smile:", "日本", "\u{202E}x", "javascript:alert(1)", "../..",
    "?a=b&c=d",
    "%00", "%2F", "http://", "mailto:a@b.example", "0", "-", "*", "_", "a*b*c", "$x$", "\u{2028}",
  ]

  private func structure(_ context: String, _ value: String, type: String = "text") -> String? {
    let json = value.unicodeScalars.map { scalar in
      scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
        ? "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count)
          + String(scalar.value, radix: 16) : String(scalar)
    }.joined()
    let composition = Composition(
      body: context, variables: "v: {type: \(type), default: d}", data: "{\"v\": \"\(json)\"}",
      subject: "S {{v}}")
    guard let message = composition.message else { return nil }
    return MarkdownDump.text(message.subject) + " " + composition.structure
      + composition.findings.joined()
  }

  @Test(arguments: contexts) func valueNeverBecomesMarkup(context: String) throws {
    let plain = try #require(structure(context, "plain"))
    for value in Self.values {
      #expect(structure(context, value) == plain, "\(value.debugDescription)")
      #expect(structure(context, value, type: "lines") == plain, "\(value.debugDescription)")
    }
  }

  @Test func privateUseValueIsRefusedByName() {
    let composition = Composition(
      body: "{{v}}", variables: "v: text", data: "{\"v\": \"\\ue000\\ue100\\ue001\"}")
    #expect(composition.findings == ["value@data.json:1:7"])
  }

  @Test func entityCannotSpellAToken() {
    let entity = "&#xE000;&#xE100;&#xE001;"
    let composition = Composition(
      body: "{{v}} \(entity) [t](https://a.example/\(entity) \"\(entity)\")", variables: "v: text",
      data: "{\"v\": \"x\"}")
    let gone = "\u{FFFD}\u{FFFD}\u{FFFD}"
    #expect(composition.text == "p(x \(gone) a(t->https://a.example/\(gone) '\(gone)'))")
  }

  @Test(arguments: [
    ("[t]({{u}})", "p(a(t->‹0›))", []), ("![a]({{i}})", "p(img(a->‹0›))", []),
    ("[t]({{i}})", "p(a(t->‹0›))", []), ("[t]({{v}})", "p(t)", ["unsafe-link"]),
    ("[t]({{u}}/x)", "p(t)", ["unsafe-link"]), ("![a]({{v}})", "p(a)", ["insecure-image"]),
    ("[t](https://{{v}})", "p(t)", ["unsafe-link"]),
    ("[t](https://{{v}}/x)", "p(t)", ["unsafe-link"]),
    ("[t](https:///{{v}})", "p(t)", ["unsafe-link"]),
    ("[t](https://a.example{{v}})", "p(t)", ["unsafe-link"]),
    ("[t](https://a.{{v}}/)", "p(t)", ["unsafe-link"]),
    ("[t](https:{{v}})", "p(t)", ["insecure-link"]),
    ("[t](java{{v}}:x)", "p(t)", ["insecure-link"]),
    ("[t](http://a{{v}}/)", "p(t)", ["unsafe-link"]),
    ("[t](https://a.example?x={{v}})", "p(a(t->https://a.example?x=‹0›))", []),
    ("https://a.example/{{v}}.", "p(a(https://a.example/‹0›->https://a.example/‹0›).)", []),
    ("https://a{{v}}/", "p(https://a‹0›/)", ["unsafe-link"]),
  ])
  func valueChangesNoMoreThanItsPartOfAnAddress(body: String, expected: String, rules: [String]) {
    let composition = Composition(
      body: body,
      variables: "v: {type: text, default: d}\nu: {type: url, default: 'https://a.example'}\n"
        + "i: {type: image-url, default: 'https://a.example/x.png'}")
    #expect(composition.structure == expected)
    #expect(composition.diagnostics.map(\.rule.rawValue) == rules)
  }

  @Test func everyLiteralOfALoopOrPartialLeadsBackToItsBytes() throws {
    let composition = Composition(
      body: "ä{{#a}}é{{.}}ü{{/a}}\n\n{{> p}}x{{! c }}y\n\n  {{> q}}\n",
      variables: "a: {type: list}",
      data: "{\"a\": [\"1\", \"2\"]}", partials: ["p": "ß\nö", "q": "- a\n- b\n"])
    #expect(composition.text == "p(äé1üé2ü) p(ß/öxy) ul([p(a)][p(b)])")
    let message = try #require(composition.message)
    func check(_ blocks: [Block]) {
      for block in blocks {
        switch block.content {
        case .paragraph(let inlines):
          for case .text(let text) in inlines {
            for segment in text.segments {
              guard case .literal(let bytes) = segment.content else { continue }
              #expect(segment.location.file.bytes[segment.location.span].elementsEqual(bytes))
            }
          }
        case .list(let list): list.items.forEach(check)
        default: Issue.record("\(block)")
        }
      }
    }
    check(message.blocks)
  }
}
