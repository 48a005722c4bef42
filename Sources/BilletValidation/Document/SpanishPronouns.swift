import BilletLanguage

/// Verbs of Spanish with pronouns at their end, which dictionaries know in part: `indíquenos`, `enviándoselo`.
enum SpanishPronouns {
  /// Whether a word in small letters is a known form with one or two pronouns behind it.
  ///
  /// Such a form carries an accent that it does not have alone, so a word without one is not accepted:
  /// `indiquenos` is a slip. An infinitive with one pronoun and a verb of one syllable need none: `recordarle`,
  /// `dinos`.
  static func isKnown(_ letters: [UInt8], _ dictionary: SpellingDictionary) -> Bool {
    if isPlain(letters, dictionary) { return true }
    guard let accent = accent(in: letters), let vowel = plain[letters[accent + 1]] else {
      return false
    }
    return pronouns.contains { pronoun in
      let length = letters.count - pronoun.count
      guard length >= 4, accent + 1 < length, letters[length...].elementsEqual(pronoun) else {
        return false
      }
      var verb = Array(letters[..<length])
      verb.replaceSubrange(accent...(accent + 1), with: [vowel])
      // `démonos`, `sentémonos` lose their `s`.
      return dictionary.knows(verb)
        || (pronoun.starts(with: "nos".utf8) && verb.suffix(2) == Array("mo".utf8)[...]
          && dictionary.knows(verb + [UInt8(ascii: "s")]))
    }
  }

  /// Whether a word is an infinitive, or a verb of one syllable, with one pronoun behind it.
  private static func isPlain(_ letters: [UInt8], _ dictionary: SpellingDictionary) -> Bool {
    single.contains { pronoun in
      let length = letters.count - pronoun.count
      guard length >= 2, letters[length...].elementsEqual(pronoun) else { return false }
      let verb = letters[..<length]
      if short.contains(where: verb.elementsEqual) { return true }
      return length > 3 && infinitives.contains { verb.suffix(2).elementsEqual($0) }
        && dictionary.knows(Array(verb))
    }
  }

  /// Where the only accent of a word is.
  private static func accent(in letters: [UInt8]) -> Int? {
    var found: Int?
    for index in letters.indices.dropLast()
    where letters[index] == 0xC3 && plain[letters[index + 1]] != nil {
      guard found == nil else { return nil }
      found = index
    }
    return found
  }

  /// The second bytes of á, é, í, ó, ú, and the vowels.
  private static let plain: [UInt8: UInt8] = [
    0xA1: UInt8(ascii: "a"), 0xA9: UInt8(ascii: "e"), 0xAD: UInt8(ascii: "i"),
    0xB3: UInt8(ascii: "o"), 0xBA: UInt8(ascii: "u"),
  ]

  private static let infinitives = ["ar", "er", "ir"].map { Array($0.utf8) }
  private static let short = ["di", "da", "pon", "haz", "ten", "ven", "sal", "ve"].map {
    Array($0.utf8)
  }

  private static let last = ["lo", "la", "los", "las", "le", "les"]
  private static let first = ["me", "te", "se", "nos", "os"]
  private static let single = (last + first).map { Array($0.utf8) }
  private static let pronouns =
    single + first.flatMap { one in last.map { Array((one + $0).utf8) } }
}
