internal import CLanguageTools

/// The language of a text by its letters and words (CLD2); some 10 µs for a message.
package enum LanguageDetector {
  /// What a text seems to be written in.
  package struct Guess: Sendable, Equatable {
    /// An ISO 639 code such as `en`, `ja` or `zh`.
    package var code: String
    /// How much of the text it is, in percent.
    package var share: Int
  }

  /// Below as many letters the answer is no evidence.
  package static let shortestText = 100

  /// The language of most of a text; `nil` when the text is too short or the answer unsure.
  package static func language(of text: [UInt8], letters: Int) -> Guess? {
    guard letters >= shortestText else { return nil }
    let guess = text.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) {
        billet_detect_language($0.baseAddress, $0.count)
      }
    }
    guard guess.is_reliable != 0, let code = guess.code else { return nil }
    let name = String(cString: code)
    guard name != "un" else { return nil }
    // `zh-Hant` is told apart from `zh` by its script.
    return Guess(
      code: String(name.utf8.prefix { $0 != UInt8(ascii: "-") }) ?? name,
      share: Int(guess.percent))
  }
}
