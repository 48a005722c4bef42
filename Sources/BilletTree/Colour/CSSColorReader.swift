/// Reads colours (CSS Color 4, 4 to 10).
struct CSSColorReader {
  /// The tokens' text.
  let reader: CSSValueReader
  /// Whether `fff` stands for `#fff` (Quirks Mode, 3.1).
  var allowsHashless = false

  init(_ reader: CSSValueReader, allowsHashless: Bool = false) {
    self.reader = reader
    self.allowsHashless = allowsHashless
  }

  /// The colour that a token writes; `nil` when browsers do not take it for one.
  func color(_ token: CSSToken) -> CSSColorValue? {
    switch token.kind {
    case .hash: return hashed(token)
    case .word: return word(token) ?? hashless(token)
    case .number, .dimension: return hashless(token)
    case .function: return function(token)
    default: return nil
    }
  }

  private func word(_ token: CSSToken) -> CSSColorValue? {
    guard token.range.count <= 64 else { return nil }
    let name = String(decoding: reader.scanner.lowercased(token.range), as: UTF8.self)
    if let color = CSSColor.named(name) { return .color(color) }
    switch name {
    case "transparent": return .color(.transparent)
    case "currentcolor": return .currentColor
    default: return CSSColor.systemNames.contains(name) ? .unknown : nil
    }
  }

  private func hashed(_ token: CSSToken) -> CSSColorValue? {
    guard token.range.count <= 64 else { return nil }
    return Self.hex(reader.scanner.decoded(token.range).dropFirst())
  }

  private func hashless(_ token: CSSToken) -> CSSColorValue? {
    let bytes = reader.bytes[token.range]
    guard allowsHashless, bytes.count == 3 || bytes.count == 6 else { return nil }
    return Self.hex(bytes)
  }

  private static func hex(_ bytes: ArraySlice<UInt8>) -> CSSColorValue? {
    var digits: [Double] = []
    for byte in bytes {
      guard let digit = byte.cssHexValue else { return nil }
      digits.append(Double(digit))
    }
    switch digits.count {
    case 3, 4:
      let values = digits.map { $0 / 15 }
      return .color(
        CSSColor(values[0], values[1], values[2], alpha: digits.count == 4 ? values[3] : 1))
    case 6, 8:
      func value(_ index: Int) -> Double { (digits[index] * 16 + digits[index + 1]) / 255 }
      return .color(
        CSSColor(value(0), value(2), value(4), alpha: digits.count == 8 ? value(6) : 1))
    default: return nil
    }
  }

  private func function(_ token: CSSToken) -> CSSColorValue? {
    let name = String(decoding: reader.scanner.lowercased(token.nameRange), as: UTF8.self)
    switch name {
    case "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color":
      return CSSColorFunction(reader, token).map { $0.color(named: name) } ?? nil
    case "color-mix": return mix(token)
    case "light-dark", "device-cmyk", "contrast-color", "var", "env", "attr", "if",
      "-moz-initial", "alpha", "color-layers":
      return .unknown
    default: return nil
    }
  }

  /// `color-mix(in srgb, a 30%, b)`; what is mixed in another space only a browser knows.
  private func mix(_ token: CSSToken) -> CSSColorValue? {
    var inner = CSSValueReader(reader.bytes, in: reader.arguments(of: token))
    guard let first = inner.next(), inner.isKeyword(first, "in"), let space = inner.next() else {
      return .unknown
    }
    guard inner.isKeyword(space, "srgb"), inner.next()?.kind == .comma,
      let one = mixed(&inner), let two = mixed(&inner)
    else { return .unknown }
    let share: Double
    var opacity = 1.0
    switch (one.share, two.share) {
    case (nil, nil): share = 0.5
    case (let first?, nil): share = 1 - first
    case (nil, let second?): share = second
    case (let first?, let second?):
      guard first + second > 0 else { return nil }
      share = second / (first + second)
      opacity = min(first + second, 1)
    }
    let alpha = one.color.alpha + (two.color.alpha - one.color.alpha) * share
    guard alpha > 0 else { return .color(.transparent) }
    func channel(_ path: KeyPath<CSSColor, Double>) -> Double {
      (one.color[keyPath: path] * one.color.alpha * (1 - share)
        + two.color[keyPath: path] * two.color.alpha * share) / alpha
    }
    return .color(
      CSSColor(channel(\.red), channel(\.green), channel(\.blue), alpha: alpha * opacity))
  }

  /// One colour of a mix with its share, and the comma behind it.
  private func mixed(
    _ inner: inout CSSValueReader
  ) -> (color: CSSColor, share: Double?)? {
    var color: CSSColor?
    var share: Double?
    while let token = inner.next(), token.kind != .comma {
      if token.kind == .percentage, share == nil, (0...100).contains(token.number) {
        share = token.number / 100
      } else if color == nil, case .color(let found)? = CSSColorReader(inner).color(token) {
        color = found
      } else {
        return nil
      }
    }
    return color.map { ($0, share) }
  }
}
