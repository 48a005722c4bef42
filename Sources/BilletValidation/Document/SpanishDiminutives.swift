import BilletLanguage

/// Small things in Spanish, which dictionaries know in part: `manchita` of `mancha`, `poquito` of `poco`.
enum SpanishDiminutives {
  /// Whether a word in small letters is a known one with `-ito`, `-ita` or their plurals.
  static func isKnown(_ letters: [UInt8], _ dictionary: SpellingDictionary) -> Bool {
    let singular = letters.last == UInt8(ascii: "s") ? letters.dropLast() : letters[...]
    guard singular.count >= 6, let vowel = singular.last,
      vowel == UInt8(ascii: "a") || vowel == UInt8(ascii: "o"),
      singular.dropLast().suffix(2).elementsEqual("it".utf8)
    else { return false }
    var stem = Array(singular.dropLast(3))
    // The sound of the stem stays: `c` is written `qu` before `i`, `z` is written `c`, `g` is written `gu`.
    if stem.suffix(2).elementsEqual("qu".utf8) {
      stem.replaceSubrange((stem.count - 2)..., with: "c".utf8)
    } else if stem.suffix(2).elementsEqual("gu".utf8) {
      stem.removeLast()
    } else if stem.last == UInt8(ascii: "c"),
      dictionary.knows(stem.dropLast() + Array("z".utf8) + [vowel])
    {
      return true
    }
    return dictionary.knows(stem + [vowel]) || dictionary.knows(stem)
  }
}
