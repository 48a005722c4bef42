import BilletLanguage
import BilletMessage
import BilletTree

/// Which language each sentence is in: what the element around it declares, or else the facts, or else
/// what its words speak for.
struct SentenceLanguages {
  /// By the sentence's number; `nil` for other languages.
  private(set) var ofSentences: [TextLanguage?] = []
  private(set) var ofMessage: TextLanguage?

  init(_ collector: TextCollector, facts: MessageFacts) {
    let text = collector.tokenized
    let byFacts = facts.messageLocale.map { Declared(tag: Array($0.utf8)[...]) }
    var tags: [Int32: Declared] = [:]
    var evidence: LanguageEvidence?
    ofSentences.reserveCapacity(text.sentences.count)
    var counts = [Int](repeating: 0, count: TextLanguage.allCases.count)
    var piece = 0
    for sentence in text.sentences {
      while piece + 1 < collector.pieces.count,
        collector.pieces[piece + 1].start <= sentence.bytes.lowerBound
      {
        piece += 1
      }
      let attribute = collector.pieces[piece].language
      var declared = byFacts
      if attribute >= 0 {
        let known =
          tags[attribute]
          ?? Declared(tag: collector.tree.bytes(of: collector.tree.attributes[Int(attribute)]))
        tags[attribute] = known
        if known != .nothing { declared = known }
      }
      let language: TextLanguage?
      switch declared {
      case .known(let known): language = known
      case .other: language = nil
      case .nothing, nil:
        if evidence == nil { evidence = Self.evidence(in: text) }
        language = Self.language(of: sentence, in: text) ?? evidence?.language
      }
      if let language { counts[Int(language.rawValue)] += sentence.tokens.count }
      ofSentences.append(language)
    }
    ofMessage = TextLanguage.allCases.max {
      counts[Int($0.rawValue)] < counts[Int($1.rawValue)]
    }
    if let language = ofMessage, counts[Int(language.rawValue)] == 0 { ofMessage = nil }
  }

  private enum Declared: Equatable {
    case known(TextLanguage)
    case other
    /// An empty tag, or one that says that nobody knows.
    case nothing

    init(tag: ArraySlice<UInt8>) {
      let tag = tag.trimmed
      if let language = TextLanguage(tag: tag) {
        self = .known(language)
      } else {
        self = tag.isEmpty || tag.spells("und") ? .nothing : .other
      }
    }
  }

  private static func evidence(in text: TokenizedText) -> LanguageEvidence {
    var evidence = LanguageEvidence()
    for token in text.tokens { evidence.add(token, of: text) }
    return evidence
  }

  /// A sentence speaks for itself when it has enough to say.
  private static func language(of sentence: TextSentence, in text: TokenizedText) -> TextLanguage? {
    var evidence = LanguageEvidence()
    for token in text.tokens[sentence.tokens] { evidence.add(token, of: text) }
    guard let language = evidence.language, evidence.count(of: language) >= 3 else { return nil }
    return language
  }
}
