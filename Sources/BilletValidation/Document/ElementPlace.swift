import BilletTree

/// From places in the source to elements.
extension HTMLTree {
  /// The name, in lower case, of the innermost element that the source writes around a span; empty when
  /// the span is empty or no element holds it. O(log n + depth).
  func elementName(around span: Range<Int>) -> String {
    guard !span.isEmpty else { return "" }
    var low = 0
    var high = nodes.count
    while low < high {
      let middle = (low + high) / 2
      if nodes[middle].span.lowerBound <= span.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low > 0 else { return "" }
    var id = NodeID(low - 1)
    while id != Self.document {
      let node = nodes[id.index]
      let end = max(node.span.upperBound, node.endSpan.upperBound)
      if node.kind == .element, !node.isImplied, node.span.lowerBound <= span.lowerBound,
        span.upperBound <= end
      {
        return writtenName(of: id)
      }
      id = node.parent
    }
    return ""
  }
}
