import BilletCore
import BilletMessage
import BilletRendering
import Testing

@Suite struct TextRendererTests {
  let build = Builder()

  func text(
    _ blocks: Block..., values: ResolvedValues = ResolvedValues(), language: String = "en-US"
  ) -> String {
    TextRenderer().render(build.message(blocks, language: language), values: values).text
  }

  @Test func paragraphsAndHeadingsAreApartByOneBlankLine() {
    #expect(
      text(build.heading(.one, "Title"), build.paragraph("One "), build.paragraph(" Two"))
        == "Title\n\nOne\n\nTwo\n")
    #expect(text() == "")
    #expect(text(build.paragraph(" ")) == "")
  }

  @Test func tightListIsOneLineAnItem() {
    let list = build.bullets([
      [build.paragraph("A")],
      [
        build.paragraph("B"),
        build.numbers(from: 9, [[build.paragraph("C")], [build.paragraph("D")]]),
      ],
      [build.bullets([[build.paragraph("E")]])],
      [],
    ])
    #expect(
      text(build.paragraph("Before"), list, build.paragraph("After")) == """
        Before

        - A
        - B
          9. C
          10. D
        - - E

        After

        """)
  }

  @Test func looseListHasBlankLines() {
    let list = build.numbers(
      from: 1,
      [[build.paragraph("A"), build.paragraph("B")], [build.paragraph("C")]], isTight: false)
    #expect(text(list) == "1. A\n\n   B\n\n2. C\n")
  }

  @Test func quoteIsMarkedAndNoteSetIn() {
    let inner = [build.paragraph("A"), build.paragraph("B")]
    #expect(
      text(
        build.paragraph("x"), build.block(.quote(inner)), build.block(.thematicBreak),
        build.block(.note(inner)), build.bullets([[build.block(.quote(inner))]]))
        == "x\n\n> A\n>\n> B\n\n---\n\n  A\n\n  B\n\n- > A\n  >\n  > B\n")
  }

  @Test func breaksAreNeverMoreThanTwo() {
    let block = build.paragraph(
      build.text("a "), .lineBreak(.two), build.text(" {0} "), .lineBreak(.two), build.text("b"),
      .lineBreak(.one), build.text("c"))
    #expect(text(block, values: ResolvedValues("")) == "a\n\nb\nc\n")
    #expect(text(block, values: ResolvedValues("x")) == "a\n\nx\n\nb\nc\n")
    #expect(text(block, values: ResolvedValues(lines: "x\n\n\ny\n")) == "a\n\nx\n\ny\n\nb\nc\n")
  }

  @Test func linkShowsItsAddressOnce() {
    #expect(
      text(
        build.paragraph(
          build.link(
            "https://www.amazon.com/r/{0}?a=1&b=2", style: .button, build.text("Your return")),
          build.text(", "), build.link("https://a.com/", build.text("https://a.com/"))),
        values: ResolvedValues("1 2"))
        == "Your return (https://www.amazon.com/r/1%202?a=1&b=2), https://a.com/\n")
  }

  @Test(arguments: [("en-US", "Image"), ("de-DE", "Bild"), ("ja-JP", "画像")])
  func imageIsItsText(language: String, word: String) {
    let block = build.paragraph(build.image("https://a/b", alt: "The {0}"))
    #expect(
      text(block, values: ResolvedValues("label"), language: language) == "[\(word): The label]\n")
  }

  @Test func tableIsSetInColumnsByDisplayWidth() {
    let table = build.table(
      ["Item", "Qty", "Note"], [["ランプ", "2", "e\u{301}x"], ["Desk", "", "a"], ["", "1", ""]])
    #expect(
      text(build.bullets([[build.paragraph("T"), table]]), values: ResolvedValues("x")) == """
        - T
          Item    Qty  Note
          ------  ---  ----
          ランプ  2    e\u{301}x
          Desk         a
                  1

        """)
  }

  @Test func lineBreaksInCellsAreSpaces() {
    let table = build.table(["A", "B"], [["{0}", "{1}"]])
    #expect(
      text(table, values: ResolvedValues(lines: "x\ny", "z")) == "A    B\n---  -\nx y  z\n")
  }

  @Test func wideTableIsPairs() {
    let long = String(repeating: "word ", count: 16)
    let table = build.table(["Item", "Note"], [["Lamp", long], ["Desk", ""]])
    let trimmed = long.dropLast()
    #expect(text(table) == "Item: Lamp\nNote: \(trimmed)\n\nItem: Desk\n")
  }

  @Test func detailsArePairs() {
    let details = build.details([("Order", "114"), ("Address", "{0}")])
    #expect(
      text(details, values: ResolvedValues(lines: "Ann\nMain St 1"))
        == "Order: 114\nAddress: Ann\n  Main St 1\n")
  }

  @Test func valuesAreSafeToPrint() {
    #expect(
      text(build.paragraph("a{0}b"), values: ResolvedValues("\u{1B}[1m\u{202E}x"))
        == "a [1m\u{202E}x\u{202C}b\n")
    #expect(text(build.paragraph("{0}"), values: ResolvedValues("<b>&amp;")) == "<b>&amp;\n")
  }

  @Test func textLeadsBackToTheAuthor() {
    let build = Builder("Hello *there*, {0}.")
    let paragraph = build.block(
      .paragraph([
        build.text("Hello "), .emphasis([build.text("there")]), build.text(", "),
        build.text("{0}"), build.text("."),
      ]), at: "Hello *there*, {0}.")
    let rendered = TextRenderer().render(
      build.message(build.bullets([[paragraph]])), values: ResolvedValues("Ann"))
    #expect(rendered.text == "- Hello there, Ann.\n")
    #expect(rendered.source(of: "ell") == "ell")
    #expect(rendered.source(of: "Ann") == "{0}")
    #expect(rendered.source(of: "there, Ann") == "there*, {0}")
  }
}
