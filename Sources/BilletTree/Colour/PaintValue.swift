/// What one declaration has to do with what is painted.
enum PaintValue {
  /// `inherit` and its like.
  case wide(Cascade.WideKeyword)
  /// Of text, of letters' insides or of a background.
  case color(CSSColorValue)
  case background(CSSBackground)
  case images([CSSImage])
  /// Whether the images reach into every corner of the box.
  case coversBox(Bool)
  case clipsToText(Bool)
  case shadow(PaintShadow)
  /// Whether a property that is off at first is on: a filter, a blend mode, a transform, a position.
  case effect(PaintBox, Bool)

  /// Reads a declaration; `nil` when it paints nothing, or browsers drop it.
  init?(_ declaration: StyleTable.Declaration, isQuirks: Bool) {
    let reader = declaration.tokens
    guard declaration.name.paints else { return nil }
    if let keyword = Cascade.wideKeyword(reader) {
      self = .wide(keyword)
      return
    }
    guard let value = Self.value(declaration, reader, isQuirks) else { return nil }
    self = value
  }

  private static func value(
    _ declaration: StyleTable.Declaration, _ reader: CSSValueReader, _ isQuirks: Bool
  ) -> PaintValue? {
    switch declaration.name {
    case .color, .webkitTextFillColor, .backgroundColor:
      return declaration.color(isQuirks: isQuirks).map { .color($0) }
    case .background: return CSSBackground(reader).map { .background($0) }
    case .backgroundImage: return CSSBackground.images(reader).map { .images($0) }
    case .backgroundRepeat:
      return .coversBox(
        reader.allSatisfy {
          reader.isKeyword($0, "repeat") || reader.isKeyword($0, "round") || $0.kind == .comma
        })
    case .backgroundSize:
      return .coversBox(
        reader.allSatisfy {
          reader.isKeyword($0, "auto") || reader.isKeyword($0, "cover") || $0.kind == .comma
            || ($0.kind == .percentage && $0.number >= 100)
        })
    case .backgroundClip, .webkitBackgroundClip:
      return .clipsToText(reader.contains { reader.isKeyword($0, "text") })
    case .textShadow: return PaintShadow(reader).map { .shadow($0) }
    default: return effect(declaration, reader)
    }
  }

  private static func effect(
    _ declaration: StyleTable.Declaration, _ reader: CSSValueReader
  ) -> PaintValue? {
    func lengths(_ holds: (Double) -> Bool) -> Bool {
      reader.contains { token in
        if case .pixels(let pixels)? = CSSLengthContext().length(token, in: reader) {
          return holds(pixels)
        }
        return false
      }
    }
    switch declaration.name {
    case .filter, .backdropFilter: return .effect(.filtered, !declaration.isKeyword("none"))
    case .mixBlendMode, .backgroundBlendMode:
      return .effect(.blended, !declaration.isKeyword("normal"))
    case .transform, .translate, .scale, .rotate:
      return .effect(.transformed, !declaration.isKeyword("none"))
    case .position: return .effect(.positioned, !declaration.isKeyword("static"))
    case .top, .right, .bottom, .left:
      if lengths({ $0 <= -900 }) { return .effect(.farOut, true) }
      return .effect(.offset, lengths { $0 != 0 } || reader.contains { $0.kind == .percentage })
    case .margin, .marginTop, .marginBottom, .marginLeft, .marginRight:
      if lengths({ $0 <= -900 }) { return .effect(.pulledOut, true) }
      return .effect(.pulled, lengths { $0 < 0 })
    case .textIndent: return .effect(.pulledOut, lengths { $0 <= -900 })
    case .clip:
      // Whatever it is, nobody clips what is meant to be seen by this old property.
      return .effect(.clippedAway, !declaration.isKeyword("auto"))
    case .clipPath: return .effect(.clippedAway, hidesAll(reader))
    case .overflow, .overflowX, .overflowY:
      return .effect(
        .cropped,
        reader.contains { reader.isKeyword($0, "hidden") || reader.isKeyword($0, "clip") })
    case .height, .maxHeight: return .effect(.flat, lengths { $0 <= 1 })
    case .width, .maxWidth: return .effect(.narrow, lengths { $0 <= 1 })
    default: return nil
    }
  }

  /// Whether `inset(50%)` or its like leaves nothing over.
  private static func hidesAll(_ reader: CSSValueReader) -> Bool {
    var reader = reader
    guard let token = reader.only(), reader.isFunction(token, "inset") else { return false }
    let inner = CSSValueReader(reader.bytes, in: reader.arguments(of: token))
    return inner.contains { $0.kind == .percentage && $0.number >= 50 }
  }
}

/// What styles do with an element's box.
struct PaintBox: OptionSet, Sendable {
  let rawValue: UInt16

  static let filtered = PaintBox(rawValue: 1)
  static let blended = PaintBox(rawValue: 2)
  static let transformed = PaintBox(rawValue: 4)
  static let positioned = PaintBox(rawValue: 8)
  static let offset = PaintBox(rawValue: 16)
  /// Placed out of sight, if it is positioned.
  static let farOut = PaintBox(rawValue: 32)
  /// Drawn over its neighbours by a negative margin.
  static let pulled = PaintBox(rawValue: 64)
  /// Drawn out of sight by a negative margin or indent.
  static let pulledOut = PaintBox(rawValue: 128)
  static let clippedAway = PaintBox(rawValue: 256)
  static let cropped = PaintBox(rawValue: 512)
  /// Of no height to speak of.
  static let flat = PaintBox(rawValue: 1024)
  /// Of no width to speak of.
  static let narrow = PaintBox(rawValue: 2048)
}

/// A `text-shadow`: colours around the letters, on which a reader may tell them.
enum PaintShadow: Sendable, Equatable {
  case none
  case colors([CSSColor])
  /// Of the text's own colour, or one that only a browser knows.
  case unknown

  /// Reads a value; `nil` when browsers drop it.
  init?(_ reader: CSSValueReader) {
    var colors: [CSSColor] = []
    var isUnknown = false
    var lengths = 0
    var isEmpty = true
    for token in reader {
      defer { isEmpty = false }
      if isEmpty, reader.isKeyword(token, "none") {
        self = .none
        return
      }
      if let color = CSSColorReader(reader).color(token) {
        if case .color(let color) = color { colors.append(color) } else { isUnknown = true }
      } else if token.kind == .comma {
        continue
      } else if CSSLengthContext().length(token, in: reader) != nil {
        lengths += 1
      } else {
        return nil
      }
    }
    guard lengths > 1 else { return nil }
    self = isUnknown || colors.isEmpty || colors.count > 8 ? .unknown : .colors(colors)
  }
}

extension StyleTable.Declaration {
  /// The colour of a property that takes one colour; `nil` when browsers drop the declaration. Where
  /// the document is read as browsers read old ones, `#` may be left out.
  package func color(isQuirks: Bool) -> CSSColorValue? {
    var reader = tokens
    guard let token = reader.next() else { return nil }
    if reader.next() != nil {
      // A variable may hold the rest.
      return tokens.contains { reader.isFunction($0, "var") } ? .unknown : nil
    }
    return CSSColorReader(reader, allowsHashless: isQuirks).color(token)
  }

  /// Whether browsers take a `background` or one of its parts, rather than drop it.
  package func isBackground(isQuirks: Bool) -> Bool {
    switch name {
    case .background:
      Cascade.wideKeyword(tokens) != nil || CSSBackground(tokens) != nil
    case .backgroundImage:
      Cascade.wideKeyword(tokens) != nil || CSSBackground.images(tokens) != nil
    case .backgroundColor: Cascade.wideKeyword(tokens) != nil || color(isQuirks: isQuirks) != nil
    default: false
    }
  }
}

extension PropertyName {
  /// Whether the property has to do with colours or with whether text can be seen.
  var paints: Bool {
    switch self {
    case .color, .webkitTextFillColor, .background, .backgroundColor, .backgroundImage,
      .backgroundRepeat, .backgroundSize, .backgroundClip, .webkitBackgroundClip,
      .backgroundBlendMode, .mixBlendMode, .filter, .backdropFilter, .textShadow, .transform,
      .translate, .scale, .rotate, .position, .top, .right, .bottom, .left, .margin, .marginTop,
      .marginBottom, .marginLeft, .marginRight, .textIndent, .clip, .clipPath, .overflow,
      .overflowX, .overflowY, .height, .maxHeight, .width, .maxWidth, .all:
      true
    default: false
    }
  }

  /// Whether the property changes colours, so that the browser's own need not be what is seen.
  package var setsColor: Bool {
    switch self {
    case .color, .webkitTextFillColor, .background, .backgroundColor, .backgroundImage, .opacity,
      .colorScheme, .filter, .mixBlendMode:
      true
    default: false
    }
  }
}
