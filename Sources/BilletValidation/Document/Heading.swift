import BilletTree

/// A heading that a screen reader meets.
struct Heading: Sendable {
  let id: HTMLTree.NodeID
  /// From 1 on.
  let level: Int

  /// The headings of a document in order, of whatever element.
  static func all(
    in tree: HTMLTree, _ names: AccessibleNames, _ elementsWithRole: [HTMLTree.NodeID]
  ) -> [Heading] {
    var candidates = tree.elements(.h1, .h2, .h3, .h4, .h5, .h6)
    let others = elementsWithRole.filter { tree.nodes[$0.index].name.headingLevel == nil }
    if !others.isEmpty { candidates = (candidates + others).sorted() }
    return candidates.compactMap { id in
      guard names.role(of: id) == .heading, !tree.isInSVG(id),
        !names.isProgrammaticallyHidden(id)
      else { return nil }
      return Heading(id: id, level: level(of: id, tree))
    }
  }

  /// `aria-level` before the element's own; a heading without either has level 2 (ARIA, heading).
  private static func level(of id: HTMLTree.NodeID, _ tree: HTMLTree) -> Int {
    if let attribute = tree.attribute(.ariaLevel, of: id),
      let level = Int(tree.bytes(of: attribute).trimmed.string), level > 0
    {
      return level
    }
    return tree.nodes[id.index].name.headingLevel ?? 2
  }
}

extension ElementName {
  /// The level of `h1` to `h6`.
  fileprivate var headingLevel: Int? {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: nil
    }
  }
}
