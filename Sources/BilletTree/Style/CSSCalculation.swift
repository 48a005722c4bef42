/// `calc()` of constants (CSS Values 4, 10).
struct CSSCalculation {
  /// A sum of pixels and per cent, or a plain number.
  private struct Term {
    var pixels = 0.0
    var percent = 0.0
    var number: Double?
  }

  private enum Failure: Error {
    /// What layout or a variable decides.
    case unknown
    case invalid
  }

  /// Brackets inside one another that are still read.
  private static let depthLimit = 16

  private var reader: CSSValueReader
  private let context: CSSLengthContext
  private let depth: Int
  private var token: CSSToken?

  /// The length that a `calc()` comes to; `.unknown` when that takes layout, `nil` when it is invalid.
  static func length(
    of function: CSSToken, in reader: CSSValueReader, context: CSSLengthContext
  ) -> StyleTable.Length? {
    do {
      let result = try evaluate(function, in: reader, context: context)
      // A bare number is no length.
      guard result.number == nil else { return nil }
      guard result.pixels.isFinite, result.percent.isFinite else { return .unknown }
      if result.percent == 0 { return .pixels(result.pixels) }
      return result.pixels == 0 ? .percent(result.percent) : .unknown
    } catch {
      return error == .unknown ? .unknown : nil
    }
  }

  /// The number that a `calc()` comes to; `nil` when it is none, or not known.
  static func number(
    of function: CSSToken, in reader: CSSValueReader, context: CSSLengthContext
  ) -> Double? {
    guard reader.isFunction(function, "calc"),
      let number = try? evaluate(function, in: reader, context: context).number, number.isFinite
    else { return nil }
    return number
  }

  private static func evaluate(
    _ function: CSSToken, in reader: CSSValueReader, context: CSSLengthContext
  ) throws(Failure) -> Term {
    var calculation = Self(
      reader.bytes, in: reader.arguments(of: function), context: context, depth: 0)
    return try calculation.evaluate()
  }

  private init(_ bytes: [UInt8], in range: Range<Int>, context: CSSLengthContext, depth: Int) {
    reader = CSSValueReader(bytes, in: range)
    self.context = context
    self.depth = depth
    token = reader.next()
  }

  private mutating func evaluate() throws(Failure) -> Term {
    let result = try sum()
    if token != nil { throw .invalid }
    return result
  }

  private func isSign(_ sign: Character) -> Bool {
    guard let token, token.range.count == 1 else { return false }
    return reader.bytes[token.range.lowerBound] == sign.asciiValue
  }

  private mutating func sum() throws(Failure) -> Term {
    var left = try product()
    while isSign("+") || isSign("-") {
      let sign = isSign("+") ? 1.0 : -1.0
      token = reader.next()
      let right = try product()
      guard (left.number == nil) == (right.number == nil) else { throw .invalid }
      left.pixels += sign * right.pixels
      left.percent += sign * right.percent
      left.number = left.number.map { $0 + sign * (right.number ?? 0) }
    }
    return left
  }

  private mutating func product() throws(Failure) -> Term {
    var left = try operand()
    while isSign("*") || token?.kind == .slash {
      let divides = token?.kind == .slash
      token = reader.next()
      let right = try operand()
      if divides {
        guard let divisor = right.number else { throw .invalid }
        left = scaled(left, by: 1 / divisor)
      } else if let factor = right.number {
        left = scaled(left, by: factor)
      } else if let factor = left.number {
        left = scaled(right, by: factor)
      } else {
        throw .invalid
      }
    }
    return left
  }

  private func scaled(_ term: Term, by factor: Double) -> Term {
    Term(
      pixels: term.pixels * factor, percent: term.percent * factor,
      number: term.number.map { $0 * factor })
  }

  private mutating func operand() throws(Failure) -> Term {
    guard let token else { throw .invalid }
    self.token = reader.next()
    if let inner = innerRange(of: token) {
      guard depth < Self.depthLimit else { throw .unknown }
      var calculation = Self(reader.bytes, in: inner, context: context, depth: depth + 1)
      return try calculation.evaluate()
    }
    if token.kind == .number { return Term(number: token.number) }
    guard token.kind != .word else { throw .invalid }
    switch context.length(token, in: reader) {
    case .pixels(let pixels): return Term(pixels: pixels)
    case .percent(let percent): return Term(percent: percent)
    case .auto, .unknown: throw .unknown
    case nil: throw .invalid
    }
  }

  /// The inside of a bracket or of a `calc()` in a `calc()`.
  private func innerRange(of token: CSSToken) -> Range<Int>? {
    if reader.isFunction(token, "calc") { return reader.arguments(of: token) }
    guard token.kind == .other, token.range.count >= 2,
      reader.bytes[token.range.lowerBound] == UInt8(ascii: "("),
      reader.bytes[token.range.upperBound - 1] == UInt8(ascii: ")")
    else { return nil }
    return (token.range.lowerBound + 1)..<(token.range.upperBound - 1)
  }
}
