internal import CLanguageTools

/// The language that a text seems to be in, as CLD2 tells it.
package struct LanguageGuess: Sendable, Equatable {
  /// ISO 639, such as `de`; `un` when nothing can be said.
  package let language: String
  /// The language's share of the text, in percent.
  package let percent: Int
  /// Whether CLD2 vouches for it.
  package let isReliable: Bool

  /// The fewest letters from which the answer is evidence: below it, product names and short sentences
  /// are taken for other languages.
  package static let leastLetters = 100

  /// Guesses the language of plain text; `nil` for a text that is too short to tell, and when the library
  /// is not on this machine.
  package init?(_ text: [UInt8]) {
    let letters = text.lazy.filter { byte in
      // A character beyond ASCII counts once, by its first byte; one of Asia says as much as three letters.
      (byte | 0x20) &- 0x61 < 26 || byte >= 0xC0
    }.reduce(0) { $0 + ($1 >= 0xE0 ? 3 : 1) }
    guard letters >= Self.leastLetters, text.count < Int(Int32.max) else { return nil }
    let guess = text.withUnsafeBytes { text in
      billet_detect_language(text.assumingMemoryBound(to: CChar.self).baseAddress, text.count)
    }
    guard let code = guess.code else { return nil }
    language = String(cString: code)
    percent = Int(guess.percent)
    isReliable = guess.is_reliable != 0
  }
}
