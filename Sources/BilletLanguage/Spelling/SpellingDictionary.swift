import BilletCore
import Synchronization

/// A Hunspell dictionary; any number of threads may ask it.
///
/// Hunspell reads the list of all words when it opens one, which takes longer than all else that is done for a message.
/// So for the first words only the entries are read that these can come from (`WordListExtract`), and the whole list
/// when others are asked for.
package final class SpellingDictionary: Sendable {
  /// The language tag of its file, such as `en-US`.
  package let tag: String
  private let affixes: String
  private let words: String

  /// Hunspell changes its tables while it answers, so each question is asked alone.
  private let state = Mutex(State())

  private struct State: @unchecked Sendable {
    /// What will be asked for, as far as the first who ask know it.
    var expected: Set<[UInt8]> = []
    var extract: (list: WordListExtract, hunspell: Hunspell)?
    var hasTriedExtract = false
    var whole: Hunspell?
    var hasTriedWhole = false
    /// Words that were asked for before: messages repeat themselves.
    var known: [[UInt8]: Bool] = [:]
    var near: [[UInt8]: [String]] = [:]
  }

  private static let knownLimit = 10_000
  /// Far more than any word list that comes with a system, in bytes.
  private static let fileLimit = 64 << 20

  /// The dictionary of an affix file and the word list beside it; they are opened when a word is asked for.
  init(tag: String, affixes: String, words: String) {
    self.tag = tag
    self.affixes = affixes
    self.words = words
  }

  /// Whether nothing was read of the list yet, so that it helps to tell which words will be asked for.
  package var isUnread: Bool { state.withLock { !$0.hasTriedExtract } }

  /// Tells which words will be asked for, so that no more of the list is read than these need.
  package func expect(_ words: some Sequence<[UInt8]>) {
    state.withLock { state in
      if !state.hasTriedExtract, state.expected.count < Self.knownLimit {
        state.expected.formUnion(words)
      }
    }
  }

  /// Whether the dictionary knows a word (UTF-8, straight apostrophes).
  package func knows(_ word: [UInt8]) -> Bool {
    state.withLock { state in
      if let isKnown = state.known[word] { return isKnown }
      // A dictionary that cannot be opened doubts nothing.
      let isKnown = hunspell(for: word, &state)?.knows(word) ?? true
      if state.known.count >= Self.knownLimit { state.known.removeAll(keepingCapacity: true) }
      state.known[word] = isKnown
      return isKnown
    }
  }

  private func hunspell(for word: [UInt8], _ state: inout State) -> Hunspell? {
    if let whole = state.whole { return whole }
    if !state.hasTriedExtract {
      state.hasTriedExtract = true
      state.expected.insert(word)
      state.extract = extract(for: state.expected)
      state.expected = []
    }
    if let extract = state.extract, extract.list.answers(word) { return extract.hunspell }
    if !state.hasTriedWhole {
      state.hasTriedWhole = true
      state.whole = Hunspell(affixes: affixes, words: words)
      if state.whole != nil { state.extract = nil }
    }
    return state.whole
  }

  private func extract(
    for words: Set<[UInt8]>
  ) -> (list: WordListExtract, hunspell: Hunspell)? {
    guard let rules = try? FileSystem.read(affixes, limit: Self.fileLimit),
      let plain = PlainAffixes(rules),
      let all = try? FileSystem.read(self.words, limit: Self.fileLimit),
      let extract = WordListExtract(affixes: plain, list: all, for: words),
      let hunspell = TemporaryFile.with(
        extract.list, { Hunspell(affixes: affixes, words: $0) })
    else { return nil }
    return (extract, hunspell)
  }

  /// What `find` finds near a word, asked once for each.
  func near(_ word: [UInt8], _ find: () -> [String]) -> [String] {
    if let near = state.withLock({ $0.near[word] }) { return near }
    let near = find()
    state.withLock { state in
      if state.near.count >= Self.knownLimit { state.near.removeAll(keepingCapacity: true) }
      state.near[word] = near
    }
    return near
  }
}
