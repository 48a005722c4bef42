/// The open elements, outermost first, with their names at hand: most tags ask for these.
struct OpenElements {
  private(set) var nodes: [Int32] = []
  private(set) var names: [ElementName] = []
  /// How many elements of each name are open; made when the first one is.
  private var counts: [Int32] = []

  var count: Int { nodes.count }
  var isEmpty: Bool { nodes.isEmpty }
  var last: Int32? { nodes.last }
  var lastName: ElementName { names.last ?? .none }

  /// Whether an element of this name is open.
  func holds(_ name: ElementName) -> Bool { !counts.isEmpty && counts[name.ordinal] > 0 }

  mutating func push(_ node: Int32, _ name: ElementName) {
    if counts.isEmpty { counts = Array(repeating: 0, count: 256) }
    nodes.append(node)
    names.append(name)
    counts[name.ordinal] += 1
  }

  mutating func pop() -> Int32? {
    guard let node = nodes.popLast(), let name = names.popLast() else { return nil }
    counts[name.ordinal] -= 1
    return node
  }

  /// The place of the innermost open element of a name, outermost first.
  func index(ofInnermost name: ElementName) -> Int? {
    holds(name) ? names.lastIndex { $0 == name } : nil
  }

  /// The place of the outermost open element that fits, of those inside another one.
  func firstIndex(above place: Int, where fits: (ElementName) -> Bool) -> Int? {
    names[(place + 1)...].firstIndex(where: fits)
  }

  /// Puts other elements in the place of some.
  mutating func replace(
    _ places: ClosedRange<Int>, with elements: [(node: Int32, name: ElementName)]
  ) {
    for name in names[places] { counts[name.ordinal] -= 1 }
    for element in elements { counts[element.name.ordinal] += 1 }
    nodes.replaceSubrange(places, with: elements.map(\.node))
    names.replaceSubrange(places, with: elements.map(\.name))
  }

  /// The innermost open element that fits, unless one that ends the scope stands between.
  @inline(__always)
  func innermost(
    until endsScope: (ElementName) -> Bool, where fits: (ElementName) -> Bool
  ) -> Int32? {
    var index = names.count - 1
    while index >= 0 {
      if fits(names[index]) { return nodes[index] }
      if endsScope(names[index]) { return nil }
      index -= 1
    }
    return nil
  }
}
