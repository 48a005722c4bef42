import BilletMessage
import BilletRendering
import Testing

@Suite struct EscapingTests {
  let build = Builder()

  func filled(_ inline: Inline, _ value: String) -> String {
    html(build.paragraph(inline), values: ResolvedValues(value))
  }

  @Test(arguments: [
    ("a & b", "a &amp; b"), ("&lt;", "&amp;lt;"), ("<script>", "&lt;script&gt;"), ("\"'", "\"'"),
    ("\"\u{301} onclick=x", "\"\u{301} onclick=x"), ("<\u{301}b>", "&lt;\u{301}b&gt;"),
    ("\u{1B}[31m", " [31m"), ("a\u{0}b\u{7F}c\r", "a b c "), ("\ta", "\ta"), ("é 漢 🙂", "é 漢 🙂"),
    ("</p>\u{20DD}", "&lt;/p&gt;\u{20DD}"), ("]]>", "]]&gt;"), ("", ""), ("&", "&amp;"),
  ])
  func valueIsInertInText(value: String, text: String) {
    #expect(
      Array(filled(build.text("{0}"), value).utf8)
        == Array("<p style=\"margin:1em 0\">\(text)</p>".utf8))
  }

  @Test(arguments: [
    ("a & b", "a &amp; b"), ("\"\u{301} onclick=x", "&quot;\u{301} onclick=x"),
    ("\"\u{200D}>", "&quot;\u{200D}&gt;"), ("a\tb\nc", "a b c"), ("\"\"", "&quot;&quot;"),
    ("'", "'"), ("`", "`"),
  ])
  func valueIsInertInAttributes(value: String, text: String) {
    let written = filled(build.image("https://a/b", alt: "x{0}", title: "{0}y"), value)
    #expect(written.utf8Contains("alt=\"x\(text)\" title=\"\(text)y\" style"))
  }

  @Test(arguments: [
    ("114-3941689-8772232", "114-3941689-8772232"), ("a b", "a%20b"), ("../x", "..%2Fx"),
    ("..", "%252E%252E"), (".", "%252E"), ("...", "%252E%252E%252E"), (".a", ".a"),
    ("?a=1&b#c", "%3Fa%3D1%26b%23c"), ("\"\u{301}>", "%22%CC%81%3E"), ("é", "%C3%A9"),
    ("100%", "100%25"), ("\\", "%5C"), ("a@b:c", "a%40b%3Ac"), ("\n", "%0A"), ("~-_", "~-_"),
  ])
  func valueIsOneComponentOfAnAddress(value: String, text: String) {
    let written = filled(build.link("https://www.amazon.com/r/{0}/x", build.text("a")), value)
    #expect(written.contains("<a href=\"https://www.amazon.com/r/\(text)/x\">a</a>"))
  }

  @Test(arguments: [
    ("https://www.amazon.com/a?b=1&c=%20#d", "https://www.amazon.com/a?b=1&amp;c=%20#d"),
    ("https://a.com/\" onclick=\"x", "https://a.com/%22%20onclick=%22x"),
    ("https://a.com/\"\u{301}", "https://a.com/%22%CC%81"),
    ("https://bücher.example/é", "https://bücher.example/%C3%A9"),
    ("https://good.com\\@evil.com", "https://good.com/@evil.com"),
    ("HTTPS://a.com/<>", "HTTPS://a.com/%3C%3E"), ("javascript:alert(1)", "javascript%3Aalert(1)"),
    ("java\tscript:x", "java%09script%3Ax"), (" javascript:x", "%20javascript%3Ax"),
    ("data:text/html,x", "data%3Atext/html,x"), ("//a.com/x", "//a.com/x"),
    ("a/b:c", "a/b:c"), ("mailto:a@b.com", "mailto:a@b.com"), ("", ""),
    ("https://a.com/[x]{y}|z^`", "https://a.com/[x]%7By%7D%7Cz%5E%60"),
  ])
  func wholeAddressKeepsItsStructure(value: String, text: String) {
    let written = filled(build.link("{0}", build.text("a")), value)
    #expect(written.utf8Contains("<a href=\"\(text)\">a</a>"))
    let literal = html(build.paragraph(build.link(value, build.text("a"))))
    #expect(literal.utf8Contains("<a href=\"\(text)\">a</a>"))
  }

  @Test func valueCannotMakeAScheme() {
    let script = build.link("{0}:alert(1)", build.text("a"))
    #expect(filled(script, "javascript").contains("href=\"javascript%3Aalert(1)\""))
    let split = build.link("java{0}:alert(1)", build.text("a"))
    #expect(filled(split, "script").contains("href=\"javascript%3Aalert(1)\""))
  }

  @Test(arguments: [
    ("\u{202E}abc", "\u{202E}abc\u{202C}"),
    ("\u{2066}a\u{202A}b", "\u{2066}a\u{202A}b\u{202C}\u{2069}"),
    ("a\u{202C}b", "ab"), ("a\u{2069}b", "ab"), ("\u{202A}a\u{202C}", "\u{202A}a\u{202C}"),
    ("\u{2067}a\u{202B}b\u{2069}c", "\u{2067}a\u{202B}b\u{2069}c"), ("a\u{200E}b", "a\u{200E}b"),
    ("\u{202A}a\u{2069}\u{202C}", "\u{202A}a\u{202C}"), ("“quoted”", "“quoted”"),
  ])
  func directionControlsStayInsideTheValue(value: String, text: String) {
    let inText = filled(build.text("{0}!"), value)
    #expect(Array(inText.utf8) == Array("<p style=\"margin:1em 0\">\(text)!</p>".utf8))
    #expect(filled(build.image("https://a/", alt: "{0}!"), value).utf8Contains("\"\(text)!\""))
  }

  @Test func literalsAreEscapedLikeValues() {
    #expect(
      html(build.paragraph("a < b & \"c\"\u{301}")).utf8Contains(">a &lt; b &amp; \"c\"\u{301}<"))
  }
}

extension String {
  /// Whether the bytes occur, whatever characters they combine to.
  func utf8Contains(_ text: String) -> Bool {
    let (bytes, needle) = (Array(utf8), Array(text.utf8))
    guard bytes.count >= needle.count else { return false }
    return (0...(bytes.count - needle.count))
      .contains { bytes[$0..<($0 + needle.count)].elementsEqual(needle) }
  }
}
