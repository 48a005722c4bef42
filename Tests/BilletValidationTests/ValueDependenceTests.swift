import BilletCore
import BilletMessage
import BilletTree
import Testing

@testable import BilletValidation

/// Rules that say that they do not depend on values find the same whatever the words are.
struct ValueDependenceTests {
  private static let independent = RuleRegistry.all.filter { !type(of: $0).dependsOnValues }

  private static let examples = RuleRegistry.all.flatMap { rule in
    type(of: rule).description.examples.map { MarkedExample(rule, $0) }
  }

  @Test func otherWordsGiveTheSameFindings() {
    var random = SeededGenerator(seed: 20_261_129)
    for example in Self.examples {
      var other = example.html
      Self.scramble(&other, using: &random)
      let (one, two) = (
        Document(example.html, example.example.facts), Document(other, example.example.facts)
      )
      for rule in Self.independent {
        #expect(
          one.findings(of: rule) == two.findings(of: rule),
          """
          \(type(of: rule)) depends on values: \(String(decoding: example.html, as: UTF8.self)) and \
          \(String(decoding: other, as: UTF8.self)), seed \(random.seed)
          """)
      }
    }
  }

  /// Puts other letters and digits into what templates fill: texts, and values of some attributes.
  private static func scramble(_ html: inout [UInt8], using random: inout SeededGenerator) {
    let tree = HTMLTree.parse(SourceFile(path: "a.html", bytes: html))
    var spans: [Range<Int>] = []
    for id in tree.allNodes where tree[id].kind == .text && !isOfPrograms(id, tree) {
      spans.append(tree[id].span)
    }
    for attribute in tree.attributes {
      switch attribute.name {
      case .alt, .title, .href, .src: spans.append(attribute.valueSpan)
      default: break
      }
    }
    let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)
    for span in spans where !html[span].contains(UInt8(ascii: "&")) {
      for index in span where html[index].isASCIILetterOrDigit {
        html[index] = alphabet.randomElement(using: &random) ?? html[index]
      }
    }
  }

  private static func isOfPrograms(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    let parent = tree[tree[id].parent].name
    return parent != .title && parent.holdsMachineText
  }

  private struct Document {
    let tree: HTMLTree
    let context: RuleContext

    init(_ html: [UInt8], _ facts: MessageFacts) {
      tree = HTMLTree.parse(SourceFile(path: "a.html", bytes: html))
      context = RuleContext(tree: tree, facts: facts)
    }

    func findings(of rule: any Rule) -> [String] {
      var sink = DiagnosticSink()
      sink.begin(type(of: rule))
      rule.check(tree, in: context, into: &sink)
      return sink.findings.map { "\($0.span) \($0.severity) \($0.message) \($0.help)" }
    }
  }
}

extension UInt8 {
  fileprivate var isASCIILetterOrDigit: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }
}
