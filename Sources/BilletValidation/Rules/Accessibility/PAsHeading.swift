import BilletCore
import BilletTree

/// What looks like a heading is one.
struct PAsHeading: Rule {
  static let description = RuleDescription(
    id: "p-as-heading", category: .accessibility, severity: .review,
    summary: "The paragraph looks like a heading",
    rationale: "People who go from heading to heading miss it.",
    help: "Write it as <h2>, or the level that fits, if it is the heading of what follows.",
    references: [.wcag("1.3.1"), .axe("p-as-heading")], examples: examples)

  /// Longer text than this is no heading, in bytes.
  private static let longest = 60

  static let interest: Interest = .elements(.p)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    var hasAsked = false
    for paragraph in tree.elements(named: .p)
    where context.names.role(of: paragraph) == .paragraph
      && context.content.holdsText(paragraph, in: tree)
    {
      sink.applies()
      // One is enough to ask about.
      guard !hasAsked, let title = look(of: paragraph, tree, context), title.isShort,
        let next = nextParagraph(after: paragraph, tree),
        let body = look(of: next, tree, context), body.length > title.length * 2,
        !body.isBold, title.isBold || title.size >= body.size * 1.2
      else { continue }
      hasAsked = true
      sink.report(tree.nodes[paragraph.index].span)
    }
  }

  /// How the text of a paragraph looks.
  private struct Look {
    var length = 0
    /// Whether all of it is bold.
    var isBold = true
    /// Of the smallest text in it, in pixels.
    var size = Double.infinity
    var last: UInt8 = 0

    /// Whether it is short, and ends as no sentence does.
    var isShort: Bool {
      let ends = Array(".!?:;,".utf8)
      return length <= PAsHeading.longest && !ends.contains(last)
    }
  }

  /// `nil` for what is no plain text: with images, breaks or nothing but a link.
  private func look(
    of paragraph: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Look? {
    var look = Look()
    for id in tree.descendants(of: paragraph) {
      switch tree.nodes[id.index].kind {
      case .element:
        let name = tree.nodes[id.index].name
        if name.isObject || name == .br || name == .a, look.length < Self.longest { return nil }
      case .text:
        let bytes = tree.bytes(of: id).trimmed
        guard !bytes.isBlank, context.styles[id].isVisible else { continue }
        look.length += bytes.count
        look.isBold = look.isBold && context.styles[id].isBold
        look.size = min(look.size, context.styles[id].fontSize)
        look.last = bytes.last ?? 0
      default: break
      }
    }
    return look.length > 0 ? look : nil
  }

  private func nextParagraph(
    after paragraph: HTMLTree.NodeID, _ tree: HTMLTree
  ) -> HTMLTree.NodeID? {
    var next = Int(tree.nodes[paragraph.index].end)
    let parent = tree.nodes[paragraph.index].parent
    while next < Int(tree.nodes[parent.index].end) {
      let node = tree.nodes[next]
      if node.kind == .element { return node.name == .p ? HTMLTree.NodeID(next) : nil }
      if node.kind == .text, !tree.bytes(of: HTMLTree.NodeID(next)).isBlank { return nil }
      next = Int(node.end)
    }
    return nil
  }
}

extension PAsHeading {
  fileprivate static let examples: [Example] = [
    .passed("<h2>What happens next</h2><p>We send you a new lamp as soon as we have one.</p>"),
    .passed("<p><b>Please keep the box.</b></p><p>We need it when the lamp comes back to us.</p>"),
    .passed("<p><b>Order</b> 1</p><p>We send you a new lamp as soon as we have one.</p>"),
    .passed("<p><b>One</b></p><p><b>All of this text is bold, so that nothing stands out.</b></p>"),
    .passed("<p><b>Sincerely</b></p>"),
    .passed("<p>Hello</p><p>We send you a new lamp as soon as we have one.</p>"),
    .cantTell(
      "<p>Hello</p>«<p>»<b>What happens next</b></p> <p>We send you a new lamp as soon as we have one.</p>"
    ),
    .cantTell(
      #"«<p style="font-size: 24px">»Next</p><p>We send you a new lamp as soon as we have one.</p>"#
    ),
    .cantTell(
      #"«<p style="font-weight: 700">»Next</p><p>We send you a new lamp.</p><p><b>Then</b></p><p>We ask you about it.</p>"#
    ),
    .inapplicable(#"<p role="heading" aria-level="2"><b>Next</b></p>"#),
    .inapplicable("<div>No paragraph</div><p> </p>"),
  ]
}
