import BilletLanguage

/// Verbs of Italian with pronouns at their end, which dictionaries know in part: `ricordarle`, `correggerglielo`.
enum ItalianPronouns {
  /// Whether a word in small letters is an infinitive, a gerund or an imperative with pronouns behind it.
  static func isKnown(_ letters: [UInt8], _ dictionary: SpellingDictionary) -> Bool {
    pronouns.contains { pronoun in
      let length = letters.count - pronoun.count
      guard length >= 3, letters[length...].elementsEqual(pronoun) else { return false }
      let verb = Array(letters[..<length])
      return isInfinitive(verb, dictionary) || isGerundOrPlural(verb, dictionary)
        || isImperative(verb, dictionary)
    }
  }

  /// Infinitives lose their last vowel, those in `-rre` the whole syllable: `inviar`, `propor`.
  private static func isInfinitive(_ verb: [UInt8], _ dictionary: SpellingDictionary) -> Bool {
    guard verb.last == UInt8(ascii: "r") else { return false }
    return dictionary.knows(verb + Array("e".utf8)) || dictionary.knows(verb + Array("re".utf8))
  }

  /// `inviando`, `scrivendo`; `inviate`, `scrivete`, `aprite`, `vediamo`.
  private static func isGerundOrPlural(_ verb: [UInt8], _ dictionary: SpellingDictionary) -> Bool {
    let ends = ["ando", "endo", "ate", "ete", "ite", "iamo"]
    return verb.count > 5 && ends.contains { verb.suffix($0.utf8.count).elementsEqual($0.utf8) }
      && dictionary.knows(verb)
  }

  /// `manda`, `scrivi`, `apri`: the infinitive shows that such a word is a verb and no noun.
  private static func isImperative(_ verb: [UInt8], _ dictionary: SpellingDictionary) -> Bool {
    guard verb.count > 3, let last = verb.last, dictionary.knows(verb) else { return false }
    let stem = Array(verb.dropLast())
    let ends: [String] =
      last == UInt8(ascii: "a") ? ["are"] : last == UInt8(ascii: "i") ? ["ere", "ire"] : []
    return ends.contains { dictionary.knows(stem + Array($0.utf8)) }
  }

  private static let pronouns: [[UInt8]] = {
    let last = ["lo", "la", "li", "le", "ne"]
    let first = ["me", "te", "se", "ce", "ve", "glie"]
    let pairs = first.flatMap { one in last.map { one + $0 } }
    return (["mi", "ti", "si", "ci", "vi", "gli"] + last + pairs).map { Array($0.utf8) }
  }()
}
