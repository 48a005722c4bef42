/// A word, number or sign of a text, in the form in which it is compared.
package struct TextToken: Sendable {
  package enum Kind: UInt8, Sendable {
    case word
    /// Digits, with what stands between digits: `1.234,50`, `10:30`.
    case number
    /// A percent sign, a currency or a star.
    case symbol
    /// A web or e-mail address.
    case address
    /// An order ID.
    case orderID
    /// A value that says nothing of the author's wording.
    case value
  }

  package var kind: Kind
  /// Whether its words are somebody's name for something, not what the author says: no rule of
  /// wording reads it.
  package var isOpaque: Bool
  /// Whether it begins with a capital letter.
  package var isCapital: Bool
  /// Bytes of the text.
  package var range: Range<Int32>
  /// Bytes of `TokenizedText.folded`.
  package var folded: Range<Int32>
}

/// One sentence: tokens and bytes of the text, without the white space around it.
package struct TextSentence: Sendable {
  package enum Ending: UInt8, Sendable {
    /// It ends without a sign, as headings, greetings and items do.
    case none
    case period
    case question
    case exclamation
    case colon
    case comma
  }

  package var tokens: Range<Int>
  package var bytes: Range<Int>
  package var ending: Ending
  /// Whether it stands on its own line or lines.
  package var endsLine: Bool
}

/// What the author did not write himself: a value that was put into the text.
package struct TextValue: Sendable {
  /// Bytes of the text.
  package var range: Range<Int>
  /// Whether its words are not to be read: a name, a title, any free text.
  package var isOpaque: Bool

  package init(_ range: Range<Int>, isOpaque: Bool) {
    self.range = range
    self.isOpaque = isOpaque
  }
}
