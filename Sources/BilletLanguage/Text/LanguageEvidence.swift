/// Which of the known languages a text is in, by its commonest words.
package struct LanguageEvidence: Sendable {
  private var counts = [Int](repeating: 0, count: TextLanguage.allCases.count)
  private var letters = 0
  private var kana = 0

  package init() {}

  /// Takes a token into account.
  package mutating func add(_ token: TextToken, of text: TokenizedText) {
    guard token.kind == .word, !token.isOpaque else { return }
    letters += 1
    let word = text.letters(of: token)
    if word.first == 0xE3, word.count == 3 {
      kana += 1
      return
    }
    guard word.count <= 7, let known = Self.words[Self.key(word)] else { return }
    for language in TextLanguage.allCases where known & (1 << language.rawValue) != 0 {
      counts[Int(language.rawValue)] += 1
    }
  }

  /// How often common words of a language occur.
  package func count(of language: TextLanguage) -> Int {
    language == .japanese ? kana : counts[Int(language.rawValue)]
  }

  /// The language that most of the evidence speaks for; `nil` when there is too little.
  package var language: TextLanguage? {
    if kana * 4 > letters, kana > 1 { return .japanese }
    let ranked = TextLanguage.allCases.map { (count: counts[Int($0.rawValue)], language: $0) }
      .sorted { $0.count > $1.count }
    guard ranked[0].count > ranked[1].count, ranked[0].count > 0 else { return nil }
    return ranked[0].language
  }

  private static func key(_ word: ArraySlice<UInt8>) -> UInt64 {
    word.reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Common words as numbers, with a bit for each language that has them.
  private static let words: [UInt64: UInt8] = {
    var result: [UInt64: UInt8] = [:]
    for (language, list) in lists {
      for word in list.split(separator: " ") {
        result[key(ArraySlice(Array(word.utf8))), default: 0] |= 1 << language.rawValue
      }
    }
    return result
  }()

  private static let lists: [(TextLanguage, String)] = [
    (
      .english,
      "the and you your we our of to is in for with this that have has are it on please if not will"
        + " be can us from order at was been or any would as by thank but an do so all about when"
    ),
    (
      .german,
      "der die das und sie ihre ihr ihnen wir uns ist in mit fur auf den dem des ein eine einen nicht"
        + " bitte haben wenn zu von bei sich wird werden sind auch im als noch oder an aus es wurde"
        + " dass du dein deine ihren ihrer unser unsere konnen"
    ),
    (
      .french,
      "le la les de des du et vous votre vos nous notre nos est un une dans pour avec sur si en que qui"
        + " pas ce cette au aux a ne sont par merci il avez plus ou bonjour commande d l"
    ),
    (
      .spanish,
      "el la los las de del y usted su sus nos nuestro nuestra es un una en para con por si que no lo se"
        + " al ha le como este esta pedido gracias hemos tu te mas o si hola puede"
    ),
    (
      .italian,
      "il lo la i gli le di del della e lei suo sua noi nostro nostra un una in per con su se che non"
        + " al alla ha le come questo questa ordine grazie abbiamo tuo ti piu o sono dei nel da si"
    ),
  ]
}
