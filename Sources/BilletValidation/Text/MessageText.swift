package import BilletLanguage
package import BilletMessage
package import BilletTree

/// What a message says: blocks, sentences and words, each tied to its bytes in the source.
///
/// What the buyer wrote (`blockquote`, lines that begin with `>`, what follows “On … wrote:”) is left out.
package struct MessageText: Sendable {
  package enum BlockKind: UInt8, Sendable {
    case paragraph
    case heading
    case item
    case cell
    case caption
    /// The text of an image.
    case alternative
    /// The subject, whether the document or the facts hold it.
    case subject
    /// Text that is not shown in the page, but may stand in a list of messages.
    case hidden
  }

  /// A run of text that a reader takes as one: no sentence goes across its end.
  package struct Block: Sendable {
    package var kind: BlockKind
    /// The element that it belongs to; the document for a subject from the facts.
    package var node: HTMLTree.NodeID
    /// Bytes of `bytes`.
    package var range: Range<Int>
    /// Numbers of its sentences; empty for what somebody else wrote.
    package var sentences: Range<Int>
    /// Whether it quotes somebody else.
    package var isQuoted: Bool
  }

  package struct Sentence: Sendable {
    /// Its words, and its bytes in `bytes`.
    package var text: TextSentence
    package var block: Int
    package var role: SentenceRole
    /// The language that it is in; `nil` when that is none of the known ones.
    package var language: TextLanguage?
  }

  /// A link: its words are part of the sentence, and an answer of their own.
  package struct LinkText: Sendable {
    package var node: HTMLTree.NodeID
    /// Numbers of its words in `tokenized.tokens`.
    package var tokens: Range<Int>
  }

  /// The texts one behind the other.
  package let bytes: [UInt8]
  package let tokenized: TokenizedText
  package let blocks: [Block]
  package let sentences: [Sentence]
  package let links: [LinkText]
  /// The language of most of the message; `nil` when it is none of the known ones.
  package let language: TextLanguage?
  /// Whether some of the text quotes the other side, so that the message is an answer.
  package let holdsQuote: Bool

  private let pieces: [TextPiece]

  package init(
    _ tree: HTMLTree, _ styles: StyleTable, facts: MessageFacts, values: [ValueSpan]
  ) {
    var collector = TextCollector(tree, styles, facts: facts, values: values)
    collector.collect()
    bytes = collector.bytes
    pieces = collector.pieces
    blocks = collector.blocks
    tokenized = collector.tokenized
    links = collector.links(in: collector.tokenized)
    holdsQuote = blocks.contains(where: \.isQuoted)
    let decided = SentenceLanguages(collector, facts: facts)
    language = decided.ofMessage
    sentences = Self.sentences(collector, decided)
  }

  private static func sentences(
    _ collector: TextCollector, _ languages: SentenceLanguages
  ) -> [Sentence] {
    let tokenized = collector.tokenized
    var result: [Sentence] = []
    result.reserveCapacity(tokenized.sentences.count)
    for (block, entry) in collector.blocks.enumerated() {
      for index in entry.sentences {
        result.append(
          Sentence(
            text: tokenized.sentences[index], block: block, role: .body,
            language: languages.ofSentences[index]))
      }
    }
    // Only what stands in the letter itself greets and signs.
    let body = result.indices.filter { collector.blocks[result[$0].block].kind.isShown }
    if let first = body.first, let last = body.last {
      for (role, index) in zip(tokenized.roles(of: first..<(last + 1)), first...last) {
        result[index].role = role
      }
    }
    return result
  }

  /// The source bytes of a range of `bytes`; empty at the beginning for a subject from the facts.
  package func sourceSpan(of range: Range<Int>, in tree: HTMLTree) -> Range<Int> {
    guard !range.isEmpty, let first = character(at: range.lowerBound),
      let last = character(at: range.upperBound - 1)
    else { return 0..<0 }
    let start = tree.sourceSpan(ofCharacters: first..<(first + 1)).lowerBound
    let end = tree.sourceSpan(ofCharacters: last..<(last + 1)).upperBound
    return start..<max(start, end)
  }

  /// The source bytes of a sentence.
  package func sourceSpan(of sentence: Sentence, in tree: HTMLTree) -> Range<Int> {
    sourceSpan(of: sentence.text.bytes, in: tree)
  }

  /// The words of a sentence as the author wrote them, white space as single spaces.
  package func quote(_ sentence: Sentence, limit: Int = 160) -> String {
    var result: [UInt8] = []
    for byte in bytes[sentence.text.bytes] {
      if byte > 0x20 {
        result.append(byte)
      } else if result.last != 0x20 {
        result.append(0x20)
      }
    }
    guard result.count > limit else { return String(decoding: result, as: UTF8.self) }
    var end = limit
    while end > 0, result[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: result[..<end], as: UTF8.self) + "…"
  }

  /// Hands on each word of some sentences that the author wrote, with the number of the `lang` attribute around
  /// it, -1 for none: O(n).
  func forEachWord(in sentences: Range<Int>, _ body: (Int, Range<Int>) -> Void) {
    guard let first = sentences.first,
      var piece = pieceIndex(at: self.sentences[first].text.bytes.lowerBound)
    else { return }
    for sentence in self.sentences[sentences] {
      for token in tokenized.tokens[sentence.text.tokens]
      where token.kind == .word && !token.isOpaque {
        let range = Int(token.range.lowerBound)..<Int(token.range.upperBound)
        while piece + 1 < pieces.count, pieces[piece + 1].start <= range.lowerBound { piece += 1 }
        body(Int(pieces[piece].language), range)
      }
    }
  }

  /// Hands on each run of letters of a part, as `forEachWord` does for sentences: O(n).
  func forEachRawWord(in range: Range<Int>, _ body: (Int, Range<Int>) -> Void) {
    guard !range.isEmpty, var piece = pieceIndex(at: range.lowerBound) else { return }
    var start = range.lowerBound
    for index in range.lowerBound...range.upperBound {
      if index < range.upperBound, bytes[index].isLetter || bytes[index] >= 0x80 { continue }
      while piece + 1 < pieces.count, pieces[piece + 1].start <= start { piece += 1 }
      if index > start { body(Int(pieces[piece].language), start..<index) }
      start = index + 1
    }
  }

  /// The number of the `lang` attribute around a sentence, -1 for none.
  func languageAttribute(of sentence: Sentence) -> Int {
    pieceIndex(at: sentence.text.bytes.lowerBound).map { Int(pieces[$0].language) } ?? -1
  }

  private func character(at offset: Int) -> Int? {
    guard let piece = pieceIndex(at: offset), let characters = pieces[piece].characters else {
      return nil
    }
    return characters + offset - pieces[piece].start
  }

  /// The number of the piece that a byte stands in: O(log n).
  private func pieceIndex(at offset: Int) -> Int? {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
}

extension MessageText.BlockKind {
  /// Whether it is part of the page, rather than of an attribute or of the list of messages.
  package var isShown: Bool {
    switch self {
    case .alternative, .subject, .hidden: false
    default: true
    }
  }
}

/// Where a text of the tree begins in the collected one.
struct TextPiece: Sendable {
  var start: Int
  /// The offset in the tree's characters; `nil` for text that is not in the tree.
  var characters: Int?
  /// The language tag of the element around it, as an attribute's number; -1 for none.
  var language: Int32
}
