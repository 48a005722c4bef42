import BilletTree

/// Spacing that a style attribute holds fast with `!important`, so that readers cannot widen it.
struct TextSpacing {
  /// Visits the elements whose style attribute declares a property: with the declaration that wins there,
  /// when it is important, and its value in shares of the font size, when that is known.
  static func visit(
    _ property: PropertyName, in tree: HTMLTree, _ context: RuleContext,
    _ body: (HTMLTree.NodeID, StyleTable.Declaration?, Double?) -> Void
  ) {
    var previous: HTMLTree.NodeID?
    let declarations =
      property == .lineHeight
      ? Array(context.declarations(of: .lineHeight, .font))
      : Array(context.declarations(of: property))
    for declaration in declarations {
      guard case .styleAttribute(let node) = declaration.origin, node != previous,
        context.styles[node].isVisible, context.content.holdsText(node, in: tree),
        !tree.isForeign(node), !context.isConcealed(node)
      else { continue }
      previous = node
      let all = context.styles.declarations(inStyleOf: node).filter { $0.declares(property) }
      let valid = all.filter { isReadable($0, node, context) }
      // A `font` that browsers drop declares nothing.
      guard !valid.isEmpty || all.contains(where: { $0.name == property }) else { continue }
      let winner = valid.last(where: \.isImportant)
      body(node, winner, winner.flatMap { share($0, property, node, context) })
    }
  }

  /// Whether browsers can read the value, as far as that is known.
  private static func isReadable(
    _ declaration: StyleTable.Declaration, _ node: HTMLTree.NodeID, _ context: RuleContext
  ) -> Bool {
    if declaration.name == .font { return declaration.isReadableFont }
    var reader = declaration.tokens
    guard let token = reader.next(), reader.next() == nil else { return false }
    if declaration.name == .lineHeight, token.kind != .word {
      return CSSLineHeight(token, in: reader, fontSize: 16) != nil
    }
    switch token.kind {
    case .number: return token.number == 0 || context.styles.isQuirks
    case .dimension: return StyleTable.length(token, in: reader, fontSize: 16) != nil
    case .percentage: return true
    case .word:
      let words: [StaticString] = [
        "normal", "inherit", "initial", "unset", "revert", "revert-layer",
      ]
      return words.contains { declaration.isKeyword($0) }
    case .function: return true
    default: return false
    }
  }

  /// The value in shares of the font size; `nil` when only a browser knows.
  private static func share(
    _ declaration: StyleTable.Declaration, _ property: PropertyName, _ node: HTMLTree.NodeID,
    _ context: RuleContext
  ) -> Double? {
    if declaration.isKeyword("normal") || declaration.isKeyword("initial") {
      return normal(property)
    }
    if ["inherit", "unset", "revert", "revert-layer"].contains(where: declaration.isKeyword) {
      return inheritedShare(property, node, context)
    }
    if declaration.name == .font, declaration.holdsVariable { return nil }
    let reader = declaration.tokens
    guard let token = declaration.valueToken else {
      // A font without a line height sets it back (CSS Fonts 4, 2.7).
      return declaration.name == .font ? normal(property) : nil
    }
    if reader.isKeyword(token, "normal") { return normal(property) }
    let style = context.styles[node]
    guard style.fontSize > 0 else { return nil }
    var isRelative = isInEms(token, declaration)
    let length: Double
    if property == .lineHeight {
      switch CSSLineHeight(token, in: reader, fontSize: style.fontSize) {
      case .factor(let factor): return factor
      case .pixels(let pixels): length = pixels
      case .normal, .unknown, nil: return nil
      }
      isRelative = isRelative || token.kind == .percentage
    } else if token.kind == .number, token.number != 0 {
      // Without a doctype these are pixels (Quirks Mode Standard, 3.2).
      (length, isRelative) = (token.number, false)
    } else {
      guard token.kind == .dimension || token.kind == .number || token.kind == .function,
        case .pixels(let pixels)? = StyleTable.length(token, in: reader, fontSize: style.fontSize)
      else { return nil }
      length = pixels
    }
    return isRelative || !style.isFontSizeUnknown ? length / style.fontSize : nil
  }

  /// What `normal` comes to; browsers set lines of common fonts about so far apart.
  private static func normal(_ property: PropertyName) -> Double {
    property == .lineHeight ? 1.2 : 0
  }

  /// What comes from the elements around: a length, so its share is that of another font size.
  private static func inheritedShare(
    _ property: PropertyName, _ node: HTMLTree.NodeID, _ context: RuleContext
  ) -> Double? {
    for ancestor in context.tree.ancestors(of: node) {
      var winner: StyleTable.Declaration?
      context.styles.forEachDeclaration(on: ancestor) {
        if $0.declares(property), isReadable($0, ancestor, context) { winner = $0 }
      }
      guard let winner else { continue }
      guard let share = share(winner, property, ancestor, context) else { return nil }
      // A line height without a unit is inherited as it is, and so is `normal`.
      if property == .lineHeight, winner.isLineHeightWithoutUnit { return share }
      let (outer, inner) = (context.styles[ancestor], context.styles[node])
      guard !outer.isFontSizeUnknown, !inner.isFontSizeUnknown, inner.fontSize > 0 else {
        return nil
      }
      return share * outer.fontSize / inner.fontSize
    }
    // Nothing is said, and people's browsers may say something for lines.
    return property == .lineHeight ? nil : normal(property)
  }

  private static func isInEms(_ token: CSSToken, _ declaration: StyleTable.Declaration) -> Bool {
    guard token.kind == .dimension else { return token.kind == .number }
    let reader = declaration.tokens
    return reader.bytes[token.nameRange].spells("em")
  }
}

extension StyleTable.Declaration {
  /// Whether it sets the property, by itself or as a part of `font`.
  fileprivate func declares(_ property: PropertyName) -> Bool {
    name == property || (property == .lineHeight && name == .font)
  }

  /// The first token of the value; in `font`, the line height.
  fileprivate var valueToken: CSSToken? {
    var reader = tokens
    return name == .font ? FontShorthand(reader)?.lineHeight : reader.next()
  }

  /// Whether browsers read a value of `font`, as far as that is known.
  fileprivate var isReadableFont: Bool {
    let keywords: [StaticString] = [
      "inherit", "initial", "unset", "revert", "revert-layer",
      // The system's fonts.
      "caption", "icon", "menu", "message-box", "small-caption", "status-bar",
    ]
    return FontShorthand(tokens) != nil || holdsVariable || keywords.contains(where: isKeyword)
  }

  /// Whether the value holds `var()`, so that its parts are not known.
  fileprivate var holdsVariable: Bool {
    let reader = tokens
    return reader.contains { reader.isFunction($0, "var") }
  }

  /// Whether the line height is a number or `normal`, which for `font` goes without saying.
  fileprivate var isLineHeightWithoutUnit: Bool {
    guard let token = valueToken else { return name == .font }
    switch CSSLineHeight(token, in: tokens, fontSize: 16) {
    case .factor, .normal: return true
    case .pixels, .unknown, nil: return false
    }
  }
}
