import BilletCore
import BilletTree

/// What an element may hold in the accessibility tree.
extension RuleContext {
  /// The elements that say that they and what is in them are still being filled.
  func busyElements(in tree: HTMLTree) -> Set<HTMLTree.NodeID> {
    var result: Set<HTMLTree.NodeID> = []
    tree.forEachARIAUse { use in
      if use.name == .busy, tree.bytes(of: use.attribute).spells("true") { result.insert(use.node) }
    }
    return result
  }

  /// Whether an element is one of those or stands in one.
  func isBusy(
    _ id: HTMLTree.NodeID, _ busy: Set<HTMLTree.NodeID>, in tree: HTMLTree
  ) -> Bool {
    guard !busy.isEmpty else { return false }
    return busy.contains(id)
      || tree.ancestors(of: id).contains { busy.contains($0) }
  }

  /// Reports the accessible children of an element whose role may not own them; asks for a review when
  /// there are none and text stands in their place.
  func reportForeignChildren(
    of id: HTMLTree.NodeID, _ role: Role, _ owners: AccessibleOwners, in tree: HTMLTree,
    into sink: inout DiagnosticSink
  ) {
    guard let allowed = role.ownedRoles else { return }
    var hasChildren = false
    names.forEachAccessibleChild(of: id, owners: owners) { child, childRole in
      hasChildren = true
      guard !allowed.contains(childRole) else { return }
      sink.report(
        tree.nodes[child.index].span,
        message: "The role “\(role)” does not own the role “\(childRole)”.",
        help: "Give the element one of the roles \(Self.words(allowed)), or move it out.")
    }
    if !hasChildren, content.holdsText(id, in: tree) {
      sink.report(
        tree.nodes[id.index].span,
        message: "The element with the role “\(role)” holds text and nothing that the role owns.",
        help: "Give the parts one of the roles \(Self.words(allowed)).", severity: .review)
    }
  }

  private static func words(_ roles: [Role]) -> String {
    roles.map { "“\($0)”" }.joined(separator: ", ")
  }
}

extension HTMLTree {
  /// The name of an element in lower case.
  func writtenName(of id: NodeID) -> String {
    let name = nodes[id.index].name
    return name == .other ? otherNames[id.rawValue] ?? "element" : name.rawValue
  }
}
