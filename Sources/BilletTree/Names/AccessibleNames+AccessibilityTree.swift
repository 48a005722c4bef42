/// The tree that assistive technology walks, in which plain boxes and decoration have no place.
extension AccessibleNames {
  /// The semantic role, with what depends on the table or the name taken into account.
  package func semanticRole(of node: HTMLTree.NodeID) -> Role {
    let role = role(of: node)
    switch tree[node].name {
    case .td where role == .cell:
      let table = tree.ancestors(of: node).first { tree[$0].name == .table }
      let tableRole = table.map { self.role(of: $0) }
      return tableRole == .grid || tableRole == .treegrid ? .gridcell : .cell
    case .form where role == .form && !has(.role, node):
      return has(.ariaLabel, node) || has(.ariaLabelledby, node) ? .form : .generic
    default: return role
    }
  }

  /// Whether an element holds others without being anything itself.
  private func isTransparent(_ role: Role) -> Bool { role == .generic || role == .none }

  /// An element's parent in the accessibility tree, with its role.
  package struct AccessibleParent: Sendable {
    package var node: HTMLTree.NodeID
    package var role: Role
    /// Whether a plain box stands between that some programs take for more, since people reach it or
    /// an attribute for all roles is set on it.
    package var isUncertain: Bool
  }

  /// The parent of an element in the accessibility tree; `nil` when that is the document.
  package func accessibleParent(
    of node: HTMLTree.NodeID, owners: AccessibleOwners
  ) -> AccessibleParent? {
    var isUncertain = false
    var current = owners.owner(of: node) ?? tree[node].parent
    // An owner may stand inside what it owns; no path is longer than the tree is deep.
    for _ in 0..<512 {
      guard current != HTMLTree.document else { return nil }
      let role = semanticRole(of: current)
      if !isTransparent(role) {
        return AccessibleParent(node: current, role: role, isUncertain: isUncertain)
      }
      if role == .generic, isReachedOrDescribed(current) { isUncertain = true }
      current = owners.owner(of: current) ?? tree[current].parent
    }
    return nil
  }

  /// Goes through the children that an element has in the accessibility tree, in document order, the
  /// ones that it owns by `aria-owns` last.
  package func forEachAccessibleChild(
    of node: HTMLTree.NodeID, owners: AccessibleOwners,
    _ body: (HTMLTree.NodeID, Role) -> Void
  ) {
    walk(below: node, owners: owners, body)
    for child in owners.children(of: node) where !isProgrammaticallyHidden(child) {
      let role = semanticRole(of: child)
      if isTransparent(role) {
        walk(below: child, owners: owners, body)
      } else {
        body(child, role)
      }
    }
  }

  private func walk(
    below node: HTMLTree.NodeID, owners: AccessibleOwners,
    _ body: (HTMLTree.NodeID, Role) -> Void
  ) {
    var next = node.index + 1
    while next < Int(tree[node].end) {
      let child = HTMLTree.NodeID(next)
      next += 1
      guard tree[child].kind == .element else { continue }
      if owners.owner(of: child) != nil || !styles[child].isRendered
        || hidden?[child.index] == true
      {
        next = Int(tree[child].end)
      } else {
        let role = semanticRole(of: child)
        // What is only invisible may hold what is not.
        guard !isTransparent(role), styles[child].isVisible else { continue }
        body(child, role)
        next = Int(tree[child].end)
      }
    }
  }

  private func isReachedOrDescribed(_ node: HTMLTree.NodeID) -> Bool {
    isFocusable(node)
      || tree[node].attributes.contains { index in
        let attribute = tree.attributes[Int(index)]
        return tree.isARIA(attribute)
          && ARIAAttribute(attribute, in: tree)?.isGlobal == true
      }
  }
}
