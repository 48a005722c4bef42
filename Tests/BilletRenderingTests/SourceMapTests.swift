import BilletCore
import BilletMessage
import BilletRendering
import Testing

@Suite struct SourceMapTests {
  let build = Builder(
    "Dear {0}, we *really* thank you & your team. [Order page](https://www.amazon.com/{1}) Total R&amp;D"
  )

  func rendered(_ blocks: Block..., form: HTMLRenderer.Form = .document) -> Rendered {
    HTMLRenderer(theme: .standard).skeleton(of: build.message(blocks), as: form)
      .fill(ResolvedValues("Ann & Bob", "114"))
  }

  var paragraph: Block {
    build.block(
      .paragraph([
        build.text("Dear {0}, we "), .emphasis([build.text("really")]),
        build.text(" thank you & your team. "),
        build.link("https://www.amazon.com/{1}", build.text("Order page")),
      ]),
      at: "Dear {0}, we *really* thank you & your team. [Order page](https://www.amazon.com/{1})")
  }

  @Test(arguments: [
    ("thank", "thank"), ("&amp; your", "& your"), ("really", "really"),
    ("<em>really</em>", "really"), ("Ann &amp; Bob", "{0}"), ("Bob", "{0}"),
    ("Dear Ann", "Dear {0}"), ("we <em>really</em> thank", "we *really* thank"),
    ("https://www.amazon.com/114", "https://www.amazon.com/{1}"), ("114", "{1}"),
  ])
  func outputLeadsBackToTheAuthorsWords(output: String, source: String) {
    #expect(rendered(paragraph).source(of: output) == source)
  }

  @Test func tagLeadsToItsBlock() {
    let source = rendered(paragraph).source(of: "<p style=\"margin:1em 0\">")
    #expect(source?.hasPrefix("Dear {0}") == true)
    #expect(source?.hasSuffix("{1})") == true)
  }

  @Test func documentHeadHasNoSource() {
    let rendered = rendered(paragraph)
    #expect(rendered.sourceMap.source(of: 0..<15) == nil)
    #expect(rendered.sourceMap.source(of: 0..<rendered.bytes.count) == nil)
  }

  @Test func resolvedEntityLeadsToTheWholeRun() {
    let location = build.place("Total R&amp;D")
    let text = Text([.init(.literal(Array("Total R&D".utf8)), at: location)])
    let rendered = rendered(build.block(.paragraph([.text(text)]), at: "Total R&amp;D"))
    #expect(rendered.source(of: "Total") == "Total R&amp;D")
  }

  @Test func emptyMapAndRangesPastTheEndHaveNoSource() {
    #expect(SourceMap([]).source(of: 0..<0) == nil)
    let rendered = rendered(paragraph)
    let end = rendered.bytes.count
    #expect(rendered.sourceMap.source(of: (end + 5)..<(end + 9)) == nil)
  }

  @Test func loopedTextIsNotReadBackwards() {
    let file = SourceFile(path: "a", text: "ab")
    let map = SourceMap([
      .init(output: 0..<4, source: SourceLocation(file, 0..<2), isExact: false),
      .init(output: 0..<1, source: SourceLocation(file, 1..<2), isExact: true),
      .init(output: 1..<2, source: SourceLocation(file, 0..<1), isExact: true),
    ])
    #expect(map.source(of: 0..<2)?.span == 0..<2)
    #expect(map.source(of: 1..<2)?.span == 0..<1)
    #expect(map.source(of: 2..<4)?.span == 0..<2)
  }
}
