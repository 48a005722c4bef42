import BilletCore
import BilletTree

/// What scrolls can be reached with the keyboard.
struct ScrollableRegionFocusable: Rule {
  static let description = RuleDescription(
    id: "scrollable-region-focusable", category: .accessibility, severity: .review,
    summary: "The box seems to scroll, and the keyboard does not reach it",
    rationale: "People who use a keyboard cannot see what is scrolled out of sight.",
    help: "Let the box grow with its text.",
    references: [.wcag("2.1.1"), .act("0ssw9k"), .axe("scrollable-region-focusable")],
    examples: examples)
  static let interest: Interest = .properties(.overflow, .overflowX, .overflowY)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in context.elements(declaring: .overflow, .overflowX, .overflowY) {
      let box = context.boxStyle(of: id)
      guard box.scrollsAcross || box.scrollsDown, context.styles[id].isVisible,
        context.styles[id].display != .inline, scrolls(id, box, tree, context)
      else { continue }
      sink.applies()
      guard !isReached(id, tree, context) else { continue }
      sink.report(tree.nodes[id.index].span)
    }
  }

  /// Whether the text is clearly more than the box holds.
  private func scrolls(
    _ id: HTMLTree.NodeID, _ box: BoxStyle, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    let extent = TextExtent(of: id, tree, context)
    guard extent.letters > 0 else { return false }
    var width = context.messageWidth
    if case .pixels(let pixels) = context.styles[id].width { width = pixels }
    if box.scrollsDown, let height = box.height {
      let lines = (extent.width / max(width, 1)).rounded(.up)
      return lines * extent.fontSize * 1.15 > height
    }
    guard box.scrollsAcross, case .pixels(let pixels) = context.styles[id].width else {
      return false
    }
    let widest = tree.descendants(of: id).compactMap { child -> Double? in
      guard tree.nodes[child.index].isElement,
        case .pixels(let width) = context.styles[child].width
      else { return nil }
      return width
    }.max()
    return (widest ?? 0) > pixels || (box.keepsOnOneLine && extent.width > pixels)
  }

  private func isReached(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    let isInert = ([id] + Array(tree.ancestors(of: id))).contains {
      tree.attribute(.inert, of: $0) != nil
    }
    return isInert || context.names.isInSequentialFocus(id)
      || tree.descendants(of: id).contains {
        tree.nodes[$0.index].isElement && context.names.isInSequentialFocus($0)
      }
  }
}

extension ScrollableRegionFocusable {
  private static let text = "The seller wrote a long letter about the lamp, and it was not in it."

  fileprivate static let examples: [Example] = [
    .passed(#"<div style="height:20px; width:200px; overflow:scroll" tabindex="0">\#(text)</div>"#),
    .passed(
      #"<div style="height:20px; width:200px; overflow:auto">\#(text) <a href="a.html">a</a></div>"#
    ),
    .passed(#"<div inert style="height:20px; width:200px; overflow:auto">\#(text)</div>"#),
    .cantTell(#"«<div style="height:20px; width:200px; overflow:scroll">»\#(text)</div>"#),
    .cantTell(#"«<div style="max-height:20px; width:200px; overflow-y:auto">»\#(text)</div>"#),
    .cantTell(
      #"«<div style="height:20px; width:200px; overflow:auto" tabindex="-1">»\#(text)</div>"#),
    .cantTell(
      #"«<div style="width:200px; overflow-x:auto">»<p style="width:500px">\#(text)</p></div>"#),
    .inapplicable(#"<div style="height:200px; width:200px; overflow:auto">\#(text)</div>"#),
    .inapplicable(#"<div style="height:20px; width:200px; overflow:hidden">\#(text)</div>"#),
    .inapplicable(#"<div style="overflow:auto">\#(text)</div>"#),
    .inapplicable(#"<div style="height:20px; overflow:auto; display:none">\#(text)</div>"#),
    .inapplicable("<p>\(text)</p>"),
  ]
}
