/// Font sizes and weights, and the direction, on which lengths of other properties depend.
extension Cascade {
  mutating func applyFont(_ declaration: Int) {
    let property = declarations[declaration].name
    switch property {
    case .font, .fontSize, .fontFamily, .fontWeight, .direction: break
    default: return
    }
    var reader = reader(of: declaration)
    if let keyword = wideKeyword(reader) {
      applyFont(keyword, to: property)
      return
    }
    switch property {
    case .font: applyShorthand(reader)
    case .fontSize:
      if let token = reader.only(), let size = fontSize(token, in: reader, isQuirky: isQuirks) {
        fontSize = size
      }
    case .fontFamily: style.isMonospace = isMonospace(reader)
    case .fontWeight:
      if let token = reader.only(), let weight = weight(token, in: reader) {
        style.fontWeight = weight
      }
    default:
      guard let token = reader.only() else { return }
      if reader.isKeyword(token, "rtl") { style.isRightToLeft = true }
      if reader.isKeyword(token, "ltr") { style.isRightToLeft = false }
    }
  }

  private mutating func applyShorthand(_ reader: CSSValueReader) {
    guard let font = FontShorthand(reader),
      let size = fontSize(font.size, in: reader, isQuirky: false)
    else { return }
    fontSize = size
    style.fontWeight = font.weight.flatMap { weight($0, in: reader) } ?? 400
    style.isMonospace = isMonospace(CSSValueReader(reader.bytes, in: font.family))
  }

  /// Whether `monospace` stands alone, which is what makes browsers choose the smaller size.
  private func isMonospace(_ reader: CSSValueReader) -> Bool {
    var reader = reader
    guard let token = reader.only() else { return false }
    return reader.isKeyword(token, "monospace")
  }

  private func weight(_ token: CSSToken, in reader: CSSValueReader) -> Int? {
    if token.kind == .number {
      return (1...1000).contains(token.number) ? Int(token.number) : nil
    }
    if reader.isKeyword(token, "bold") { return 700 }
    if reader.isKeyword(token, "normal") { return 400 }
    // Relative to the parent (CSS Fonts 4, 2.2.1).
    if reader.isKeyword(token, "bolder") {
      return parent.fontWeight < 350 ? 400 : parent.fontWeight < 550 ? 700 : 900
    }
    if reader.isKeyword(token, "lighter") {
      return parent.fontWeight < 550 ? 100 : parent.fontWeight < 750 ? 400 : 700
    }
    return nil
  }

  private func fontSize(
    _ token: CSSToken, in reader: CSSValueReader, isQuirky: Bool
  ) -> FontSize? {
    if token.kind == .word {
      return FontShorthand.sizeKeywords.first { reader.isKeyword(token, $0.keyword) }?.size
    }
    if token.kind == .percentage {
      return token.number >= 0 ? .scale(token.number / 100) : nil
    }
    if token.kind == .dimension,
      case .em(let factor) = CSSUnit(reader.bytes, in: token.nameRange)
    {
      return token.number >= 0 ? .scale(token.number * factor) : nil
    }
    let context = CSSLengthContext(
      em: parent.fontSize, rem: rootFontSize, allowsNumbers: isQuirky)
    switch context.length(token, in: reader) {
    case .pixels(let pixels) where pixels >= 0: return .absolute(pixels)
    case .pixels: return token.kind == .function ? .absolute(0) : nil
    case .percent(let percent): return percent >= 0 ? .scale(percent / 100) : .absolute(0)
    case .unknown: return .unknown
    case .auto, nil: return nil
    }
  }

  /// Resolves the size against the parent's.
  mutating func computeFontSize() {
    // The browser's monospaced font is 13 pixels where others are 16.
    let monospaceFactor = 0.8125
    switch fontSize {
    case .scale(1) where style.isMonospace == parent.isMonospace:
      return
    case .scale(let factor):
      style.fontSize = parent.fontSize * factor
      if style.isKeywordSized, style.isMonospace != parent.isMonospace {
        style.fontSize *= style.isMonospace ? monospaceFactor : 1 / monospaceFactor
      }
    case .keyword(let pixels):
      style.fontSize = style.isMonospace ? pixels * monospaceFactor : pixels
      style.isKeywordSized = true
      style.isFontSizeUnknown = false
    case .absolute(let pixels):
      style.fontSize = pixels
      style.isKeywordSized = false
      style.isFontSizeUnknown = false
    case .unknown:
      style.isFontSizeUnknown = true
    }
    // Factors inside one another must not leave the numbers.
    style.fontSize = min(style.fontSize, 1e6)
  }
}
