/// Which open elements a tag closes (HTML 13.2.6.4.7 and the table modes).
extension TreeBuilder {
  /// Closes what a browser closes before this start tag and libxml2 leaves open.
  mutating func closeElements(before token: HTMLToken) {
    let name = token.name
    let place = Int(token.start)
    for _ in 0..<token.foreignLevelsLeft { closeForeign(at: place) }
    closeMoved(before: token)
    switch name {
    case .body: closeHead(at: place)
    case .li: closeItem(at: place) { $0 == .li }
    case .dd, .dt: closeItem(at: place) { $0 == .dd || $0 == .dt }
    case .a:
      if open.innermost(until: { $0.startsFormattingScope }, where: { $0 == .a }) != nil {
        report(.linkInLink, .a, at: token.span)
        adopt(.a, at: place..<place, isOwn: false)
      }
      formatting.remove(.a)
    case .button:
      if let button = open.innermost(until: { $0.endsScope }, where: { $0 == .button }) {
        close(button, at: place)
      }
    case .option, .optgroup:
      if currentName == .option { close(current, at: place) }
      if name == .optgroup, currentName == .optgroup { close(current, at: place) }
    case .td, .th: closeTablePart(at: place) { $0 == .td || $0 == .th }
    case .tr: closeTablePart(at: place) { $0 == .tr }
    case .tbody, .thead, .tfoot, .caption, .colgroup:
      closeTablePart(at: place) {
        $0 == .tbody || $0 == .thead || $0 == .tfoot || $0 == .caption || $0 == .colgroup
      }
    default: break
    }
    if name.closesParagraph || (name == .table && hasDoctype) { closeParagraph(at: place) }
    if name.isHeading, currentName.isHeading { close(current, at: place) }
    if !name.isTablePart {
      if currentName.holdsOnlyTableParts, !name.isAllowedBesideCells {
        reportMove(of: name, at: token.span)
      }
      if !name.closesParagraph, !name.isMetadata { reopenFormatting(at: place) }
    }
    if name.startsFormattingScope { formatting.openScopes += 1 }
  }

  /// Closes what an end tag closes.
  mutating func settle(_ token: HTMLToken) {
    let name = token.name
    if currentName == name, name != .other, name != .body,
      name != .html
    {
      closeCurrent(with: token.span, isOwn: true)
      return
    }
    guard open.holds(name) || name == .p || name.isHeading else {
      // Nothing of that name is open, so the tag closes nothing.
      if name != .html, name != .body, name != .form, !(name.isFormatting && formatting.holds(name))
      {
        report(.strayEnd, name, at: token.span)
      }
      if name.isFormatting { formatting.remove(name) }
      mark(name == .html ? html : name == .body ? body : nil, with: token.span)
      return
    }
    switch name {
    case .html: mark(html, with: token.span)
    case .body: mark(body, with: token.span)
    case .p:
      if open.holds(.p),
        let node = open.innermost(until: { $0.endsScope || $0 == .button }, where: { $0 == .p })
      {
        close(node, with: token.span)
      } else if body != nil {
        report(.blockInParagraph, .p, at: token.span)
        _ = addImplied(.p, at: Int(token.start))
        closeCurrent(with: token.span, isOwn: true)
      }
    case .li:
      closeBlock(token) { $0.endsScope || $0 == .ul || $0 == .ol }
    case .h1, .h2, .h3, .h4, .h5, .h6:
      if let node = open.innermost(until: { $0.endsScope }, where: { $0.isHeading }) {
        close(node, with: token.span)
      }
    case .table, .caption, .tbody, .thead, .tfoot, .tr, .td, .th:
      closeBlock(token) { $0 == .table || $0 == .template || $0 == .html }
    case let name where name.isFormatting: closeFormatting(token)
    case let name where name.isClosedAsBlock: closeBlock(token) { $0.endsScope }
    default: closeOther(token)
    }
  }

  // MARK: Searching the open elements

  /// Closes the head in front of what belongs to the body.
  mutating func closeHead(at place: Int) {
    if let node = open.innermost(until: { $0 == .html }, where: { $0 == .head }) {
      close(node, at: place)
    }
  }

  private mutating func closeForeign(at place: Int) {
    let node = open.innermost(until: { $0.endsScope }, where: { $0 == .svg || $0 == .math })
    if let node { close(node, at: place) }
  }

  private mutating func closeParagraph(at place: Int) {
    guard open.holds(.p) else { return }
    if let node = open.innermost(until: { $0.endsScope || $0 == .button }, where: { $0 == .p }) {
      close(node, at: place)
    }
  }

  /// Closes an item that stands open, past everything but other blocks.
  private mutating func closeItem(at place: Int, where fits: (ElementName) -> Bool) {
    let node = open.innermost(
      until: { $0.isSpecial && $0 != .address && $0 != .div && $0 != .p }, where: fits)
    if let node { close(node, at: place) }
  }

  /// Closes a cell, row or section of the innermost table.
  private mutating func closeTablePart(at place: Int, where fits: (ElementName) -> Bool) {
    let node = open.innermost(
      until: { $0 == .table || $0 == .template || $0 == .html }, where: fits)
    if let node { close(node, at: place) }
  }

  // MARK: End tags

  private mutating func closeBlock(_ token: HTMLToken, until endsScope: (ElementName) -> Bool) {
    let name = token.name
    // An element that ends the scope is found by its own end tag.
    if let node = open.innermost(until: { $0 != name && endsScope($0) }, where: { $0 == name }) {
      close(node, with: token.span)
    }
  }

  /// Closes an inline element, unless a block is open in it (HTML "any other end tag").
  private mutating func closeOther(_ token: HTMLToken) {
    for (node, name) in zip(open.nodes.reversed(), open.names.reversed()) {
      if name == token.name, isNamed(node, token) {
        close(node, with: token.span)
        return
      }
      guard !name.isSpecial else {
        if open.nodes.contains(where: { isNamed($0, token) }) {
          report(.strayEnd, token.name, at: token.span)
        }
        return
      }
    }
  }

  /// Closes bold text and its like.
  private mutating func closeFormatting(_ token: HTMLToken) {
    // What was opened outside of a cell is not closed in it.
    guard
      open.innermost(until: { $0.startsFormattingScope }, where: { $0 == token.name }) != nil
    else {
      formatting.remove(token.name)
      return
    }
    adopt(token.name, at: token.span, isOwn: true)
  }

  private func isNamed(_ node: Int32, _ token: HTMLToken) -> Bool {
    guard tree.nodes[Int(node)].name == token.name else { return false }
    guard token.name == .other else { return true }
    let start = tree.nodes[Int(node)].span.lowerBound + 1
    let name = token.nameSpan
    guard let known = otherNames[node], known.utf8.count == name.count else { return false }
    return name.indices.allSatisfy {
      bytes[$0].lowercasedASCII == bytes[start + $0 - name.lowerBound].lowercasedASCII
    }
  }

  /// Reports links, headings and tables that end with the document.
  mutating func reportUnclosed() {
    for (node, name) in zip(open.nodes, open.names) {
      guard name == .a || name == .table || name.isHeading, !tree.nodes[Int(node)].isImplied else {
        continue
      }
      report(.unclosed, name, at: tree.nodes[Int(node)].span)
    }
  }

  private mutating func mark(_ node: Int32?, with span: Range<Int>) {
    if let node { tree.nodes[Int(node)].endSpan = span }
  }
}
