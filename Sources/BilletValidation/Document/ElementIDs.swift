import BilletTree

/// The elements of a document by their id.
struct ElementIDs {
  private var first: [ArraySlice<UInt8>: HTMLTree.NodeID] = [:]

  init(_ tree: HTMLTree) {
    for id in tree.elements {
      guard let attribute = tree.attribute(.id, of: id) else { continue }
      let value = tree.bytes(of: attribute)
      if !value.isEmpty, first[value] == nil { first[value] = id }
    }
  }

  /// The first element of an id, as browsers find it.
  subscript(id: ArraySlice<UInt8>) -> HTMLTree.NodeID? { first[id] }
}
