/// The commonest words of a language, by which a text is known for it without asking a detector.
///
/// Chosen so that no other language has several of them: they make a quarter of ordinary text, and in text of
/// another language hardly one word in fifty.
struct CommonWords: Sendable {
  /// Each word's bytes, the first in the lowest place.
  private let words: [UInt64]

  /// The words of a language, by its subtag in small letters; `nil` for languages that have no list.
  init?(of language: ArraySlice<UInt8>) {
    guard let list = Self.lists.first(where: { language.spells($0.language) }) else { return nil }
    words = list.words
  }

  /// Whether so much of a text is made of these words that most of it must be in the language.
  func prevail(in text: [UInt8]) -> Bool {
    var (known, all) = (0, 0)
    var (word, length): (UInt64, UInt64) = (0, 0)
    words.withUnsafeBufferPointer { words in
      text.withUnsafeBufferPointer { text in
        for byte in text {
          if byte.isLetter || byte >= 0x80 {
            if length < 8 { word |= UInt64(byte.lowercased) << (length * 8) }
            length += 1
          } else if length > 0 {
            all += 1
            if length <= 8, words.contains(word) { known += 1 }
            (word, length) = (0, 0)
          }
        }
      }
    }
    return known >= 6 && known * 7 >= all
  }

  private static let lists: [(language: StaticString, words: [UInt64])] = [
    (
      "en",
      packed("the and you your for with this that our please of from have are will it be if")
    ),
    (
      "de", packed("der die das und ist nicht sie ihre ihrer wir mit für auf bitte eine von den zu")
    ),
    ("fr", packed("les des vous votre nous est une pour dans avec pas cette vos ce et du le sur")),
    ("es", packed("los las el que por su para una con pedido del usted nos si más este y está")),
    ("it", packed("il che per di è una del non con della le suo ordine gli questo sono si nel")),
  ]

  private static func packed(_ list: String) -> [UInt64] {
    list.utf8.split(separator: 0x20).map { word in
      word.prefix(8).enumerated().reduce(0) { $0 | UInt64($1.element) << UInt64($1.offset * 8) }
    }
  }
}
