/// Ways through the tree; all are lazy and allocate nothing.
extension HTMLTree {
  /// The node that all others stand in.
  @inlinable
  public static var document: NodeID { NodeID(0) }

  /// The node with a number.
  @inlinable
  public subscript(id: NodeID) -> Node { nodes[id.index] }

  /// Every node in document order.
  package var allNodes: NodeSequence { NodeSequence(next: 0, end: Int32(nodes.count)) }

  /// The descendants of a node in document order, without itself.
  @inlinable
  public func descendants(of id: NodeID) -> NodeSequence {
    NodeSequence(next: id.rawValue + 1, end: nodes[id.index].end)
  }

  /// The children of a node in document order.
  @inlinable
  public func children(of id: NodeID) -> ChildSequence {
    ChildSequence(nodes: nodes, next: id.rawValue + 1, end: nodes[id.index].end)
  }

  /// The parent, the parent's parent and so on, without the document.
  @inlinable
  public func ancestors(of id: NodeID) -> AncestorSequence {
    AncestorSequence(nodes: nodes, current: id)
  }

  /// The parent; `nil` for the document.
  @inlinable
  public func parent(of id: NodeID) -> NodeID? {
    id == Self.document ? nil : nodes[id.index].parent
  }

  /// Whether `id` stands inside `ancestor`.
  @inlinable
  public func isDescendant(_ id: NodeID, of ancestor: NodeID) -> Bool {
    id > ancestor && id.rawValue < nodes[ancestor.index].end
  }

  /// The value of an element's first attribute of this name, as the HTML parser of a browser reads it.
  @inlinable
  public func attribute(_ name: AttributeName, of id: NodeID) -> Attribute? {
    // Only the one that is found is copied.
    for index in nodes[id.index].attributes
    where attributes[Int(index)].name == name && !attributes[Int(index)].isDuplicate {
      return attributes[Int(index)]
    }
    return nil
  }

  /// The decoded bytes of an attribute's value.
  @inlinable
  public func bytes(of attribute: Attribute) -> ArraySlice<UInt8> {
    characters[Int(attribute.value.lowerBound)..<Int(attribute.value.upperBound)]
  }

  /// The decoded value of an attribute as a string.
  package func value(of attribute: Attribute) -> String {
    String(decoding: bytes(of: attribute), as: UTF8.self)
  }

  /// The decoded value of an element's attribute, or `nil` when it has none.
  package func value(_ name: AttributeName, of id: NodeID) -> String? {
    attribute(name, of: id).map(value(of:))
  }

  /// The decoded bytes of a text or comment.
  @inlinable
  public func bytes(of id: NodeID) -> ArraySlice<UInt8> {
    let range = nodes[id.index].characters
    return characters[Int(range.lowerBound)..<Int(range.upperBound)]
  }

  /// Nodes one after the other in document order.
  public struct NodeSequence: Sequence, IteratorProtocol {
    @usableFromInline var nextIndex: Int32
    @usableFromInline let end: Int32

    @inlinable
    init(next: Int32, end: Int32) {
      nextIndex = next
      self.end = end
    }

    /// The next node; `nil` behind the last one.
    @inlinable
    public mutating func next() -> NodeID? {
      guard nextIndex < end else { return nil }
      defer { nextIndex += 1 }
      return NodeID(Int(nextIndex))
    }
  }

  /// The children of a node in document order.
  public struct ChildSequence: Sequence, IteratorProtocol {
    @usableFromInline let nodes: [Node]
    @usableFromInline var nextIndex: Int32
    @usableFromInline let end: Int32

    @inlinable
    init(nodes: [Node], next: Int32, end: Int32) {
      self.nodes = nodes
      nextIndex = next
      self.end = end
    }

    /// The next node; `nil` behind the last one.
    @inlinable
    public mutating func next() -> NodeID? {
      guard nextIndex < end else { return nil }
      let id = NodeID(Int(nextIndex))
      nextIndex = nodes[id.index].end
      return id
    }
  }

  /// The parent, its parent and so on.
  public struct AncestorSequence: Sequence, IteratorProtocol {
    @usableFromInline let nodes: [Node]
    @usableFromInline var current: NodeID

    @inlinable
    init(nodes: [Node], current: NodeID) {
      self.nodes = nodes
      self.current = current
    }

    /// The next node; `nil` behind the last one.
    @inlinable
    public mutating func next() -> NodeID? {
      let parent = nodes[current.index].parent
      guard parent != HTMLTree.document, parent != current else { return nil }
      current = parent
      return parent
    }
  }
}
