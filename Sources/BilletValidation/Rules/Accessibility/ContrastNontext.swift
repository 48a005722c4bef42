import BilletCore
import BilletTree

/// The shape of a link that looks like a button can be told from what is around it.
struct ContrastNontext: Rule {
  static let description = RuleDescription(
    id: "contrast-nontext", category: .accessibility, severity: .review,
    summary: "The shape of the button is too close in colour to what is around it",
    rationale: "People with low vision do not see that there is something to press.",
    help: "Give the button an edge or a background that is 3:1 away from what is around it.",
    references: [.wcag("1.4.11", .aa)], examples: examples)
  static let interest: Interest = [
    .properties(.background, .backgroundColor, .border, .borderLeft, .borderLeftStyle, .borderStyle)
  ]

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard tree.elements(named: .a).contains(where: { isButton($0, tree, context) }) else { return }
    guard setsColors(context) else {
      // The browser's own colour of links is far from its white.
      let hasEdge = tree.elements(named: .a).contains {
        context.styles[$0].borderLeft > 0 && isButton($0, tree, context)
      }
      if hasEdge { sink.applies() }
      return
    }
    for box in context.paint.written.paint.boxes where isButton(box.node, tree, context) {
      guard let outside = box.outside, !box.isUncertain else { continue }
      let edge = edge(of: box, context)
      guard box.inside != nil || edge != nil else { continue }
      sink.applies()
      let shape = max(
        box.inside?.contrast(with: outside) ?? 1,
        edge?.over(outside).contrast(with: outside) ?? 1)
      // An underline says as well that there is something to press.
      guard shape < 3 - 0.000_5, box.inside != outside || edge != nil,
        !context.look(of: box.node, in: tree, isLink: true).isUnderlined
      else { continue }
      let figure = Figure((shape * 100).rounded(.down) / 100)
      sink.report(
        tree.nodes[box.node.index].span,
        message: "The button is only \(figure):1 away from what is around it; its shape needs 3:1.")
    }
  }

  /// Whether any colour of a box, of its edge or of what is around it is not the browser's.
  private func setsColors(_ context: RuleContext) -> Bool {
    if Interest.colors.occurs(in: context.features) { return true }
    return context.styles.declarations.contains { declaration in
      switch declaration.name {
      case .border, .borderLeft, .borderColor, .borderLeftColor:
        let reader = declaration.tokens
        return reader.contains { StyleTable.color($0, in: reader) != nil }
      case .all: return true
      default: return false
      }
    }
  }

  /// Whether a link has room around its text, as a button has.
  private func isButton(_ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext) -> Bool {
    let style = context.styles[id]
    guard tree.nodes[id.index].name == .a, tree.attribute(.href, of: id) != nil,
      context.content.holdsText(id, in: tree), style.display != .contents,
      case .pixels(let padding) = style.paddingLeft
    else { return false }
    return padding >= 4
  }

  /// The colour of the edge; `nil` when there is none, or it is not known.
  private func edge(of box: PaintedBox, _ context: RuleContext) -> CSSColor? {
    guard context.styles[box.node].borderLeft > 0 else { return nil }
    var color = box.ink
    context.styles.forEachDeclaration(on: box.node) { declaration in
      switch declaration.name {
      case .border, .borderLeft, .borderColor, .borderLeftColor: break
      default: return
      }
      let reader = declaration.tokens
      let found = reader.compactMap { StyleTable.color($0, in: reader) }.first
      if let found {
        color = found
      } else if declaration.name == .border || declaration.name == .borderLeft {
        color = box.ink
      }
    }
    return color
  }
}

extension ContrastNontext {
  private static func button(_ style: String) -> String {
    #"<a href="https://a.example/" style="padding:9px 20px; text-decoration:none; \#(style)">Go</a>"#
  }

  fileprivate static let examples: [Example] = [
    .passed("<p>" + button("background:#06c; color:#fff") + "</p>"),
    .passed("<p>" + button("border:1px solid #06c; color:#06c") + "</p>"),
    .passed("<p>" + button("border:1px solid; color:#06c") + "</p>"),
    .passed("<p>" + button("background:#eee; border:1px solid #555; color:#222") + "</p>"),
    .passed("<p>" + button("background:#eee; text-decoration:underline; color:#222") + "</p>"),
    .cantTell("<p>«" + button("background:#eee; color:#222").replacingGo),
    .cantTell("<p>«" + button("border:1px solid #ddd; color:#222").replacingGo),
    .cantTell(
      #"<div style="background:#222">«"#
        + button("background:#000; color:#fff").replacingGo),
    .inapplicable("<p>" + button("color:#222") + "</p>"),
    .inapplicable(#"<p><a href="a.html" style="background:#eee; color:#222">Go</a></p>"#),
    .inapplicable(#"<p style="padding:9px; background:#eee; color:#222">Go</p>"#),
    .inapplicable("<p>Hello</p>"),
  ]
}

extension String {
  /// Closes the mark behind the start tag.
  fileprivate var replacingGo: String { String(dropLast(6)) + "»Go</a>" }
}
