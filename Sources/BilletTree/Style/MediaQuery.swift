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
    var comparison = inner
    if let holds = holdsComparison(&comparison) { return holds }
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

extension MediaQuery {
  /// Whether the message's width satisfies `width >= 300px`, `300px < width` or
  /// `300px <= width <= 700px`; `nil` for anything else (Media Queries 4, 2.4.3).
  private static func holdsComparison(_ reader: inout CSSValueReader) -> Bool? {
    var result: Bool?
    var left: Double?
    var sign = ""
    while let token = reader.next() {
      if token.kind == .other {
        sign += String(decoding: reader.bytes[token.range], as: UTF8.self)
        continue
      }
      let value: Double
      if reader.isKeyword(token, "width") {
        value = messageWidth
      } else if case .pixels(let pixels) = CSSLengthContext().length(token, in: reader) {
        value = pixels
      } else {
        return nil
      }
      if let left {
        let holds: Bool
        switch sign {
        case "<": holds = left < value
        case "<=": holds = left <= value
        case ">": holds = left > value
        case ">=": holds = left >= value
        case "=": holds = left == value
        default: return nil
        }
        result = (result ?? true) && holds
      }
      left = value
      sign = ""
    }
    return sign.isEmpty ? result : nil
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
