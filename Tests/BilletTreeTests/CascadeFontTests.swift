import Testing

@testable import BilletTree

@Suite struct CascadeFontTests {
  private func isNear(_ left: Double, _ right: Double) -> Bool { abs(left - right) < 0.01 }

  @Test(
    arguments: [
      ("12pt", 16), ("16px", 16), ("1em", 20), ("2rem", 32), ("150%", 30), ("1in", 96), ("1pc", 16),
      ("2.54cm", 96), ("25.4mm", 96), ("40Q", 37.795), ("2ex", 20), ("1ch", 10), ("medium", 16),
      ("xx-small", 9), ("x-small", 10), ("small", 13), ("large", 18), ("x-large", 24),
      ("xx-large", 32), ("xxx-large", 48), ("smaller", 16.667), ("LARGER", 24), ("inherit", 20),
      ("initial", 16), ("unset", 20), ("revert", 20), ("calc(10px + 1em)", 30),
      ("calc(2 * (3px + 4px))", 14),
      ("calc(100% / 4)", 5), ("calc(10px - 20px)", 0), ("+1.5e1px", 15), (".5em", 10), ("0", 0),
      ("-1px", 20), ("12", 20), ("12 px", 20), ("12px 13px", 20), ("1xx", 20), ("auto", 20),
      ("calc(1px+2px)", 20), ("calc(3)", 20), ("calc(1px * 2px)", 20), ("16p\\78", 16),
    ] as [(String, Double)])
  func aFontSizeIsComputed(_ value: String, _ expected: Double) throws {
    let values = try Styled("<div style='font-size:20px'><p id=x style='font-size:\(value)'>x").x()
    #expect(isNear(values.fontSize, expected))
    #expect(!values.isFontSizeUnknown)
  }

  @Test(arguments: ["2vw", "var(--a)", "clamp(1px, 2vw, 3px)", "calc(1vw + 1px)", "3vmin", "1lh"])
  func aFontSizeOfTheWindowIsUnknown(_ value: String) throws {
    let styled = Styled(
      "<p id=x style='font-size:\(value)'><b id=y>1</b><i id=z style='font-size:2px'>2</i>")
    #expect(try styled.x().isFontSizeUnknown)
    #expect(styled.table[try styled.node("y")].isFontSizeUnknown)
    #expect(!styled.table[try styled.node("z")].isFontSizeUnknown)
  }

  @Test(
    arguments: [
      ("<h1 id=x>", 32), ("<section><h1 id=x>", 32), ("<h2 id=x>", 24), ("<h3 id=x>", 18.72),
      ("<h4 id=x>", 16), ("<h5 id=x>", 13.28), ("<h6 id=x>", 10.72), ("<small id=x>", 13.333),
      ("<small><small id=x>", 11.111), ("<big id=x>", 19.2), ("<sup id=x>", 13.333),
      ("<code id=x>", 13), ("<pre><code id=x>", 13),
      ("<tt><span id=x style='font-family:Arial'>", 16),
      ("<p style='font-size:20px'><code id=x>", 20), ("<p style='font-size:2em'><code id=x>", 26),
      ("<code id=x style='font-size:large'>", 14.625), ("<code id=x style='font-size:10px'>", 10),
      ("<p id=x style='font-family:monospace'>", 13),
      ("<p id=x style='font-family:monospace,serif'>", 16),
      ("<font id=x size=5>", 24), ("<font id=x size='+1'>", 18), ("<font id=x size=-9>", 10),
      ("<font id=x size=99>", 48), ("<font id=x size=x>", 16),
      ("<font id=x size=5 style='font-size:9px'>", 9),
      ("<p id=x style='font:bold 20px/2 Arial'>", 20), ("<p id=x style='font:20px'>", 16),
      ("<h1 id=x style='font:1em Arial'>", 16), ("<h1 id=x style='font-size:revert'>", 32),
      ("<p style='font-size:2em'><span style='font-size:2em'><i id=x>", 64),
      ("<div style='font-size:10px'><table><tr><td id=x>", 10), ("<input id=x>", 13.333),
    ] as [(String, Double)])
  func anElementHasTheBrowsersSize(_ html: String, _ expected: Double) throws {
    #expect(isNear(try Styled(html + "text").x().fontSize, expected))
  }

  @Test(
    arguments: [
      ("<!DOCTYPE html>", 10), ("<!doctype HTML SYSTEM 'about:legacy-compat'>", 10), ("<html>", 16),
      ("<!DOCTYPE html PUBLIC '-//W3C//DTD HTML 4.01 Transitional//EN'>", 16),
      ("<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01 Transitional//EN\" \"http://x\">", 10),
      ("<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" \"http://x\">", 10),
      ("<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 3.2 Final//EN\">", 16), ("<!DOCTYPE x>", 16),
    ] as [(String, Double)])
  func aTableForgetsTheFontSizeInQuirksMode(_ doctype: String, _ expected: Double) throws {
    let html = doctype + "<body style='font-size:10px'><table><tr><td id=x>x</table>"
    #expect(try Styled(html).x().fontSize == expected)
  }

  @Test func numbersArePixelsInQuirksModeOnly() throws {
    let body = "<p id=x style='font-size:20;width:300;margin:0 5'>x"
    let quirks = try Styled("<html>" + body).x()
    #expect(quirks.fontSize == 20)
    #expect(quirks.width == .pixels(300))
    #expect(quirks.marginLeft == .pixels(5))
    let standard = try Styled(body).x()
    #expect(standard.fontSize == 16)
    #expect(standard.width == .auto)
    #expect(standard.marginLeft == .pixels(0))
  }

  @Test(
    arguments: [
      ("<b id=x>", true), ("<h3 id=x>", true), ("<p id=x>", false),
      ("<b><i id=x>", true), ("<b id=x style='font-weight:normal'>", false),
      ("<p id=x style='font-weight:600'>", true), ("<p id=x style='font-weight:500'>", false),
      ("<p id=x style='font-weight:bolder'>", true),
      ("<b><p id=x style='font-weight:lighter'>", false),
      ("<p id=x style='font:700 1em a'>", true), ("<b id=x style='font:1em a'>", false),
      ("<b id=x style='font-weight:0'>", true), ("<b id=x style='font-weight:initial'>", false),
      ("<b id=x style='font-weight:revert'>", true), ("<table><tr><th id=x>", true),
    ] as [(String, Bool)])
  func boldIsComputed(_ html: String, _ expected: Bool) throws {
    #expect(try Styled(html + "x").x().isBold == expected)
  }

  @Test func textHasItsParentsInheritedValues() throws {
    let styled = Styled("<p id=x style='font-size:9px;margin:5px;font-weight:700'>text")
    let text = HTMLTree.NodeID(try styled.node("x").index + 1)
    let values = styled.table[text]
    #expect(values.fontSize == 9)
    #expect(values.isBold)
    #expect(values.marginLeft == .pixels(0))
    #expect(values.display == .inline)
  }
}
