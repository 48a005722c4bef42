import BilletTree

/// The turn around the Z axis that a `rotate` or `transform` makes (CSS Transforms 2, 5 and 12).
enum Rotation {
  /// Degrees clockwise; `nil` where the value turns nothing or in a way that is not a quarter's.
  static func degrees(of declaration: StyleTable.Declaration) -> Double? {
    if declaration.name == .rotate {
      var reader = declaration.tokens
      var angle: Double?
      while let token = reader.next() {
        // One of the other axes; `z` is the default.
        if reader.isKeyword(token, "x") || reader.isKeyword(token, "y") { return nil }
        if token.kind == .dimension { angle = self.angle(token, reader) }
      }
      return angle
    }
    var reader = declaration.tokens
    var sum: Double?
    while let token = reader.next() {
      guard token.kind == .function, isTurning(token, reader) else { continue }
      guard let turn = self.degrees(of: token, reader) else { return nil }
      sum = (sum ?? 0) + turn
    }
    return sum
  }

  private static func isTurning(_ token: CSSToken, _ reader: CSSValueReader) -> Bool {
    let names: [StaticString] = ["rotate", "rotatez", "rotate3d", "matrix", "matrix3d"]
    return names.contains { reader.isFunction(token, $0) }
  }

  private static func degrees(of function: CSSToken, _ reader: CSSValueReader) -> Double? {
    var numbers: [Double] = []
    var last: Double?
    let end = function.range.upperBound - 1
    var arguments = CSSValueReader(
      reader.bytes, in: min(function.nameRange.upperBound + 1, end)..<end)
    while let token = arguments.next() {
      switch token.kind {
      case .number:
        numbers.append(token.number)
        last = token.number == 0 ? 0 : nil
      case .dimension: last = angle(token, arguments)
      default: break
      }
    }
    if reader.isFunction(function, "matrix") {
      return numbers.count == 6 ? turn(cosine: numbers[0], sine: numbers[1]) : nil
    }
    if reader.isFunction(function, "matrix3d") {
      return numbers.count == 16 ? turn(cosine: numbers[0], sine: numbers[1]) : nil
    }
    guard reader.isFunction(function, "rotate3d") else { return last }
    guard numbers.count >= 3, numbers[0] == 0, numbers[1] == 0, numbers[2] != 0 else { return nil }
    return last.map { numbers[2] < 0 ? -$0 : $0 }
  }

  /// The turn of a matrix, when it is a quarter, a half or none.
  private static func turn(cosine: Double, sine: Double) -> Double? {
    // The tangent of one degree.
    let tolerance = 0.0175
    if abs(cosine) <= tolerance * abs(sine) { return sine > 0 ? 90 : -90 }
    if abs(sine) <= tolerance * abs(cosine) { return cosine > 0 ? 0 : 180 }
    return nil
  }

  private static func angle(_ token: CSSToken, _ reader: CSSValueReader) -> Double? {
    let unit = reader.bytes[token.nameRange]
    if unit.spells("deg") { return token.number }
    if unit.spells("grad") { return token.number * 0.9 }
    if unit.spells("turn") { return token.number * 360 }
    return unit.spells("rad") ? token.number * 180 / Double.pi : nil
  }
}
