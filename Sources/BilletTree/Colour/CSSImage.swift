/// One image of a background, as far as its colours can be known (CSS Images 4).
enum CSSImage: Sendable, Equatable {
  case none
  /// Pixels from elsewhere.
  case picture
  /// Colours along a gradient; each that can occur lies near one of them.
  case gradient([CSSColor])
  /// A gradient with colours that only a browser knows.
  case unknown

  /// The image that a token writes; `nil` when it writes none.
  static func image(_ token: CSSToken, in reader: CSSValueReader) -> CSSImage? {
    if reader.isKeyword(token, "none") { return CSSImage.none }
    guard token.kind == .function else { return nil }
    let name = String(decoding: reader.scanner.lowercased(token.nameRange), as: UTF8.self)
    switch name {
    case "url", "src", "image-set", "-webkit-image-set", "cross-fade", "-webkit-cross-fade",
      "element", "-moz-element", "image", "paint":
      return .picture
    case "linear-gradient", "radial-gradient", "conic-gradient", "repeating-linear-gradient",
      "repeating-radial-gradient", "repeating-conic-gradient", "-webkit-linear-gradient",
      "-webkit-radial-gradient", "-webkit-repeating-linear-gradient",
      "-webkit-repeating-radial-gradient", "-moz-linear-gradient", "-moz-radial-gradient":
      return gradient(token, in: reader)
    case "-webkit-gradient", "var", "env": return .unknown
    default: return nil
    }
  }

  /// Colours looked at between two stops; the lightest and the darkest lie at or near one.
  private static let steps = 8
  private static let sampleLimit = 128

  private static func gradient(_ token: CSSToken, in reader: CSSValueReader) -> CSSImage? {
    var inner = CSSValueReader(reader.bytes, in: reader.arguments(of: token))
    var stops: [CSSColorValue] = []
    var argument = 0
    var isEmpty = true
    var color: CSSColorValue?
    var isSpecial = false
    func close() -> Bool {
      defer { color = nil }
      if isEmpty { return false }
      if let color {
        stops.append(color)
      } else if argument > 0, stops.isEmpty {
        // Only the first argument can be a direction.
        return false
      }
      return true
    }
    while let part = inner.next() {
      if part.kind == .comma {
        guard close() else { return nil }
        argument += 1
        isEmpty = true
        continue
      }
      isEmpty = false
      if let found = CSSColorReader(inner).color(part) {
        guard color == nil else { return nil }
        color = found
      } else if inner.isKeyword(part, "in") {
        isSpecial = true
      } else if part.kind == .hash || part.kind == .string || part.kind == .other {
        return nil
      } else if part.kind == .word, argument > 0 {
        return nil
      }
    }
    guard close(), stops.count >= 1 else { return nil }
    return isSpecial ? .unknown : samples(stops)
  }

  private static func samples(_ stops: [CSSColorValue]) -> CSSImage {
    var colors: [CSSColor] = []
    for stop in stops {
      guard case .color(let color) = stop else { return .unknown }
      guard let last = colors.last else {
        colors.append(color)
        continue
      }
      guard last != color else { continue }
      guard colors.count + steps <= sampleLimit else { return .unknown }
      for step in 1...steps {
        colors.append(step == steps ? color : between(last, color, Double(step) / Double(steps)))
      }
    }
    return .gradient(colors)
  }

  /// A colour between two, mixed by their light as it is covered (CSS Images 4, 3.4.2).
  private static func between(_ one: CSSColor, _ two: CSSColor, _ share: Double) -> CSSColor {
    let alpha = one.alpha + (two.alpha - one.alpha) * share
    guard alpha > 0 else { return .transparent }
    func channel(_ path: KeyPath<CSSColor, Double>) -> Double {
      (one[keyPath: path] * one.alpha * (1 - share) + two[keyPath: path] * two.alpha * share)
        / alpha
    }
    return CSSColor(channel(\.red), channel(\.green), channel(\.blue), alpha: alpha)
  }
}
