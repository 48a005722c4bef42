/// What a value of `line-height` comes to (CSS Inline 3, 4.2), `calc()` of constants included.
package enum CSSLineHeight: Sendable, Equatable {
  case normal
  /// So many times the font size, whatever that is where it is inherited.
  case factor(Double)
  /// A length in CSS pixels, worked out where it is declared.
  case pixels(Double)
  /// What a variable or the window decides.
  case unknown

  /// Reads the token of a value; `nil` for one that browsers drop.
  ///
  /// - Parameters:
  ///   - token: The value, which stands alone.
  ///   - reader: What the token was read from.
  ///   - fontSize: What 1em is, in CSS pixels.
  package init?(_ token: CSSToken, in reader: CSSValueReader, fontSize: Double) {
    let context = CSSLengthContext(em: fontSize)
    switch token.kind {
    case .number:
      guard token.number >= 0 else { return nil }
      self = .factor(token.number)
      return
    case .percentage, .dimension:
      guard token.number >= 0 else { return nil }
    case .word:
      guard reader.isKeyword(token, "normal") else { return nil }
      self = .normal
      return
    case .function:
      if let number = CSSCalculation.number(of: token, in: reader, context: context) {
        // What a calculation comes to is brought into the range that the property allows (CSS Values 4, 10.12).
        self = .factor(max(number, 0))
        return
      }
    case .string, .hash, .comma, .slash, .other:
      return nil
    }
    switch context.length(token, in: reader) {
    case .pixels(let pixels): self = .pixels(max(pixels, 0))
    case .percent(let percent): self = .pixels(max(percent, 0) / 100 * fontSize)
    case .auto, .unknown: self = .unknown
    case nil: return nil
    }
  }
}
