import BilletCore
import Testing

@testable import BilletTree

/// Documents that are read without libxml2 have the tree that libxml2 gives them.
struct StraightTreeTests {
  private static let pieces = [
    "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<a href=x>", "</a>", "<ul>", "</ul>", "<ol>",
    "</ol>", "<li>", "</li>", "<h1>", "</h1>", "<h2>", "</h2>", "<table>", "</table>", "<tbody>",
    "</tbody>", "<thead>", "</thead>", "<tr>", "</tr>", "<td>", "</td>", "<th scope=col>", "</th>",
    "<caption>", "</caption>", "<span>", "</span>", "<br>", "<hr>", "<img src=a>", " ", "\n", "x",
    "x &amp; y", "<!-- c -->", "<font>", "</font>", "<blockquote>", "</blockquote>", "<center>",
    "</center>", "<small>", "</small>", "</body>", "</html>", "<section>", "</section>", "<dl>",
    "</dl>", "<dt>", "</dt>", "<dd>", "</dd>",
  ]
  private static let heads = [
    "<title>T</title>", "<meta charset=utf-8>", "<style>p{margin:0}</style>", "\n", " ",
    "<link rel=x>", "<base href=x>", "<!-- h -->", "<title> </title>", "<style></style>",
  ]
  /// Elements that nest in one another, with what may stand in them.
  private static let nests: [String: [String]] = [
    "div": ["p", "div", "ul", "dl", "table", "h1", "b", "blockquote", "center", "section", "font"],
    "section": ["p", "div", "h2"], "blockquote": ["p"], "center": ["p", "table"],
    "p": ["b", "a", "span", "small"], "h1": ["a", "b"], "h2": ["span"], "b": ["span", "i", "div"],
    "i": ["u"], "u": [], "span": ["b"], "small": [], "font": ["p"], "a": ["span", "b", "div"],
    "dl": ["dt", "dd"], "dt": ["b"], "dd": ["p", "dl", "div"],
    "ul": ["li"], "ol": ["li"], "li": ["p", "ul", "ol", "b", "a", "div"],
    "table": ["caption", "thead", "tbody", "tfoot", "tr"], "caption": ["b"], "thead": ["tr"],
    "tbody": ["tr"], "tfoot": ["tr"], "tr": ["td", "th"], "td": ["p", "table", "b", "a", "ul"],
    "th": ["span", "p"],
  ]

  @Test func bothWaysGiveTheSameTreeOfNestedElements() {
    var random = SplitMix(seed: 20_261_127)
    var straight = 0
    for _ in 0..<800 {
      var html = Bool.random(using: &random) ? "<!doctype html>\n" : ""
      html += "<html lang=en>" + blank(&random) + "<head>"
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        html += Self.heads.randomElement(using: &random) ?? ""
      }
      html += "</head>" + blank(&random) + "<body>"
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        html += element("div", depth: Int.random(in: 0...6, using: &random), &random)
      }
      html += "</body>" + blank(&random) + "</html>" + blank(&random)
      straight += expectSameTree(html) ? 1 : 0
    }
    #expect(straight > 300)
  }

  @Test func bothWaysGiveTheSameTreeOfAnyTags() {
    var random = SplitMix(seed: 20_261_128)
    for _ in 0..<2_500 {
      var html = "<!doctype html><html><head><title>x</title></head><body>"
      for _ in 0..<Int.random(in: 0...10, using: &random) {
        html += Self.pieces.randomElement(using: &random) ?? ""
      }
      expectSameTree(html + "</body></html>")
    }
  }

  @Test func documentsThatAParserCompletesAreAskedFor() {
    for html in [
      "", "x", "<p>x</p>", "<html><body>x</body></html>",
      "<html><head></head><body><p>x</body></html>",
      "<html><head></head><body><p><div>x</div></p></body></html>",
      "<html><head></head><body><table><td>x</td></table></body></html>",
      "<html><head></head><body><b><i>x</b></i></body></html>",
      "<html><head></head><body><svg></svg></body></html>",
      "<html><head></head><body></body></html><p>x</p>",
    ] {
      #expect(!isStraight(html), "\(html)")
    }
    #expect(isStraight("<html><head></head><body><p>x</p></body></html>"))
  }

  @Test func termsMayStandInGroupsOfTheirList() {
    let list = "<dl><div><dt>a</dt><dd>b<p>c</p></dd></div> <div><dt>d</dt><dd>e</dd></div></dl>"
    #expect(expectSameTree("<html><head></head><body>\(list)</body></html>\n"))
    for stray in ["<div><dt>a</dt></div>", "<dl><p><dt>a</dt></p></dl>", "<dl><dt>a<dd>b</dl>"] {
      #expect(!isStraight("<html><head></head><body>\(stray)</body></html>"), "\(stray)")
    }
  }

  @discardableResult
  private func expectSameTree(_ html: String) -> Bool {
    guard isStraight(html) else { return false }
    let file = SourceFile(path: "a.html", text: html)
    let fast = HTMLTree.parse(file)
    let asked = HTMLTree.parse(file, asksAlways: true)
    #expect(fast.nodes.map(Line.init) == asked.nodes.map(Line.init), "\(html)")
    #expect(fast.attributes.count == asked.attributes.count, "\(html)")
    #expect(fast.otherNames == asked.otherNames, "\(html)")
    #expect(fast.problems.count == asked.problems.count, "\(html)")
    return true
  }

  private func isStraight(_ html: String) -> Bool {
    let file = SourceFile(path: "a.html", text: html)
    return file.bytes.withUnsafeBufferPointer { bytes in
      var tokenizer = HTMLTokenizer(
        bytes: bytes, from: 0, to: bytes.count, problems: ProblemList(file: file))
      tokenizer.run()
      return TreeBuilder.isStraight(tokenizer.tokens)
    }
  }

  private func blank(_ random: inout SplitMix) -> String {
    ["", "\n", " ", "\n  ", "<!-- c -->"].randomElement(using: &random) ?? ""
  }

  private func element(_ name: String, depth: Int, _ random: inout SplitMix) -> String {
    var content = ""
    let isTablePart = ["table", "thead", "tbody", "tfoot", "tr"].contains(name)
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      switch Int.random(in: 0...5, using: &random) {
      case 0: content += blank(&random)
      case 1 where !isTablePart:
        content += ["x", "a &amp; b", "<br>", "<img>"].randomElement(using: &random) ?? ""
      default:
        if depth > 0, let child = Self.nests[name]?.randomElement(using: &random) {
          content += element(child, depth: depth - 1, &random)
        }
      }
    }
    return "<\(name)>\(content)</\(name)>"
  }

  /// A node as one line.
  private struct Line: Equatable {
    let text: String

    init(_ node: HTMLTree.Node) {
      text =
        "\(node.kind) \(node.name) \(node.parent) \(node.end) \(node.span) \(node.endSpan)"
        + " \(node.attributes) \(node.characters) \(node.isImplied)"
    }
  }

  /// A generator whose numbers are the same in every run.
  private struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
      state = seed
    }

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
  }
}
