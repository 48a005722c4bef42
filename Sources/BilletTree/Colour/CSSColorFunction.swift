/// The arguments of a function such as `rgb(0 0 0 / 50%)` (CSS Color 4, 4.1 and 5).
struct CSSColorFunction {
  private enum Component {
    case number(Double)
    case percentage(Double)
    /// Degrees.
    case angle(Double)
    case none
  }

  private var components: [Component] = []
  private var alpha = 1.0
  /// The space of `color()`.
  private var space = ""
  private var hasCommas = false
  /// Whether something in it needs a calculation or another colour.
  private var isUnknown = false

  /// Reads the arguments; `nil` when they cannot be a colour's.
  init?(_ reader: CSSValueReader, _ function: CSSToken) {
    let range = reader.arguments(of: function)
    var inner = CSSValueReader(reader.bytes, in: range)
    let takesSpace = reader.isFunction(function, "color")
    var commas = 0
    var slash: Int?
    var isFirst = true
    while let token = inner.next() {
      defer { isFirst = false }
      if isFirst, inner.isKeyword(token, "from") {
        isUnknown = true
        return
      }
      if takesSpace, isFirst {
        guard token.kind == .word else { return nil }
        space = String(decoding: inner.scanner.lowercased(token.range), as: UTF8.self)
        continue
      }
      switch token.kind {
      case .number: components.append(.number(token.number))
      case .percentage: components.append(.percentage(token.number))
      case .dimension:
        guard let degrees = Self.degrees(token, in: inner) else { return nil }
        components.append(.angle(degrees))
      case .word:
        guard inner.isKeyword(token, "none") else { return nil }
        components.append(.none)
      case .function:
        isUnknown = true
        components.append(.none)
      case .comma:
        commas += 1
        guard commas == components.count else { return nil }
      case .slash:
        guard slash == nil, components.count == 3 else { return nil }
        slash = components.count
      default: return nil
      }
    }
    if isUnknown { return }
    hasCommas = commas > 0
    guard components.count == 3 || components.count == 4 else { return nil }
    if hasCommas {
      guard slash == nil, commas == components.count - 1 else { return nil }
    } else {
      guard (slash == nil) == (components.count == 3) else { return nil }
    }
    guard components.count == 4 else { return }
    guard let opacity = number(components.removeLast(), percent: 1) else { return nil }
    alpha = opacity
  }

  /// The colour; `nil` when the arguments do not fit the function.
  func color(named name: String) -> CSSColorValue? {
    if isUnknown { return .unknown }
    if hasCommas, !["rgb", "rgba", "hsl", "hsla"].contains(name) { return nil }
    if hasCommas, !isLegacy(hue: name.hasPrefix("hsl")) { return nil }
    switch name {
    case "rgb", "rgba": return rgb()
    case "hsl", "hsla":
      guard let hue = hue(0), let saturation = number(1, percent: 100),
        let lightness = number(2, percent: 100)
      else { return nil }
      return .color(
        CSSColor(
          hue: hue, saturation: saturation / 100, lightness: lightness / 100, alpha: alpha))
    case "hwb":
      guard let hue = hue(0), let white = number(1, percent: 100),
        let black = number(2, percent: 100)
      else { return nil }
      return .color(
        CSSColor(hue: hue, whiteness: white / 100, blackness: black / 100, alpha: alpha))
    case "color":
      guard let first = number(0, percent: 1), let second = number(1, percent: 1),
        let third = number(2, percent: 1)
      else { return nil }
      return CSSColor(space: space, (first, second, third), alpha: alpha).map { .color($0) }
    default: return perceptual(name)
    }
  }

  private func rgb() -> CSSColorValue? {
    guard let red = number(0, percent: 255), let green = number(1, percent: 255),
      let blue = number(2, percent: 255)
    else { return nil }
    return .color(CSSColor(red / 255, green / 255, blue / 255, alpha: alpha))
  }

  private func perceptual(_ name: String) -> CSSColorValue? {
    let isOK = name.hasPrefix("ok")
    guard let lightness = number(0, percent: isOK ? 1 : 100) else { return nil }
    let limited = min(max(lightness, 0), isOK ? 1 : 100)
    var (a, b) = (0.0, 0.0)
    if name.hasSuffix("lch") {
      guard let chroma = number(1, percent: isOK ? 0.4 : 150), let hue = hue(2) else { return nil }
      (a, b) = CSSColor.axes(chroma: chroma, hue: hue)
    } else {
      guard let first = number(1, percent: isOK ? 0.4 : 125),
        let second = number(2, percent: isOK ? 0.4 : 125)
      else { return nil }
      (a, b) = (first, second)
    }
    return .color(
      isOK
        ? CSSColor(okLightness: limited, a: a, b: b, alpha: alpha)
        : CSSColor(labLightness: limited, a: a, b: b, alpha: alpha))
  }

  /// Whether the old syntax allows the components: all numbers or all percentages.
  private func isLegacy(hue: Bool) -> Bool {
    var (numbers, percentages) = (0, 0)
    for component in components.dropFirst(hue ? 1 : 0) {
      switch component {
      case .number: numbers += 1
      case .percentage: percentages += 1
      case .angle, .none: return false
      }
    }
    return hue ? numbers == 0 : numbers == 0 || percentages == 0
  }

  private func hue(_ index: Int) -> Double? {
    switch components[index] {
    case .number(let value), .angle(let value): value
    case .none: 0
    case .percentage: nil
    }
  }

  private func number(_ index: Int, percent full: Double) -> Double? {
    number(components[index], percent: full)
  }

  /// A number, or the share of what 100 % is.
  private func number(_ component: Component, percent full: Double) -> Double? {
    switch component {
    case .number(let value): value
    case .percentage(let value): value / 100 * full
    case .none: 0
    case .angle: nil
    }
  }

  static func degrees(_ token: CSSToken, in reader: CSSValueReader) -> Double? {
    let unit = reader.bytes[token.nameRange]
    if isSpelled(unit, "deg") { return token.number }
    if isSpelled(unit, "grad") { return token.number * 0.9 }
    if isSpelled(unit, "turn") { return token.number * 360 }
    return isSpelled(unit, "rad") ? token.number * 180 / Double.pi : nil
  }
}
