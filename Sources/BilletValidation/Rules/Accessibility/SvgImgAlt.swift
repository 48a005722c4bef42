import BilletCore
import BilletTree

/// Drawings that are said to be images have a name.
struct SvgImgAlt: Rule {
  static let description = RuleDescription(
    id: "svg-img-alt", category: .accessibility, severity: .error,
    summary: "The drawing has the role of an image and no name",
    rationale: "A screen reader says “image” and nothing of what it shows.",
    help:
      "Write <title>…</title> as the first thing inside it, or aria-label=\"…\"; decoration gets"
      + " aria-hidden=\"true\".",
    references: [.wcag("1.1.1"), .act("7d6734"), .axe("svg-img-alt")], examples: examples)

  static let interest: Interest = .elements(.svg)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in context.elementsWithRole {
      guard isDrawing(id, tree), hasImageRole(id, tree),
        !context.names.isProgrammaticallyHidden(id)
      else { continue }
      sink.applies()
      if context.names.isEmpty(of: id), !hasTitle(id, tree) {
        sink.report(tree.nodes[id.index].span)
      }
    }
  }

  private func isDrawing(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    if tree.nodes[id.index].name == .svg { return true }
    // In a foreignObject elements are HTML again.
    for ancestor in tree.ancestors(of: id) {
      if tree.nodes[ancestor.index].name == .svg { return true }
      if tree.otherNames[ancestor.rawValue] == "foreignobject" { return false }
    }
    return false
  }

  /// Whether the first known role is one of an image (Graphics Module 1.0).
  private func hasImageRole(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    guard let role = tree.attribute(.role, of: id) else { return false }
    for token in tree.bytes(of: role).tokens {
      if token.spells("img") || token.spells("image") || token.spells("graphics-document")
        || token.spells("graphics-symbol")
      {
        return true
      }
      let isOther =
        Role(rawValue: token.string.lowercased()) != nil || token.spells("presentation")
        || token.spells("graphics-object") || token.begins(with: "doc-")
      if isOther { return false }
    }
    return false
  }

  /// A title names the element that it stands right inside of (SVG Accessibility API Mappings 1.0, 8.1).
  private func hasTitle(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    tree.children(of: id).contains {
      tree.nodes[$0.index].name == .title && !tree.textBytes(of: $0)[...].isBlank
    }
  }
}

extension SvgImgAlt {
  fileprivate static let examples: [Example] = [
    .passed(#"<svg role="img"><title>Five stars</title><path d="M0 0"/></svg>"#),
    .passed(#"<svg role="img" aria-label="Five stars"><path d="M0 0"/></svg>"#),
    .passed(#"<p id="t">Five stars</p><svg role="graphics-document" aria-labelledby="t"></svg>"#),
    .passed(#"<svg><circle role="graphics-symbol" r="9"><title>A ball</title></circle></svg>"#),
    .passed(#"<svg><g role="img" aria-label="A ball"><circle r="9"/></g></svg>"#),
    .failed(#"<p>Hi</p>«<svg role="img">»<path d="M0 0"/></svg>"#),
    .failed(#"«<svg role="img">»<title> </title><text>Five stars</text></svg>"#),
    .failed(#"<svg><title>A ball</title>«<circle role="graphics-symbol" r="9"/>»</svg>"#),
    .failed(#"«<svg role="nothing graphics-document" aria-label=" ">»</svg>"#),
    .failed(#"«<svg role="IMG">»<g><title>A ball</title></g></svg>"#),
    .inapplicable(#"<svg><path d="M0 0"/></svg>"#),
    .inapplicable(#"<svg role="img" aria-hidden="true"><path d="M0 0"/></svg>"#),
    .inapplicable(#"<svg role="img" style="display:none"></svg>"#),
    .inapplicable(#"<div hidden><svg role="img"></svg></div>"#),
    .inapplicable(#"<svg role="none"></svg><svg role="presentation img"></svg>"#),
    .inapplicable(#"<svg role="graphics-object"></svg>"#),
    .inapplicable(#"<img src="a.svg" role="img"><span role="img"></span>"#),
  ]
}
