/// The keywords that every property has (CSS Cascade 5, 7.3).
extension Cascade {
  enum WideKeyword {
    case inherit, initial, unset, revert
  }

  func wideKeyword(_ reader: CSSValueReader) -> WideKeyword? { Self.wideKeyword(reader) }

  static func wideKeyword(_ reader: CSSValueReader) -> WideKeyword? {
    // Most values begin otherwise.
    switch reader.scanner.byte | 0x20 {
    case UInt8(ascii: "i"), UInt8(ascii: "u"), UInt8(ascii: "r"), UInt8(ascii: "|"),
      UInt8(ascii: "/"):
      break
    default: return nil
    }
    var reader = reader
    guard let token = reader.only() else { return nil }
    if reader.isKeyword(token, "inherit") { return .inherit }
    if reader.isKeyword(token, "initial") { return .initial }
    if reader.isKeyword(token, "unset") { return .unset }
    if reader.isKeyword(token, "revert") || reader.isKeyword(token, "revert-layer") {
      return .revert
    }
    return nil
  }

  /// The values that such a keyword refers to, for a property that is inherited or is not.
  private func source(of keyword: WideKeyword, isInherited: Bool) -> StyleTable.Computed {
    switch keyword {
    case .inherit: parent
    case .initial: StyleTable.Computed()
    case .unset: isInherited ? parent : StyleTable.Computed()
    case .revert: userAgentStyle()
    }
  }

  /// What the browser alone makes of the element's box.
  private func userAgentStyle() -> StyleTable.Computed {
    var other = self
    other.style = StyleTable.Computed()
    other.style.fontSize = style.fontSize
    other.style.isRightToLeft = style.isRightToLeft
    other.style.isVisible = parent.isVisible
    other.style.preservesWhitespace = parent.preservesWhitespace
    other.leftBorder = Border()
    other.rightBorder = Border()
    other.applyUserAgentBox()
    other.style.borderLeft = other.leftBorder.computedWidth
    other.style.borderRight = other.rightBorder.computedWidth
    return other.style
  }

  mutating func applyFont(_ keyword: WideKeyword, to property: PropertyName) {
    let isInitial = keyword == .initial
    if property == .font || property == .fontSize {
      fontSize = isInitial ? .keyword(16) : .scale(1)
    }
    if property == .font || property == .fontFamily {
      style.isMonospace = isInitial ? false : parent.isMonospace
    }
    if property == .font || property == .fontWeight {
      style.fontWeight = isInitial ? 400 : parent.fontWeight
    }
    if property == .direction { style.isRightToLeft = isInitial ? false : parent.isRightToLeft }
    if keyword == .revert {
      let (direction, size) = (style.isRightToLeft, fontSize)
      applyUserAgentFont()
      if property != .direction { style.isRightToLeft = direction }
      if property != .font, property != .fontSize { fontSize = size }
    }
  }

  mutating func applyBox(_ keyword: WideKeyword, to property: PropertyName) {
    let isInherited = property == .visibility || property == .whiteSpace
    let source = source(of: keyword, isInherited: isInherited)
    switch property {
    case .display: style.display = source.display
    case .visibility: style.isVisible = source.isVisible
    case .whiteSpace: style.preservesWhitespace = source.preservesWhitespace
    case .opacity: style.opacity = source.opacity
    case .float: style.isFloating = source.isFloating
    case .position: style.isOutOfFlow = source.isOutOfFlow
    case .width: style.width = source.width
    case .maxWidth: style.maxWidth = source.maxWidth
    case .minWidth: style.minWidth = source.minWidth
    case .height: style.height = source.height
    default: applyEdges(from: source, to: property)
    }
  }

  private mutating func applyEdges(from source: StyleTable.Computed, to property: PropertyName) {
    if let edge = property.edge(isRightToLeft: style.isRightToLeft) {
      switch edge.kind {
      case .margin:
        if edge.side != .right { style.marginLeft = source.marginLeft }
        if edge.side != .left { style.marginRight = source.marginRight }
      case .padding:
        if edge.side != .right { style.paddingLeft = source.paddingLeft }
        if edge.side != .left { style.paddingRight = source.paddingRight }
      case .border, .borderWidth, .borderStyle:
        if edge.side != .right {
          leftBorder = Border(width: source.borderLeft, isShown: source.borderLeft > 0)
        }
        if edge.side != .left {
          rightBorder = Border(width: source.borderRight, isShown: source.borderRight > 0)
        }
      }
    }
  }
}
