import BilletLanguage
import BilletMessage
import Synchronization

/// What was found out about the author's words in renderings of one template, which differ in values alone.
///
/// Rules of wording read no value that is somebody's name or text, and of a number only what the data knows of it.
/// So what they say of a text holds for each text that is the same without them: `Key` is all that they read, byte for
/// byte. Nothing is assumed of how values change a text; where one ends a sentence, the key is another.
package final class AuthorWords: Sendable {
  /// One text without its values.
  final class Entry: Sendable {
    private let lazyWording = Lazy<MessageWording>()
    /// The rules that found nothing, as bits.
    private let clean = Atomic<UInt64>(0)

    /// What the wording data says, worked out when it is first asked for.
    func wording(_ make: () -> MessageWording) -> MessageWording { lazyWording.value(make) }

    /// Whether a rule, by its number among those that read words alone, found nothing before.
    func isClean(_ rule: Int) -> Bool {
      rule < 64 && clean.load(ordering: .relaxed) >> UInt64(rule) & 1 == 1
    }

    /// Notes that a rule found nothing.
    func noteClean(_ rule: Int) {
      if rule < 64 { clean.bitwiseOr(1 << UInt64(rule), ordering: .relaxed) }
    }
  }

  /// More kinds of text than a template usually makes; with more it starts over rather than grow.
  private static let limit = 256
  private let entries = Mutex<[Key: Entry]>([:])

  package init() {}

  /// The entry of a text; a new one when no text was the same.
  func entry(of text: MessageText, facts: MessageFacts, library: WordingLibrary) -> Entry {
    let key = Key(text, facts, library)
    return entries.withLock { entries in
      if let known = entries[key] { return known }
      if entries.count >= Self.limit { entries.removeAll(keepingCapacity: true) }
      let made = Entry()
      entries[key] = made
      return made
    }
  }

  /// All that rules of wording read of a text and of the facts, as bytes.
  private struct Key: Hashable {
    private var bytes: [UInt8] = []

    init(_ text: MessageText, _ facts: MessageFacts, _ library: WordingLibrary) {
      bytes.reserveCapacity(text.bytes.count + 8 * text.sentences.count + 64)
      append("\(facts.direction?.rawValue ?? "")|\(facts.reason?.rawValue ?? "")|")
      append("\(facts.messageLocale ?? "")|\(facts.fragment.map { $0 ? "1" : "0" } ?? "")")
      append(text.holdsQuote)
      appendWords(text, library)
      for block in text.blocks {
        bytes.append(block.kind.rawValue)
        append(block.isQuoted)
        append(block.sentences.count)
      }
      for sentence in text.sentences {
        bytes.append(sentence.role.rawValue)
        bytes.append(sentence.language?.rawValue ?? 0xFF)
        bytes.append(sentence.text.ending.rawValue)
        append(sentence.text.endsLine)
        append(sentence.text.tokens.count)
      }
      for link in text.links {
        append(link.tokens.lowerBound)
        append(link.tokens.count)
      }
    }

    func hash(into hasher: inout Hasher) {
      bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }

    /// The text with a mark in place of each token that no rule reads.
    private mutating func appendWords(_ text: MessageText, _ library: WordingLibrary) {
      var position = 0
      var tables: [WordingTable?] = Array(repeating: nil, count: TextLanguage.allCases.count)
      for sentence in text.sentences {
        for token in text.tokenized.tokens[sentence.text.tokens] {
          let range = Int(token.range.lowerBound)..<Int(token.range.upperBound)
          guard position <= range.lowerBound else { continue }
          bytes += text.bytes[position..<range.lowerBound]
          position = range.upperBound
          bytes.append(0x01)
          bytes.append(
            token.kind.rawValue << 2 | (token.isOpaque ? 2 : 0) | (token.isCapital ? 1 : 0))
          if token.isOpaque || token.kind == .value || token.kind == .address {
            appendShape(of: text.bytes[range])
          } else if token.kind == .number, let language = sentence.language {
            let number = Int(language.rawValue)
            let table = tables[number] ?? library[language].table
            tables[number] = table
            if table.knows(text.tokenized.letters(of: token))
              || text.bytes[range].contains(where: { $0 >= 0x80 })
            {
              bytes += text.bytes[range]
            }
          } else {
            bytes += text.bytes[range]
          }
        }
      }
      bytes += text.bytes[position...]
      bytes.append(0x02)
    }

    /// What the spelling and the grammar see of words that they do not read: blanks at the ends, brackets, and whether
    /// there is any letter.
    private mutating func appendShape(of value: ArraySlice<UInt8>) {
      var isWord = false
      for byte in value {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"):
          bytes.append(byte)
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: isWord = true
        default: break
        }
      }
      append(isWord)
      if let first = value.first, let last = value.last {
        // A no-break space is two bytes.
        if first >= 0x80 { bytes += value.prefix(2) } else { append(first <= 0x20) }
        if last >= 0x80 { bytes += value.suffix(2) } else { append(last <= 0x20) }
      }
    }

    private mutating func append(_ text: String) { bytes += text.utf8 }

    private mutating func append(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    private mutating func append(_ number: Int) {
      bytes.append(UInt8(truncatingIfNeeded: number))
      bytes.append(UInt8(truncatingIfNeeded: number >> 8))
      bytes.append(UInt8(truncatingIfNeeded: number >> 16))
    }
  }
}
