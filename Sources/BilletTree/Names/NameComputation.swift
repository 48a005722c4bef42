/// One run of the name computation (Accessible Name and Description Computation 1.2, 4.3.2); comments
/// give its steps.
struct NameComputation {
  /// How much of a referenced part is read, so that many references to one large part stay cheap.
  static let nodesPerReference = 64
  static let bytesPerReference = 1_024
  /// How much of an element's content is read for one name.
  static let nodesPerName = 4_096
  static let bytesPerName = 16_384

  let names: AccessibleNames
  /// Whether the run ends at the first character.
  let endsAtFirstCharacter: Bool
  private(set) var text = NameText()
  private var nodesLeft = nodesPerName
  /// The length of the name at which reading ends.
  private var byteLimit = bytesPerName
  /// Whether a label is read, whose own control adds nothing to its name.
  private var isInLabel = false

  private var tree: HTMLTree { names.tree }

  private var isDone: Bool {
    nodesLeft <= 0 || text.bytes.count >= byteLimit || (endsAtFirstCharacter && !text.isEmpty)
  }

  init(names: AccessibleNames, endsAtFirstCharacter: Bool) {
    self.names = names
    self.endsAtFirstCharacter = endsAtFirstCharacter
  }

  /// Computes the name of an element.
  mutating func start(at node: HTMLTree.NodeID) {
    guard tree[node].kind == .element, !names.isProgrammaticallyHidden(node) else { return }
    if addReferenced(by: node) { return }
    if addLabel(of: node) || addNative(of: node) { return }
    let count = text.bytes.count
    if names.role(of: node).isNamedByContent || isNamedByContent(tree[node].name) {
      addContent(of: node, isReferenced: false)
    }
    if text.bytes.count == count { addTooltip(of: node) }
  }

  /// Elements without such a role that HTML names by their content.
  private func isNamedByContent(_ name: ElementName) -> Bool {
    name == .summary || name == .label || name == .legend || name == .caption || name == .figcaption
  }

  // MARK: Steps

  /// 2B: the elements that `aria-labelledby` names, hidden or not; references in them are not followed.
  private mutating func addReferenced(by node: HTMLTree.NodeID) -> Bool {
    guard let attribute = tree.attribute(.ariaLabelledby, of: node) else { return false }
    let count = text.bytes.count
    for id in tree.bytes(of: attribute).split(whereSeparator: \.isHTMLWhitespace) {
      guard let target = names.elementsByID[id], !isDone else { continue }
      text.addSpace()
      let others = max(0, nodesLeft - Self.nodesPerReference)
      nodesLeft -= others
      byteLimit = min(Self.bytesPerName, text.bytes.count + Self.bytesPerReference)
      addReference(to: target)
      nodesLeft += others
      byteLimit = Self.bytesPerName
      text.addSpace()
    }
    return text.bytes.count > count
  }

  private mutating func addReference(to target: HTMLTree.NodeID) {
    if addLabel(of: target) || addNative(of: target) { return }
    let count = text.bytes.count
    addContent(of: target, isReferenced: names.isProgrammaticallyHidden(target))
    if text.bytes.count == count { addTooltip(of: target) }
  }

  /// 2D: `aria-label`, unless it is blank.
  private mutating func addLabel(of node: HTMLTree.NodeID) -> Bool {
    guard let label = tree.attribute(.ariaLabel, of: node) else { return false }
    return add(tree.bytes(of: label))
  }

  /// 2E: what HTML itself gives for a name (HTML Accessibility API Mappings 1.0, 4.1).
  private mutating func addNative(of node: HTMLTree.NodeID) -> Bool {
    switch tree[node].name {
    case .img, .area: return addAttribute(.alt, of: node)
    case .input: return addInput(node)
    case .textarea, .select, .meter, .progress, .output:
      return addFormLabel(of: node) || addAttribute(.placeholder, of: node)
    case .button: return addFormLabel(of: node)
    case .table: return addChild(.caption, of: node)
    case .fieldset: return addChild(.legend, of: node)
    case .figure: return addChild(.figcaption, of: node)
    case .svg: return addChild(.title, of: node, isReferenced: true)
    case .optgroup: return addAttribute(.label, of: node)
    default: return false
    }
  }

  private mutating func addInput(_ node: HTMLTree.NodeID) -> Bool {
    if names.isValue(.type, of: node, "image") {
      // Unlike other buttons', its value is no name (HTML-AAM 1.0, 4.1.4).
      return addAttribute(.alt, of: node)
    }
    if names.isValue(.type, of: node, "submit") {
      return addAttribute(.value, of: node)
        || (!names.has(.value, node) && add(Array("Submit".utf8)[...]))
    }
    if names.isValue(.type, of: node, "reset") {
      return addAttribute(.value, of: node)
        || (!names.has(.value, node) && add(Array("Reset".utf8)[...]))
    }
    if names.isValue(.type, of: node, "button") { return addAttribute(.value, of: node) }
    return addFormLabel(of: node) || addAttribute(.title, of: node)
      || addAttribute(.placeholder, of: node)
  }

  /// The label that a form control stands in, or that points at it.
  private mutating func addFormLabel(of node: HTMLTree.NodeID) -> Bool {
    let label =
      names.labelsByTarget[node]
      ?? tree.ancestors(of: node).first { tree[$0].name == .label && !names.has(.for, $0) }
    guard let label, !isInLabel else { return false }
    if addLabel(of: label) { return true }
    let count = text.bytes.count
    isInLabel = true
    // A label names even when it is itself hidden (2A).
    addContent(of: label, isReferenced: names.isProgrammaticallyHidden(label))
    isInLabel = false
    return text.bytes.count > count
  }

  /// 2F: the content, without what is hidden unless a hidden element was itself referred to.
  private mutating func addContent(of node: HTMLTree.NodeID, isReferenced: Bool) {
    let generated = names.styles.generated.isEmpty ? nil : names.styles.generated[node]
    if let generated { _ = add(generated.before[...]) }
    defer { if let generated { _ = add(generated.behind[...]) } }
    for child in tree.children(of: node) {
      guard !isDone else { return }
      nodesLeft -= 1
      if tree[child].kind == .text {
        // 2G
        if isReferenced || !names.isProgrammaticallyHidden(child) { _ = add(tree.bytes(of: child)) }
      } else if tree[child].kind == .element {
        addChild(child, isReferenced: isReferenced)
      }
    }
  }

  private mutating func addChild(_ node: HTMLTree.NodeID, isReferenced: Bool) {
    // 2A
    guard isReferenced || !names.isProgrammaticallyHidden(node) || hasVisibleContent(node) else {
      return
    }
    switch tree[node].name {
    case .br: text.addSpace()
    case .script, .style, .template, .noframes: return
    default:
      let isSetApart = isBlock(node)
      if isSetApart { text.addSpace() }
      addFromContent(node, isReferenced: isReferenced)
      if isSetApart { text.addSpace() }
    }
  }

  private mutating func addFromContent(_ node: HTMLTree.NodeID, isReferenced: Bool) {
    if addLabel(of: node) { return }
    if names.role(of: node) != .none, addNative(of: node) { return }
    let count = text.bytes.count
    addContent(of: node, isReferenced: isReferenced)
    if text.bytes.count == count { addTooltip(of: node) }
  }

  /// 2I
  private mutating func addTooltip(of node: HTMLTree.NodeID) {
    if names.role(of: node) != .none { _ = addAttribute(.title, of: node) }
  }

  // MARK: Adding

  /// Whether anything but white space was added.
  private mutating func add(_ bytes: ArraySlice<UInt8>) -> Bool {
    let count = text.bytes.count
    text.add(bytes.prefix(max(0, byteLimit - count)))
    return text.bytes.count > count
  }

  private mutating func addAttribute(_ name: AttributeName, of node: HTMLTree.NodeID) -> Bool {
    guard let attribute = tree.attribute(name, of: node) else { return false }
    return add(tree.bytes(of: attribute))
  }

  private mutating func addChild(
    _ name: ElementName, of node: HTMLTree.NodeID, isReferenced: Bool = false
  ) -> Bool {
    guard let child = tree.children(of: node).first(where: { tree[$0].name == name }) else {
      return false
    }
    let count = text.bytes.count
    addContent(of: child, isReferenced: isReferenced)
    return text.bytes.count > count
  }

  /// `visibility: hidden` can be undone inside; `display: none` and `aria-hidden` cannot.
  private func hasVisibleContent(_ node: HTMLTree.NodeID) -> Bool {
    names.styles[node].isRendered && names.hidden?[node.index] != true
  }

  private func isBlock(_ node: HTMLTree.NodeID) -> Bool {
    switch names.styles[node].display {
    case .inline, .contents, .none: false
    default: true
    }
  }
}
