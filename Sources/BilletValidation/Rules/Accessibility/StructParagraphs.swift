import BilletCore
import BilletTree

/// Paragraphs are paragraphs, not text with empty lines in it.
struct StructParagraphs: Rule {
  static let description = RuleDescription(
    id: "struct-paragraphs", category: .accessibility, severity: .note,
    summary: "Empty lines stand for paragraphs",
    rationale:
      "Screen readers go from paragraph to paragraph, and some read empty ones as “blank”.",
    help: "Write each paragraph into a <p>.",
    references: [.wcag("1.3.1")], examples: examples)

  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.content.texts.isEmpty else { return }
    sink.applies()
    let empty = tree.elements(named: .p).first { isEmptyLine($0, tree, context) }
    let breaks = tree.elements(named: .br).isEmpty ? nil : pairOfBreaks(tree, context)
    // One is enough advice.
    if let empty, breaks.map({ tree.nodes[empty.index].span.lowerBound < $0.lowerBound }) != false {
      sink.report(
        tree.nodes[empty.index].span, message: "An empty paragraph stands for space.",
        help: "Remove it; paragraphs bring their own space.")
    } else if let breaks {
      sink.report(breaks, message: "Pairs of line breaks part the text.")
    }
  }

  private func isEmptyLine(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    context.styles[id].isVisible && !tree.nodes[id.index].isImplied
      && !context.content.holdsAnything(id, in: tree)
      && !tree.descendants(of: id).contains { tree.nodes[$0.index].kind == .element }
  }

  /// The first of at least two places where text is parted by two breaks in a row.
  private func pairOfBreaks(_ tree: HTMLTree, _ context: RuleContext) -> Range<Int>? {
    var first: Range<Int>?
    var count = 0
    // Breaks since the last text of this box, and where they stand.
    var breaks = 0
    var span = 0..<0
    var hasText = false
    for index in tree.nodes.indices {
      let id = HTMLTree.NodeID(index)
      switch tree.nodes[index].kind {
      case .element where tree.nodes[index].name == .br && context.styles[id].isVisible:
        span =
          breaks == 0 ? tree.nodes[index].span : span.lowerBound..<tree.nodes[index].span.upperBound
        breaks += 1
      case .element:
        guard context.styles[id].display.interruptsText || tree.nodes[index].name.isObject else {
          continue
        }
        breaks = 0
        hasText = false
      case .text:
        guard context.styles[id].isVisible, !tree.isMachineText(id), !tree.isBlankText(id)
        else { continue }
        if hasText, breaks >= 2 {
          count += 1
          if first == nil { first = span }
        }
        breaks = 0
        hasText = true
      default: break
      }
    }
    return count >= 2 ? first : nil
  }
}

extension StructParagraphs {
  fileprivate static let examples: [Example] = [
    .passed("<p>a</p><p>b<br>c</p>"),
    .passed("<p>Kind regards,<br><br>Ann</p>"),
    .passed(#"<p>a<br>b<br>c<br>d</p><p><img src="a.png" alt="a"></p>"#),
    .passed("<p>a</p><p hidden></p>"),
    .passed("<p>a<br><br></p><p>b<br><br></p><p>c</p>"),
    .failed("a«<br><br>»b<br><br>c"),
    .failed("<div>a«<br> <br/>\n<br>»<b>b</b><i><br><br></i>c</div>"),
    .failed("<p>a</p>«<p>»&nbsp;</p><p>b</p><p></p>"),
    .failed("<p>a</p>«<p>»</p>b<br><br>c<br><br>d"),
    .inapplicable(#"<p></p><img src="a.png" alt="a">"#),
  ]
}
