import BilletTree

/// Scripts in attributes.
extension HTMLTree {
  /// Whether an attribute holds a script for an event, such as `onclick`.
  func isEventHandler(_ attribute: Attribute) -> Bool {
    guard attribute.name == .other, attribute.nameSpan.count > 4,
      attribute.nameSpan.upperBound <= source.count
    else { return false }
    let name = source[attribute.nameSpan]
    return name.begins(with: "on") && name.dropFirst(2).allSatisfy(\.isLetter)
  }

  /// Whether an element has such an attribute.
  func hasEventHandler(_ id: NodeID) -> Bool {
    nodes[id.index].attributes.contains { isEventHandler(attributes[Int($0)]) }
  }
}
