import BilletCore
import BilletTree

/// Text is not cut off when readers make it larger.
struct TextClipped: Rule {
  static let description = RuleDescription(
    id: "text-clipped", category: .accessibility, severity: .review,
    summary: "The box seems too small for its text once that is enlarged",
    rationale: "People who double the size of letters lose what does not fit.",
    help: "Leave out the height, or the overflow, so that the box grows with its text.",
    references: [.wcag("1.4.4", .aa), .wcag("1.4.12", .aa), .act("59br37")], examples: examples)
  static let interest: Interest = .properties(.overflow, .overflowX, .overflowY)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in context.elements(declaring: .overflow, .overflowX, .overflowY) {
      let box = context.boxStyle(of: id)
      guard box.clipsAcross || box.clipsDown, context.content.holdsText(id, in: tree),
        !context.names.isProgrammaticallyHidden(id)
      else { continue }
      sink.applies()
      let extent = TextExtent(of: id, tree, context)
      let element = tree.nodes[id.index].span
      if box.clipsDown, let height = box.height, height > 1,
        box.lineHeight.map({ $0 < height - 0.01 }) ?? true,
        needed(extent, width(of: id, tree, context), box) > height
      {
        sink.report(
          element,
          message: "The text is cut off below \(Figure(height)) pixels once it is enlarged.")
      } else if box.clipsAcross, box.keepsOnOneLine, !box.marksOverflow,
        case .pixels(let width) = narrowest(of: id, context), width > 1, extent.width * 2 > width
      {
        sink.report(
          element,
          message:
            "The text is kept on one line and cut off behind \(Figure(width)) pixels once it is"
            + " enlarged.")
      }
    }
  }

  /// The height that the text takes at double size.
  private func needed(_ extent: TextExtent, _ width: Double, _ box: BoxStyle) -> Double {
    let size = extent.fontSize * 2
    let lines = box.keepsOnOneLine ? 1 : (extent.width * 2 / max(width, 1)).rounded(.up)
    return lines * size * 1.15
  }

  private func width(
    of id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Double {
    var width = context.messageWidth
    for ancestor in [id] + Array(tree.ancestors(of: id)) {
      if case .pixels(let pixels) = narrowest(of: ancestor, context), pixels > 0 {
        width = min(width, pixels)
      }
    }
    return width
  }

  private func narrowest(of id: HTMLTree.NodeID, _ context: RuleContext) -> StyleTable.Length {
    let style = context.styles[id]
    if case .pixels(let width) = style.width {
      if case .pixels(let limit) = style.maxWidth { return .pixels(min(width, limit)) }
      return .pixels(width)
    }
    return style.maxWidth
  }
}

extension TextClipped {
  fileprivate static let examples: [Example] = [
    .passed(#"<div style="overflow:hidden">Hello</div>"#),
    .passed(#"<div style="overflow:hidden; height:80px">Hello</div>"#),
    .passed(#"<div style="overflow:hidden; height:2.5em">Hello</div>"#),
    .passed(#"<div style="overflow:hidden; height:20px; line-height:20px">Hello</div>"#),
    .passed(#"<div style="overflow:hidden; height:0">Hello</div>"#),
    .passed(
      #"<div style="overflow:hidden; white-space:nowrap; width:90px; text-overflow:ellipsis">Hello, you</div>"#
    ),
    .passed(#"<div style="overflow:hidden; white-space:nowrap">Hello, you</div>"#),
    .cantTell(#"«<div style="overflow:hidden; height:20px">»Hello</div>"#),
    .cantTell(#"<style>.c { overflow-y: clip; max-height: 18px }</style>«<p class="c">»Hello</p>"#),
    .cantTell(
      #"«<div style="overflow:hidden; height:50px; width:100px">»Hello and good evening</div>"#),
    .cantTell(
      #"«<div style="overflow:hidden; white-space:nowrap; width:90px">»Hello, you</div>"#),
    .inapplicable(#"<div style="height:20px">Hello</div>"#),
    .inapplicable(#"<div style="overflow:auto; height:20px">Hello</div>"#),
    .inapplicable(#"<div style="overflow:hidden; height:20px" aria-hidden="true">Hello</div>"#),
    .inapplicable(#"<div style="overflow:hidden; height:20px"><img src="a.png" alt="a"></div>"#),
    .inapplicable("<p>Hello</p>"),
  ]
}
