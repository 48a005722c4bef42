import Testing

@testable import BilletTree

@Suite struct CSSDeclarationTests {
  @Test(arguments: [
    ("color:red", "color=red"),
    ("COLOR : Red ;", "color=Red"),
    (" ; ;color:red;;width:1px", "color=red|width=1px"),
    ("color:red;color", "color=red"),
    ("color", ""),
    ("color:", ""),
    ("color:;width:1px", "width=1px"),
    ("color red; width:1px", "width=1px"),
    ("*zoom:1;width:1px", "width=1px"),
    ("_height:1px", "_height=1px"),
    ("-webkit-text-fill-color:red", "-webkit-text-fill-color=red"),
    ("--My-Size:12px", "--My-Size=12px"),
    ("/* a */color/* b */:/* c */red/* d */;/*", "color=red"),
    ("margin:1px/**/2px", "margin=1px 2px"),
    ("margin:1px /* a */ 2px", "margin=1px  2px"),
    ("font-family:'a;b',\"c}d\"", "font-family='a;b',\"c}d\""),
    ("content:'/*';color:red", "content='/*'|color=red"),
    ("content:'a\\';b';color:red", "content='a\\';b'|color=red"),
    ("content:'a\nb;color:red;width:1px", "color=red|width=1px"),
    ("background:url(a;b.png);color:red", "background=url(a;b.png)|color=red"),
    ("background:url( 'a)b' );color:red", "background=url( 'a)b' )|color=red"),
    ("background:url(a'b);color:red", "color=red"),
    ("background:URL(a b);color:red", "color=red"),
    ("background:u\\72l(a'b);color:red", "color=red"),
    ("width:calc(1px + (2px;3px));color:red", "width=calc(1px + (2px;3px))|color=red"),
    ("width:calc(1px;color:red", "width=calc(1px;color:red"),
    ("color:red);width:1px", "width=1px"),
    ("color:red};width:1px", "width=1px"),
    ("};width:1px", "width=1px"),
    ("a:hover{color:red};width:1px", "width=1px"),
    ("{color:red}width:1px", "width=1px"),
    ("@media x{color:red}width:1px", "width=1px"),
    ("@x;width:1px", "width=1px"),
    ("col\\6fr:red", "color=red"),
    ("c\\6f lor:red", "color=red"),
    ("width:1px!important", "width=1px"),
    ("width:1px !ie;color:red", "color=red"),
    ("width:!important;color:red", "color=red"),
    ("width:1px! important!;color:red", "color=red"),
    ("color:red\\", "color=red\\"),
    (
      "filter:progid:DXImageTransform.Microsoft.gradient(startColorstr='#80', x=1)",
      "filter=progid:DXImageTransform.Microsoft.gradient(startColorstr='#80', x=1)"
    ),
  ])
  func aStyleAttributeIsReadAsABrowserReadsIt(_ css: String, _ expected: String) {
    let found = declarations(css).map { "\($0.0)=\($0.1)" }.joined(separator: "|")
    #expect(found == expected)
  }

  @Test(arguments: [
    "width:1px!important", "width:1px ! IMPORTANT ", "width:1px!/* a */important/**/",
    "width:1px!im\\70ortant",
  ])
  func importanceIsReadInAllItsSpellings(_ css: String) throws {
    let table = Styled("<p style=\"\(css)\">").table
    let declaration = try #require(table.declarations.first)
    #expect(declaration.isImportant)
    #expect(declaration.value == "1px")
  }

  @Test func spansAreThoseOfTheSource() throws {
    let styled = Styled("<p style=' color : red ! important /**/; Font-Size:1&#112;x;width:2px'>é")
    let spans = styled.table.declarations.map { styled.source($0.span) }
    #expect(spans == ["color : red ! important", "Font-Size:1&#112;x", "width:2px"])
    let values = styled.table.declarations.map { styled.source($0.valueSpan) }
    #expect(values == ["red", "1&#112;x", "2px"])
    #expect(styled.table.declarations.map(\.value) == ["red", "1px", "2px"])
    #expect(styled.table.declarations.map(\.name) == [.color, .fontSize, .width])
  }

  @Test func spansInAStyleElementAreThoseOfTheSource() throws {
    let styled = Styled(
      "<title>é</title>\r\n<style>\r\n<!-- p , .a { color: red }\r\n @Media Print { b{width:1px;} } --></style>"
    )
    let table = styled.table
    #expect(table.rules.map { styled.source($0.selectorSpan) } == ["p , .a", "b"])
    #expect(table.declarations.map { styled.source($0.span) } == ["color: red", "width:1px"])
    #expect(table.atRules.map { styled.source($0.span) } == ["@Media Print { b{width:1px;} }"])
    #expect(table.atRules.map(\.name) == ["media"])
    #expect(table.atRules.map(\.prelude) == ["Print"])
  }

  @Test func tokensHavePlacesInTheSource() throws {
    let styled = Styled("<p style='font: italic 12px/1.5 \"A B\", Arial'>x")
    let declaration = try #require(styled.table.declarations.first)
    #expect(
      declaration.tokens.map { styled.source(declaration.sourceSpan(of: $0.range)) }
        == ["italic", "12px", "/", "1.5", "\"A B\"", ",", "Arial"])
    let font = try #require(FontShorthand(declaration.tokens))
    #expect(styled.source(declaration.sourceSpan(of: font.family)) == "\"A B\", Arial")
    let lineHeight = try #require(font.lineHeight)
    #expect(styled.source(declaration.sourceSpan(of: lineHeight.range)) == "1.5")
  }

  @Test(arguments: [
    "inherit", "caption", "12px", "bold 12px", "12px/", "12px/1.5", "Arial", "bold Arial 12px",
  ])
  func aBrokenFontShorthandIsNone(_ value: String) {
    #expect(FontShorthand(CSSValueReader(value)) == nil)
  }

  @Test(arguments: [
    ("url(http://a/b.png)", ["http://a/b.png"]),
    ("URL( \"http://a/b\" ) no-repeat, url('c')", ["http://a/b", "c"]),
    (
      "image-set(\"a.png\" 1x, url(b.png) type(\"image/png\"), 'c' 2x) \"d\"",
      ["a.png", "b.png", "c"]
    ),
    ("u\\72l(\\68ttp:a)", ["http:a"]),
    ("/* url(x) */ url(/*y)", ["/*y"]),
    ("'url(x)' red", []),
    ("url(", [""]),
    ("url(a\\", ["a\u{FFFD}"]),
  ])
  func addressesAreFound(_ value: String, _ expected: [String]) throws {
    let escaped = value.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "&quot;")
    let table = Styled("<p style=\"background:\(escaped)\">x").table
    let declaration = try #require(table.declarations.first)
    #expect(table.addresses(in: declaration).map(\.value) == expected)
  }

  @Test func addressesHavePlacesInTheSource() throws {
    let styled = Styled(
      "<style>@import 'http://a' print; @font-face{src:url( http://b )} p{background:url(http://c)}</style>"
    )
    let table = styled.table
    let atRules = table.atRules.flatMap { table.addresses(in: $0) }
    #expect(atRules.map { styled.source($0.span) } == ["http://a", "http://b"])
    let inRules = table.declarations.flatMap { table.addresses(in: $0) }
    #expect(inRules.map { styled.source($0.span) } == ["http://c"])
  }
}
