import Testing

@testable import BilletTree

@Suite struct CSSColorTests {
  private func value(_ text: String, isQuirks: Bool = false) -> CSSColorValue? {
    Styled("<p style=\"color:\(text)\">x").table.declarations.first
      .flatMap { $0.color(isQuirks: isQuirks) }
  }

  @Test(
    arguments: [
      ("red", "#FF0000"), ("RebeccaPurple", "#663399"), ("#f00", "#FF0000"), ("#F008", "#FF0000"),
      ("#12aBcD", "#12ABCD"), ("#12aBcD80", "#12ABCD"), ("rgb(1, 2, 3)", "#010203"),
      ("rgb(1,2,3,.5)", "#010203"), ("rgba(1 2 3 / 50%)", "#010203"),
      ("RGB(10%,20%,30%)", "#1A334D"),
      ("rgb(300 -5 none)", "#FF0000"), ("rgb(10% 2 3)", "#1A0203"), ("rgb(1.4 2.6 3)", "#010303"),
      ("hsl(120, 100%, 25%)", "#008000"), ("hsl(120deg 100% 25%)", "#008000"),
      ("hsl(0.5turn 100 50)", "#00FFFF"), ("hsla(-240, 100%, 25%, 1)", "#008000"),
      ("hsl(0 0% 60%)", "#999999"), ("hwb(120 0% 50%)", "#008000"), ("hwb(0 60% 60%)", "#808080"),
      ("lab(50% 0 0)", "#777777"), ("lab(46.2775 -47.5521 48.5837)", "#008000"),
      ("lch(46.2775 67.9892 134.3912)", "#008000"), ("oklab(0.51975 -0.1403 0.10768)", "#008000"),
      ("oklch(51.975% 0.17686 142.495)", "#008000"), ("oklch(1 0 0)", "#FFFFFF"),
      ("color(srgb 0 0.5 0)", "#008000"), ("color(srgb-linear 0 .21586 0)", "#008000"),
      ("color(display-p3 0.21604 0.49418 0.13151)", "#008000"), ("color(xyz 0 0 0)", "#000000"),
      ("color(xyz-d65 0.07719 0.15438 0.02573)", "#008000"),
      ("color(srgb 100% 0% 0% / 1)", "#FF0000"),
      ("color(a98-rgb 0.281363 0.498012 0.116746)", "#008000"),
      ("color(prophoto-rgb 0.230479 0.395789 0.129968)", "#008000"),
      ("color-mix(in srgb, red, blue)", "#800080"),
      ("color-mix(in srgb, red 25%, blue)", "#4000BF"),
      ("color-mix(in srgb, white, black 80%)", "#333333"), ("r\\65 d", "#FF0000"),
    ])
  func aColourIsRead(_ text: String, _ hex: String) {
    guard case .color(let color)? = value(text) else {
      Issue.record("\(text) is no colour")
      return
    }
    #expect(color.hex == hex)
  }

  @Test(
    arguments: [
      ("#F008", 8.0 / 15), ("#12aBcD80", 128.0 / 255), ("rgb(1,2,3,.5)", 0.5),
      ("rgba(1 2 3 / 25%)", 0.25), ("hsl(0 0% 0% / 2)", 1), ("transparent", 0), ("red", 1),
      ("color-mix(in srgb, red 10%, blue 10%)", 0.2), ("oklch(1 0 0 / none)", 0),
    ] as [(String, Double)])
  func anOpacityIsRead(_ text: String, _ alpha: Double) {
    guard case .color(let color)? = value(text) else {
      Issue.record("\(text) is no colour")
      return
    }
    #expect(abs(color.alpha - alpha) < 1e-9)
  }

  @Test(arguments: [
    "bogus", "#12", "#12345", "#ggg", "12", "fff", "rgb(1 2)", "rgb(1,2)", "rgb(1, 2 3)", "rgb()",
    "rgb(1,2,3 / 1)", "rgb(1 2 3 4)", "rgb(1,,2,3)", "rgb(1deg 2 3)", "rgb(10%, 2, 3)",
    "rgb(none, 1, 2)", "hsl(120, 1, 2)", "hsl(10% 1% 2%)", "hwb(120, 0%, 0%)", "lab(1,2,3)",
    "oklch(1 2)", "color(nothing 0 0 0)", "color(srgb 0 0)", "red blue", "'red'", "url(red)",
    "rgb(1 2 3 / / 1)", "rgb(1 2 3 /)", "inherits", "default",
  ])
  func whatBrowsersDropIsNoColour(_ text: String) {
    #expect(value(text) == nil)
  }

  @Test(arguments: [
    "CanvasText", "graytext", "var(--a)", "rgb(var(--a))", "rgb(calc(1 + 1) 2 3)",
    "rgb(from red r g b)", "light-dark(red, blue)", "color-mix(in oklch, red, blue)",
  ])
  func whatOnlyABrowserKnowsIsUnknown(_ text: String) {
    #expect(value(text) == .unknown)
  }

  @Test func theTextsOwnColourIsAWordOfItsOwn() {
    #expect(value("CurrentColor") == .currentColor)
  }

  @Test(arguments: ["fff", "0af", "ABCDEF", "012345", "12e"])
  func oldDocumentsMayLeaveOutTheHash(_ text: String) {
    #expect(value(text, isQuirks: true) != nil)
    #expect(value(text) == nil)
  }

  @Test(
    arguments: [
      ("red", "#FF0000"), (" Red ", "#FF0000"), ("#f00", "#FF0000"), ("f00", "#0F0000"),
      ("#ff0000", "#FF0000"), ("ff0000", "#FF0000"), ("chucknorris", "#C00000"),
      ("#ff00", "#FF0000"), ("rgb(255,0,0)", "#002500"), ("#12345", "#123450"), (" ", "#000000"),
      ("#", "#000000"), ("zzz", "#000000"), ("#1122334455667788", "#114477"),
      ("🙂", "#000000"), ("#fffffff", "#FFFFF0"),
    ])
  func anAttributeHoldsAColourWhateverItSays(_ text: String, _ hex: String) {
    #expect(LegacyColor.color(Array(text.utf8)[...])?.hex == hex)
  }

  @Test(arguments: ["", "transparent", " TRANSPARENT "])
  func anAttributeHoldsNoColour(_ text: String) {
    #expect(LegacyColor.color(Array(text.utf8)[...]) == nil)
  }

  @Test(
    arguments: [
      ("#000000", "#FFFFFF", 21), ("#767676", "#FFFFFF", 4.54), ("#777777", "#FFFFFF", 4.48),
      ("#FFFFFF", "#FFFFFF", 1), ("#0000EE", "#FFFFFF", 9.40), ("#AAAAAA", "#FFFFFF", 2.32),
    ] as [(String, String, Double)])
  func contrastIsTheRatioOfLight(_ one: String, _ two: String, _ ratio: Double) throws {
    let colors = try [one, two].map { try #require(LegacyColor.color(Array($0.utf8)[...])) }
    #expect(abs(colors[0].contrast(with: colors[1]) - ratio) < 0.01)
    #expect(colors[0].contrast(with: colors[1]) == colors[1].contrast(with: colors[0]))
  }

  @Test func aVeilIsMixedWithWhatIsBehind() {
    let veil = CSSColor(0, 0, 0, alpha: 0.4)
    #expect(veil.over(.white).hex == "#999999")
    #expect(CSSColor.white.over(.black).hex == "#FFFFFF")
    #expect(CSSColor.transparent.over(.white) == .white)
  }
}
