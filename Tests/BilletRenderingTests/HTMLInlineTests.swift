import BilletMessage
import BilletRendering
import Testing

@Suite struct HTMLInlineTests {
  let build = Builder()

  /// What stands in a paragraph that holds these.
  func line(_ inlines: Inline..., values: ResolvedValues = ResolvedValues()) -> String {
    String(html(build.block(.paragraph(inlines)), values: values).dropFirst(24).dropLast(4))
  }

  @Test func emphasisNests() {
    let text = line(
      .strong([build.text("a"), .emphasis([build.text("b")])]), .strikethrough([build.text("c")]))
    #expect(text == "<strong>a<em>b</em></strong><s>c</s>")
  }

  @Test func buttonIsALinkWithABorder() {
    let text = line(build.link("https://www.amazon.com/?a=1&b=2", style: .button, build.text("Go")))
    #expect(
      text == """
        <a href="https://www.amazon.com/?a=1&amp;b=2" style="display:inline-block;\
        padding:0.6em 1.2em;border:1px solid;border-radius:4px">Go</a>
        """)
  }

  @Test func linkHoldsAnImageAlone() {
    let text = line(
      build.link(
        "https://www.amazon.com/", title: "T", build.image("https://m.media-amazon.com/a", alt: "A")
      ))
    #expect(
      text == """
        <a href="https://www.amazon.com/" title="T"><img src="https://m.media-amazon.com/a" \
        alt="A" style="width:80%;height:auto"></a>
        """)
  }

  @Test(arguments: [
    (Image.Width.percent(60), "width:60%"), (.percent(80), "width:80%"),
    (.percent(81), "width:80%"), (.percent(.nan), "width:0%"),
    (.pixels(240), "width:240px;max-width:80%"), (.pixels(479.5), "width:479.5px;max-width:80%"),
    (.pixels(480), "width:80%"), (.pixels(5000), "width:80%"),
  ])
  func imageIsNeverWiderThanItMay(width: Image.Width, style: String) {
    let text = line(build.image("https://a/b", alt: "A", title: "T", width: width))
    #expect(
      text == "<img src=\"https://a/b\" alt=\"A\" title=\"T\" style=\"\(style);height:auto\">")
  }

  @Test func lineBreaksAreTwoAtMost() {
    #expect(line(build.text("a"), .lineBreak(.two), build.text("b")) == "a<br>\n<br>\nb")
    #expect(
      line(build.text("a"), .lineBreak(.two), .lineBreak(.two), build.text("b"))
        == "a<br>\n<br>\nb")
    #expect(
      line(
        build.text("a"), .lineBreak(.two), build.text(" \u{A0}\u{200B}"), .lineBreak(.one),
        build.text("b")) == "a<br>\n<br>\n \u{A0}\u{200B}b")
  }

  @Test func emptyValuesDoNotAddUpToThreeBreaks() {
    let inlines: [Inline] = [
      build.text("a"), .lineBreak(.one), build.text("{0}"), .lineBreak(.one), build.text("{1}"),
      .lineBreak(.one), build.text("b"), .lineBreak(.one), build.text("c"),
    ]
    func filled(_ values: ResolvedValues) -> String {
      html(build.block(.paragraph(inlines)), values: values)
    }
    #expect(filled(ResolvedValues("", " ")).contains(">a<br>\n<br>\n b<br>\nc<"))
    #expect(filled(ResolvedValues("x", "")).contains(">a<br>\nx<br>\n<br>\nb<br>\nc<"))
    #expect(filled(ResolvedValues("x", "y")).contains(">a<br>\nx<br>\ny<br>\nb<br>\nc<"))
    #expect(filled(ResolvedValues(lines: "x\n\n", "\ny")).contains(">a<br>\nx<br>\n<br>\ny<br>"))
  }

  @Test func lineFeedIsABreakInLinesAndASpaceElsewhere() {
    let image = build.image("https://a/b", alt: "{0}")
    #expect(line(build.text("{0}"), values: ResolvedValues(lines: "a\nb")) == "a<br>\nb")
    #expect(line(build.text("{0}"), values: ResolvedValues("a\nb")) == "a b")
    #expect(line(image, values: ResolvedValues(lines: "a\nb")).contains("alt=\"a b\""))
  }

  @Test func imageBetweenBreaksEndsTheirRun() {
    let text = line(
      build.text("a"), .lineBreak(.two), build.image("https://a/b", alt: "A"), .lineBreak(.two),
      build.text("b"))
    #expect(text.components(separatedBy: "<br>").count == 5)
  }
}
