/// What assistive technology meets, in the words of the W3C's conformance rules.
extension AccessibleNames {
  /// Not visible, or under `aria-hidden="true"` ("programmatically hidden").
  package func isProgrammaticallyHidden(_ node: HTMLTree.NodeID) -> Bool {
    !styles[node].isVisible || ariaHidden?[node.index] == true
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
