import BilletCore
import BilletTree

/// Images that are links are large enough to be hit.
struct TargetSize: Rule {
  static let description = RuleDescription(
    id: "target-size", category: .accessibility, severity: .review,
    summary: "The linked image is smaller than 24 by 24 pixels",
    rationale: "People whose hands tremble miss it, or hit the link beside it.",
    help: "Make the image larger, or give the link padding; space around it counts too.",
    references: [.wcag("2.5.8", .aa), .axe("target-size")], examples: examples)

  /// In CSS pixels.
  private static let smallest = 24.0

  static let interest: Interest = .links

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    var isTold = false
    var styled: Set<HTMLTree.NodeID>?
    for link in context.links where !context.content.holdsText(link.id, in: tree) {
      guard let image = onlyImage(of: link, tree, context) else { continue }
      let style = context.styles[image]
      guard case .pixels(let width) = style.width, case .pixels(let height) = style.height,
        width > 1, height > 1
      else { continue }
      sink.applies()
      // A row of small icons is one fault.
      guard !isTold, width < Self.smallest || height < Self.smallest else { continue }
      let known = styled ?? Set(context.styles.rules.flatMap(\.matches))
      styled = known
      guard !known.contains(link.id), !hasRoom(around: image, upTo: link.id, tree, context) else {
        continue
      }
      isTold = true
      sink.report(
        tree.nodes[image.index].span,
        message: "The linked image is \(Figure(width)) by \(Figure(height)) pixels; 24 by 24 are"
          + " needed.")
    }
  }

  private func onlyImage(
    of link: Link, _ tree: HTMLTree, _ context: RuleContext
  ) -> HTMLTree.NodeID? {
    let images = tree.descendants(of: link.id).filter {
      tree.nodes[$0.index].name.isObject && context.styles[$0].isVisible
    }
    guard images.count == 1, let image = images.first, tree.nodes[image.index].name == .img else {
      return nil
    }
    return image
  }

  /// Whether the author gives the link or the image padding, a size or a border.
  private func hasRoom(
    around image: HTMLTree.NodeID, upTo link: HTMLTree.NodeID, _ tree: HTMLTree,
    _ context: RuleContext
  ) -> Bool {
    var id = image
    while true {
      let hasRoom = context.styles.declarations(inStyleOf: id).contains {
        $0.property.hasPrefix("padding") || (id != image && $0.property.hasSuffix("height"))
          || (id != image && $0.property.hasPrefix("border"))
      }
      if hasRoom { return true }
      guard id != link, let parent = tree.parent(of: id) else { return false }
      id = parent
    }
  }
}

extension TargetSize {
  fileprivate static let examples: [Example] = [
    .passed(#"<a href="/a"><img src="a.png" alt="A" width="24" height="24"></a>"#),
    .passed(
      #"<a href="/a" style="padding:4px"><img src="a.png" alt="A" width="20" height="20"></a>"#),
    .cantTell(#"<p>Hi</p><a href="/a">«<img src="a.png" alt="A" width="20" height="30">»</a>"#),
    .cantTell(
      #"<a href="/a">«<img src="a.png" alt="A" style="width:1em;height:1em">»</a>"#
        + #"<a href="/b"><img src="b.png" alt="B" width="20" height="20"></a>"#),
    .inapplicable(#"<a href="/a"><img src="a.png" alt="A" width="20"></a>"#),
    .inapplicable(#"<a href="/a"><img src="a.png" alt="" width="20" height="20"> Return</a>"#),
    .inapplicable(#"<img src="a.png" alt="A" width="20" height="20">"#),
    .inapplicable(#"<a href="/a"><img src="a.png" alt="" width="1" height="1"></a>"#),
  ]
}
