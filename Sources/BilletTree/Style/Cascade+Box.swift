/// Everything but the font: display, edges, widths.
extension Cascade {
  mutating func applyBox(_ declaration: Int) {
    let property = declarations[declaration].name
    switch property {
    case .other, .font, .fontSize, .fontFamily, .fontWeight, .direction, .color, .backgroundColor,
      .lineHeight, .textAlign:
      return
    default: break
    }
    var reader = reader(of: declaration)
    if let keyword = wideKeyword(reader) {
      applyBox(keyword, to: property)
      return
    }
    switch property {
    case .display: if let token = reader.only() { applyDisplay(token, in: reader) }
    case .visibility, .whiteSpace, .float, .position:
      if let token = reader.only() { applyKeyword(token, of: property, in: reader) }
    case .opacity: if let token = reader.only() { applyOpacity(token) }
    case .width: style.width = size(&reader) ?? style.width
    case .maxWidth: style.maxWidth = size(&reader, none: .auto) ?? style.maxWidth
    case .minWidth: style.minWidth = size(&reader) ?? style.minWidth
    case .height: style.height = size(&reader) ?? style.height
    default:
      guard let edge = property.edge(isRightToLeft: style.isRightToLeft) else { return }
      switch edge.kind {
      case .margin, .padding: applySpace(edge, &reader)
      case .border: applyBorder(edge, &reader)
      case .borderWidth: applyBorderWidths(edge, &reader)
      case .borderStyle: applyBorderStyles(edge, &reader)
      }
    }
  }

  private var lengths: CSSLengthContext {
    CSSLengthContext(em: style.fontSize, rem: rootFontSize, allowsNumbers: isQuirks)
  }

  private mutating func applyDisplay(_ token: CSSToken, in reader: CSSValueReader) {
    let known = Self.displays.first { reader.isKeyword(token, $0.keyword) }
    if let known { style.display = known.display }
  }

  private static let displays: [(keyword: StaticString, display: StyleTable.Display)] = [
    ("none", .none), ("block", .block), ("inline-block", .inlineBlock), ("inline", .inline),
    ("table", .table), ("table-cell", .tableCell), ("table-row", .tableRow),
    ("list-item", .listItem), ("contents", .contents), ("flow-root", .block),
    ("table-row-group", .tableRowGroup), ("table-header-group", .tableRowGroup),
    ("table-footer-group", .tableRowGroup), ("table-caption", .tableCaption),
    ("table-column", .tableColumn), ("table-column-group", .tableColumn),
    ("inline-table", .inlineTable), ("flex", .other), ("inline-flex", .other), ("grid", .other),
    ("inline-grid", .other), ("-webkit-box", .other), ("-webkit-inline-box", .other),
    ("-webkit-flex", .other), ("ruby", .other), ("ruby-text", .other), ("math", .other),
  ]

  private mutating func applyKeyword(
    _ token: CSSToken, of property: PropertyName, in reader: CSSValueReader
  ) {
    func isOne(of keywords: StaticString...) -> Bool {
      keywords.contains { reader.isKeyword(token, $0) }
    }
    switch property {
    case .visibility:
      if isOne(of: "visible") { style.isVisible = true }
      if isOne(of: "hidden", "collapse") { style.isVisible = false }
    case .whiteSpace:
      if isOne(of: "normal", "nowrap") { style.preservesWhitespace = false }
      if isOne(of: "pre", "pre-wrap", "pre-line", "break-spaces") {
        style.preservesWhitespace = true
      }
    case .float:
      if isOne(of: "none") { style.isFloating = false }
      if isOne(of: "left", "right", "inline-start", "inline-end") { style.isFloating = true }
    default:
      if isOne(of: "static", "relative", "sticky", "-webkit-sticky") { style.isOutOfFlow = false }
      if isOne(of: "absolute", "fixed") { style.isOutOfFlow = true }
    }
  }

  private mutating func applyOpacity(_ token: CSSToken) {
    switch token.kind {
    case .number: style.opacity = min(max(token.number, 0), 1)
    case .percentage: style.opacity = min(max(token.number / 100, 0), 1)
    default: break
    }
  }

  /// A width or height; `none` is what the property makes of that keyword, `nil` when it does not know it.
  private func size(
    _ reader: inout CSSValueReader, none: StyleTable.Length? = nil
  ) -> StyleTable.Length? {
    guard let token = reader.only() else { return nil }
    if reader.isKeyword(token, "none") { return none }
    return Self.nonNegative(lengths.length(token, in: reader), of: token)
  }

  /// Refuses lengths below zero; what `calc()` makes of them is zero.
  private static func nonNegative(
    _ length: StyleTable.Length?, of token: CSSToken
  ) -> StyleTable.Length? {
    switch length {
    case .pixels(let value) where value < 0, .percent(let value) where value < 0:
      token.kind == .function ? .pixels(0) : nil
    default: length
    }
  }

  /// Reads up to four values and gives those of the left and the right side (CSS Box 4, 3.2).
  private func sides<Value>(
    _ edge: PropertyName.Edge, _ reader: inout CSSValueReader,
    read: (CSSToken, CSSValueReader) -> Value?
  ) -> (left: Value, right: Value)? {
    guard let token = reader.next(), let first = read(token, reader) else { return nil }
    var values = (first, first, first, first)
    var count = 1
    while let token = reader.next() {
      guard let value = read(token, reader) else { return nil }
      count += 1
      switch count {
      case 2: (values.1, values.3) = (value, value)
      case 3: values.2 = value
      case 4: values.3 = value
      default: return nil
      }
    }
    guard count <= edge.valueLimit else { return nil }
    if edge.isInline {
      return style.isRightToLeft ? (values.1, values.0) : (values.0, values.1)
    }
    return (values.3, values.1)
  }

  private mutating func applySpace(_ edge: PropertyName.Edge, _ reader: inout CSSValueReader) {
    let context = lengths
    let sides = sides(edge, &reader) { token, reader -> StyleTable.Length? in
      let length = context.length(token, in: reader)
      if edge.kind == .margin { return length }
      return length == .auto ? nil : Self.nonNegative(length, of: token)
    }
    guard let sides else { return }
    if edge.kind == .margin {
      if edge.side != .right { style.marginLeft = sides.left }
      if edge.side != .left { style.marginRight = sides.right }
    } else {
      if edge.side != .right { style.paddingLeft = sides.left }
      if edge.side != .left { style.paddingRight = sides.right }
    }
  }

  private mutating func applyBorderWidths(
    _ edge: PropertyName.Edge, _ reader: inout CSSValueReader
  ) {
    let context = lengths
    let sides = sides(edge, &reader) { Self.borderWidth($0, in: $1, context) }
    guard let sides else { return }
    if edge.side != .right { leftBorder.width = sides.left }
    if edge.side != .left { rightBorder.width = sides.right }
  }

  private mutating func applyBorderStyles(
    _ edge: PropertyName.Edge, _ reader: inout CSSValueReader
  ) {
    guard let sides = sides(edge, &reader, read: { Self.isShown($0, in: $1) }) else { return }
    if edge.side != .right { leftBorder.isShown = sides.left }
    if edge.side != .left { rightBorder.isShown = sides.right }
  }

  /// `border: 1px solid #ccc` in any order; what is not written is set back (CSS Backgrounds 3, 3.4).
  private mutating func applyBorder(_ edge: PropertyName.Edge, _ reader: inout CSSValueReader) {
    var border = Border()
    let context = lengths
    while let token = reader.next() {
      if let width = Self.borderWidth(token, in: reader, context) {
        border.width = width
      } else if let isShown = Self.isShown(token, in: reader) {
        border.isShown = isShown
      } else if token.kind != .word, token.kind != .hash, token.kind != .function {
        return
      }
    }
    if edge.side != .right { leftBorder = border }
    if edge.side != .left { rightBorder = border }
  }

  private static func borderWidth(
    _ token: CSSToken, in reader: CSSValueReader, _ context: CSSLengthContext
  ) -> Double? {
    if reader.isKeyword(token, "thin") { return 1 }
    if reader.isKeyword(token, "medium") { return 3 }
    if reader.isKeyword(token, "thick") { return 5 }
    if case .pixels(let width) = context.length(token, in: reader), width >= 0 { return width }
    return nil
  }

  private static func isShown(_ token: CSSToken, in reader: CSSValueReader) -> Bool? {
    if reader.isKeyword(token, "none") || reader.isKeyword(token, "hidden") { return false }
    let shown: [StaticString] = [
      "solid", "dashed", "dotted", "double", "groove", "ridge", "inset", "outset",
    ]
    return shown.contains { reader.isKeyword(token, $0) } ? true : nil
  }
}
