/// What assistive technology meets, in the words of the W3C's conformance rules.
extension AccessibleNames {
  /// Not visible, or under `aria-hidden="true"` ("programmatically hidden"), or where browsers tell
  /// assistive technology of nothing.
  package func isProgrammaticallyHidden(_ node: HTMLTree.NodeID) -> Bool {
    !styles[node].isVisible || hidden?[node.index] == true
  }

  /// The nodes under `aria-hidden="true"` or `inert`, and those that are not shown: in `<details>` that
  /// are closed, under `content-visibility: hidden`, and what films and sounds hold for browsers that
  /// cannot play them.
  static func hiddenNodes(in tree: HTMLTree, _ styles: StyleTable) -> [Bool]? {
    let isAboutContent = styles.features.contains(PropertyName.contentVisibility)
    let features = tree.features
    guard
      features.contains(AttributeName.ariaHidden) || features.contains(AttributeName.inert)
        || features.contains(ElementName.details) || features.contains(ElementName.video)
        || features.contains(ElementName.audio) || isAboutContent
    else { return nil }
    let concealing = isAboutContent ? elementsThatHideContent(in: styles) : []
    var result = Array(repeating: false, count: tree.nodes.count)
    var end: Int32 = 0
    var summaries: [HTMLTree.NodeID: HTMLTree.NodeID] = [:]
    for node in tree.allNodes {
      if node.rawValue >= end,
        isHiding(node, in: tree) || isHiddenByParent(node, in: tree, &summaries)
          || (!concealing.isEmpty && concealing.contains(tree[node].parent))
      {
        end = max(tree[node].end, node.rawValue + 1)
      }
      result[node.index] = node.rawValue < end
    }
    return result
  }

  private static func isHiding(_ node: HTMLTree.NodeID, in tree: HTMLTree) -> Bool {
    for index in tree[node].attributes {
      let attribute = tree.attributes[Int(index)]
      guard !attribute.isDuplicate else { continue }
      if attribute.name == .inert { return true }
      if attribute.name == .ariaHidden, isSpelled(tree.bytes(of: attribute), "true") { return true }
    }
    return false
  }

  /// Whether a film, a sound or closed `<details>` keep a child from sight; `summaries` holds the first
  /// summary of each of these that was met.
  private static func isHiddenByParent(
    _ node: HTMLTree.NodeID, in tree: HTMLTree,
    _ summaries: inout [HTMLTree.NodeID: HTMLTree.NodeID]
  ) -> Bool {
    guard node != HTMLTree.document else { return false }
    let parent = tree[node].parent
    switch tree[parent].name {
    case .video, .audio: return true
    case .details where tree.attribute(.open, of: parent) == nil:
      guard tree[node].name == .summary else { return true }
      if summaries[parent] == nil { summaries[parent] = node }
      return summaries[parent] != node
    default: return false
    }
  }

  /// The elements with `content-visibility: hidden` (CSS Containment 2, 4).
  private static func elementsThatHideContent(in styles: StyleTable) -> Set<HTMLTree.NodeID> {
    var result: Set<HTMLTree.NodeID> = []
    for declaration in styles.declarations where declaration.name == .contentVisibility {
      for element in styles.elements(of: declaration) where !result.contains(element) {
        var isHidden = false
        styles.forEachDeclaration(on: element) {
          if $0.name == .contentVisibility { isHidden = $0.isKeyword("hidden") }
        }
        if isHidden { result.insert(element) }
      }
    }
    return result
  }

  /// Whether assistive technology is told of an element ("included in the accessibility tree").
  package func isIncludedInAccessibilityTree(_ node: HTMLTree.NodeID) -> Bool {
    !isProgrammaticallyHidden(node) && role(of: node) != .none
  }

  /// Whether a person can move the focus to an element.
  package func isFocusable(_ node: HTMLTree.NodeID) -> Bool {
    if let index = tree.attribute(.tabindex, of: node), isInteger(tree.bytes(of: index)) {
      return true
    }
    switch tree[node].name {
    case .a, .area: return has(.href, node)
    case .button, .select, .textarea: return !isDisabled(node)
    case .input: return !isDisabled(node) && !isValue(.type, of: node, "hidden")
    case .iframe: return true
    case .summary: return isSummaryOfDetails(node)
    case .audio, .video: return hasControls(node)
    default:
      guard let editable = tree.attribute(.contenteditable, of: node) else { return false }
      return !tree.bytes(of: editable).lazy.map(\.lowercasedASCII).elementsEqual("false".utf8)
    }
  }

  /// Whether the author says that an element is decoration only ("marked as decorative").
  package func isMarkedAsDecorative(_ node: HTMLTree.NodeID) -> Bool {
    if let role = explicitRole(of: node) { return role == .none }
    guard tree[node].name == .img, let alt = tree.attribute(.alt, of: node) else { return false }
    return alt.value.isEmpty
  }

  func has(_ name: AttributeName, _ node: HTMLTree.NodeID) -> Bool {
    tree.attribute(name, of: node) != nil
  }

  /// Whether an attribute has this value, ASCII letters in any case.
  func isValue(_ name: AttributeName, of node: HTMLTree.NodeID, _ value: StaticString) -> Bool {
    guard let attribute = tree.attribute(name, of: node) else { return false }
    let expected = UnsafeBufferPointer(start: value.utf8Start, count: value.utf8CodeUnitCount)
    return tree.bytes(of: attribute).lazy.map(\.lowercasedASCII).elementsEqual(expected)
  }

  /// Whether HTML's rules for parsing integers take the bytes (HTML 2.3.4.1).
  private func isInteger(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes.drop(while: \.isHTMLWhitespace)
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
      rest = rest.dropFirst()
    }
    return rest.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
  }
}
