import BilletCore
import Testing

@testable import BilletTree

/// A pattern filled with other words is the tree of the document with those words.
struct HTMLPatternTests {
  /// `§` stands for a hole.
  private static let documents = [
    "<!doctype html><html lang=en><head><title>Order §</title></head><body><p>Hello §,</p>"
      + #"<p>See <a href="https://a.example/§?x=1&amp;y=§" title="§">§ here</a> &amp; §</p>"#
      + #"<img src="§" alt="A §, &quot;§&quot;"><!-- note --><p>§§</p></body></html>"#,
    "<p>§</p><table><tr><th>a</th></tr><tr><td>§</td><td>x &lt; §</td></tr></table><b>§</b>",
    "<div style=\"margin:0\"><p>a &hearts; § b</p>§</div>§",
    "<ul><li>§</li><li><a href=\"§\">§</a></li></ul><style>p{margin:0}</style><p>€ §",
    "<p title=\"§\" aria-label=\"§\" alt=\"&amp;§&amp;\">é§è</p>",
  ]
  private static let plain = [
    "Ada", "x", "Ada & Bob", "Ana María", "山田太郎", "O’Brien", "1", "https://a.example/ä?b=c&d=e",
    "&amp;", "a < b > c", "He said \"no\"", "Ω", "かな", "a; lt; b", "  padded  ", "🙂 ok",
  ]
  private static let odd = [
    "", " ", "\u{200B}", "\u{A0}", "🙂", "a\u{7}b", "a\nb", "<b>", "\u{202E}x\u{202C}",
  ]

  @Test func treeIsTheOneThatReadingGives() throws {
    var random = Generator(state: 20_261_127)
    var filled = 0
    for document in Self.documents {
      for _ in 0..<15 {
        let first = fill(document, &random, escapes: true, values: Self.plain)
        let sample = HTMLTree.parse(first.file)
        let pattern = try #require(HTMLPattern(sample, holes: first.holes), "\(document)")
        for _ in 0..<10 {
          let mayBeOdd = Bool.random(using: &random)
          let second = fill(
            document, &random, escapes: Int.random(in: 0..<8, using: &random) > 0,
            values: mayBeOdd ? Self.plain + Self.odd : Self.plain)
          guard let tree = pattern.tree(of: second.file.bytes, holes: second.holes) else {
            continue
          }
          filled += 1
          expectSame(
            tree, HTMLTree.parse(second.file), String(decoding: second.file.bytes, as: UTF8.self))
        }
      }
    }
    #expect(filled > 200)
  }

  @Test(arguments: ["", " ", "\u{200B}", "a\nb", "<b>x</b>", "a\"b", "\u{0}", "🙂", "&nbsp;", "&"])
  func fillingsThatMayChangeMoreAreNotTaken(_ value: String) throws {
    let sample = HTMLTree.parse(SourceFile(path: "a.html", text: "<p>Hello xyz,</p>"))
    let pattern = try #require(HTMLPattern(sample, holes: [9..<12]))
    let bytes = Array("<p>Hello \(value),</p>".utf8)
    #expect(pattern.tree(of: bytes, holes: [9..<(9 + value.utf8.count)]) == nil)
  }

  @Test func documentsThatDifferElsewhereAreNotTaken() throws {
    let sample = HTMLTree.parse(SourceFile(path: "a.html", text: "<p>Hello xyz,</p>"))
    let pattern = try #require(HTMLPattern(sample, holes: [9..<12]))
    for (html, holes) in [
      ("<p>Hallo xyz,</p>", [9..<12]), ("<p>Hello xyz;</p>", [9..<12]),
      ("<p>Hello xyz,</p> ", [9..<12]), ("<p>Hello xyz,</p>", []),
      ("<p>Hello xyz,</p>", [9..<11]), ("<p>Hello xyz,</p>", [9..<12, 12..<13]),
    ] {
      #expect(pattern.tree(of: Array(html.utf8), holes: holes) == nil, "\(html) \(holes)")
    }
    #expect(pattern.tree(of: Array("<p>Hello Ada Byron,</p>".utf8), holes: [9..<18]) != nil)
  }

  @Test func holesAreOnlyInTextAndInSomeAttributes() {
    for (html, hole) in [
      ("<p class=\"xyz\">a</p>", 10..<13), ("<p style=\"xyz\">a</p>", 10..<13),
      ("<p title=xyz>a</p>", 9..<12), ("<xyz>a</xyz>", 1..<4), ("<!-- xyz -->a", 5..<8),
      ("<style>xyz</style>a", 7..<10), ("<p>a</p>", 3..<3), ("<p>a</p>", 2..<4),
      ("<p>a<b>c</b></p>", 3..<8), ("<p title='xyz'>a</p>", 10..<13),
    ] {
      let tree = HTMLTree.parse(SourceFile(path: "a.html", text: html))
      #expect(HTMLPattern(tree, holes: [hole]) == nil, "\(html)")
    }
  }

  private func expectSame(_ one: HTMLTree, _ other: HTMLTree, _ html: String) {
    #expect(one.nodes.map { "\($0)" } == other.nodes.map { "\($0)" }, "\(html)")
    #expect(one.attributes.map { "\($0)" } == other.attributes.map { "\($0)" }, "\(html)")
    #expect(one.characters == other.characters, "\(html)")
    #expect(one.alignment.map { "\($0)" } == other.alignment.map { "\($0)" }, "\(html)")
    #expect(one.otherNames == other.otherNames && one.features == other.features, "\(html)")
    #expect(one.source == other.source && other.problems.isEmpty, "\(html)")
  }

  private func fill(
    _ document: String, _ random: inout Generator, escapes: Bool, values: [String]
  ) -> (file: SourceFile, holes: [Range<Int>]) {
    var bytes: [UInt8] = []
    var holes: [Range<Int>] = []
    for (index, piece) in document.split(
      separator: "§", omittingEmptySubsequences: false
    ).enumerated() {
      if index > 0 {
        let value = values.randomElement(using: &random) ?? ""
        let start = bytes.count
        bytes += Array((escapes ? escaped(value) : value).utf8)
        if bytes.count > start { holes.append(start..<bytes.count) }
      }
      bytes += Array(piece.utf8)
    }
    return (SourceFile(path: "a.html", bytes: bytes), holes)
  }

  private func escaped(_ value: String) -> String {
    var result = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
  }
}
