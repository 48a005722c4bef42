import BilletTree

/// How a link differs from the text around it, apart from its colour.
struct LinkLook {
  /// Whether a line is drawn under, over or around it, or it has a background or shape of its own.
  var isMarked = false
  /// Whether that is a line under, over or through the text.
  var isUnderlined = false
  var fontSize = 0.0
  var fontWeight = 0
  var isItalic = false
}

extension RuleContext {
  /// The look of an element as it is seen without pointing at it.
  func look(of id: HTMLTree.NodeID, in tree: HTMLTree, isLink: Bool) -> LinkLook {
    var look = LinkLook()
    look.fontSize = styles[id].fontSize
    look.fontWeight = styles[id].fontWeight
    look.isItalic = isItalic(id, in: tree)
    guard isLink else { return look }
    let own = marks(of: id, in: tree)
    look.isMarked = own.any
    look.isUnderlined = own.line
    // What is in the link may carry the mark: <a><u>…</u></a>.
    if !look.isMarked {
      let inner = tree.descendants(of: id).filter {
        tree.nodes[$0.index].isElement && content.holdsText($0, in: tree)
      }
      look.isMarked = !inner.isEmpty && inner.prefix(16).contains { marks(of: $0, in: tree).any }
    }
    return look
  }

  private func marks(of id: HTMLTree.NodeID, in tree: HTMLTree) -> (any: Bool, line: Bool) {
    let name = tree.nodes[id.index].name
    var isUnderlined =
      name == .u || name == .ins || (name == .a && tree.attribute(.href, of: id) != nil)
    var hasBorder = false
    var hasBackground = false
    styles.forEachDeclaration(on: id) { declaration in
      let reader = declaration.tokens
      func has(_ words: StaticString...) -> Bool {
        reader.contains { token in words.contains { reader.isKeyword(token, $0) } }
      }
      switch declaration.name {
      case .textDecoration, .textDecorationLine:
        if has("underline", "overline", "line-through") {
          isUnderlined = true
        } else if has("none", "initial", "unset", "inherit") {
          isUnderlined = false
        }
      case .borderBottom, .border, .borderTop, .borderLeft, .borderRight, .outline, .borderStyle,
        .borderBottomStyle:
        let isDrawn = has(
          "solid", "dotted", "dashed", "double", "groove", "ridge", "inset", "outset")
        let isThick = !reader.contains { $0.kind == .number && $0.number == 0 }
        hasBorder = isDrawn && isThick
      case .background, .backgroundColor, .backgroundImage:
        if declaration.isBackground(isQuirks: styles.isQuirks) {
          hasBackground = !declaration.isDefaulting && !has("none", "transparent")
        }
      default: break
      }
    }
    return (isUnderlined || hasBorder || hasBackground, isUnderlined)
  }

  /// Whether the letters of an element slant.
  func isItalic(_ id: HTMLTree.NodeID, in tree: HTMLTree) -> Bool {
    if let own = ownSlant(of: id, in: tree) { return own }
    for ancestor in tree.ancestors(of: id) {
      if let slant = ownSlant(of: ancestor, in: tree) { return slant }
    }
    return false
  }

  private func ownSlant(of id: HTMLTree.NodeID, in tree: HTMLTree) -> Bool? {
    var slant: Bool?
    switch tree.nodes[id.index].name {
    case .i, .em, .cite, .dfn, .var, .address: slant = true
    default: break
    }
    guard declares(.fontStyle, .font)
    else { return slant }
    styles.forEachDeclaration(on: id) { declaration in
      let reader = declaration.tokens
      switch declaration.name {
      case .fontStyle:
        if declaration.isKeyword("normal") || declaration.isKeyword("initial") { slant = false }
        if declaration.isKeyword("inherit") || declaration.isKeyword("unset") { slant = nil }
        if reader.contains(where: {
          reader.isKeyword($0, "italic") || reader.isKeyword($0, "oblique")
        }) {
          slant = true
        }
      case .font where FontShorthand(reader) != nil:
        slant = reader.contains {
          reader.isKeyword($0, "italic") || reader.isKeyword($0, "oblique")
        }
      default: break
      }
    }
    return slant
  }
}
