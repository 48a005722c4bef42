import BilletLanguage

/// The commonest words of a language, by which a text is known for it without asking a detector.
///
/// Chosen so that no other language has several of them: they make a quarter of ordinary text, and in text of
/// another language hardly one word in fifty.
struct CommonWords: Sendable {
  /// Each word's bytes, the first in the lowest place, at the slot of its hash or behind it, 0 where none is; empty for
  /// Japanese, which kana tell.
  private let words: [UInt64]

  /// The words of a language, by its subtag in small letters; `nil` for languages that have no list.
  init?(of language: ArraySlice<UInt8>) {
    guard let list = Self.lists.first(where: { language.spells($0.language) }) else { return nil }
    words = list.words
  }

  /// Whether so much of a text is made of these words that most of it must be in the language.
  func prevail(in text: ArraySlice<UInt8>) -> Bool { count(in: text).prevail(least: 6) }

  /// How many words of a text are these, and how many there are; for Japanese the kana, and all letters.
  struct Count {
    var known = 0
    var all = 0
    /// For Japanese two in five letters, and no fewer than twenty, since no other language is written in kana.
    var isKana = false

    static func += (sum: inout Count, count: Count) {
      sum.known += count.known
      sum.all += count.all
      sum.isKana = count.isKana
    }

    /// Whether one word in seven is known, and no fewer than `least` are.
    func prevail(least: Int) -> Bool {
      isKana ? known >= 20 && known * 5 >= all * 2 : known >= least && known * 7 >= all
    }
  }

  func count(in text: ArraySlice<UInt8>) -> Count {
    text.withUnsafeBufferPointer { count(in: $0) }
  }

  func count(in text: UnsafeBufferPointer<UInt8>) -> Count {
    if words.isEmpty { return Self.countOfKana(in: text) }
    var (known, all) = (0, 0)
    words.withUnsafeBufferPointer { words in
      var next = 0
      while true {
        while next < text.count, !Self.isInWord(text[next]) { next += 1 }
        let start = next
        while next < text.count, Self.isInWord(text[next]) { next += 1 }
        guard next > start else { return }
        all += 1
        // The last word may go on behind the text.
        guard next - start <= 8, next < text.count else { continue }
        let word = Self.packed(text, start..<next)
        var slot = Self.slot(of: word)
        while words[slot] != word, words[slot] != 0 { slot = (slot + 1) & 63 }
        if words[slot] == word { known += 1 }
      }
    }
    return Count(known: known, all: all)
  }

  @inline(__always)
  private static func isInWord(_ byte: UInt8) -> Bool { byte.isLetter || byte >= 0x80 }

  /// A word of at most eight bytes as it stands in the table, in small letters.
  @inline(__always)
  private static func packed(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
    let length = UInt64.max >> UInt64(64 - 8 * range.count)
    var word: UInt64 = 0
    if range.lowerBound + 8 <= text.count {
      word = UInt64(
        littleEndian: UnsafeRawBufferPointer(text).loadUnaligned(
          fromByteOffset: range.lowerBound, as: UInt64.self))
      word &= length
    } else {
      for index in range.reversed() { word = word << 8 | UInt64(text[index]) }
    }
    // The bit that makes letters of ASCII small, where the byte is one and no part of another letter.
    let ascii = ~word & 0x8080_8080_8080_8080
    return word | (ascii >> 2 & length)
  }

  private static func countOfKana(in text: UnsafeBufferPointer<UInt8>) -> Count {
    var (kana, all) = (0, 0)
    for index in text.indices where text[index].isLetter || text[index] >= 0xC0 {
      all += 1
      // U+3040 to U+30FF.
      if text[index] == 0xE3, index + 1 < text.endIndex, (0x81...0x83).contains(text[index + 1]) {
        kana += 1
      }
    }
    return Count(known: kana, all: all, isKana: true)
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
    ("ja", []),
  ]

  private static func packed(_ list: String) -> [UInt64] {
    var table = [UInt64](repeating: 0, count: 64)
    for text in list.utf8.split(separator: 0x20) {
      let word = text.prefix(8).enumerated().reduce(0 as UInt64) {
        $0 | UInt64($1.element) << UInt64($1.offset * 8)
      }
      var slot = slot(of: word)
      while table[slot] != 0 { slot = (slot + 1) & 63 }
      table[slot] = word
    }
    return table
  }

  /// A place among 64.
  private static func slot(of word: UInt64) -> Int {
    Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 58)
  }
}

extension LanguageGuess {
  /// What a text seems to be in; `nil` too when it is plainly in the language that it should be in.
  ///
  /// The detector costs more than all else that is asked of a short text, and nearly every text is in its language.
  ///
  /// `language` is the primary subtag of a language tag.
  init?(_ text: [UInt8], unlessIn language: String) {
    if CommonWords(of: Array(language.utf8)[...])?.prevail(in: text[...]) == true { return nil }
    self.init(text)
  }
}
