/// The parts of a `font` value: `italic bold 14px/1.5 Arial, sans-serif` (CSS Fonts 4, 2.7).
package struct FontShorthand: Sendable {
  /// The weight, when one is written.
  package var weight: CSSToken?
  package var size: CSSToken
  /// What stands behind the `/`.
  package var lineHeight: CSSToken?
  /// Where the families stand in the text that was read.
  package var family: Range<Int>

  /// Reads a value; `nil` when it is broken, one of the system's fonts, or a keyword such as `inherit`.
  package init?(_ reader: CSSValueReader) {
    var reader = reader
    var token = reader.next()
    while let prefix = token, Self.isBeforeSize(prefix, in: reader) {
      if Self.isWeight(prefix, in: reader) { weight = prefix }
      token = reader.next()
    }
    guard let size = token, Self.isSize(size, in: reader) else { return nil }
    self.size = size
    token = reader.next()
    if token?.kind == .slash {
      lineHeight = reader.next()
      token = reader.next()
    }
    guard let first = token, first.kind == .word || first.kind == .string else { return nil }
    family = first.range
    while let next = reader.next() { family = first.range.lowerBound..<next.range.upperBound }
  }

  private static func isBeforeSize(_ token: CSSToken, in reader: CSSValueReader) -> Bool {
    if isWeight(token, in: reader) { return true }
    if token.kind == .dimension { return isSpelled(reader.bytes[token.nameRange], "deg") }
    let words: [StaticString] = [
      "normal", "italic", "oblique", "small-caps", "condensed", "expanded", "semi-condensed",
      "semi-expanded", "extra-condensed", "extra-expanded", "ultra-condensed", "ultra-expanded",
    ]
    return token.kind == .word && words.contains { reader.isKeyword(token, $0) }
  }

  private static func isWeight(_ token: CSSToken, in reader: CSSValueReader) -> Bool {
    if token.kind == .number { return (1...1000).contains(token.number) }
    let words: [StaticString] = ["bold", "bolder", "lighter"]
    return token.kind == .word && words.contains { reader.isKeyword(token, $0) }
  }

  private static func isSize(_ token: CSSToken, in reader: CSSValueReader) -> Bool {
    switch token.kind {
    case .word: sizeKeywords.contains { reader.isKeyword(token, $0.keyword) }
    case .number, .percentage, .dimension, .function:
      CSSLengthContext().length(token, in: reader) != nil
    default: false
    }
  }

  /// The keywords of `font-size` (CSS Fonts 4, 2.5); `<font size>` counts from `x-small` (HTML 15.3.4).
  static let sizeKeywords: [(keyword: StaticString, size: Cascade.FontSize)] = [
    ("medium", .keyword(16)), ("small", .keyword(13)), ("large", .keyword(18)),
    ("smaller", .scale(1 / 1.2)), ("larger", .scale(1.2)), ("x-small", .keyword(10)),
    ("xx-small", .keyword(9)), ("x-large", .keyword(24)), ("xx-large", .keyword(32)),
    ("xxx-large", .keyword(48)),
  ]
}
