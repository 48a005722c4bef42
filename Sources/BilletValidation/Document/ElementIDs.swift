import BilletTree

/// The ids of a document, and what points at them.
struct ElementIDs {
  /// An element with an id that an earlier one has.
  struct Repetition {
    let node: HTMLTree.NodeID
    let attribute: HTMLTree.Attribute
  }

  /// The first element of each id, as browsers find it.
  private var first: [ArraySlice<UInt8>: HTMLTree.NodeID] = [:]
  /// Elements whose id is taken already, in document order.
  private(set) var repetitions: [Repetition] = []

  init(_ tree: HTMLTree) {
    // The parts of a template belong to no document yet.
    var templateEnd: Int32 = 0
    for id in tree.elements where id.rawValue >= templateEnd {
      if tree.nodes[id.index].name == .template { templateEnd = tree.nodes[id.index].end }
      guard let attribute = tree.attribute(.id, of: id) else { continue }
      let value = tree.bytes(of: attribute)
      guard !value.isEmpty else { continue }
      if first[value] == nil {
        first[value] = id
      } else {
        repetitions.append(Repetition(node: id, attribute: attribute))
      }
    }
  }

  var isEmpty: Bool { first.isEmpty }

  subscript(id: ArraySlice<UInt8>) -> HTMLTree.NodeID? { first[id] }

  /// The ids that attributes point at: labels, headers, references of WAI-ARIA, links into the page.
  static func referenced(in tree: HTMLTree) -> Set<ArraySlice<UInt8>> {
    var result: Set<ArraySlice<UInt8>> = []
    for attribute in tree.attributes where !attribute.isDuplicate {
      let value = tree.bytes(of: attribute)
      switch attribute.name {
      case .for: result.insert(value)
      case .headers, .ariaLabelledby, .ariaDescribedby, .ariaOwns: result.formUnion(value.tokens)
      case .href, .usemap: if value.first == UInt8(ascii: "#") { result.insert(value.dropFirst()) }
      case .other where tree.isARIA(attribute):
        switch ARIAAttribute(attribute, in: tree)?.valueType {
        case .idReference, .idReferenceList: result.formUnion(value.tokens)
        default: break
        }
      default: break
      }
    }
    return result
  }
}
