/// Words of a dictionary that are one slip away from another: a letter too many, too few, wrong, or two changed
/// places (Damerau–Levenshtein distance 1). Some hundred questions, each of a microsecond.
package enum NearWords {
  /// The likeliest first: swapped letters, then a letter too many, one missing, one wrong; three at most.
  package static func of(
    _ word: [UInt8], in dictionary: SpellingDictionary, language: TextLanguage?
  ) -> [String] {
    let scalars = Array(String(decoding: word, as: UTF8.self).unicodeScalars)
    guard (3...24).contains(scalars.count) else { return [] }
    return dictionary.near(word) { search(scalars, dictionary, language) }
  }

  private static func search(
    _ scalars: [Unicode.Scalar], _ dictionary: SpellingDictionary, _ language: TextLanguage?
  ) -> [String] {
    var found: [String] = []
    func ask(_ candidate: [Unicode.Scalar]) -> Bool {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: candidate)
      let written = String(text)
      if !found.contains(written), dictionary.knows(Array(written.utf8)) { found.append(written) }
      return found.count >= 3
    }
    for index in scalars.indices.dropLast() where scalars[index] != scalars[index + 1] {
      var swapped = scalars
      swapped.swapAt(index, index + 1)
      if ask(swapped) { return found }
    }
    for index in scalars.indices {
      var shorter = scalars
      shorter.remove(at: index)
      if ask(shorter) { return found }
    }
    let alphabet = language.map(alphabet) ?? alphabet(around: scalars)
    for index in 0...scalars.count {
      // A doubled letter that stands once is the usual slip.
      let near = index > 0 ? [scalars[index - 1]] : []
      for letter in near + alphabet {
        var longer = scalars
        longer.insert(letter, at: index)
        if ask(longer) { return found }
      }
    }
    for index in scalars.indices {
      for letter in alphabet where letter != scalars[index] {
        var other = scalars
        other[index] = letter
        if ask(other) { return found }
      }
    }
    return found
  }

  private static func alphabet(of language: TextLanguage) -> [Unicode.Scalar] {
    let own =
      switch language {
      case .english, .japanese: ""
      case .german: "äöüß"
      case .french: "éèêëàâçîïôûùœ"
      case .spanish: "áéíóúñü"
      case .italian: "àèéìòù"
      }
    return latin + own.unicodeScalars
  }

  private static let latin = Array("esianrtolcdugmphgbyfvkwzxjq".unicodeScalars)

  /// The letters of a word's script, for languages that Billet does not know.
  private static func alphabet(around word: [Unicode.Scalar]) -> [Unicode.Scalar] {
    switch word[0].value {
    case ..<0x250: latin + "áéíóúýàèâêîôäëïöüåøæœãõñçąćęłńśźżčďěňřšťůžőűșțğışßđ".unicodeScalars
    case 0x370..<0x400: Array("αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋ".unicodeScalars)
    case 0x400..<0x530: Array("абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўђјљњћџ".unicodeScalars)
    default: Array(Set(word))
    }
  }
}
