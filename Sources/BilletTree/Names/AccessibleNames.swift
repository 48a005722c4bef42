/// Names and roles of elements as assistive technology learns them (Accessible Name and Description
/// Computation 1.2, HTML Accessibility API Mappings), as far as static HTML says.
///
/// A class, since each computation of a name holds on to all of it.
package final class AccessibleNames: Sendable {
  let tree: HTMLTree
  let styles: StyleTable
  /// The first element of each id; empty when no attribute refers to one.
  let elementsByID: [ArraySlice<UInt8>: HTMLTree.NodeID]
  /// The labels that name a form control from elsewhere.
  let labelsByTarget: [HTMLTree.NodeID: HTMLTree.NodeID]
  /// Whether each node stands in a part that is kept from assistive technology though it has a box; `nil`
  /// when nothing can be.
  let hidden: [Bool]?

  /// Prepares names for a document: O(n).
  package init(_ tree: HTMLTree, styles: StyleTable) {
    self.tree = tree
    self.styles = styles
    hidden = Self.hiddenNodes(in: tree, styles)
    var elements: [ArraySlice<UInt8>: HTMLTree.NodeID] = [:]
    var labels: [HTMLTree.NodeID: HTMLTree.NodeID] = [:]
    let refersToIDs =
      tree.features.contains(AttributeName.ariaLabelledby)
      || tree.features.contains(AttributeName.for)
    if refersToIDs {
      for node in tree.elements {
        if let id = tree.attribute(.id, of: node), elements[tree.bytes(of: id)] == nil {
          elements[tree.bytes(of: id)] = node
        }
      }
      for label in tree.elements(named: .label) {
        if let id = tree.attribute(.for, of: label), let target = elements[tree.bytes(of: id)],
          labels[target] == nil
        {
          labels[target] = label
        }
      }
    }
    elementsByID = elements
    labelsByTarget = labels
  }

  /// The accessible name with white space collapsed; empty when there is none.
  package func name(of node: HTMLTree.NodeID) -> String {
    String(decoding: nameBytes(of: node), as: UTF8.self)
  }

  /// The accessible name's bytes.
  package func nameBytes(of node: HTMLTree.NodeID) -> [UInt8] {
    var computation = NameComputation(names: self, endsAtFirstCharacter: false)
    computation.start(at: node)
    return computation.text.bytes
  }

  /// Whether the accessible name is empty; ends at the first character of it.
  package func isEmpty(of node: HTMLTree.NodeID) -> Bool {
    if beginsWithText(node) { return false }
    var computation = NameComputation(names: self, endsAtFirstCharacter: true)
    computation.start(at: node)
    return computation.text.bytes.isEmpty
  }

  /// Whether an element is named by its content, and that begins with a character that can be seen.
  private func beginsWithText(_ node: HTMLTree.NodeID) -> Bool {
    let first = HTMLTree.NodeID(node.index + 1)
    guard tree.nodes[node.index].end > first.rawValue, tree.nodes[first.index].kind == .text,
      let byte = tree.bytes(of: first).first, byte > 0x20, byte < 0x7F
    else { return false }
    return !isProgrammaticallyHidden(node) && !isProgrammaticallyHidden(first)
      && tree.attribute(.ariaLabelledby, of: node) == nil && role(of: node).isNamedByContent
  }
}
