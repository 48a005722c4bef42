import BilletLanguage
import BilletMessage
import BilletTree

/// A word that a dictionary does not know and that nothing else explains.
struct SpellingDoubt {
  /// Words that are one slip away.
  var near: [String]
  /// Whether it is a slip rather than a word that the dictionary lacks.
  var isSure: Bool

  /// `nil` for a word that is known, or a name, or an abbreviation.
  init?(
    _ word: SpellingWords.Word, of sentence: MessageText.Sentence, _ text: MessageText,
    _ language: TextLanguage?, _ dictionary: SpellingDictionary
  ) {
    let letters = word.letters
    let scalars = String(decoding: letters, as: UTF8.self).unicodeScalars
    guard scalars.count > 2, !Self.isAbbreviation(scalars),
      !Self.isStem(word, text.bytes), !Self.isKnown(letters, language, dictionary)
    else { return nil }
    if word.isCapital {
      // A name: German writes all nouns so, and any sentence begins so.
      if sentence.role != .body || Self.isNameLine(sentence, text, language) { return nil }
      if language != .german, !word.isFirst { return nil }
    }
    near = NearWords.of(letters, in: dictionary, language: language)
    if word.isCapital {
      // What is near a word by chance is more often a name when it is short.
      guard !near.isEmpty, scalars.count > 5 else { return nil }
    }
    // Of a language that we know nothing of but its dictionary, what is near no word is a word that it lacks.
    if language == nil, near.isEmpty { return nil }
    isSure =
      language != nil && !near.isEmpty && scalars.count > 4
      && !(word.isCapital && Self.isSignature(sentence, text))
      && !(language == .german && Self.isWithoutUmlauts(letters, dictionary))
  }

  /// Whether a sentence is a line of one to three words with capitals and no full stop, as who signs writes the
  /// name; in a cell it may be a German label, whose nouns have capitals too.
  private static func isNameLine(
    _ sentence: MessageText.Sentence, _ text: MessageText, _ language: TextLanguage?
  ) -> Bool {
    let tokens = text.tokenized.tokens[sentence.text.tokens]
    let kind = text.blocks[sentence.block].kind
    return tokens.count <= 3 && sentence.text.ending == .none && sentence.block > 0
      && (kind == .paragraph || (kind == .cell && language != .german))
      && tokens.allSatisfy(\.isCapital)
  }

  /// Whether a sentence is a short line without a full stop after the first paragraph, as who signs for a firm
  /// writes it: `Voltéis, service qualité`. What it begins with may be the firm's name.
  private static func isSignature(
    _ sentence: MessageText.Sentence, _ text: MessageText
  ) -> Bool {
    text.tokenized.tokens[sentence.text.tokens].count <= 7 && sentence.text.ending == .none
      && sentence.block > 0 && text.blocks[sentence.block].kind == .paragraph
  }

  /// Whether `ae`, `oe` or `ue` stands for an umlaut, as where a keyboard has none: `gefaellt`.
  private static func isWithoutUmlauts(
    _ letters: [UInt8], _ dictionary: SpellingDictionary
  ) -> Bool {
    var word = String(decoding: letters, as: UTF8.self)
    for (plain, umlaut) in [
      ("ae", "ä"), ("oe", "ö"), ("ue", "ü"), ("Ae", "Ä"), ("Oe", "Ö"), ("Ue", "Ü"),
    ] {
      word = word.split(separator: plain, omittingEmptySubsequences: false).joined(
        separator: umlaut)
    }
    let written = Array(word.utf8)
    return written != letters && dictionary.knows(written)
  }

  /// In capitals as a whole, or with one inside: `PDF`, `iPad`.
  private static func isAbbreviation(_ scalars: String.UnicodeScalarView) -> Bool {
    scalars.dropFirst().contains {
      $0.value < 0x80 ? $0.value >= 0x41 && $0.value <= 0x5A : $0.properties.isUppercase
    }
  }

  /// The first part of a word in two: `Hin-` and `Rückversand`.
  private static func isStem(_ word: SpellingWords.Word, _ text: [UInt8]) -> Bool {
    let end = word.range.upperBound
    let follows = end < text.count && text[end] == UInt8(ascii: "-")
    let start = word.range.lowerBound
    return follows || start > 0 && text[start - 1] == UInt8(ascii: "-")
  }

  private static func isKnown(
    _ letters: [UInt8], _ language: TextLanguage?, _ dictionary: SpellingDictionary
  ) -> Bool {
    let small = letters.map { $0 < 0x80 ? $0 | 0x20 : $0 }
    if dictionary.knows(letters) || Self.everywhere.contains(small) { return true }
    if language == .german, isCompound(letters, dictionary) { return true }
    if language == .spanish,
      SpanishPronouns.isKnown(small, dictionary) || SpanishDiminutives.isKnown(small, dictionary)
    {
      return true
    }
    if language == .italian, ItalianPronouns.isKnown(small, dictionary) { return true }
    let parts = letters.split(separator: UInt8(ascii: "'")).map { Array($0) }
    if parts.count == 2 {
      switch language {
      case .english:
        let ends: [[UInt8]] = ["s", "t", "re", "ve", "ll", "d", "m"].map { Array($0.utf8) }
        if ends.contains(parts[1].map { $0 | 0x20 }) {
          return isKnown(parts[0], language, dictionary)
        }
      case .french, .italian:
        // An elided word before it: `l'`, `d'`, `dell'`.
        if parts[0].count <= 5 { return isKnown(parts[1], language, dictionary) }
      case nil:
        return parts.allSatisfy { $0.count < 3 || isKnown($0, language, dictionary) }
      default: break
      }
    }
    return otherSpelling(language, dictionary)?.knows(letters) ?? false
  }

  /// Both spellings of English are right where no region is asked for.
  private static func otherSpelling(
    _ language: TextLanguage?, _ dictionary: SpellingDictionary
  ) -> SpellingDictionary? {
    guard language == .english, dictionary.tag == "en-US" else { return nil }
    return SpellingDictionaries.dictionary(for: "en-GB", isNeeded: false)
  }

  /// Tells the dictionaries what they will be asked for when these words are in doubt.
  static func expect(
    _ words: [SpellingWords.Word], _ language: TextLanguage?, _ dictionary: SpellingDictionary
  ) {
    let asked = words.flatMap { word in
      [word.letters] + word.letters.split(separator: UInt8(ascii: "'")).map { Array($0) }
    }
    dictionary.expect(asked)
    otherSpelling(language, dictionary)?.expect(asked)
  }

  /// Whether a German word is two known words in one, with or without an `s` between: dictionaries lack most
  /// of them.
  private static func isCompound(_ letters: [UInt8], _ dictionary: SpellingDictionary) -> Bool {
    let least = 4
    guard letters.count >= 2 * least, letters.count <= 60, !letters.contains(UInt8(ascii: "'"))
    else { return false }
    for cut in least...(letters.count - least) where letters[cut] & 0xC0 != 0x80 {
      let last = Array(letters[cut...])
      guard knows(last, dictionary) || isDoer(last, dictionary) else { continue }
      var first = Array(letters[..<cut])
      if knows(first, dictionary) || isVerbStem(first, dictionary) { return true }
      if first.last == UInt8(ascii: "s") {
        first.removeLast()
        if knows(first, dictionary) { return true }
      }
    }
    return false
  }

  /// Whether a part is the stem of a verb, as the first of a noun may be: `Planschbecken`.
  private static func isVerbStem(_ part: [UInt8], _ dictionary: SpellingDictionary) -> Bool {
    var verb = part + Array("en".utf8)
    if verb[0] >= 0x41, verb[0] <= 0x5A { verb[0] |= 0x20 }
    return dictionary.knows(verb)
  }

  /// Whether a part is what does what a verb says, as the last of a noun may be: `Winkelschleifer`.
  private static func isDoer(_ part: [UInt8], _ dictionary: SpellingDictionary) -> Bool {
    part.count > 6 && part.suffix(2).elementsEqual("er".utf8)
      && dictionary.knows(Array(part.dropLast(1)) + [UInt8(ascii: "n")])
  }

  /// Whether a word is known as a noun: with a capital.
  private static func knows(_ part: [UInt8], _ dictionary: SpellingDictionary) -> Bool {
    var noun = part
    if noun[0] >= 0x61, noun[0] <= 0x7A {
      noun[0] &= 0xDF
    } else if noun.count > 1, noun[0] == 0xC3, noun[1] >= 0xA0, noun[1] <= 0xBE {
      noun[1] -= 0x20
    }
    return dictionary.knows(noun)
  }

  /// Words of the trade that some dictionaries lack.
  private static let everywhere: Set<[UInt8]> = Set(
    [
      "amazon", "online", "email", "emails", "smartphone", "tracking", "feedback", "app", "apps",
      "website", "webshop", "login", "download", "wifi", "bluetooth", "barcode", "voucher",
      "checkout", "unboxing", "iban", "screenshot", "screenshots", "paypal", "min", "max",
    ].map { Array($0.utf8) })
}

/// The language that a sentence is spelt in.
struct SpellingLanguage {
  /// Its tag (BCP 47), with the region where that is declared: en-GB is spelt as in Britain.
  let tag: String
  /// What Billet knows it as; `nil` for languages of which it knows nothing but the dictionary.
  let language: TextLanguage?

  /// `nil` where nothing says which language it is.
  init?(
    of sentence: MessageText.Sentence, _ text: MessageText, _ context: RuleContext,
    _ tree: HTMLTree
  ) {
    language = sentence.language
    if let language {
      tag = Self.tag(of: language, context, tree)
      return
    }
    let attribute = text.languageAttribute(of: sentence)
    let declared =
      attribute >= 0
      ? String(decoding: tree.bytes(of: tree.attributes[attribute]), as: UTF8.self)
      : context.facts.messageLocale
    guard let known = declared.flatMap({ LanguageTag($0) }), known.language != "und"
    else {
      return nil
    }
    tag = known.region.map { "\(known.language)-\($0)" } ?? String(known.language)
  }

  /// The tag of the facts or of the document where it is of the sentence's language; else the language alone.
  private static func tag(
    of language: TextLanguage, _ context: RuleContext, _ tree: HTMLTree
  ) -> String {
    if let tag = context.facts.messageLocale, TextLanguage(tag: tag.utf8) == language { return tag }
    for id in tree.elements(named: .html) {
      guard let lang = tree.attribute(.lang, of: id) else { continue }
      let tag = tree.bytes(of: lang)
      if TextLanguage(tag: tag) == language { return String(decoding: tag, as: UTF8.self) }
    }
    return language.code
  }
}

/// Parts of a document that declare another language than the sentence around them.
struct ForeignParts {
  private var spans: [Range<Int>] = []
  /// So that many parts of many words stay linear; nobody writes a message in so many.
  private static let most = 64

  init(_ language: SpellingLanguage, _ tree: HTMLTree) {
    guard tree.features.contains(AttributeName.lang) else { return }
    let primary = language.tag.utf8.prefix { $0 != UInt8(ascii: "-") }
    for id in tree.elements where spans.count < Self.most {
      guard let lang = tree.attribute(.lang, of: id),
        !tree.bytes(of: lang).prefix(while: { $0 != UInt8(ascii: "-") }).lazy
          .map(\.lowercased).elementsEqual(primary.lazy.map(\.lowercased))
      else { continue }
      let last = Int(tree.nodes[id.index].end) - 1
      let start = tree.nodes[id.index].span.lowerBound
      spans.append(start..<max(start, tree.nodes[last].span.upperBound))
    }
  }

  func contain(_ span: Range<Int>) -> Bool {
    spans.contains { $0.lowerBound <= span.lowerBound && span.upperBound <= $0.upperBound }
  }
}
