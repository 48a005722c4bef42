/// Media queries, as far as they decide how a message looks as written (Media Queries 4, 2).
enum MediaQuery {
  /// The width of a message unless somebody declares another, in CSS pixels.
  static let messageWidth = 600.0

  /// Whether one of a list of queries certainly holds on a screen at the message's width.
  ///
  /// Only `all`, `screen`, `min-width` and `max-width` joined by `and` are certain.
  static func holds(_ list: String) -> Bool {
    var reader = CSSValueReader(list)
    var isEmpty = true
    while true {
      var holds = true
      var expectsAnd = false
      var token = reader.next()
      while let part = token, part.kind != .comma {
        isEmpty = false
        if reader.isKeyword(part, "and") == expectsAnd {
          if !expectsAnd, !self.holds(part, in: reader) { holds = false }
          if !reader.isKeyword(part, "only") { expectsAnd.toggle() }
        } else {
          holds = false
        }
        token = reader.next()
      }
      if holds, expectsAnd || isEmpty { return true }
      if token == nil { return false }
    }
  }

  private static func holds(_ part: CSSToken, in reader: CSSValueReader) -> Bool {
    if part.kind == .word {
      let known: [StaticString] = ["all", "screen", "only"]
      return known.contains { reader.isKeyword(part, $0) }
    }
    guard part.kind == .other, part.range.count > 2,
      reader.bytes[part.range.lowerBound] == UInt8(ascii: "(")
    else { return false }
    var inner = CSSValueReader(
      reader.bytes, in: (part.range.lowerBound + 1)..<(part.range.upperBound - 1))
    guard let feature = inner.next(), let colon = inner.next(), let value = inner.only(),
      inner.bytes[colon.range].elementsEqual(":".utf8),
      case .pixels(let width) = CSSLengthContext().length(value, in: inner)
    else { return false }
    if inner.isKeyword(feature, "min-width") { return messageWidth >= width }
    if inner.isKeyword(feature, "max-width") { return messageWidth <= width }
    return false
  }
}
