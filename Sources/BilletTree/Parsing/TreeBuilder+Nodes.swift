import BilletCore

/// Making nodes and closing them.
extension TreeBuilder {
  mutating func addElement(_ token: HTMLToken) -> Int32 {
    let isPart = token.name.isTablePart || token.name.isAllowedBesideCells
    let place = self.place(isTablePart: isPart)
    let node = append(
      HTMLTree.Node(
        kind: .element, name: token.name, parent: HTMLTree.NodeID(Int(place.parent)), end: 0,
        span: token.span, endSpan: 0..<0, attributes: token.content, characters: 0..<0,
        isImplied: false))
    if let table = place.table { move(node, before: table) }
    if token.name == .other {
      otherNames[node] = String(
        decoding: bytes[token.nameSpan].lazy.map(\.lowercasedASCII), as: UTF8.self)
    }
    open.push(node, token.name)
    adoptFurtherAttributes(node)
    return node
  }

  mutating func addImplied(
    _ name: ElementName, attributes: Range<Int32> = 0..<0, at place: Int
  ) -> Int32 {
    let parent = self.place(isTablePart: name.isTablePart)
    let node = append(
      HTMLTree.Node(
        kind: .element, name: name, parent: HTMLTree.NodeID(Int(parent.parent)), end: 0,
        span: place..<place, endSpan: 0..<0, attributes: attributes, characters: 0..<0,
        isImplied: true))
    if let table = parent.table { move(node, before: table) }
    open.push(node, name)
    adoptFurtherAttributes(node)
    return node
  }

  mutating func addLeaf(_ kind: HTMLTree.Kind, _ token: HTMLToken) {
    // White space and comments stay in the table.
    let place = self.place(isTablePart: kind != .text || token.isBlank)
    addLeaf(kind, token, in: place.parent)
    if let table = place.table {
      move(Int32(truncatingIfNeeded: tree.nodes.count - 1), before: table)
    }
  }

  mutating func addLeaf(_ kind: HTMLTree.Kind, _ token: HTMLToken, in parent: Int32) {
    let end = Int(token.end)
    tree.nodes.append(
      HTMLTree.Node(
        kind: kind, name: .none, parent: HTMLTree.NodeID(Int(parent)),
        end: Int32(truncatingIfNeeded: tree.nodes.count + 1), span: token.span, endSpan: end..<end,
        attributes: 0..<0, characters: token.content, isImplied: false))
  }

  /// Adds a text to the one right before it, when that has the same parent; says whether it did.
  mutating func extendsText(_ token: HTMLToken, in parent: Int32) -> Bool {
    let last = tree.nodes.count - 1
    guard tree.nodes[last].kind == .text, tree.nodes[last].parent.rawValue == parent,
      tree.nodes[last].characters.upperBound == token.content.lowerBound
    else { return false }
    tree.nodes[last].characters =
      tree.nodes[last].characters.lowerBound..<token.content.upperBound
    tree.nodes[last].span = tree.nodes[last].span.lowerBound..<Int(token.end)
    tree.nodes[last].endSpan = Int(token.end)..<Int(token.end)
    return true
  }

  mutating func addText(_ token: HTMLToken) {
    if !(token.isBlank && currentName.holdsOnlyTableParts) {
      reopenFormatting(at: Int(token.start))
    }
    if extendsText(token, in: current) { return }
    if !token.isBlank { reportMove(of: .none, at: token.span) }
    addLeaf(.text, token)
  }

  /// Ends an open element, and those that are open in it, where nothing is written for their ends.
  mutating func close(_ node: Int32, at place: Int) {
    guard open.last == node || open.nodes.contains(node) else { return }
    while let last = open.last {
      closeCurrent(with: place..<place)
      if last == node { return }
    }
  }

  /// Ends an element by its own end tag, and before it those that are open in it.
  mutating func close(_ node: Int32, with span: Range<Int>) {
    while let last = open.last, last != node {
      closeCurrent(with: span.lowerBound..<span.lowerBound)
    }
    closeCurrent(with: span, isOwn: true)
  }

  /// Ends the innermost open element; `isOwn` says that its own end tag ends it.
  mutating func closeCurrent(with span: Range<Int>, isOwn: Bool = false) {
    guard let node = open.pop() else { return }
    let index = Int(node)
    let name = tree.nodes[index].name
    tree.nodes[index].end = Int32(truncatingIfNeeded: tree.nodes.count)
    if tree.nodes[index].endSpan.isEmpty { tree.nodes[index].endSpan = span }
    if name.startsFormattingScope {
      formatting.closeScope()
    } else if !isOwn, name.isFormatting {
      keepForReopening(node)
    }
  }

  private mutating func move(_ node: Int32, before table: Int32) {
    beforeTable[node] = table
    isReordered = true
  }

  private mutating func append(_ node: HTMLTree.Node) -> Int32 {
    tree.nodes.append(node)
    return Int32(truncatingIfNeeded: tree.nodes.count - 1)
  }

  /// Gives the first `html` and `body` what later tags of that name add (HTML 13.2.6.4.7).
  private mutating func adoptFurtherAttributes(_ node: Int32) {
    let name = tree.nodes[Int(node)].name
    guard name == .html || name == .body else { return }
    if name == .html { html = html ?? node } else { body = body ?? node }
    guard let further = furtherAttributes[name], name == .html ? html == node : body == node
    else { return }
    let own = tree.nodes[Int(node)].attributes
    let first = Int32(truncatingIfNeeded: tree.attributes.count)
    for index in own {
      add(tree.attributes[Int(index)], named: otherAttributeNames[index], from: first)
    }
    for attribute in further {
      let name = bytes[attribute.nameSpan].lazy.map(\.lowercasedASCII)
      add(
        attribute,
        named: attribute.name == .other ? String(decoding: name, as: UTF8.self) : nil, from: first)
    }
    tree.nodes[Int(node)].attributes = first..<Int32(truncatingIfNeeded: tree.attributes.count)
  }

  /// Adds an attribute to those that begin at `first`.
  private mutating func add(
    _ attribute: HTMLTree.Attribute, named otherName: String?, from first: Int32
  ) {
    let index = Int32(truncatingIfNeeded: tree.attributes.count)
    var attribute = attribute
    attribute.isDuplicate = (first..<index).contains {
      tree.attributes[Int($0)].name == attribute.name
        && otherAttributeNames[$0] == otherName
    }
    tree.attributes.append(attribute)
    otherAttributeNames[index] = otherName
  }
}
