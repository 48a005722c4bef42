import BilletCore
import Testing

@testable import BilletTree

/// Every node and attribute points at its exact bytes.
@Suite struct HTMLTreeSpanTests {
  static let document = """
    <!DOCTYPE html>
    <html lang="en">
    <body>
    <P CLASS = 'a b'
       style="color:red"
       hidden data-x=y>Grüße 👍 <b>fett</b></P>
    <img src=x.png alt>
    </body>
    </html>

    """

  static let lineEnds = ["\n", "\r\n", "\r"]

  static func bytes(lineEnd: String, withMark: Bool) -> [UInt8] {
    var bytes: [UInt8] = withMark ? [0xEF, 0xBB, 0xBF] : []
    for byte in document.utf8 {
      if byte == UInt8(ascii: "\n") { bytes += Array(lineEnd.utf8) } else { bytes.append(byte) }
    }
    return bytes
  }

  @Test(arguments: [
    ("<p>a", true), ("<body><p>a", true), ("<html><p>a", false), ("<!DOCTYPE html><p>a", false),
  ])
  func aDoctypeOrAnHTMLTagMakesAWholeDocument(_ html: String, _ isFragment: Bool) {
    let tree = HTMLTree.parse(SourceFile(path: "a.html", text: html))
    #expect(tree.isFragment == isFragment)
  }

  @Test(arguments: lineEnds, [false, true])
  func tagsAttributesAndTextsPointAtTheirBytes(lineEnd: String, withMark: Bool) throws {
    let bytes = Self.bytes(lineEnd: lineEnd, withMark: withMark)
    let tree = HTMLTree.parse(SourceFile(path: "a.html", bytes: bytes))
    #expect(tree.problems.isEmpty)
    #expect(tree.source == bytes)

    let paragraph = try #require(tree.first(.p))
    let start = tree.sourceText(tree[paragraph].span)
    #expect(start.utf8.starts(with: "<P CLASS = 'a b'\(lineEnd)".utf8))
    #expect(start.hasSuffix("data-x=y>"))
    #expect(tree.sourceText(tree[paragraph].endSpan) == "</P>")

    let attributes = tree[paragraph].attributes.map { tree.attributes[Int($0)] }
    #expect(
      attributes.map { tree.sourceText($0.span) }
        == ["CLASS = 'a b'", "style=\"color:red\"", "hidden", "data-x=y"])
    #expect(
      attributes.map { tree.sourceText($0.nameSpan) } == ["CLASS", "style", "hidden", "data-x"])
    #expect(attributes.map { tree.sourceText($0.valueSpan) } == ["a b", "color:red", "", "y"])
    #expect(attributes.map(tree.value(of:)) == ["a b", "color:red", "", "y"])
    #expect(attributes.map(\.name) == [.class, .style, .hidden, .other])
    #expect(tree.otherAttributeNames[tree[paragraph].attributes.lowerBound + 3] == "data-x")

    let texts = tree.descendants(of: paragraph).filter { tree[$0].kind == .text }
    #expect(texts.map { tree.sourceText(tree[$0].span) } == ["Grüße 👍 ", "fett"])

    let image = try #require(tree.first(.img))
    #expect(tree.sourceText(tree[image].span) == "<img src=x.png alt>")
    #expect(tree[image].endSpan == tree[image].span.upperBound..<tree[image].span.upperBound)
    #expect(tree.value(.alt, of: image) == "")

    let body = try #require(tree.first(.body))
    #expect(tree.sourceText(tree[body].endSpan) == "</body>")
    let html = try #require(tree.first(.html))
    #expect(tree.sourceText(tree[html].endSpan) == "</html>")
    #expect(tree.value(.lang, of: html) == "en")
    #expect(tree.hasHTMLTag && !tree.isFragment)
  }

  @Test(arguments: [
    (#"<a href="x" href='y' HREF=z>"#, [false, true, true]),
    ("<a data-a=1 data-b=2 DATA-A=3>", [false, false, true]),
    ("<a alt=1 title=2>", [false, false]),
  ])
  func laterAttributesOfANameAreDuplicates(html: String, duplicates: [Bool]) {
    let tree = HTMLTree.parse(html)
    #expect(tree.attributes.map(\.isDuplicate) == duplicates)
  }

  @Test(arguments: [
    ("<a href=\"javascript&colon;1\">", "javascript:1"),
    ("<a href=\"java&Tab;script:1\">", "java\tscript:1"),
    ("<a href='?a=1&copy=2&amp;b'>", "?a=1&copy=2&b"),
    ("<a href=`x onclick=1`>", "`x"),
    ("<a href=x\"y'z>", "x\"y'z"),
    ("<a href = \n x>", "x"),
    ("<a href=>", ""),
    ("<a href=x/>", "x/"),
    ("<a href=\"x\"title=y>", "x"),
    ("<a href=\"a>b\">", "a>b"),
    ("<a href='a\r\nb'>", "a\nb"),
    ("<a/href=x>", "x"),
    ("<a \"href=x href=y>", "y"),
  ])
  func valuesAreThoseOfABrowser(html: String, value: String) throws {
    let tree = HTMLTree.parse(html)
    let link = try #require(tree.first(.a))
    #expect(tree.value(.href, of: link) == value)
  }

  @Test(arguments: [
    ("<p>a&amp;b&nbsp;c</p>", "&", "&amp;"),
    ("<p>a&amp;b&nbsp;c</p>", "b", "b"),
    ("<p>a&amp;b&nbsp;c</p>", "a&b", "a&amp;b"),
    ("<p>a&amp;b&nbsp;c</p>", "\u{A0}", "&nbsp;"),
    ("<p>a&amp;b&nbsp;c</p>", "\u{A0}c", "&nbsp;c"),
    ("<p>a\r\nb\r\nc</p>", "\nb", "\r\nb"),
    ("<p>a\r\nb\r\nc</p>", "c", "c"),
    ("<p>x</p><!--y--><p title='&lt;z'>w</p>", "x", "x"),
    ("<p>x</p><!--y--><p title='&lt;z'>w</p>", "y", "y"),
    ("<p>x</p><!--y--><p title='&lt;z'>w</p>", "<z", "&lt;z"),
    ("<p>x</p><!--y--><p title='&lt;z'>w</p>", "w", "w"),
    ("<p>1 &lt; 2 &unknown; &#x1F600;</p>", "&unknown; \u{1F600}", "&unknown; &#x1F600;"),
  ])
  func decodedTextLeadsBackToItsSource(html: String, decoded: String, source: String) throws {
    let tree = HTMLTree.parse(html)
    let text = Array(decoded.utf8)
    let offset = try #require(
      tree.characters.indices.first { tree.characters[$0...].starts(with: text) })
    let span = tree.sourceSpan(ofCharacters: offset..<(offset + text.count))
    #expect(tree.sourceText(span).utf8.elementsEqual(source.utf8))
    #expect(tree.sourceSpan(ofCharacters: offset..<offset).isEmpty)
  }

  @Test func partsOfAReferenceTakeInAllOfIt() {
    let tree = HTMLTree.parse("a&nbsp;b")
    #expect(tree.characters == Array("a\u{A0}b".utf8))
    #expect(tree.sourceSpan(ofCharacters: 1..<2) == 1..<7)
    #expect(tree.sourceSpan(ofCharacters: 2..<3) == 1..<7)
    #expect(tree.sourceSpan(ofCharacters: 2..<4) == 1..<8)
  }

  @Test func impliedElementsAreEmptyWhereTheyBegin() throws {
    let tree = HTMLTree.parse("<!-- a -->b")
    for name in [ElementName.html, .body] {
      let node = try #require(tree.first(name))
      #expect(tree[node].isImplied)
      #expect(tree[node].span == 10..<10)
      #expect(tree[node].endSpan == 11..<11)
    }
    #expect(tree.isFragment)
  }

  @Test func unclosedElementsEndWhereSomethingClosesThem() throws {
    let tree = HTMLTree.parse("<ul><li>a<li>b</ul>")
    let items = Array(tree.elements(named: .li))
    #expect(items.map { tree[$0].endSpan } == [9..<9, 14..<14])
  }

  @Test func furtherBodyTagsAddTheirAttributesToTheFirst() throws {
    let tree = HTMLTree.parse("<body class=a>x<body class=b id=c data-d=e>y")
    let body = try #require(tree.first(.body))
    #expect(tree.value(.class, of: body) == "a")
    #expect(tree.value(.id, of: body) == "c")
    let all = tree[body].attributes.map { tree.attributes[Int($0)] }
    #expect(all.map(\.isDuplicate) == [false, true, false, false])
    #expect(all.map { tree.sourceText($0.span) } == ["class=a", "class=b", "id=c", "data-d=e"])
    #expect(tree.otherAttributeNames[tree[body].attributes.upperBound - 1] == "data-d")
    #expect(tree.bodyOutline == "'xy'")
  }

  @Test func styleAndScriptAreRaw() throws {
    let tree = HTMLTree.parse("<style>a &amp; b\r\n</b></style><script>'</p>'</script>")
    #expect(tree.bodyOutline.contains("style['a &amp; b\r\n</b>'] script[''</p>'']"))
  }

  @Test func elementsAreFoundByName() {
    let tree = HTMLTree.parse("<p>a<b>c</b></p><p><i>d</i>")
    #expect(tree.elements(named: .p).count == 2)
    #expect(tree.elements(.b, .i).map { tree[$0].name } == [.b, .i])
    #expect(tree.elements.map { tree[$0].name } == [.html, .body, .p, .b, .p, .i])
    #expect(tree.elements(named: .table).isEmpty)
    #expect(tree.textBytes(of: HTMLTree.document) == Array("acd".utf8))
  }

  @Test func everyElementNameHasItsOrdinal() {
    for (index, name) in ElementName.allCases.enumerated() { #expect(name.ordinal == index) }
  }
}
