import BilletCore
import Testing

@testable import BilletTree

@Suite struct PaintTableTests {
  /// The text with the word `here`.
  private func text(
    _ html: String, dark: Bool = false, sheets: Bool = true, images: Bool = true
  ) throws -> PaintedText {
    let styled = Styled(html)
    let environment = MediaEnvironment(heedsStyleSheets: sheets, isDark: dark)
    let styles = styled.table.shown(in: environment, styled.tree)
    let table = PaintTable(styled.tree, styles, in: environment, showsImages: images)
    return try #require(
      table.texts.first { styled.tree.bytes(of: $0.node).elementsEqual("here".utf8) })
  }

  private func colors(_ text: PaintedText) -> String {
    text.seen.map { "\($0.ink.hex) on \($0.backdrop.hex)" } ?? "unknown"
  }

  @Test(
    arguments: [
      ("<p>here", "#000000 on #FFFFFF"),
      ("<a href=x>here</a>", "#0000EE on #FFFFFF"), ("<a>here</a>", "#000000 on #FFFFFF"),
      ("<mark>here", "#000000 on #FFFF00"),
      ("<p style='color:#111;background:#eee'>here", "#111111 on #EEEEEE"),
      ("<div style='color:#111'><p style='color:inherit'>here", "#111111 on #FFFFFF"),
      ("<div style='color:#111'><p style='color:initial'>here", "#000000 on #FFFFFF"),
      ("<div style='color:#111'><a href=x style='color:unset'>here</a>", "#111111 on #FFFFFF"),
      ("<div style='color:#111'><a href=x style='color:revert'>here</a>", "#0000EE on #FFFFFF"),
      ("<div style='background:#111'><p style='background:inherit'>here", "#000000 on #111111"),
      ("<div style='background:#111'><p style='background:none'>here", "#000000 on #111111"),
      ("<p style='color:#111;background:currentColor'>here", "#111111 on #111111"),
      ("<p style='background:#eee;background-color:bogus'>here", "#000000 on #EEEEEE"),
      ("<p style='background-color:#111;background:#eee'>here", "#000000 on #EEEEEE"),
      ("<p style='background:#111;background-color:#eee'>here", "#000000 on #EEEEEE"),
      ("<p style='all:initial;color:#222'>here", "#222222 on #FFFFFF"),
      ("<body bgcolor=#eeeeee text=#111111><p>here", "#111111 on #EEEEEE"),
      ("<body link=#111111><a href=x>here</a>", "#111111 on #FFFFFF"),
      ("<body bgcolor=#eee style='background:#ddd'>here", "#000000 on #DDDDDD"),
      ("<table bgcolor=#eeeeee><tr bgcolor=#dddddd><td>here", "#000000 on #DDDDDD"),
      ("<font color=#111111>here", "#111111 on #FFFFFF"),
      ("<font color=#111111 style='color:#222'>here", "#222222 on #FFFFFF"),
      ("<p bgcolor=#eeeeee>here", "#000000 on #FFFFFF"),
      ("<p style='color:rgba(0,0,0,.4)'>here", "#999999 on #FFFFFF"),
      (
        "<div style='background:#000'><p style='background:rgba(255,255,255,.6)'>here",
        "#000000 on #999999"
      ),
      ("<p style='opacity:.4'>here", "#999999 on #FFFFFF"),
      ("<p style='opacity:.4;background:#000;color:#fff'>here", "#FFFFFF on #999999"),
      ("<div style='opacity:.5'><p style='opacity:.5'>here", "#BFBFBF on #FFFFFF"),
      (
        "<div style='background:#000'><p style='opacity:.5;background:#fff'>here",
        "#000000 on #808080"
      ),
      ("<p style='-webkit-text-fill-color:#222;color:#eee'>here", "#222222 on #FFFFFF"),
      ("<style>p{color:#111}</style><style>p{color:#222}</style><p>here", "#222222 on #FFFFFF"),
      ("<style>p{color:#111!important}</style><p style='color:#222'>here", "#111111 on #FFFFFF"),
      ("<style>p{color:#111!important;color:#222}</style><p>here", "#111111 on #FFFFFF"),
      ("<style>#a{color:#111}p{color:#222}</style><p id=a>here", "#111111 on #FFFFFF"),
    ])
  func aTextIsSeenInItsColours(_ html: String, _ expected: String) throws {
    #expect(colors(try text("<!DOCTYPE html>" + html)) == expected)
  }

  @Test func tablesOfOldDocumentsTakeTheBodysColour() throws {
    let html = "<body text=#111111><div style='color:#222'><table><tr><td>here"
    #expect(colors(try text("<html>" + html)) == "#111111 on #FFFFFF")
    #expect(colors(try text("<!DOCTYPE html>" + html)) == "#222222 on #FFFFFF")
  }

  @Test func styleSheetsCanBeDropped() throws {
    let html = "<style>p{color:#111}</style><p>here"
    #expect(colors(try text(html, sheets: false)) == "#000000 on #FFFFFF")
  }

  @Test func theDarkSchemeHasItsOwnRules() throws {
    let html =
      "<style>@media (prefers-color-scheme: dark){p{color:#eee;background:#111}}</style><p>here"
    #expect(colors(try text(html, dark: true)) == "#EEEEEE on #111111")
    #expect(colors(try text(html)) == "#000000 on #FFFFFF")
    let asked = try text("<meta name=color-scheme content='light dark'><p>here", dark: true)
    #expect(asked.seen?.ink == .white)
    #expect(colors(try text("<p>here", dark: true)) == "#000000 on #FFFFFF")
  }

  @Test func aPictureMayBeOfAnyColour() throws {
    let html = "<p style='background:#eee url(a.png)'>here"
    let written = try text(html)
    #expect(written.doubts.contains(.picture))
    #expect(written.lowest == 1 && written.highest > 20.9)
    #expect(colors(try text(html, images: false)) == "#000000 on #EEEEEE")
  }

  @Test(
    arguments: [
      ("<p style='position:absolute;left:-9999px'>here", Concealment.farOut),
      ("<p style='text-indent:-999em;text-indent:-9999px'>here", .farOut),
      ("<p style='opacity:0'>here", .transparent),
      ("<p style='color:transparent'>here", .transparent),
      ("<p style='max-height:0;overflow:hidden'>here", .collapsed),
      ("<p style='position:absolute;width:1px;height:1px;overflow:hidden'>here", .clipped),
      ("<p style='position:absolute;clip:rect(0 0 0 0)'>here", .clipped),
      ("<details><summary>x</summary>here", .closed), ("<p style='font-size:0'>here", .sizeless),
    ] as [(String, Concealment)])
  func whatIsHiddenIsKnownToBe(_ html: String, _ concealment: Concealment) throws {
    #expect(try text(html).concealment.contains(concealment))
  }

  @Test(arguments: [
    "<p style='left:-9999px'>here", "<details open><summary>x</summary>here",
    "<details><summary>here</summary>x</details>", "<p style='overflow:hidden;height:20px'>here",
    "<p style='position:absolute;left:-9999px;position:static'>here",
  ])
  func whatIsSeenIsNotHidden(_ html: String) throws {
    #expect(try text(html).concealment.isEmpty)
  }

  @Test(arguments: [1_000, 4_000])
  func muchIsPaintedInLinearTime(_ count: Int) {
    let gradient = (0..<40).map { "#\($0 % 10)\($0 % 7)\($0 % 3)8" }.joined(separator: ",")
    let rule =
      "p,div{background:linear-gradient(\(gradient)),linear-gradient(\(gradient));opacity:.9}"
    let html =
      "<style>\(rule)</style>" + String(repeating: "<div>", count: 150)
      + String(repeating: "<p style='color:#1118'>x</p>", count: count)
    let styled = Styled(html)
    #expect(PaintTable(styled.tree, styled.table).texts.count == count)
  }
}
