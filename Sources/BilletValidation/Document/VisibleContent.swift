import BilletTree

/// What a reader sees of a document: its texts and images, in document order.
package struct VisibleContent: Sendable {
  /// Text nodes that are shown and hold at least one character that leaves a mark.
  private(set) var texts: [HTMLTree.NodeID] = []
  /// Elements that are shown in place of text: images, rules, controls, media.
  private(set) var objects: [HTMLTree.NodeID] = []
  /// Whether line ends of some text are shown as they are, or some text holds a line open and shows
  /// nothing.
  private(set) var mayHoldBlankLines = false

  init(_ tree: HTMLTree, _ styles: StyleTable) {
    texts.reserveCapacity(tree.nodes.count / 4)
    for index in tree.nodes.indices {
      switch tree.nodes[index].kind {
      case .text:
        let id = HTMLTree.NodeID(index)
        guard styles.computed[index].isRendered, !tree.isMachineText(id) else { continue }
        let isBlank = tree.isBlankText(id)
        if styles.computed[index].preservesWhitespace
          || (isBlank && !tree.bytes(of: id).isCollapsible)
        {
          mayHoldBlankLines = true
        }
        if !isBlank, styles.computed[index].isVisible, styles.computed[index].fontSize > 0 {
          texts.append(id)
        }
      case .element where tree.nodes[index].name.isObject:
        if styles.computed[index].isVisible { objects.append(HTMLTree.NodeID(index)) }
      default: break
      }
    }
  }

  /// Whether an element holds text that is shown: O(log n).
  func holdsText(_ id: HTMLTree.NodeID, in tree: HTMLTree) -> Bool {
    texts.contains(descendantOf: id, in: tree)
  }

  /// Whether an element holds text or an object that is shown, or is one: O(log n).
  func holdsAnything(_ id: HTMLTree.NodeID, in tree: HTMLTree) -> Bool {
    holdsText(id, in: tree) || objects.contains(descendantOf: id, in: tree)
  }
}

extension [HTMLTree.NodeID] {
  /// Whether nodes in document order hold the given one or one inside it: O(log n).
  func contains(descendantOf id: HTMLTree.NodeID, in tree: HTMLTree) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < id { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].rawValue < tree.nodes[id.index].end
  }
}

extension ArraySlice<HTMLTree.NodeID> {
  /// How many nodes in document order stand before one of them: O(log n).
  func place(of id: HTMLTree.NodeID) -> Int? {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < id { low = middle + 1 } else { high = middle }
    }
    return low < endIndex && self[low] == id ? low - startIndex : nil
  }
}

extension ElementName {
  /// Elements that are shown in place of text.
  var isObject: Bool {
    switch self {
    case .img, .image, .hr, .input, .button, .select, .textarea, .video, .audio, .iframe, .object,
      .embed, .applet, .svg, .canvas, .meter, .progress, .keygen:
      true
    default: false
    }
  }

  /// Elements whose text is meant for programs or for the window, not for the page.
  var holdsMachineText: Bool {
    switch self {
    case .style, .script, .template, .title, .noembed, .noframes, .iframe: true
    default: false
    }
  }
}

extension HTMLTree {
  /// Whether a text is no part of the page: a style sheet, a script, the title.
  func isMachineText(_ id: NodeID) -> Bool {
    nodes[nodes[id.index].parent.index].name.holdsMachineText
  }

  /// Whether nothing of a text can be seen: only white space and characters of no width.
  func isBlankText(_ id: NodeID) -> Bool {
    let range = nodes[id.index].characters
    guard !range.isEmpty else { return true }
    // Most texts begin with a letter, or are a line end between two elements.
    let first = characters[Int(range.lowerBound)]
    if first > 0x20, first < 0x7F { return false }
    return range.count == 1 || bytes(of: id).isBlank
  }

  /// Source bytes of an element from its start tag to its end tag.
  func wholeSpan(of id: NodeID) -> Range<Int> {
    let node = nodes[id.index]
    return node.span.lowerBound..<max(node.span.upperBound, node.endSpan.upperBound)
  }

  /// Whether an element stands in an `svg`, where names mean other things.
  func isInSVG(_ id: NodeID) -> Bool {
    !elements(named: .svg).isEmpty
      && ancestors(of: id).contains { nodes[$0.index].name == .svg }
  }

  /// Visits the children of a node; unlike a sequence of them this holds no copy of the tree.
  func forEachChild(of id: NodeID, _ visit: (NodeID) -> Void) {
    let end = nodes[id.index].end
    var next = id.rawValue + 1
    while next < end {
      visit(NodeID(Int(next)))
      next = nodes[Int(next)].end
    }
  }
}

/// A comparison of enumerations across modules is a call; a pattern is none.
extension HTMLTree.Node {
  var isText: Bool { if case .text = kind { true } else { false } }
  var isComment: Bool { if case .comment = kind { true } else { false } }
  var isElement: Bool { if case .element = kind { true } else { false } }
}
