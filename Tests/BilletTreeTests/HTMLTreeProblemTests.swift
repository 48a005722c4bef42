import BilletCore
import Testing

@testable import BilletTree

/// What is not read, or not read alike by all, is told.
@Suite struct HTMLTreeProblemTests {
  @Test(arguments: [
    "<p>a<p>b", "<![if !mso]>a<![endif]>", "<!--[if mso]><table><![endif]-->", "<!---->",
    "<!--[if !mso]><!-->a<!--<![endif]-->", "<textarea><b></textarea>", "<a href=x>y</a>",
    "<title><b></title>", "<b>a<i>b</b>c</i>", "<table><tr><td>a</table>", "a < b", "<o:p></o:p>",
    "<noscript><p></p></noscript>", "a</p>", "<p>a</span>b", "<table> <tr> <td> </table>",
  ])
  func whatIsReadAsABrowserReadsItHasNoProblem(html: String) {
    #expect(HTMLTree.parse(html).problems.isEmpty)
  }

  @Test(arguments: [
    ("a<!-->b", Severity.review, 1..<6),
    ("a<!--->b", .review, 1..<6),
    ("a<!--x--!>b", .review, 6..<10),
    ("a<?php x ?>", .review, 1..<3),
    ("a<![CDATA[x]]>", .review, 1..<10),
    ("<noscript><p title='</noscript>'></p></noscript>", .review, 20..<30),
    ("a<p title='", .warning, 1..<3),
    ("a<p", .warning, 1..<3),
    ("a<!-- b", .warning, 1..<5),
    ("a<!x", .warning, 1..<3),
    ("<style>p{}", .warning, 0..<7),
  ])
  func whatIsReadInTwoWaysIsFound(
    html: String, severity: Severity, span: Range<Int>
  ) {
    let problems = HTMLTree.parse(html).problems
    #expect(problems.map(\.rule) == ["html-parsing"])
    #expect(problems.map(\.severity) == [severity])
    #expect(problems.first?.location?.span == span)
    #expect(problems.allSatisfy { !$0.help.isEmpty && $0.message.hasSuffix(".") })
  }

  @Test(arguments: [
    ("<b><p>a</b></p>", [7..<11]),
    ("<span><p>a</span></p>", [10..<17]),
    ("<table>x<tr><td>y</table>", [7..<8]),
    ("<table><p>x<tr><td>y</table>", [7..<10]),
    ("<a href=x>a<a href=y>b</a>", [11..<21]),
    ("<p>a<div>b</div></p>", [16..<20]),
    ("a</div><h1>b", [1..<7, 7..<11]),
    ("<p>a<p>b", []),
    ("<b>a<i>b</b>c</i>", []),
    ("<p>a<button><p>b</button>", []),
  ])
  func whatBrowsersMoveIsMarked(html: String, spans: [Range<Int>]) {
    let tree = HTMLTree.parse(html)
    #expect(tree.problems.isEmpty)
    #expect(tree.misnestings.map(\.span) == spans)
  }

  @Test(arguments: [[], [0xEF, 0xBB, 0xBF]] as [[UInt8]])
  func anEmptyFileIsAnError(bytes: [UInt8]) {
    let tree = HTMLTree.parse(SourceFile(path: "a.html", bytes: bytes))
    #expect(tree.problems.map(\.message) == ["The document is empty."])
    #expect(tree.nodes.count == 1)
  }

  @Test(
    arguments: [
      (Array("<p>a</p>".utf8) + [0xC0, 0xBC] + Array("script>".utf8), 8, "encoding"),
      (Array("<p>a</p>b".utf8) + [0xE2, 0x82], 9, "encoding"),
      (Array("<p>a</p>".utf8) + [0] + Array("<img>".utf8), 8, "encoding"),
      ([0xFF, 0xFE, 0x3C, 0], 0, "encoding"),
    ] as [([UInt8], Int, RuleID)])
  func readingEndsAtBytesThatAreNotText(bytes: [UInt8], offset: Int, rule: RuleID) {
    let tree = HTMLTree.parse(SourceFile(path: "a.html", bytes: bytes))
    #expect(tree.problems.map(\.rule) == [rule])
    #expect(tree.problems.first?.severity == .error)
    #expect(tree.problems.first?.location?.span.lowerBound == offset)
    #expect(
      tree.problems.first?.message.hasSuffix(
        "Nothing from byte \(offset) (line 1) on was checked.") == true)
    #expect(tree.elements(named: .p).count == (offset == 0 ? 0 : 1))
    #expect(tree.elements(named: .img).isEmpty)
  }

  /// Documents that go beyond a limit after an image, and the offset of the first byte that is not read.
  static let overLimit: [(String, Int)] = [
    ("<img><p title='\(String(repeating: "x", count: Limits.tagBytes))'><hr>", 5),
    (
      "<img><p "
        + (0...Limits.attributesPerTag).map { "a\($0) " }.joined() + "><hr>", 5
    ),
    (
      "<img>" + String(repeating: "<div>", count: Limits.elementDepth) + "<hr>",
      5 + (Limits.elementDepth - 2) * 5
    ),
    (
      "<img>" + String(repeating: "<div>", count: 100_000)
        + String(repeating: "</p></b></td>", count: 10_000) + "<hr>",
      5 + (Limits.elementDepth - 2) * 5
    ),
  ]

  @Test(arguments: overLimit.indices)
  func aLimitEndsTheReadingAndSaysWhere(index: Int) {
    let (html, offset) = Self.overLimit[index]
    let tree = HTMLTree.parse(html)
    #expect(tree.problems.map(\.rule) == ["html-limit"])
    #expect(tree.problems.first?.severity == .error)
    #expect(tree.problems.first?.location?.span.lowerBound == offset)
    #expect(tree.elements(named: .img).count == 1)
    #expect(tree.elements(named: .hr).isEmpty)
  }

  @Test func aFileBeyondTheSizeLimitIsReadUpToIt() {
    let text = "<p>" + String(repeating: "ä", count: Limits.htmlBytes / 2) + "</p><img>"
    let tree = HTMLTree.parse(text)
    #expect(tree.problems.map(\.rule) == ["html-limit"])
    #expect(tree.problems.first?.location?.span.lowerBound == Limits.htmlBytes - 1)
    #expect(tree.elements.count == 3)
    #expect(tree.nodes.last?.span == 3..<(Limits.htmlBytes - 1))
  }

  @Test func findingsAreBounded() {
    let tree = HTMLTree.parse(String(repeating: "<?x>", count: 5_000) + "<p a='")
    #expect(tree.problems.count == Limits.findingsPerFile)
  }
}
