import BilletCore
import Testing

@testable import BilletTree

@Suite struct StyleScaleTests {
  @Test func tenThousandRulesMeetTenThousandElements() {
    var css = ""
    var body = ""
    for number in 0..<10_000 {
      css += ".c\(number), #i\(number) > u, .o .d b.c\(number) { width: \(number)px }\n"
      body += "<b class='d c\(number)'>x</b>"
    }
    let styled = Styled("<style>\(css)</style>" + body)
    #expect(styled.table.isComplete)
    #expect(styled.table.rules.count == 10_000)
    #expect(styled.table.rules.allSatisfy { $0.matches.count == 1 })
    let widths = styled.tree.elements(named: .b).map { styled.table[$0].width }
    #expect(widths == (0..<10_000).map { .pixels(Double($0)) })
  }

  @Test(arguments: [
    "*{width:1px}", "b *{width:1px}", "b b b b b{width:1px}", "b~b{width:1px}", "[title*=aab]{}",
    "b{width:1px;width:2px;width:3px;width:4px;width:5px;width:6px}", "b:not(.a):not(.b){}",
  ])
  func whatCostsRulesTimesElementsIsCut(_ rule: String) {
    let css = String(repeating: rule, count: 500)
    let body = String(repeating: "<b title=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa>x</b>", count: 500)
    let source = SourceFile(path: "a.html", text: "<style>\(css)</style>" + body)
    let tree = HTMLTree.parse(source)
    let table = StyleTable(tree, budget: 50_000)
    #expect(table.rules.count == 500)
    #expect(table.computed.count == tree.nodes.count)
    #expect(!table.isComplete)
  }

  @Test(arguments: [
    "(", "[", "{", "a{", "a:b{", "a:b;", "a b ", "a>", ":not(", "@media(", "@media x{", "/*", "'",
    "url(", "calc(", "width:calc(", "\\", "a,", ".a", "!", "--a:{", "a:b!important", "font:1px ",
    "@", "<!--", "@import'", "#", "[a=b]", "1e9", "+", "}", ")", "\\a ", "width:1px/",
  ])
  func repeatedTextIsReadInLinearTime(_ piece: String) {
    let css = String(repeating: piece, count: 50_000 / piece.utf8.count)
    let styled = Styled("<style>\(css)</style><b>x</b>")
    check(styled)
    let attribute = css.split(separator: "'").joined()
    check(Styled("<b style='\(attribute.prefix(20_000))'>x</b>"))
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func anyBytesGiveSpansInBounds(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    let pieces = [
      "a", "b", "p", ".a", "#x", "*", ">", "+", "~", ",", ":", "::", ";", "{", "}", "(", ")", "[",
      "]", "'", "&quot;", "\\", "\\61 ", "\n", " ", "/*", "*/", "!", "!important", "@media ", "@x",
      "@import ", "url(", "calc(", "var(", "1", "-", ".5", "px", "em", "%", "width", "margin",
      "font", "font-size", "border", "inherit", "none", "auto", "solid", ":not(", "<!--", "-->",
      "é",
      "\u{1F600}", "=", "|", "$=", "/", "&amp;", "\r\n", "e5", "1e999", "--x", "monospace", "bold",
    ]
    for _ in 0..<300 {
      var css = ""
      for _ in 0..<Int(random.next() % 40) {
        css += pieces[Int(random.next() % UInt64(pieces.count))]
      }
      let attribute = css.split(separator: "\"").joined()
      let styled = Styled(
        "<style>\(css)</style><p id=x class=a style=\"\(attribute)\">x<b style='\(attribute)'>y</b>"
      )
      check(styled, "seed \(seed): \(css)")
    }
  }

  private func check(_ styled: Styled, _ comment: @autoclosure () -> String = "") {
    let table = styled.table
    let all = 0..<styled.tree.source.count
    var areInBounds = true
    func see(_ span: Range<Int>) {
      areInBounds =
        areInBounds && all.lowerBound <= span.lowerBound && span.upperBound <= all.upperBound
    }
    for declaration in table.declarations {
      see(declaration.span)
      see(declaration.valueSpan)
      areInBounds =
        areInBounds && declaration.span.lowerBound <= declaration.valueSpan.lowerBound
        && declaration.valueSpan.upperBound <= declaration.span.upperBound
      if declaration.value.isEmpty {
        areInBounds = areInBounds && declaration.property.hasPrefix("--")
      }
      for address in table.addresses(in: declaration) { see(address.span) }
      for token in declaration.tokens { see(declaration.sourceSpan(of: token.range)) }
    }
    for rule in table.rules { see(rule.selectorSpan) }
    for rule in table.atRules {
      see(rule.span)
      for address in table.addresses(in: rule) { see(address.span) }
    }
    #expect(areInBounds, "\(comment())")
    #expect(table.computed.count == styled.tree.nodes.count)
    #expect(table.computed.allSatisfy { $0.fontSize.isFinite && $0.fontSize >= 0 }, "\(comment())")
  }
}

/// A small random generator whose sequence a seed decides.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
