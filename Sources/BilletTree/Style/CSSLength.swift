/// Lengths and percentages (CSS Values 4, 6).
struct CSSLengthContext: Sendable {
  /// What 1em is, in CSS pixels.
  var em = 16.0
  /// What 1rem is, in CSS pixels.
  var rem = 16.0
  /// Whether a number without a unit is in pixels (Quirks Mode, 3.2).
  var allowsNumbers = false

  /// Reads a token as a length; `nil` when it is none.
  func length(_ token: CSSToken, in reader: CSSValueReader) -> StyleTable.Length? {
    switch token.kind {
    case .number:
      return token.number == 0 || allowsNumbers ? finite(token.number) : nil
    case .percentage:
      return token.number.isFinite ? .percent(token.number) : .unknown
    case .dimension:
      switch CSSUnit(reader.bytes, in: token.nameRange) {
      case .pixels(let factor): return finite(token.number * factor)
      case .em(let factor): return finite(token.number * factor * em)
      case .rem: return finite(token.number * rem)
      case .relative: return .unknown
      case nil: return nil
      }
    case .word:
      return keyword(token, in: reader)
    case .function:
      return function(token, in: reader)
    case .string, .hash, .comma, .slash, .other:
      return nil
    }
  }

  private func finite(_ pixels: Double) -> StyleTable.Length {
    pixels.isFinite ? .pixels(pixels) : .unknown
  }

  private func keyword(_ token: CSSToken, in reader: CSSValueReader) -> StyleTable.Length? {
    if reader.isKeyword(token, "auto") { return .auto }
    let unknown: [StaticString] = [
      "min-content", "max-content", "fit-content", "stretch", "-webkit-fill-available",
      "-moz-available", "-webkit-fit-content", "-moz-fit-content", "intrinsic",
    ]
    return unknown.contains { reader.isKeyword(token, $0) } ? .unknown : nil
  }

  private func function(_ token: CSSToken, in reader: CSSValueReader) -> StyleTable.Length? {
    if reader.isFunction(token, "calc") {
      return CSSCalculation.length(of: token, in: reader, context: self)
    }
    let unknown: [StaticString] = [
      "var", "env", "attr", "min", "max", "clamp", "fit-content", "-webkit-calc", "-moz-calc",
    ]
    return unknown.contains { reader.isFunction(token, $0) } ? .unknown : nil
  }
}

/// What a unit of length is measured in.
enum CSSUnit: Sendable, Equatable {
  /// So many CSS pixels.
  case pixels(Double)
  /// So many of the element's own font size.
  case em(Double)
  case rem
  /// Of the window or of a font's own measures.
  case relative

  /// Reads a unit; `nil` for what is no unit of length.
  init?(_ bytes: [UInt8], in range: Range<Int>) {
    if bytes[range].contains(UInt8(ascii: "\\")) {
      let decoded = CSSScanner(bytes).decoded(range)
      guard decoded.count < range.count else { return nil }
      self.init(decoded, in: 0..<decoded.count)
      return
    }
    guard (1...4).contains(range.count) else {
      guard (5...6).contains(range.count), bytes[range].allSatisfy(\.isCSSNameStart) else {
        return nil
      }
      let known: [StaticString] = [
        "svmin", "svmax", "lvmin", "lvmax", "dvmin", "dvmax", "cqmin", "cqmax",
      ]
      guard known.contains(where: { isSpelled(bytes[range], $0) }) else { return nil }
      self = .relative
      return
    }
    var code: UInt32 = 0
    for byte in bytes[range] { code = code << 8 | UInt32(byte.lowercasedASCII) }
    switch code {
    case 0x7078: self = .pixels(1)  // px
    case 0x656D: self = .em(1)  // em
    case 0x7074: self = .pixels(4.0 / 3)  // pt
    case 0x7265_6D: self = .rem  // rem
    case 0x7063: self = .pixels(16)  // pc
    case 0x696E: self = .pixels(96)  // in
    case 0x636D: self = .pixels(96 / 2.54)  // cm
    case 0x6D6D: self = .pixels(96 / 25.4)  // mm
    case 0x71: self = .pixels(96 / 101.6)  // q
    case 0x6578, 0x6368: self = .em(0.5)  // ex, ch
    default:
      let known: [StaticString] = [
        "vw", "vh", "vi", "vb", "vmin", "vmax", "svw", "svh", "svi", "svb", "lvw", "lvh", "lvi",
        "lvb", "dvw", "dvh", "dvi", "dvb", "cqw", "cqh", "cqi", "cqb", "lh", "rlh", "cap", "rcap",
        "ic", "ric", "rex", "rch",
      ]
      guard known.contains(where: { isSpelled(bytes[range], $0) }) else { return nil }
      self = .relative
    }
  }
}
