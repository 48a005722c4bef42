/// The elements that others own by `aria-owns`, wherever they stand (WAI-ARIA 1.2, `aria-owns`).
package struct AccessibleOwners: Sendable {
  private var ownersByChild: [HTMLTree.NodeID: HTMLTree.NodeID] = [:]
  private var childrenByOwner: [HTMLTree.NodeID: [HTMLTree.NodeID]] = [:]

  /// Reads a document: O(n), and O(1) when nothing is owned.
  package init(_ tree: HTMLTree) {
    guard tree.attributes.contains(where: { $0.name == .ariaOwns }) else { return }
    var elementsByID: [ArraySlice<UInt8>: HTMLTree.NodeID] = [:]
    for element in tree.elements {
      guard let id = tree.attribute(.id, of: element) else { continue }
      if elementsByID[tree.bytes(of: id)] == nil { elementsByID[tree.bytes(of: id)] = element }
    }
    for owner in tree.elements {
      guard let attribute = tree.attribute(.ariaOwns, of: owner) else { continue }
      for token in tree.bytes(of: attribute).split(whereSeparator: \.isHTMLWhitespace) {
        // An element cannot own itself or what it stands in; of several owners the first counts.
        guard let child = elementsByID[token], child != owner, ownersByChild[child] == nil,
          !tree.isDescendant(owner, of: child)
        else { continue }
        ownersByChild[child] = owner
        childrenByOwner[owner, default: []].append(child)
      }
    }
  }

  /// The element that owns another one by `aria-owns`.
  package func owner(of child: HTMLTree.NodeID) -> HTMLTree.NodeID? { ownersByChild[child] }

  /// What an element owns by `aria-owns`, in the order in which it says so.
  package func children(of owner: HTMLTree.NodeID) -> [HTMLTree.NodeID] {
    childrenByOwner[owner] ?? []
  }
}
