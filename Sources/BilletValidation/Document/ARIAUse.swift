import BilletTree

/// An attribute of WAI-ARIA where it stands.
struct ARIAUse {
  let node: HTMLTree.NodeID
  let attribute: HTMLTree.Attribute
  /// `nil` when there is no such state or property.
  let name: ARIAAttribute?
}

extension HTMLTree {
  /// Goes through the `aria-` attributes that browsers read, in document order.
  func forEachARIAUse(_ body: (ARIAUse) -> Void) {
    guard attributes.contains(where: isARIA) else { return }
    for id in elements {
      for index in nodes[id.index].attributes {
        let attribute = attributes[Int(index)]
        guard !attribute.isDuplicate, isARIA(attribute) else { continue }
        body(
          ARIAUse(
            node: id, attribute: attribute, name: ARIAAttribute(attribute, in: self)))
      }
    }
  }

  /// Whether an element is one of MathML, which other rules hold for.
  func isInFormula(_ id: NodeID) -> Bool {
    guard features.contains(ElementName.math) else { return false }
    return nodes[id.index].name == .math
      || ancestors(of: id).contains { nodes[$0.index].name == .math }
  }

  /// Whether an element stands in a drawing or a formula, whose elements have other roles and rules.
  func isForeign(_ id: NodeID) -> Bool {
    ancestors(of: id).contains {
      nodes[$0.index].name == .svg || nodes[$0.index].name == .math
    }
  }
}
