import BilletCore
import BilletTree

/// No line of a paragraph is held longer than eighty characters.
struct TextLineLength: Rule {
  static let description = RuleDescription(
    id: "text-line-length", category: .accessibility, severity: .note,
    summary: "The paragraph is held wider than 80 characters",
    rationale: "In long lines people lose the beginning of the next one.",
    help: "Write a width of at most 40em, or none.",
    references: [.wcag("1.4.8", .aaa)], examples: examples)
  static let interest: Interest = [.properties(.width), .attributes(.width)]

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    var told: Set<HTMLTree.NodeID> = []
    for paragraph in tree.elements(named: .p) where context.content.holdsText(paragraph, in: tree) {
      let extent = TextExtent(of: paragraph, tree, context)
      guard extent.letters > 80, let holder = holder(of: paragraph, tree, context) else { continue }
      sink.applies()
      // Of half the font size a letter is at the most on average.
      let characters = holder.width / (extent.fontSize * 0.5)
      guard characters > 84, told.insert(holder.node).inserted else { continue }
      let element = tree.nodes[holder.node.index]
      sink.report(
        element.span,
        message: "About \(Int(characters.rounded())) characters stand in each line of"
          + " \(Figure(holder.width)) pixels.")
    }
  }

  /// The innermost element around a paragraph with a fixed width.
  private func holder(
    of id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> (node: HTMLTree.NodeID, width: Double)? {
    for element in [id] + Array(tree.ancestors(of: id)) {
      let style = context.styles[element]
      // A limit in between leaves the width open.
      if style.maxWidth != .auto { return nil }
      switch style.width {
      case .pixels(let width): return (element, width)
      case .percent(100), .auto: continue
      default: return nil
      }
    }
    return nil
  }
}

extension TextLineLength {
  private static let text = String(
    repeating: "The seller wrote a long letter about the lamp, and it was not in it. ", count: 3)

  fileprivate static let examples: [Example] = [
    .passed(#"<div style="width:600px"><p>\#(text)</p></div>"#),
    .passed(#"<div style="width:900px; font-size:24px"><p>\#(text)</p></div>"#),
    .failed(#"«<div style="width:900px">»<p>\#(text)</p><p>\#(text)</p></div>"#),
    .failed(#"«<table width="800">»<tr><td><p>\#(text)</p></td></tr></table>"#),
    .failed(#"«<p style="width:50em">»\#(text)</p>"#),
    .inapplicable(#"<div style="width:900px"><p>Short</p></div>"#),
    .inapplicable(#"<div style="width:900px; max-width:100%"><p>\#(text)</p></div>"#),
    .inapplicable(#"<div style="width:900px"><p style="max-width:30em">\#(text)</p></div>"#),
    .inapplicable("<p>\(text)</p>"),
  ]
}
