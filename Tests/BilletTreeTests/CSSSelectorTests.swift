import Testing

@testable import BilletTree

@Suite struct CSSSelectorTests {
  static let body = """
    <body id=b class="Body x"><div id=d class="a b" dir=RTL title="one two"><p id=p1 class=a>1\
    <a id=l1 href="https://e/x.gif">l</a></p>text<p id=p2 lang=en-US>2<b id=s1>3</b></p>\
    <h2 id=h owa>4</h2></div><x-y id=c class=é>5</x-y>
    """

  @Test(arguments: [
    ("p", "p1 p2"), ("P", "p1 p2"), ("*", "html head style b d p1 l1 p2 s1 h c"), (".a", "d p1"),
    (".A", ""), (".a.b", "d"), ("p.a", "p1"), ("#p2", "p2"), ("b#s1", "s1"), (".é", "c"),
    ("x-y", "c"), (".\\61", "d p1"), ("#\\70 2", "p2"),
    ("div p", "p1 p2"), ("div b", "s1"), ("div > b", ""), ("div>p>b", "s1"), ("body p b", "s1"),
    ("p + p", "p2"), ("p+h2", "h"), ("p ~ h2", "h"), ("p.a ~ h2", "h"), ("h2 ~ p", ""),
    ("div > p + p > b", "s1"), ("html body .a p + h2", "h"),
    ("p, h2 , b", "p1 p2 s1 h"), ("p,.a", "d p1 p2"),
    ("[owa]", "h"), ("[lang=en-US]", "p2"), ("[lang|=en]", "p2"), ("[lang|='e']", ""),
    ("[title~=two]", "d"), ("[title~='one two']", ""), ("[title^=one]", "d"), ("[title^='']", ""),
    ("a[href$='.gif']", "l1"), ("a[href*=\"//e\"]", "l1"), ("a[href*='//E']", ""),
    ("a[href*='//E' i]", "l1"), ("[dir=rtl]", "d"), ("[dir=rtl s]", ""), ("* [class~='a']", "d p1"),
    (":root", "html"), ("p:first-child", "p1"), ("h2:last-child", "h"),
    ("div > :first-child", "p1"),
    ("p:not(.a)", "p2"), ("p:not([lang]):not(.b)", "p1"), (":not(*)", ""),
    ("p:not(:hover)", "p1 p2"),
    ("div :not(p, b, h2)", "l1"), ("b:not(div b)", ""), ("p:not(h2 ~ p)", "p1 p2"),
    ("p:nth-child(1)", "p1"), ("p:nth-child(2)", "p2"), ("div > :nth-child(odd)", "p1 h"),
    ("div > :nth-child( 2n + 2 )", "p2"), ("div > :nth-child(-n+2)", "p1 p2"),
    ("div > :nth-child(n+2)", "p2 h"), ("div > :nth-child(+3)", "h"), ("p:nth-child(0)", ""),
    ("div > :nth-last-child(1)", "h"), ("div > :nth-last-child(n+2)", "p1 p2"),
    ("p:nth-of-type(2)", "p2"), ("h2:first-of-type", "h"), ("p:last-of-type", "p2"),
    ("p:nth-last-of-type(2)", "p1"), ("p:nth-child(3n)", ""),
    (":is(p, h2).a", "p1"), (":where(div p) > b", "s1"), ("p:is(.a)", "p1"),
    ("p:has(b)", "p2"), ("div:has(> b)", ""), ("div:has(> h2)", "d"), ("p:has(+ h2)", "p2"),
    ("p:has(~ h2)", "p1 p2"), ("p:lang(en)", "p2"), ("b:lang(EN)", "s1"), ("p:lang(e)", ""),
    ("p/**/.a", "p1"), ("p:empty", ""), (":enabled", ""),
    (":link", "l1"), ("a:any-link", "l1"), ("a:hover", ""), ("p:before", ""), ("p::before", ""),
    (".ExternalClass *", ""), ("#outlook a", ""), ("u + .Body", ""), ("p::-webkit-x(y)", ""),
  ])
  func aSelectorMatches(_ selector: String, _ expected: String) throws {
    let styled = Styled("<style>\(selector){color:red}</style>" + Self.body)
    let rule = try #require(styled.table.rules.first)
    #expect(styled.ids(rule).joined(separator: " ") == expected)
    #expect(rule.isUnderstood)
  }

  @Test(arguments: [
    "p:nth-child(2 of p)", "p:nth-child(x)", "p:nth-child(n2)", "p:is(.a,)", "p:has(a b)",
    "p:lang()", "svg|p", "*|*", "p >", "> p", "p,", ",p", ".1", "#", ".", "p:",
    "p::", "[]", "[a=]", "[a=1]", "[a%=b]", "[a=b x]", "p:not()", "p:-moz-x",
    "p&", "p > > b", "",
  ])
  func aSelectorThatCannotBeReadMatchesNothing(_ selector: String) throws {
    let styled = Styled("<style>\(selector){color:red}</style>" + Self.body)
    let rule = try #require(styled.table.rules.first)
    #expect(!rule.isUnderstood)
    #expect(rule.matches.isEmpty)
    #expect(styled.table.declarations.count == 1)
  }

  @Test func statesOfControlsAreMatched() {
    let styled = Styled(
      """
      <style>:disabled{color:red}:enabled{color:red}:checked{color:red}:empty{color:red}</style>
      <fieldset id=f disabled><legend id=g><button id=a>x</button></legend><input id=b></fieldset>
      <button id=c disabled>x</button><input id=d checked><select id=e><option id=o selected>x\
      </select><p id=p><!-- x --></p>
      """)
    #expect(
      styled.table.rules.map { styled.ids($0).joined(separator: " ") }
        == ["f b c", "a d e o", "d o", "b d p"])
  }

  @Test(arguments: [
    ("div{p{color:red}}", "p1 p2"), ("div{& > p{color:red}}", "p1 p2"),
    ("div{> p{color:red}}", "p1 p2"), ("p{&.a{color:red}}", "p1"), ("p{.b &{color:red}}", "p1 p2"),
    ("h2, p{+ h2, + p{color:red}}", "p2 h"), ("div{p{b{color:red}}}", "s1"),
  ])
  func aRuleInsideARuleMatches(_ css: String, _ expected: String) throws {
    let styled = Styled("<style>\(css)</style>" + Self.body)
    let rule = try #require(styled.table.rules.last)
    #expect(styled.ids(rule).joined(separator: " ") == expected)
    #expect(rule.isUnderstood)
  }

  @Test func aRuleInsideARuleThatCannotBeReadMatchesNothing() throws {
    let styled = Styled("<style>p:-moz-x{b{color:red}}</style>" + Self.body)
    let rule = try #require(styled.table.rules.last)
    #expect(!rule.isUnderstood)
    #expect(rule.matches.isEmpty)
  }

  /// The width of `<p class=a>`, which the strongest rule sets.
  @Test(arguments: [
    ("p{width:1px}@layer a{p.a{width:2px}}", 1.0),
    ("@layer a{p.a{width:2px}}p{width:1px}", 1),
    ("@layer a,b;@layer b{p{width:2px}}@layer a{p.a{width:3px}}", 2),
    ("@layer a{p{width:2px}}@layer b{p{width:3px}}", 3),
    ("@layer a{p{width:2px!important}}@layer b{p{width:3px!important}}p{width:1px!important}", 2),
    ("@layer a{p{width:2px}}@layer{p{width:3px}}", 3),
    ("p:where(.a){width:1px}p{width:2px}", 2), ("p:is(.a,#q){width:1px}p.a{width:2px}", 1),
    ("p:nth-child(n){width:1px}p{width:2px}", 1), ("p{&{width:1px}}p{width:2px}", 2),
    ("p{width:1px;@media screen{width:2px}}", 2), ("p{width:1px;@media print{width:2px}}", 1),
    ("p{width:1px;@media screen{&.a{width:3px}}}", 3),
    (":root{--w:3px}p{width:var(--w)}", 3), ("html{--v:var( --w );--w:3px}p{width:var(--v)}", 3),
    (":root{--x:1px}p{width:var(--w,4px)}", 4), (":root{--w:1}p{width:calc(2px*var(--w))}", 2),
    ("p{width:1px}@supports not (display:grid){p{width:2px}}", 1),
    ("p{width:1px}@supports (display:grid){p{width:2px}}", 2),
  ])
  func theStrongestRuleWins(_ css: String, _ width: Double) throws {
    let styled = Styled("<style>\(css)</style><p id=x class=a>x</p>")
    #expect(try styled.x().width == .pixels(width))
  }

  @Test(arguments: [
    ":root{--w:3px}div{--w:4px}p{width:var(--w)}", "p{--w:3px;width:var(--w)}",
    "@media(max-width:99px){:root{--w:3px}}p{width:var(--w)}",
    ":root{--w:var(--w)}p{width:var(--w)}",
    ":root{--W:3px}p{width:var(--w)}",
  ])
  func aCustomPropertyThatDiffersFromPlaceToPlaceIsUnknown(_ css: String) throws {
    #expect(try Styled("<style>\(css)</style><p id=x class=a>x</p>").x().width == .unknown)
  }

  /// Each property puts in fifty of the one before, so that without a limit the last would be put in forever.
  @Test(.timeLimit(.minutes(1)))
  func propertiesOfPropertiesComeToAnEnd() throws {
    var css = ":root{--a0: ;"
    for level in 1...7 {
      css += "--a\(level):" + String(repeating: "var(--a\(level - 1))", count: 50) + ";"
    }
    let styled = Styled("<style>\(css)}p{width:var(--a7)}</style><p id=x class=a>x</p>")
    #expect(try styled.x().width == .unknown)
  }

  @Test func manySiblingsAreCountedOnce() {
    let rows = String(repeating: "<tr><td>x", count: 20_000)
    let styled = Styled("<style>tr:nth-child(even){color:red}</style><table>\(rows)</table>")
    #expect(styled.table.isComplete)
    #expect(styled.table.rules[0].matches.count == 10_000)
  }

  @Test func classesIgnoreCaseInQuirksMode() throws {
    let styled = Styled("<html><style>.A, #P2 {color:red}</style>" + Self.body)
    #expect(styled.ids(try #require(styled.table.rules.first)) == ["d", "p1", "p2"])
  }

  @Test func rulesAreFoundInAllTheirPlaces() {
    let styled = Styled(
      """
      <style>@charset "x";@import url(a);p{width:1px;b{width:2px}width:3px}
      @media screen{@media print{p{width:4px}}@supports (a:b){b{width:5px}}}
      @font-face{font-family:x;src:url(y)}@keyframes k{from{width:6px}}} h2{width:7px} a{width:8px
      </style><style media=print>i{width:9px}</style><style type=text/less>u{width:10px}</style>
      """)
    let table = styled.table
    #expect(
      table.declarations.map(\.value) == ["1px", "2px", "3px", "4px", "5px", "7px", "8px", "9px"])
    #expect(
      table.rules.map(\.media) == [[], [], ["screen", "print"], ["screen"], [], [], ["print"]])
    #expect(table.rules.map(\.isActive) == [true, true, false, true, true, true, false])
    #expect(
      table.atRules.map(\.name)
        == ["charset", "import", "media", "media", "supports", "font-face", "keyframes"])
  }

  @Test(arguments: [
    ("", true), ("all", true), ("screen", true), ("only screen", true), ("print", false),
    ("screen, print", true), ("print,screen", true), ("(max-width: 600px)", true),
    ("(max-width:599.9px)", false), ("screen and (min-width: 37.5em)", true),
    ("screen and (min-width:601px)", false), ("(min-width:1px) and (max-width:480px)", false),
    ("(prefers-color-scheme: dark)", false), ("(orientation:portrait)", false),
    ("not print", false), ("screen and", false), ("screen (max-width:700px)", false),
    ("(max-width:)", false), ("(", false), ("(width >= 300px)", true), ("(width<300px)", false),
    ("(300px <= width <= 700px)", true), ("(300px < width < 600px)", false),
    ("(width = 600px)", true),
    ("(width)", false), ("(width >= )", false), ("(300px => width)", false),
    ("screen and (-webkit-min-device-pixel-ratio:0)", false),
  ])
  func aMediaQueryHoldsOnlyWhenThatIsCertain(_ query: String, _ expected: Bool) {
    #expect(MediaQuery.holds(query) == expected)
  }
}
