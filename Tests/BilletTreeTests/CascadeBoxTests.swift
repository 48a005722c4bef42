import Testing

@testable import BilletTree

@Suite struct CascadeBoxTests {
  typealias Length = StyleTable.Length

  @Test(
    arguments: [
      ("margin:1px", .pixels(1), .pixels(1)), ("margin:1px 2px", .pixels(2), .pixels(2)),
      ("margin:1px 2px 3px", .pixels(2), .pixels(2)),
      ("margin:1px 2px 3px 4px", .pixels(4), .pixels(2)),
      ("margin:1px 2px 3px 4px 5px", .pixels(0), .pixels(0)),
      ("margin:1px x", .pixels(0), .pixels(0)),
      ("margin:0 auto", .auto, .auto), ("margin:10%", .percent(10), .percent(10)),
      ("margin:-3px", .pixels(-3), .pixels(-3)), ("margin:0 1em", .pixels(20), .pixels(20)),
      ("margin-left:5px", .pixels(5), .pixels(0)), ("margin-left:5px 6px", .pixels(0), .pixels(0)),
      ("margin-left:5px;margin:1px", .pixels(1), .pixels(1)),
      ("margin-inline:1px 2px", .pixels(1), .pixels(2)),
      ("margin-inline:1px 2px 3px", .pixels(0), .pixels(0)),
      ("margin-inline-start:1px", .pixels(1), .pixels(0)),
      ("direction:rtl;margin-inline-start:1px", .pixels(0), .pixels(1)),
      ("margin-inline:1px 2px;direction:rtl", .pixels(2), .pixels(1)),
      ("margin:calc(10px + 5%)", .unknown, .unknown),
      ("margin:calc(2% * 3)", .percent(6), .percent(6)),
      ("margin:1vw", .unknown, .unknown), ("margin:var(--x)", .unknown, .unknown),
      ("margin:5px !important;margin:6px", .pixels(5), .pixels(5)),
      ("margin:5px;margin:inherit", .pixels(7), .pixels(7)),
      ("margin:5px;margin:unset", .pixels(0), .pixels(0)),
    ] as [(String, Length, Length)])
  func marginsAreComputed(_ css: String, _ left: Length, _ right: Length) throws {
    let html = "<div style='margin:7px'><p id=x style='font-size:20px;\(css)'>x"
    let values = try Styled(html).x()
    #expect(values.marginLeft == left)
    #expect(values.marginRight == right)
  }

  @Test(
    arguments: [
      ("padding:1px 2px 3px 4px", .pixels(4), .pixels(2)), ("padding:-1px", .pixels(0), .pixels(0)),
      ("padding:auto", .pixels(0), .pixels(0)), ("padding-right:1pt", .pixels(0), .pixels(4.0 / 3)),
      ("padding-inline-end:5%", .pixels(0), .percent(5)),
      ("padding:calc(1px - 2px)", .pixels(0), .pixels(0)),
    ] as [(String, Length, Length)])
  func paddingsAreComputed(_ css: String, _ left: Length, _ right: Length) throws {
    let values = try Styled("<p id=x style='\(css)'>x").x()
    #expect(values.paddingLeft == left)
    #expect(values.paddingRight == right)
  }

  @Test(
    arguments: [
      ("border:1px solid #ccc", 1, 1), ("border:solid", 3, 3), ("border:5px", 0, 0),
      ("border:none 5px", 0, 0), ("border:rgb(1,2,3) thick dotted", 5, 5),
      ("border-left:2px solid", 2, 0), ("border-width:1px 2px 3px 4px", 0, 0),
      ("border-width:1px 2px 3px 4px;border-style:solid", 4, 2),
      ("border-style:none solid;border-width:thin", 1, 1),
      ("border-style:solid none solid solid", 3, 0),
      ("border:1px solid;border-left:0", 0, 1),
      ("border:1px solid;border-right-style:hidden", 1, 0),
      ("border:1px solid;border:inherit", 0, 0), ("border-inline-start:2px solid", 2, 0),
      ("border:1px solid 12", 0, 0),
    ] as [(String, Double, Double)])
  func bordersAreComputed(_ css: String, _ left: Double, _ right: Double) throws {
    let values = try Styled("<p id=x style='\(css)'>x").x()
    #expect(values.borderLeft == left)
    #expect(values.borderRight == right)
  }

  @Test(
    arguments: [
      ("<p id=x style='width:50%'>", .percent(50)), ("<p id=x style='width:-5px'>", .auto),
      ("<p id=x style='width:none'>", .auto), ("<p id=x style='width:fit-content'>", .unknown),
      ("<p id=x width=5>", .auto), ("<img id=x width=300>", .pixels(300)),
      ("<img id=x width=' 300px'>", .pixels(300)), ("<img id=x width='50.5%'>", .percent(50.5)),
      ("<img id=x width=a>", .auto), ("<img id=x width=0>", .pixels(0)),
      ("<table id=x width=0>", .auto),
      ("<table id=x width='100%'>", .percent(100)),
      ("<img id=x width=300 style='width:50%'>", .percent(50)),
      ("<img id=x width=300 style='width:auto'>", .auto),
      ("<img id=x width=1 width=2>", .pixels(1)),
      ("<img id=x width=1 style='width:2px;width:unset'>", .auto),
      ("<img id=x width=1 style='width:2px;width:x'>", .pixels(2)),
    ] as [(String, Length)])
  func widthIsComputed(_ html: String, _ expected: Length) throws {
    #expect(try Styled(html).x().width == expected)
  }

  @Test func limitsOfWidthAreComputed() throws {
    let values = try Styled("<img id=x height=9 style='max-width:80%;min-width:2em'>").x()
    #expect(values.maxWidth == .percent(80))
    #expect(values.minWidth == .pixels(32))
    #expect(values.height == .pixels(9))
    let none = try Styled("<img id=x style='max-width:80%;max-width:none'>").x()
    #expect(none.maxWidth == .auto)
  }

  @Test(
    arguments: [
      ("<body id=x>", .pixels(8), .pixels(0)),
      ("<body id=x marginwidth=0>", .pixels(0), .pixels(0)),
      ("<body id=x leftmargin=3>", .pixels(3), .pixels(0)),
      ("<blockquote id=x>", .pixels(40), .pixels(0)),
      ("<ul id=x>", .pixels(0), .pixels(40)), ("<dl><dd id=x>", .pixels(40), .pixels(0)),
      ("<div dir=rtl><ul id=x>", .pixels(0), .pixels(0)),
      ("<table><tr><td id=x>", .pixels(0), .pixels(1)),
      ("<table cellpadding=7><tr><td id=x>", .pixels(0), .pixels(7)),
      ("<table cellpadding=7><tr><td id=x style='padding:0'>", .pixels(0), .pixels(0)),
      ("<table id=x align=center>", .auto, .pixels(0)),
      ("<img id=x hspace=5>", .pixels(5), .pixels(0)),
      ("<p id=x>", .pixels(0), .pixels(0)),
      ("<ul id=x style='padding:5px;padding:revert'>", .pixels(0), .pixels(40)),
    ] as [(String, Length, Length)])
  func anElementHasTheBrowsersEdges(_ html: String, _ margin: Length, _ padding: Length) throws {
    let values = try Styled(html + "x").x()
    #expect(values.marginLeft == margin)
    #expect(values.paddingLeft == padding)
  }

  @Test(
    arguments: [
      ("<p id=x>", .block, true, true), ("<span id=x>", .inline, true, true),
      ("<p id=x hidden>", .none, false, false),
      ("<p id=x hidden style='display:block'>", .block, true, true),
      ("<p style='display:none'><b id=x style='display:block'>", .block, false, false),
      ("<p style='visibility:hidden'><b id=x>", .inline, true, false),
      ("<p style='visibility:hidden'><b id=x style='visibility:visible'>", .inline, true, true),
      ("<p style='mso-hide:all'><b id=x>", .inline, true, true),
      ("<title id=x>", .none, false, false),
      ("<style id=x>", .none, false, false), ("<li id=x>", .listItem, true, true),
      ("<b id=x style='float:left'>", .block, true, true),
      ("<p id=x style='display:x'>", .block, true, true),
      ("<p id=x style='display:none;display:INLINE'>", .inline, true, true),
      ("<img id=x>", .inline, true, true), ("<input id=x type=HIDDEN>", .none, false, false),
      ("<p id=x style='display:none;display:revert'>", .block, true, true),
      ("<p id=x style='display:initial'>", .inline, true, true),
    ] as [(String, StyleTable.Display, Bool, Bool)])
  func displayIsComputed(
    _ html: String, _ display: StyleTable.Display, _ isRendered: Bool, _ isVisible: Bool
  ) throws {
    let values = try Styled(html + "x").x()
    #expect(values.display == display)
    #expect(values.isRendered == isRendered)
    #expect(values.isVisible == isVisible)
  }

  @Test func otherValuesAreComputed() throws {
    let values = try Styled(
      "<div dir=rtl><pre><p id=x style='opacity:50%;float:right;position:absolute'>x"
    ).x()
    #expect(values.opacity == 0.5)
    #expect(values.isFloating)
    #expect(values.isOutOfFlow)
    #expect(values.preservesWhitespace)
    #expect(values.isRightToLeft)
    let inner = try Styled("<p dir=rtl style='opacity:0;white-space:pre-line'><b id=x dir=ltr>x")
      .x()
    #expect(inner.opacity == 1)
    #expect(!inner.isRightToLeft)
    #expect(inner.preservesWhitespace)
  }

  @Test(
    arguments: [
      ("p{width:1px} p{width:2px}", 2), (".a{width:1px} p{width:2px}", 1),
      ("#x{width:1px} .a.a.a{width:2px}", 1), ("p{width:1px!important} #x{width:2px}", 1),
      ("p{width:1px!important} #x{width:2px!important}", 2), ("b p, p{width:1px} p{width:2px}", 2),
      ("div p, p{width:1px} p{width:2px}", 1), ("p{width:1px;width:2px}", 2),
      ("p:not(#y){width:1px} .a{width:2px}", 1), ("*{width:1px} p{width:2px} *{width:3px}", 2),
      ("@media print{p{width:1px!important}} p{width:2px}", 2),
      ("@media (max-width:600px){#x{width:1px}} p{width:2px}", 1),
      ("p:-moz-x,p{width:1px} p{width:2px}", 2), ("p{width:1px; b{width:3px} height:2px}", 1),
    ] as [(String, Double)])
  func theStrongestRuleWins(_ css: String, _ expected: Double) throws {
    let values = try Styled("<style>\(css)</style><div><p id=x class=a>x").x()
    #expect(values.width == .pixels(expected))
  }

  @Test func aStyleAttributeStandsBetweenRulesAndImportantRules() throws {
    let html = "<style>#x{width:1px;height:1px!important}</style>"
    let values = try Styled(html + "<p id=x style='width:2px;height:2px'>").x()
    #expect(values.width == .pixels(2))
    #expect(values.height == .pixels(1))
    let important = try Styled(html + "<p id=x style='height:2px!important'>").x()
    #expect(important.height == .pixels(2))
  }

  @Test(
    arguments: [
      ("<p id=x>a", true), ("<p id=x> \n", false), ("<p id=x>&nbsp;", false),
      ("<p id=x>&#8203;&zwj;", false),
      ("<p id=x><b><i>.</i></b>", true), ("<p id=x style='display:none'>a", false),
      ("<p id=x><b hidden>a</b>", false), ("<p id=x><!-- a -->", false), ("<p id=x>&nbsp;a", true),
      ("<p id=x>é", true), ("<p id=x><img src=a>", false), ("<p id=x>\u{FEFF}\u{2060}", false),
    ] as [(String, Bool)])
  func textIsSeenOrNot(_ html: String, _ expected: Bool) throws {
    let styled = Styled(html)
    #expect(styled.table.rendersText(try styled.node("x"), in: styled.tree) == expected)
  }

  @Test func declarationsOfAStyleAttributeAreFound() throws {
    let styled = Styled("<p style='width:1px'><b id=x style='color:red;width:2px'><i id=y>")
    let found = styled.table.declarations(inStyleOf: try styled.node("x"))
    #expect(found.map(\.value) == ["red", "2px"])
    #expect(styled.table.declarations(inStyleOf: try styled.node("y")).isEmpty)
  }
}
