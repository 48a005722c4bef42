/// Media queries, as far as they decide how a message looks as written (Media Queries 4, 2).
enum MediaQuery {
  /// The width of a message unless somebody declares another, in CSS pixels.
  static let messageWidth = 600.0

  /// Whether one of a list of queries certainly holds on a screen at the message's width.
  ///
  /// Only `all`, `screen`, `min-width`, `max-width` and the colour scheme, joined by `and`, are certain.
  static func holds(_ list: String, in environment: MediaEnvironment = MediaEnvironment()) -> Bool {
    var reader = CSSValueReader(list)
    var isEmpty = true
    while true {
      var holds = true
      var expectsAnd = false
      var token = reader.next()
      while let part = token, part.kind != .comma {
        isEmpty = false
        if reader.isKeyword(part, "and") == expectsAnd {
          if !expectsAnd, !self.holds(part, in: reader, environment) { holds = false }
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

  private static func holds(
    _ part: CSSToken, in reader: CSSValueReader, _ environment: MediaEnvironment
  ) -> Bool {
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
      inner.bytes[colon.range].elementsEqual(":".utf8)
    else { return false }
    if inner.isKeyword(feature, "prefers-color-scheme") {
      return inner.isKeyword(value, environment.isDark ? "dark" : "light")
    }
    guard case .pixels(let width) = CSSLengthContext().length(value, in: inner) else {
      return false
    }
    if inner.isKeyword(feature, "min-width") { return messageWidth >= width }
    if inner.isKeyword(feature, "max-width") { return messageWidth <= width }
    return false
  }
}

/// How a reader looks at a message, as far as style sheets can ask.
package struct MediaEnvironment: Sendable, Equatable {
  /// Whether the mail program heeds style sheets; some drop them.
  package var heedsStyleSheets = true
  /// Whether the reader prefers light letters on a dark ground.
  package var isDark = false

  package init(heedsStyleSheets: Bool = true, isDark: Bool = false) {
    self.heedsStyleSheets = heedsStyleSheets
    self.isDark = isDark
  }

  /// Whether the conditions around a rule certainly hold.
  func holds(_ rule: StyleTable.Rule) -> Bool {
    heedsStyleSheets && rule.media.allSatisfy { MediaQuery.holds($0, in: self) }
  }
}
