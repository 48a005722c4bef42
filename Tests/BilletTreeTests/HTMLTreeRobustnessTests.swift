import BilletCore
import Testing

@testable import BilletTree

/// Any bytes give a consistent tree.
@Suite struct HTMLTreeRobustnessTests {
  /// A seeded generator (SplitMix64), so that a failure can be repeated.
  struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
  }

  static let names = [
    "p", "div", "b", "i", "a", "font", "span", "table", "tr", "td", "tbody", "ul", "li", "dl", "dd",
    "html", "head", "body", "title", "style", "script", "svg", "math", "desc", "img", "br", "o:p",
    "noscript", "textarea", "iframe", "select", "option", "h1", "center", "section", "foo", "form",
    "caption", "object", "template", "button", "input", "col", "plaintext", "P", "frameset",
  ]

  static let pieces = [
    "<!--", "-->", "<!-->", "--!>", "<![if x]>", "<![endif]>", "<![CDATA[", "]]>", "<?", "?>", "<!",
    "<!DOCTYPE html>", "&amp;", "&nbsp;", "&#x41;", "&", "&#", "<", ">", "</", "</>", "/>", "\"",
    "'", "=", " ", "\n", "\r\n", "\r", "text", "Zoë", "👍", "\u{301}", " a=b", " a='b", " a=\"b\"",
    " title=\"x&lt;y\"", "\u{0C}", "\t", "&ngE;", "&copy", "\u{1}",
  ]

  static func document(_ generator: inout Generator) -> [UInt8] {
    var text: [UInt8] = Int.random(in: 0..<20, using: &generator) == 0 ? [0xEF, 0xBB, 0xBF] : []
    for _ in 0..<Int.random(in: 0..<60, using: &generator) {
      let name = names.randomElement(using: &generator) ?? ""
      let piece = pieces.randomElement(using: &generator) ?? ""
      switch Int.random(in: 0..<100, using: &generator) {
      case 0..<35: text += Array("<\(name)>".utf8)
      case 35..<45: text += Array("<\(name)\(piece)".utf8)
      case 45..<65: text += Array("</\(name)>".utf8)
      case 65..<99: text += Array(piece.utf8)
      default: text.append(UInt8.random(in: 0...255, using: &generator))
      }
    }
    return text
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func anyBytesGiveAConsistentTree(seed: UInt64) {
    var generator = Generator(state: seed)
    for number in 0..<300 {
      let bytes = Self.document(&generator)
      let tree = HTMLTree.parse(SourceFile(path: "random.html", bytes: bytes))
      let fault = Self.fault(in: tree)
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(fault == nil, "seed \(seed), document \(number): \(text.debugDescription)")
      if fault != nil { return }
    }
  }

  /// The first thing that is wrong with a tree.
  static func fault(in tree: HTMLTree) -> String? {
    let size = tree.source.count
    if tree.problems.contains(where: { $0.message.hasPrefix("A part of the document") }) {
      return "unread part"
    }
    for (index, node) in tree.nodes.enumerated() {
      let end = Int(node.end)
      if end <= index || end > tree.nodes.count { return "end of \(index)" }
      if index > 0 {
        let parent = node.parent.index
        if parent >= index { return "parent of \(index)" }
        if end > Int(tree.nodes[parent].end) { return "\(index) leaves its parent" }
        if tree.nodes[parent].kind != .element && parent != 0 { return "child of a leaf \(index)" }
      }
      for span in [node.span, node.endSpan] where span.lowerBound < 0 || span.upperBound > size {
        return "span of \(index)"
      }
      if Int(node.characters.upperBound) > tree.characters.count { return "text of \(index)" }
      if Int(node.attributes.upperBound) > tree.attributes.count { return "attributes of \(index)" }
      if node.kind != .element, end != index + 1, index > 0 { return "leaf with children \(index)" }
      if node.kind == .text, node.span.isEmpty { return "empty text \(index)" }
      if node.kind == .text, index > 0, tree.nodes[index - 1].kind == .text,
        tree.nodes[index - 1].parent == node.parent,
        // Texts that were moved together stay two.
        tree.misnestings.isEmpty
      {
        return "two texts"
      }
      if node.kind == .element { if let fault = self.fault(in: node, index, tree) { return fault } }
    }
    for (index, attribute) in tree.attributes.enumerated() {
      if !(0...size).contains(attribute.span.upperBound) { return "attribute \(index)" }
      if attribute.name == .other, tree.otherAttributeNames[Int32(index)] == nil {
        return "name of attribute \(index)"
      }
      let value = Int(attribute.value.lowerBound)..<Int(attribute.value.upperBound)
      if !value.isEmpty, tree.sourceSpan(ofCharacters: value) != attribute.valueSpan {
        return "value of attribute \(index)"
      }
    }
    for pair in zip(tree.alignment, tree.alignment.dropFirst())
    where pair.0.characters > pair.1.characters {
      return "alignment"
    }
    return nil
  }

  static func fault(in node: HTMLTree.Node, _ index: Int, _ tree: HTMLTree) -> String? {
    if node.isImplied { return node.span.isEmpty ? nil : "span of implied \(index)" }
    let name = node.name == .other ? tree.otherNames[Int32(index)] : node.name.rawValue
    guard let name else { return "name of \(index)" }
    let start = Array(tree.source[node.span].map(\.lowercasedASCII))
    let isBreak = start.starts(with: Array("</br".utf8)) || start.starts(with: Array("<image".utf8))
    if !start.starts(with: Array("<\(name)".utf8)), !isBreak { return "start tag of \(index)" }
    if start.last != UInt8(ascii: ">") { return "end of the start tag of \(index)" }
    return nil
  }

  /// Inputs on which parsers are known to take quadratic time or to fall.
  static let hostile: [String] = [
    String(repeating: "<div>", count: 100_000),
    String(repeating: "<div>", count: 150) + String(repeating: "</p></b></i>", count: 20_000),
    String(repeating: "<b>", count: 150) + String(repeating: "</p>", count: 50_000),
    String(repeating: "<p><b>x", count: 20_000),
    (0..<10_000).map { "<p><font size=\($0)>x" }.joined(),
    (0..<20_000).map { "<q\($0)>x</q\($0)>" }.joined(),
    (0..<20_000).map { "<body a\($0)=1>" }.joined(),
    "<p " + (0..<10_000).map { "a\($0)=b " }.joined() + ">",
    "<!--" + String(repeating: "- ", count: 100_000),
    String(repeating: "<!--", count: 50_000), String(repeating: "<![CDATA[", count: 20_000),
    String(repeating: "<", count: 200_000), String(repeating: "</", count: 100_000),
    String(repeating: "&", count: 200_000), String(repeating: "&nbsp", count: 40_000),
    "<p a=\"" + String(repeating: "x", count: 200_000), String(repeating: "<a>", count: 60_000),
    String(repeating: "<table><td>", count: 20_000), String(repeating: "<title>", count: 30_000),
    String(repeating: "x<!---->", count: 30_000), String(repeating: "<svg><b>", count: 20_000),
    String(repeating: "<center><div></center>", count: 10_000),
  ]

  @Test(arguments: hostile.indices)
  func hostileInputGivesAConsistentTree(index: Int) {
    #expect(Self.fault(in: HTMLTree.parse(Self.hostile[index])) == nil)
  }

  @Test func tenMegabytesOnOneLineAreRead() {
    let text = "<p>" + String(repeating: "plain words, ", count: 800_000) + "</p><img>"
    let tree = HTMLTree.parse(text)
    #expect(tree.problems.isEmpty)
    #expect(tree.elements(named: .img).first.map { tree[$0].span.upperBound } == text.utf8.count)
  }
}
