/// Misnested formatting, as browsers mend it (HTML 13.2.6.4.7, the "adoption agency algorithm").
extension TreeBuilder {
  /// Ends the formatting element of a name, though blocks may be open in it: the blocks move out of it,
  /// and what is in them is formatted anew.
  ///
  /// - Parameters:
  ///   - name: of the formatting element.
  ///   - place: source bytes of the end tag, or of the start tag that asks for the end.
  ///   - isOwn: whether it is the element's own end tag.
  mutating func adopt(_ name: ElementName, at place: Range<Int>, isOwn: Bool) {
    // No browser goes on for more rounds.
    for _ in 0..<8 {
      guard let top = open.index(ofInnermost: name) else {
        formatting.remove(name)
        return
      }
      guard let block = open.firstIndex(above: top, where: \.isSpecial) else {
        close(open.nodes[top], with: isOwn ? place : place.lowerBound..<place.lowerBound)
        return
      }
      guard !open.names[(top + 1)...].contains(where: \.endsScope) else { return }
      guard moveOut(block: block, of: top, at: place) else {
        close(open.nodes[top], with: place.lowerBound..<place.lowerBound)
        return
      }
    }
  }

  /// Moves an open block out of the formatting element that it is open in; `false` when the document
  /// has too much of this.
  private mutating func moveOut(block: Int, of top: Int, at place: Range<Int>) -> Bool {
    let element = open.nodes[top]
    let moved = open.nodes[block]
    let inside = Int(moved) + 1..<tree.nodes.count
    movesLeft -= inside.count
    guard movesLeft > 0, top > 0 else { return false }
    report(.split, tree.nodes[Int(element)].name, at: place)
    let start = tree.nodes[Int(moved)].span.lowerBound
    // The innermost three formatting elements between go on around the block.
    var between: [Int32] = []
    var steps = 0
    var index = block - 1
    while index > top {
      steps += 1
      if open.names[index].isFormatting, steps <= 3 { between.insert(open.nodes[index], at: 0) }
      index -= 1
    }
    let outer = self.place(above: top)
    var parent = outer.parent
    var stack: [Int32] = []
    for node in between {
      parent = copy(node, into: parent, at: start)
      stack.append(parent)
    }
    tree.nodes[Int(moved)].parent = HTMLTree.NodeID(Int(parent))
    appended.append((at: tree.nodes.count, node: moved))
    beforeTable[stack.first ?? moved] = outer.table
    let successor = copy(element, into: moved, at: tree.nodes[Int(moved)].span.upperBound)
    for child in inside where tree.nodes[child].parent.rawValue == moved {
      tree.nodes[child].parent = HTMLTree.NodeID(Int(successor))
    }
    for closed in open.nodes[top..<block] where tree.nodes[Int(closed)].endSpan.isEmpty {
      tree.nodes[Int(closed)].endSpan = start..<start
    }
    stack += [moved, successor]
    open.replace(top...block, with: stack.map { ($0, tree.nodes[Int($0)].name) })
    isReordered = true
    return true
  }

  /// Where something goes that moves out of an open element: into what is around it.
  private func place(above top: Int) -> (parent: Int32, table: Int32?) {
    guard open.names[top - 1].holdsOnlyTableParts,
      let table = open.names[..<top].lastIndex(of: .table)
    else { return (open.nodes[top - 1], nil) }
    return (tree.nodes[Int(open.nodes[table])].parent.rawValue, open.nodes[table])
  }

  private mutating func copy(_ node: Int32, into parent: Int32, at place: Int) -> Int32 {
    let original = tree.nodes[Int(node)]
    tree.nodes.append(
      HTMLTree.Node(
        kind: .element, name: original.name, parent: HTMLTree.NodeID(Int(parent)), end: 0,
        span: place..<place, endSpan: 0..<0, attributes: original.attributes, characters: 0..<0,
        isImplied: true))
    return Int32(truncatingIfNeeded: tree.nodes.count - 1)
  }

  /// Puts the nodes into document order again after some were moved: O(n).
  mutating func restoreOrder() {
    guard isReordered else { return }
    var order = ChildOrder(count: tree.nodes.count)
    // What was moved counts as written when it was moved, the last time.
    var moves: [Int: [Int32]] = [:]
    var isMoved: Set<Int32> = []
    for move in appended.reversed() where isMoved.insert(move.node).inserted {
      moves[move.at, default: []].insert(move.node, at: 0)
    }
    for index in 1...tree.nodes.count {
      for node in moves[index] ?? [] { append(node, to: &order) }
      let node = Int32(truncatingIfNeeded: index)
      if index < tree.nodes.count, !isMoved.contains(node) { append(node, to: &order) }
    }
    renumber(order)
  }

  private func append(_ node: Int32, to order: inout ChildOrder) {
    let parent = tree.nodes[Int(node)].parent.index
    if let table = beforeTable[node], tree.nodes[Int(table)].parent.index == parent {
      order.insert(node, before: Int(table), in: parent)
    } else {
      order.append(node, to: parent)
    }
  }

  private mutating func renumber(_ order: ChildOrder) {
    let old = tree.nodes
    var numbers = [Int32](repeating: 0, count: old.count)
    var nodes: [HTMLTree.Node] = []
    nodes.reserveCapacity(old.count)
    var node = 0
    while true {
      numbers[node] = Int32(truncatingIfNeeded: nodes.count)
      nodes.append(old[node])
      nodes[nodes.count - 1].parent = HTMLTree.NodeID(Int(numbers[old[node].parent.index]))
      if order.firstChild[node] >= 0 {
        node = Int(order.firstChild[node])
        continue
      }
      // Up to the next element that has another one behind it.
      var isDone = false
      while true {
        nodes[Int(numbers[node])].end = Int32(truncatingIfNeeded: nodes.count)
        if order.next[node] >= 0 {
          node = Int(order.next[node])
          break
        }
        guard node != 0 else {
          isDone = true
          break
        }
        node = old[node].parent.index
      }
      if isDone { break }
    }
    tree.nodes = nodes
    otherNames = Dictionary(
      uniqueKeysWithValues: otherNames.map { (numbers[Int($0.key)], $0.value) })
  }
}

/// The children of each node, as linked lists.
private struct ChildOrder {
  private(set) var firstChild: [Int32]
  private(set) var next: [Int32]
  private var lastChild: [Int32]
  private var previous: [Int32]

  init(count: Int) {
    firstChild = Array(repeating: -1, count: count)
    next = firstChild
    lastChild = firstChild
    previous = firstChild
  }

  mutating func append(_ node: Int32, to parent: Int) {
    let last = lastChild[parent]
    previous[Int(node)] = last
    if last < 0 { firstChild[parent] = node } else { next[Int(last)] = node }
    lastChild[parent] = node
  }

  mutating func insert(_ node: Int32, before sibling: Int, in parent: Int) {
    let before = previous[sibling]
    previous[Int(node)] = before
    next[Int(node)] = Int32(truncatingIfNeeded: sibling)
    previous[sibling] = node
    if before < 0 { firstChild[parent] = node } else { next[Int(before)] = node }
  }
}
