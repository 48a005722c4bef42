import BilletMessage
import BilletRendering
import Testing

@Suite struct HTMLBlockTests {
  let build = Builder()

  @Test func headingsHaveExplicitSizes() {
    #expect(
      html(build.heading(.one, "One"), build.heading(.two, "Two"), build.heading(.three, "Three"))
        == """
        <h1 style="font-size:150%;margin:1.5em 0 0">One</h1>
        <h2 style="font-size:125%;margin:1.5em 0 0">Two</h2>
        <h3 style="font-size:100%;margin:1.5em 0 0">Three</h3>
        """)
  }

  @Test func tightItemsHaveNoParagraphs() {
    let list = build.bullets([
      [build.paragraph("A")],
      [build.paragraph("B"), build.bullets([[build.paragraph("C")]])],
    ])
    #expect(
      html(list) == """
        <ul style="margin:1em 0;padding-left:1.5em">
        <li style="margin:0.25em 0">A</li>
        <li style="margin:0.25em 0">B
        <ul style="margin:0.25em 0;padding-left:1.5em">
        <li style="margin:0.25em 0">C</li>
        </ul>
        </li>
        </ul>
        """)
  }

  @Test func looseItemsHaveParagraphsAndNumbersTheirStart() {
    let list = build.numbers(from: 4, [[build.paragraph("A")]], isTight: false)
    #expect(
      html(list) == """
        <ol start="4" style="margin:1em 0;padding-left:1.5em">
        <li style="margin:0.25em 0">
        <p style="margin:1em 0">A</p>
        </li>
        </ol>
        """)
    #expect(html(build.numbers(from: 1, [])).hasPrefix("<ol style"))
  }

  @Test func quoteNoteAndRuleFollowTheTheme() {
    let inner = [build.paragraph("A")]
    #expect(
      html(build.block(.quote(inner)), build.block(.note(inner)), build.block(.thematicBreak))
        == """
        <blockquote style="margin:1em 0;padding-left:1em;border-left:3px solid">
        <p style="margin:1em 0">A</p>
        </blockquote>
        <div role="note" style="margin:1em 0;padding-left:1em;border-left:3px solid">
        <p style="margin:1em 0">A</p>
        </div>
        <hr style="margin:1em 0">
        """)
  }

  @Test func indentIsOnTheStartSideOfRightToLeftText() {
    let text = html(
      build.block(.quote([])), build.bullets([[build.paragraph("A")]]), language: "he-IL")
    #expect(text.contains("padding-right:1em;border-right:3px solid"))
    #expect(text.contains("padding-right:1.5em"))
    #expect(!text.contains("left"))
  }

  @Test func indentStopsAtAFifthOfTheWidth() {
    // 4 % on each side of 600 px leave 72 px: three quotes of 19 px fit.
    var block = build.paragraph("A")
    for _ in 0..<5 { block = build.block(.quote([block])) }
    let text = html(block)
    #expect(text.components(separatedBy: "padding-left:1em").count == 4)
    #expect(text.contains("<blockquote style=\"margin:1em 0\">"))
  }

  @Test func listWithoutRoomHasItsMarkersInside() {
    var theme = Theme.standard
    theme.sideMargin = 10
    let text = html(build.bullets([[build.paragraph("A")]]), theme: theme)
    #expect(text.hasPrefix("<ul style=\"margin:1em 0;padding-left:0;list-style-position:inside\">"))
  }

  @Test func exactlyTwentyPercentStillIndents() {
    var theme = Theme.standard
    theme.sideMargin = 8  // 24 px are left, the indent of one list
    #expect(
      html(build.bullets([[build.paragraph("A")]]), theme: theme).contains("padding-left:1.5em"))
  }

  @Test func tableHasHeaderCellsWithScope() {
    #expect(
      html(build.table(["Item", "Qty"], [["Lamp", "2"]])) == """
        <table style="border-collapse:collapse;margin:1em 0">
        <thead>
        <tr>
        <th scope="col" style="border:1px solid;padding:0.5em">Item</th>
        <th scope="col" style="border:1px solid;padding:0.5em">Qty</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td style="border:1px solid;padding:0.5em;min-width:7em;overflow-wrap:anywhere">Lamp</td>
        <td style="border:1px solid;padding:0.5em">2</td>
        </tr>
        </tbody>
        </table>
        """)
  }

  @Test func tableWithoutRowsOrLinesHasNeither() {
    var theme = Theme.standard
    theme.tableBorder = 0
    let text = html(build.table(["Item"], []), theme: theme)
    #expect(!text.contains("tbody"))
    #expect(!text.contains("border:"))
  }

  @Test func detailsAreADescriptionList() {
    #expect(
      html(build.details([("Order", "{0}")]), values: ResolvedValues("114")) == """
        <dl style="margin:1em 0">
        <div style="margin:0.25em 0">
        <dt style="display:inline"><strong>Order</strong></dt>
        <dd style="display:inline;margin:0">114</dd>
        </div>
        </dl>
        """)
  }
}

extension String {
  func components(separatedBy separator: String) -> [String] {
    var parts: [String] = []
    var rest = Substring(self)
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
