import BilletCore
import BilletTree

/// The areas of an image map that lead somewhere have a name.
struct AreaAlt: Rule {
  static let description = RuleDescription(
    id: "area-alt", category: .accessibility, severity: .error,
    summary: "The area of the image map has no name",
    rationale: "A screen reader says “link” and nothing else, or spells the address.",
    help: "Say in alt=\"…\" where the area leads.",
    references: [.wcag("1.1.1"), .wcag("2.4.4"), .wcag("4.1.2"), .act("c487ae"), .axe("area-alt")],
    examples: examples)

  static let interest: Interest = .elements(.area)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in tree.elements(named: .area) {
      guard tree.attribute(.href, of: id) != nil, context.names.role(of: id) == .link,
        !isHidden(id, tree, context),
        tree.ancestors(of: id).contains(where: { tree.nodes[$0.index].name == .map })
      else { continue }
      sink.applies()
      if !hasName(id, tree, context) { sink.report(tree.nodes[id.index].span) }
    }
  }

  /// An area has no box of its own (HTML 15.3.1), and is met all the same where its map is.
  private func isHidden(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    tree.attribute(.ariaHidden, of: id).map { tree.bytes(of: $0).spells("true") } == true
      || context.names.isProgrammaticallyHidden(tree.nodes[id.index].parent)
  }

  private func hasName(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    let attributes: [AttributeName] = [.alt, .ariaLabel, .title]
    return attributes.contains { name in
      tree.attribute(name, of: id).map { !tree.bytes(of: $0).isBlank } == true
    } || !context.names.isEmpty(of: id)
  }
}

extension AreaAlt {
  fileprivate static let examples: [Example] = [
    .passed(#"<map name="m"><area href="https://a.example" alt="Returns" shape="default"></map>"#),
    .passed(#"<map name="m"><area href="https://a.example" aria-label="Returns"></map>"#),
    .passed(#"<map name="m"><area href="https://a.example" title="Returns"></map>"#),
    .failed(#"<map name="m">«<area href="https://a.example" shape="default">»</map>"#),
    .failed(#"<map name="m">«<area href="https://a.example" alt="">»</map>"#),
    .failed(#"<map name="m">«<area href="https://a.example" alt=" &nbsp;">»</map>"#),
    .inapplicable(#"<map name="m"><area shape="default"></map>"#),
    .inapplicable(#"<map name="m"><area href="https://a.example" aria-hidden="true"></map>"#),
    .inapplicable(#"<div hidden><map name="m"><area href="https://a.example"></map></div>"#),
    .inapplicable(#"<a href="https://a.example"></a>"#),
  ]
}
