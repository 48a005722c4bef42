/// Where the Tab key leads.
extension AccessibleNames {
  /// Whether people come to an element with the Tab key (HTML 6.6.3, "sequential focus navigation").
  package func isInSequentialFocus(_ node: HTMLTree.NodeID) -> Bool {
    switch tabindex(of: node) {
    case .some(true): return isReachable(node)
    case .some(false): return false
    case nil: return isNativelyFocusable(node) && isReachable(node)
    }
  }

  /// Whether the element is disabled (HTML 4.10.19.5, "actually disabled").
  package func isDisabled(_ node: HTMLTree.NodeID) -> Bool {
    switch tree[node].name {
    case .button, .fieldset, .input, .select, .textarea, .optgroup, .option: break
    default: return false
    }
    if has(.disabled, node) { return true }
    var inner = node
    for ancestor in tree.ancestors(of: node) {
      if tree[ancestor].name == .fieldset, has(.disabled, ancestor) {
        let legend = tree.children(of: ancestor).first { tree[$0].name == .legend }
        if legend != inner { return true }
      }
      inner = ancestor
    }
    return false
  }

  /// Whether the element is the one that opens its `<details>`.
  package func isSummaryOfDetails(_ node: HTMLTree.NodeID) -> Bool {
    guard tree[node].name == .summary, let parent = tree.parent(of: node),
      tree[parent].name == .details
    else { return false }
    return tree.children(of: parent).first { tree[$0].name == .summary } == node
  }

  /// Whether a valid `tabindex` puts an element into the order of the Tab key, or out of it.
  private func tabindex(of node: HTMLTree.NodeID) -> Bool? {
    guard let attribute = tree.attribute(.tabindex, of: node) else { return nil }
    var rest = tree.bytes(of: attribute).drop(while: \.isHTMLWhitespace)
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let digits = rest.prefix(while: \.isCSSDigit)
    guard !digits.isEmpty else { return nil }
    return !isNegative || digits.allSatisfy { $0 == UInt8(ascii: "0") }
  }

  private func isNativelyFocusable(_ node: HTMLTree.NodeID) -> Bool {
    switch tree[node].name {
    case .a, .area: return has(.href, node)
    case .button, .input, .select, .textarea: return true
    case .summary: return isSummaryOfDetails(node)
    // Browsers write a summary into one that has none (HTML 4.11.1).
    case .details: return !tree.children(of: node).contains { tree[$0].name == .summary }
    case .audio, .video: return hasControls(node)
    default:
      guard let editable = tree.attribute(.contenteditable, of: node) else { return false }
      return !isSpelled(tree.bytes(of: editable), "false")
    }
  }

  /// Whether a film or sound shows buttons to start and stop it.
  func hasControls(_ node: HTMLTree.NodeID) -> Bool {
    tree[node].attributes.contains { tree.otherAttributeNames[$0] == "controls" }
  }

  /// Whether nothing keeps the focus out.
  private func isReachable(_ node: HTMLTree.NodeID) -> Bool {
    guard !isDisabled(node) else { return false }
    if tree[node].name == .area {
      // An area has no box of its own.
      guard let parent = tree.parent(of: node), styles[parent].isVisible else { return false }
    } else {
      guard styles[node].isVisible else { return false }
    }
    if tree[node].name == .input, isValue(.type, of: node, "hidden") { return false }
    var inner = node
    if has(.inert, node) { return false }
    for ancestor in tree.ancestors(of: node) {
      if has(.inert, ancestor) || tree[ancestor].name == .template { return false }
      if tree[ancestor].name == .details, !has(.open, ancestor), !isSummaryOfDetails(inner) {
        return false
      }
      inner = ancestor
    }
    return true
  }
}
