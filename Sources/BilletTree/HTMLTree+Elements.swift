/// Elements by name.
extension HTMLTree {
  /// The numbers of all elements, by name and in document order.
  struct ElementIndex: Sendable {
    /// All elements in document order.
    var all: [NodeID] = []
    /// The same grouped by name; a name's group begins at its entry in `starts`.
    var byName: [NodeID] = []
    var starts: [Int32] = []

    init() {}

    init(_ nodes: [Node]) {
      all.reserveCapacity(nodes.count)
      for index in nodes.indices where nodes[index].kind == .element { all.append(NodeID(index)) }
      byName = all
      starts = Array(repeating: 0, count: 257)
      starts.withUnsafeMutableBufferPointer { starts in
        for id in all { starts[nodes[id.index].name.ordinal] += 1 }
        // Each entry first says where its group ends; then the group is filled from there.
        var end: Int32 = 0
        for ordinal in starts.indices {
          end &+= starts[ordinal]
          starts[ordinal] = end
        }
        for id in all.reversed() {
          let ordinal = nodes[id.index].name.ordinal
          starts[ordinal] -= 1
          byName[Int(starts[ordinal])] = id
        }
      }
    }
  }

  /// Every element in document order.
  package var elements: [NodeID] { elementIndex.all }

  /// The elements of a name in document order: O(1).
  package func elements(named name: ElementName) -> ArraySlice<NodeID> {
    guard features.contains(name), elementIndex.starts.count == 257 else { return [] }
    let ordinal = name.ordinal
    let group = Int(elementIndex.starts[ordinal])..<Int(elementIndex.starts[ordinal + 1])
    return elementIndex.byName[group]
  }

  /// The elements of several names in document order: O(k log k) for k of them.
  package func elements(_ names: ElementName...) -> [NodeID] {
    var result: [NodeID] = []
    var groups = 0
    for name in names where features.contains(name) {
      result += elements(named: name)
      groups += 1
    }
    if groups > 1 { result.sort() }
    return result
  }

  /// The descendant text of a node, concatenated.
  package func textBytes(of id: NodeID) -> [UInt8] {
    if nodes[id.index].kind == .text { return Array(bytes(of: id)) }
    var result: [UInt8] = []
    for node in descendants(of: id) where nodes[node.index].kind == .text {
      result += bytes(of: node)
    }
    return result
  }

  /// Whether the source writes neither `<html>` nor a doctype: a piece to be put into a page, rather
  /// than a page.
  package var isFragment: Bool { !hasHTMLTag && !features.contains(HTMLFeatures.Other.doctype) }
}

extension ElementName {
  /// The place of the case among all cases.
  @inlinable
  public var ordinal: Int {
    // An enumeration without payloads is stored as its ordinal; a test holds this for every case.
    Int(unsafeBitCast(self, to: UInt8.self))
  }

  /// Written out, since other modules call the compiler's own comparison instead of comparing.
  @inlinable
  public static func == (left: ElementName, right: ElementName) -> Bool {
    unsafeBitCast(left, to: UInt8.self) == unsafeBitCast(right, to: UInt8.self)
  }
}
