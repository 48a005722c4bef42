import BilletTree

/// A link that a screen reader meets.
struct Link: Sendable {
  let id: HTMLTree.NodeID
  /// The accessible name; empty when there is none.
  let name: [UInt8]
  /// Where it leads; `nil` for links that only a script follows.
  let href: HTMLTree.Attribute?

  /// The links of a document in order, of whatever element.
  static func all(
    in tree: HTMLTree, _ names: AccessibleNames, _ elementsWithRole: [HTMLTree.NodeID]
  ) -> [Link] {
    var candidates = Array(tree.elements(named: .a))
    let others = elementsWithRole.filter { tree.nodes[$0.index].name != .a }
    if !others.isEmpty { candidates = (candidates + others).sorted() }
    return candidates.compactMap { id in
      guard names.role(of: id) == .link, !names.isProgrammaticallyHidden(id), !tree.isInSVG(id)
      else { return nil }
      return Link(
        id: id, name: names.nameBytes(of: id),
        href: tree.nodes[id.index].name == .a ? tree.attribute(.href, of: id) : nil)
    }
  }

  /// The links of image maps; an `area` is never shown itself, so its map's surroundings tell whether it is.
  static func ofImageMaps(in tree: HTMLTree, _ names: AccessibleNames) -> [Link] {
    tree.elements(named: .area).compactMap { id in
      guard let href = tree.attribute(.href, of: id), let map = tree.parent(of: id),
        names.explicitRole(of: id) ?? .link == .link, !names.isProgrammaticallyHidden(map)
      else { return nil }
      // Its own box is never rendered, so the usual computation finds nothing to name (HTML-AAM, 4.1.8).
      let name = ([.ariaLabel, .alt, .title] as [AttributeName]).lazy
        .compactMap { tree.attribute($0, of: id) }.map { tree.bytes(of: $0).trimmed }
        .first { !$0.isEmpty }
      return Link(id: id, name: Array(name ?? []), href: href)
    }
  }

  /// The address; `nil` for links that only a script follows.
  func address(in tree: HTMLTree) -> WebAddress? {
    href.map { WebAddress(tree.bytes(of: $0)) }
  }
}

extension RuleContext {
  /// The shown text of an element, words apart as they are seen ("visible inner text"), white space at
  /// the ends removed.
  ///
  /// Text that may be out of sight is left out: what is positioned away, transparent or of no size.
  func shownText(of id: HTMLTree.NodeID, in tree: HTMLTree) -> ArraySlice<UInt8> {
    var result: [UInt8] = []
    var index = id.index + 1
    let end = Int(tree.nodes[id.index].end)
    var blockEnds: [Int] = []
    while index < end {
      while let last = blockEnds.last, last <= index {
        blockEnds.removeLast()
        result.append(0x20)
      }
      let node = HTMLTree.NodeID(index)
      let style = styles[node]
      index += 1
      switch tree.nodes[node.index].kind {
      case .text:
        if style.isVisible, style.fontSize > 0, !tree.isMachineText(node) {
          result += tree.bytes(of: node)
        }
      case .element:
        if style.isOutOfFlow || style.opacity == 0 {
          index = Int(tree.nodes[node.index].end)
        } else if tree.nodes[node.index].name == .br {
          result.append(0x20)
        } else if style.display.interruptsText {
          result.append(0x20)
          blockEnds.append(Int(tree.nodes[node.index].end))
        }
      default: break
      }
    }
    return result[...].trimmed
  }

  /// The innermost block around an element.
  func block(around id: HTMLTree.NodeID, in tree: HTMLTree) -> HTMLTree.NodeID {
    tree.ancestors(of: id).first { styles[$0].display.interruptsText } ?? HTMLTree.document
  }
}
