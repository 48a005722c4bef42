import BilletCore
import BilletMessage
import Testing

@testable import BilletAuthoring

@Suite struct MarkdownReaderTests {
  @Test(arguments: [
    ("Hello\n\nyou", "p(Hello) p(you)"),
    ("Kind regards,\nThe team", "p(Kind regards,/The team)"),
    ("a  \nb\\\nc", "p(a/b/c)"),
    ("# One\n## Two\n### Three", "h1(One) h2(Two) h3(Three)"),
    ("One\n===\n\nTwo\n---", "h1(One) h2(Two)"),
    ("**a *b*** ~~c~~ _d_", "p(strong(a em(b)) del(c) em(d))"),
    ("- a\n- b\n  - c\n- d", "ul([p(a)][p(b) ul([p(c)])][p(d)])"),
    ("- a\n- # b\n  c\n- > d\n\n  e", "ul-loose([p(a)][h1(b) p(c)][quote(p(d)) p(e)])"),
    ("- # a\n  b\n- c\n  ---\n  d\n- ***\n  e", "ul([h1(a) p(b)][h2(c) p(d)][hr p(e)])"),
    ("- a\n\n- b", "ul-loose([p(a)][p(b)])"),
    ("3. a\n4. b\n   > q", "ol3([p(a)][p(b) quote(p(q))])"),
    ("> a\n> b\n\n---\n", "quote(p(a/b)) hr"),
    ("| a | b |\n| --- | --- |\n| 1 | **2** |\n| x \\| y |", "table([a|b][1|strong(2)][x | y|])"),
    ("[t](https://a.example/x \"T\")", "p(a(t->https://a.example/x 'T'))"),
    ("[t](https://a.example/x){.button} u", "p(button(t->https://a.example/x) u)"),
    (
      "<https://a.example> https://b.example.",
      "p(a(https://a.example->https://a.example) "
        + "a(https://b.example->https://b.example).)"
    ),
    (
      "(https://a.example/x)\nhttps://a.example/y?z&amp;(w).\\*!",
      "p((a(https://a.example/x->https://a.example/x))/"
        + "a(https://a.example/y?z&(w)->https://a.example/y?z&(w)).*!)"
    ),
    (
      "![A *b*](https://a.example/x.png){width=60%}",
      "p(img(A b->https://a.example/x.png percent(60.0)))"
    ),
    (
      "![A](https://a.example/x.png){width=\"300px\"} t",
      "p(img(A->https://a.example/x.png pixels(300.0)) t)"
    ),
    (
      "[![A](https://a.example/x.png){width=10%}](https://b.example)",
      "p(a(img(A->https://a.example/x.png percent(10.0))->https://b.example))"
    ),
    ("a &amp; b &lt;c&gt; &copy; \\*d\\* &nosuch;", "p(a & b <c> © *d* &nosuch;)"),
    ("::: note\nHello\n\n- a\n:::\nafter", "note(p(Hello) ul([p(a)])) p(after)"),
    (
      "::: details\nOrder: 1\n**Size**: 2 x 3\n注文：4\n:::",
      "details([Order=1][strong(Size)=2 x 3][注文=4])"
    ),
    ("10:30:45 and a :: b and {x} and $5", "p(10:30:45 and a :: b and {x} and $5)"),
    ("[ ] task [x] note [1]: no", "p([ ] task [x] note [1]: no)"),
    ("[Note]: the parcel is late", "p([Note]: the parcel is late)"),
    ("text\n[a]: https://b.example", "p(text/[a]: a(https://b.example->https://b.example))"),
    (
      "![A](https://a.example/x.png){ width = 60 % }",
      "p(img(A->https://a.example/x.png percent(60.0)))"
    ),
    (
      "![A](https://a.example/x.png){width= \"60 %\"}",
      "p(img(A->https://a.example/x.png percent(60.0)))"
    ),
    ("\\{.button} {b} {1=2} {. x} { } {", "p({.button} {b} {1=2} {. x} { } {)"),
    ("| # |\n| --- |\n| # 1 |\n\\# 2", "table([#][# 1][# 2])"),
    ("a | b\n\\| c | d |\n|\n| e", "p(a | b/| c | d |/|/| e)"),
  ])
  func allowedMarkdownIsRead(markdown: String, expected: String) {
    let dump = MarkdownDump(markdown)
    #expect(dump.text == expected)
    #expect(dump.findings.isEmpty, "\(dump.diagnostics)")
  }

  @Test func joinedLinesAreOneLine() {
    #expect(MarkdownDump("a\nb  \nc", joinsLines: true).text == "p(a b/c)")
  }

  @Test(arguments: [
    ("a\n\n> ~~~ b\n>\n> ~~~\n\nc", "p(a) quote() p(c)", ["font-family@3:3"], ["~~~ b"]),
    ("a\n\n```\n", "p(a)", ["font-family@3:1"], ["```"]),
    ("| a |\n| --- |\n# b", "table([a][# b])", ["heading-syntax@3:1"], ["#"]),
    ("- | a |\n  | --- |\n  ``` b", "ul([table([a][``` b])])", ["font-family@3:3"], ["``` b"]),
    ("a <!--> b \\<!-- c", "p(a <!--> b <!-- c)", ["raw-html@1:3"], ["<!--"]),
    ("##No", "p(##No)", ["heading-syntax@1:1"], ["##"]),
    ("a\n####### b\n\\##c\n#1", "p(a/####### b/##c/#1)", ["heading-syntax@2:1"], ["#######"]),
    (
      "![a](https://b.example/x.gif){width=90%} c", "p(a c)", ["gif-image@1:1"],
      ["![a](https://b.example/x.gif)"]
    ),
    (
      "[a](/b){.button}{.c}", "p(a{.c})", ["insecure-link@1:1", "unknown-attribute@1:17"],
      ["[a](/b)", "{.c}"]
    ),
    ("::: note now\nx\n:::", "note(p(x))", ["container@1:1"], ["::: note now"]),
    ("ä {.button} x", "p(ä {.button} x)", ["unknown-attribute@1:3"], ["{.button}"]),
    (
      "[a](https://b.example) {.button}", "p(a(a->https://b.example) {.button})",
      ["unknown-attribute@1:24"], ["{.button}"]
    ),
    ("# [a]{color=red}", "h1([a]{color=red})", ["unknown-attribute@1:6"], ["{color=red}"]),
    (
      "- **b**{ style = 'x' }", "ul([p(strong(b){ style = 'x' })])",
      ["unknown-attribute@1:8"], ["{ style = 'x' }"]
    ),
    (
      "| a | b |\n| --- |\n| 1 | 2 |", "table([a][1])", ["table-syntax@1:7"], ["b"]
    ),
    (
      "> x\n> | **a** | b", "quote(p(x/| strong(a) | b))", ["table-syntax@1:3"],
      ["x\n> | **a** | b"]
    ),
    ("a <b>c</b>", "p(a <b>c</b>)", ["raw-html@1:3"], ["<b>"]),
    ("<div>\nx\n</div>", "p(<div>/x/</div>)", ["raw-html@1:1"], ["<div>"]),
    ("a<br>b", "p(a<br>b)", ["raw-html@1:2"], ["<br>"]),
    ("use `x y` now", "p(use x y now)", ["font-family@1:5"], ["`x y`"]),
    ("```\nx\ny\n```", "p(x/y)", ["font-family@2:1"], ["x"]),
    ("    x", "p(x)", ["font-family@1:5"], ["x"]),
    ("#### Deep", "h3(Deep)", ["heading-depth@1:6"], ["Deep"]),
    ("| a | b |\n|:-:|---|\n| 1 | 2 |", "table([a|b][1|2])", ["text-alignment@2:1"], ["|:-:|---|"]),
    (
      "[a]: https://b.example \"t\"\n\n[a]", "p([a])", ["link-definition@1:1"],
      ["[a]: https://b.example \"t\""]
    ),
    (
      "![](https://a.example/x.png)", "p(img(->https://a.example/x.png))", ["image-alt@1:1"],
      ["![](https://a.example/x.png)"]
    ),
    (
      "Hello\n\n![](https://a.example/x.png) [](https://b.example) x",
      "p(Hello) p(img(->https://a.example/x.png) a(->https://b.example) x)", ["image-alt@3:1"],
      ["![](https://a.example/x.png)"]
    ),
    (
      "ä ![A](http://a.example/x.png)", "p(ä img(A->https://a.example/x.png))",
      ["insecure-image@1:3"], ["![A](http://a.example/x.png)"]
    ),
    (
      "![A](https://a.example/x.GIF?a=1)", "p(A)", ["gif-image@1:1"],
      ["![A](https://a.example/x.GIF?a=1)"]
    ),
    ("![A](x.png)", "p(A)", ["insecure-image@1:1"], ["![A](x.png)"]),
    (
      "![A](data:image/png;base64,x)", "p(A)", ["insecure-image@1:1"],
      ["![A](data:image/png;base64,x)"]
    ),
    (
      "[t](http://a.example)", "p(a(t->https://a.example))", ["insecure-link@1:1"],
      ["[t](http://a.example)"]
    ),
    (
      "x [t](JaVaScRiPt:alert(1)) y", "p(x t y)", ["unsafe-link@1:3"],
      ["[t](JaVaScRiPt:alert(1))"]
    ),
    ("[t](java&Tab;script:x)", "p(t)", ["unsafe-link@1:1"], ["[t](java&Tab;script:x)"]),
    ("[t](/local)", "p(t)", ["insecure-link@1:1"], ["[t](/local)"]),
    ("[t]()", "p(t)", ["unsafe-link@1:1"], ["[t]()"]),
    (
      "<mailto:a@b.example>", "p(mailto:a@b.example)", ["email-address@1:1"],
      ["<mailto:a@b.example>"]
    ),
    (
      "Great 🎉🎉 :tada: x", "p(Great 🎉🎉 :tada: x)", ["emoji@1:7", "emoji@1:10"],
      ["🎉🎉", ":tada:"]
    ),
    ("&#x1F389;", "p(🎉)", ["emoji@1:1"], ["&#x1F389;"]),
    (
      "![A](https://a.example/x.png){align=center}", "p(img(A->https://a.example/x.png))",
      ["unknown-attribute@1:31"], ["align=center"]
    ),
    (
      "![A](https://a.example/x.png){width=90%}",
      "p(img(A->https://a.example/x.png percent(80.0)))", ["image-width@1:31"], ["width=90%"]
    ),
    (
      "[t](https://a.example){.red}", "p(a(t->https://a.example))", ["unknown-attribute@1:24"],
      [".red"]
    ),
    ("a\\\n\\\n\\\nb", "p(a//b)", ["line-breaks@3:1"], ["\\"]),
    ("::: nope\nx\n:::", "p(x)", ["container@1:1"], ["::: nope"]),
    ("::: note\nx", "note(p(x))", ["container@1:1"], ["::: note"]),
    ("x\n\n:::\ny", "p(x) p(y)", ["container@3:1"], [":::"]),
    ("::: details\nno label\n:::", "", ["container@2:1"], ["no label"]),
  ])
  func refusedMarkdownIsToldAndReadAsTheNearestAllowed(
    markdown: String, expected: String, findings: [String], marked: [String]
  ) {
    let dump = MarkdownDump(markdown)
    #expect(dump.text == expected)
    #expect(dump.findings == findings, "\(dump.diagnostics)")
    #expect(dump.marked == marked)
    for diagnostic in dump.diagnostics { #expect(!diagnostic.help.isEmpty) }
  }

  @Test func valuesAreLettersToMarkdown() {
    let file = SourceFile(path: "t.md", text: "**{{a}}**s [x](https://a.example/{{b}}) {{c}}_d_")
    var builder = ExpansionBuilder(file: file)
    builder.literal(0..<2)
    builder.value(0, source: 2..<7)
    builder.literal(7..<33)
    builder.value(1, source: 33..<38)
    builder.literal(38..<40)
    builder.value(1_500, source: 40..<45)
    builder.literal(45..<48)
    let dump = MarkdownDump(builder.expansion)
    #expect(dump.text == "p(strong(‹0›)s a(x->https://a.example/‹1›) ‹1500›_d_)")
    #expect(dump.findings.isEmpty)
    guard case .paragraph(let inlines) = dump.blocks.first?.content,
      case .link(let link) = inlines.first(where: { if case .link = $0 { true } else { false } })
    else {
      Issue.record("no link")
      return
    }
    #expect(link.location.span == 11..<39)
    #expect(link.destination.segments.last?.location.span == 33..<38)
  }

  @Test func everyLiteralLeadsBackToItsBytes() {
    let markdown = """
      # Größe **ä** und mehr

      - eins *zwei* [drei](https://a.example/ä "T")
        - vier\\* fünf
      > sechs
      lazy sieben

      | a | b \\| c |
      | --- | --- |
      | 1 | 日本 |

      ::: note
      acht
      :::
      """
    let dump = MarkdownDump(markdown)
    #expect(dump.findings.isEmpty)
    var count = 0
    func visit(_ text: Text) {
      for segment in text.segments {
        guard case .literal(let bytes) = segment.content else { continue }
        let source = Array(segment.location.file.bytes[segment.location.span])
        #expect(source == bytes || source.contains(UInt8(ascii: "\\")))
        count += 1
      }
    }
    func visit(_ inlines: [Inline]) {
      for inline in inlines {
        switch inline {
        case .text(let text): visit(text)
        case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): visit(inner)
        case .link(let link):
          visit(link.content)
          visit(link.destination)
          visit(link.title)
        case .image(let image):
          visit(image.alternative)
          visit(image.source)
          visit(image.title)
        case .lineBreak: break
        }
      }
    }
    func visit(_ blocks: [Block]) {
      for block in blocks {
        switch block.content {
        case .paragraph(let inlines), .heading(_, let inlines): visit(inlines)
        case .list(let list): list.items.forEach(visit)
        case .quote(let inner), .note(let inner): visit(inner)
        case .table(let table):
          for row in [table.header] + table.rows { for cell in row { visit(cell.content) } }
        case .thematicBreak, .details: break
        }
      }
    }
    visit(dump.blocks)
    #expect(count > 12)
  }
}
