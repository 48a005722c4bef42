/// Looks for all the wording of one language in the sentences of a text: each word once, then only the
/// patterns whose rarest step occurs.
package struct WordingMatcher {
  /// Where a group occurs: numbers of tokens.
  package struct Hit: Sendable, Equatable {
    package var start: Int32
    package var end: Int32
  }

  private struct WordHit {
    var word: UInt16
    var start: Int32
    var end: Int32
    /// The next hit of the same word, or -1.
    var next: Int32
  }

  /// The hits of a group: a part of `hits`.
  private struct Run {
    var start: Int32 = 0
    var end: Int32 = 0
  }

  private let table: WordingTable
  private let index: PatternIndex
  private let text: TokenizedText
  /// The hits of one group after those of another, each group's sorted by start.
  private var hits: [Hit] = []
  private var runs: [Run]
  /// The groups that occur, in the order in which they were found.
  package private(set) var groups: [Int] = []

  /// Whether `ae`, `oe` and `ue` may stand for letters of their own, as in German.
  private let writesUmlauts: Bool
  private var words: [WordHit] = []
  /// The first hit of each word, or -1.
  private var firstOfWord: [Int32]
  /// The last hit of each word, when there is a first.
  private var lastOfWord: [Int32]
  /// The first word hit of each token, and one entry more.
  private var firstHit: [Int32]
  private var sentenceEnds: [Int32]
  private var sentenceStarts: [Int32]
  private var numbers: [Int32] = []
  /// Patterns whose rarest step occurs and that are still to be tried, as bits.
  private var waiting: [UInt64]

  /// Looks through the given sentences, which are those in the language of the table.
  package init(
    _ wording: IndexedWording, _ text: TokenizedText, sentences: [Int], writesUmlauts: Bool = false
  ) {
    self.writesUmlauts = writesUmlauts
    table = wording.table
    index = wording.patterns
    self.text = text
    runs = Array(repeating: Run(), count: table.groupCount)
    waiting = Array(repeating: 0, count: (table.patterns.count + 63) / 64)
    firstOfWord = Array(repeating: -1, count: table.wordCount)
    lastOfWord = firstOfWord
    firstHit = Array(repeating: 0, count: text.tokens.count + 1)
    sentenceEnds = Array(repeating: 0, count: text.tokens.count)
    sentenceStarts = sentenceEnds
    findWords(in: sentences)
    if !numbers.isEmpty { queue(index.patternsWithNumber) }
    hits.reserveCapacity(4 * words.count)
    matchPatterns()
  }

  /// Where a group occurs.
  package func hits(of group: Int) -> ArraySlice<Hit> {
    hits[Int(runs[group].start)..<Int(runs[group].end)]
  }

  // MARK: - Words

  private mutating func findWords(in sentences: [Int]) {
    words.reserveCapacity(text.tokens.count)
    var next = 0
    for index in sentences {
      let range = text.sentences[index].tokens
      while next < range.lowerBound {
        firstHit[next] = Int32(words.count)
        next += 1
      }
      for token in range {
        firstHit[token] = Int32(words.count)
        sentenceEnds[token] = Int32(range.upperBound)
        sentenceStarts[token] = Int32(range.lowerBound)
        findWords(at: token, sentenceEnd: range.upperBound)
      }
      next = range.upperBound
    }
    while next <= text.tokens.count {
      firstHit[next] = Int32(words.count)
      next += 1
    }
  }

  private mutating func findWords(at token: Int, sentenceEnd: Int) {
    let entry = text.tokens[token]
    if entry.kind == .number, !entry.isOpaque { numbers.append(Int32(token)) }
    guard !entry.isOpaque else { return }
    let letters = Int(entry.folded.lowerBound)..<Int(entry.folded.upperBound)
    guard !letters.isEmpty else { return }
    if text.folded[letters.lowerBound] >= 0xE3 {
      findIdeographs(at: token, sentenceEnd: sentenceEnd)
      return
    }
    for start in letters { walk(text.folded, letters, token, from: start) }
    if writesUmlauts, let plain = Self.withoutUmlauts(text.folded[letters]) {
      for start in plain.indices { walk(plain, plain.indices, token, from: start) }
    }
  }

  /// A German word without the `e` that stands for the dots of an umlaut: `gefaellt` is compared as `gefällt`
  /// is; `nil` when there is none.
  private static func withoutUmlauts(_ word: ArraySlice<UInt8>) -> [UInt8]? {
    var plain: [UInt8] = []
    for byte in word {
      if byte == UInt8(ascii: "e"), let last = plain.last,
        last == UInt8(ascii: "a") || last == UInt8(ascii: "o") || last == UInt8(ascii: "u")
      {
        continue
      }
      plain.append(byte)
    }
    return plain.count < word.count ? plain : nil
  }

  /// Follows the letters of one token down the tree.
  private mutating func walk(
    _ folded: [UInt8], _ letters: Range<Int>, _ token: Int, from start: Int
  ) {
    var node = 0
    var position = start
    let isInside = start > letters.lowerBound
    while position < letters.upperBound {
      guard let next = table.child(of: node, by: folded[position]) else { return }
      node = next
      position += 1
      guard table.letters.words[node] != 0 else { continue }
      let allowed = WordingTable.Match.places(
        isAtStart: !isInside, isAtEnd: position == letters.upperBound)
      note(node, allowed, Int32(token), Int32(token + 1))
    }
  }

  /// Follows tokens of a script without spaces, as far as words of the data go.
  private mutating func findIdeographs(at token: Int, sentenceEnd: Int) {
    var node = 0
    var next = token
    while next < sentenceEnd, !text.tokens[next].isOpaque {
      for byte in text.letters(of: text.tokens[next]) {
        guard let child = table.child(of: node, by: byte) else { return }
        node = child
      }
      next += 1
      if table.letters.words[node] != 0 {
        note(node, [.whole, .beginning, .end, .inside], Int32(token), Int32(next))
      }
    }
  }

  private mutating func note(
    _ node: Int, _ allowed: WordingTable.Match, _ start: Int32, _ end: Int32
  ) {
    var word = table.letters.words[node] - 1
    let matches = WordingTable.Match(rawValue: table.letters.matches[node])
    for bit in 0..<4 {
      let kind = WordingTable.Match(rawValue: 1 << UInt16(bit))
      guard matches.contains(kind) else { continue }
      if allowed.contains(kind) { note(Int(word), start, end) }
      word += 1
    }
  }

  private mutating func note(_ word: Int, _ start: Int32, _ end: Int32) {
    let number = Int32(words.count)
    words.append(WordHit(word: UInt16(word), start: start, end: end, next: -1))
    if firstOfWord[word] < 0 {
      firstOfWord[word] = number
      queue(index.patterns(withWord: word))
    } else {
      words[Int(lastOfWord[word])].next = number
    }
    lastOfWord[word] = number
  }

  // MARK: - Patterns

  private mutating func queue(_ patterns: ArraySlice<UInt16>) {
    for pattern in patterns { waiting[Int(pattern / 64)] |= 1 << UInt64(pattern % 64) }
  }

  /// Tries the patterns that wait, in their order, which is by group. A group that is complete lets others wait, and
  /// these stand behind its own.
  private mutating func matchPatterns() {
    var place = 0
    while let first = firstWaiting(from: place) {
      let group = table.patterns[first].group
      runs[group].start = Int32(hits.count)
      while let number = firstWaiting(from: place), table.patterns[number].group == group {
        place = number / 64
        waiting[place] &= waiting[place] - 1
        match(table.patterns[number])
      }
      finish(group)
    }
  }

  /// The number of the first pattern that waits; `place` is that of the 64 with which to begin.
  private func firstWaiting(from place: Int) -> Int? {
    var place = place
    while place < waiting.count {
      if waiting[place] != 0 { return 64 * place + waiting[place].trailingZeroBitCount }
      place += 1
    }
    return nil
  }

  private mutating func match(_ pattern: WordingTable.Pattern) {
    guard pattern.steps.allSatisfy({ mayOccur(table.steps[$0]) }) else { return }
    let first = table.steps[pattern.steps.lowerBound]
    switch first.kind {
    case .word:
      var index = firstOfWord[first.operand]
      while index >= 0 {
        let hit = words[Int(index)]
        match(pattern, from: hit.start, to: hit.end)
        index = hit.next
      }
    case .group:
      for index in runs[first.operand].start..<runs[first.operand].end {
        let hit = hits[Int(index)]
        match(pattern, from: hit.start, to: hit.end)
      }
    case .number:
      for token in numbers { match(pattern, from: token, to: token + 1) }
    case .gap, .value: break
    }
  }

  /// Whether a step can be taken anywhere in the text.
  private func mayOccur(_ step: WordingTable.Step) -> Bool {
    if step.isOptional { return true }
    switch step.kind {
    case .word: return firstOfWord[step.operand] >= 0
    case .group: return runs[step.operand].end > runs[step.operand].start
    case .number: return !numbers.isEmpty
    case .gap, .value: return true
    }
  }

  /// Goes through the steps behind the first with all the places at once that it may have reached.
  private mutating func match(_ pattern: WordingTable.Pattern, from start: Int32, to end: Int32) {
    if pattern.isAtStart, sentenceStarts[Int(start)] != start { return }
    let limit = Int(sentenceEnds[Int(start)] - start)
    guard Int(end - start) < 128 else { return }
    var places: UInt128 = 1 << UInt128(end - start)
    for index in pattern.steps.dropFirst() {
      let step = table.steps[index]
      if case .gap = step.kind {
        for _ in 0..<step.operand { places |= places << 1 }
        if limit < 127 { places &= (1 << UInt128(limit + 1)) - 1 }
        continue
      }
      var reached: UInt128 = step.isOptional ? places : 0
      var rest = places
      while rest != 0 {
        let place = rest.trailingZeroBitCount
        rest &= rest - 1
        guard place < limit else { break }
        advance(step, at: start + Int32(place), from: start, &reached)
      }
      places = reached
      if places == 0 { return }
    }
    while places != 0 {
      let place = places.trailingZeroBitCount
      places &= places - 1
      hits.append(Hit(start: start, end: start + Int32(place)))
    }
  }

  private func advance(
    _ step: WordingTable.Step, at token: Int32, from start: Int32, _ reached: inout UInt128
  ) {
    func reach(_ end: Int32) {
      if end - start < 128 { reached |= 1 << UInt128(end - start) }
    }
    switch step.kind {
    case .word:
      for index in firstHit[Int(token)]..<firstHit[Int(token) + 1]
      where words[Int(index)].word == UInt16(step.operand) {
        reach(words[Int(index)].end)
      }
    case .group:
      let run = runs[step.operand]
      var index = firstIndex(in: run, startingAt: token)
      while index < Int(run.end), hits[index].start == token {
        reach(hits[index].end)
        index += 1
      }
    case .number:
      if text.tokens[Int(token)].kind == .number { reach(token + 1) }
    case .value:
      if text.tokens[Int(token)].isOpaque { reach(token + 1) }
    case .gap: break
    }
  }

  /// Puts the hits of a group in order, each once, without those that are part of an exception, and lets the
  /// patterns wait that begin with it.
  private mutating func finish(_ group: Int) {
    let start = Int(runs[group].start)
    guard hits.count > start else {
      runs[group] = Run()
      return
    }
    sortHits(from: start)
    let exception = table.exceptions[group]
    var kept = start
    for index in start..<hits.count {
      let hit = hits[index]
      if kept > start, hits[kept - 1] == hit { continue }
      if exception >= 0, holds(runs[exception], hit) { continue }
      hits[kept] = hit
      kept += 1
    }
    hits.removeLast(hits.count - kept)
    runs[group].end = Int32(kept)
    guard kept > start else { return }
    groups.append(group)
    queue(index.patterns(withGroup: group))
  }

  private mutating func sortHits(from start: Int) {
    // A group mostly has few hits; a sort of its own for those asks for no memory.
    guard hits.count - start <= 24 else {
      hits[start...].sort { ($0.start, $0.end) < ($1.start, $1.end) }
      return
    }
    for index in start..<hits.count {
      let hit = hits[index]
      var place = index
      while place > start, (hit.start, hit.end) < (hits[place - 1].start, hits[place - 1].end) {
        hits[place] = hits[place - 1]
        place -= 1
      }
      hits[place] = hit
    }
  }

  /// The number of a group's first hit that begins at or behind a token: O(log n).
  private func firstIndex(in run: Run, startingAt token: Int32) -> Int {
    var low = Int(run.start)
    var high = Int(run.end)
    while low < high {
      let middle = (low + high) / 2
      if hits[middle].start < token { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether a hit is part of one of a group, which reach no farther than 128 tokens.
  private func holds(_ run: Run, _ hit: Hit) -> Bool {
    var index = firstIndex(in: run, startingAt: hit.start - 128)
    while index < Int(run.end), hits[index].start <= hit.start {
      if hits[index].end >= hit.end { return true }
      index += 1
    }
    return false
  }
}

extension WordingTable {
  /// Whether a word of the data is found in a token of these letters: alone, at an end or inside, as the data has it.
  package func knows(_ text: ArraySlice<UInt8>) -> Bool {
    for start in text.indices {
      var node = 0
      var position = start
      while position < text.endIndex, let next = child(of: node, by: text[position]) {
        node = next
        position += 1
        guard letters.words[node] != 0 else { continue }
        let allowed = Match.places(
          isAtStart: start == text.startIndex, isAtEnd: position == text.endIndex)
        if !allowed.isDisjoint(with: Match(rawValue: letters.matches[node])) { return true }
      }
    }
    return false
  }

  /// The node that a letter leads to.
  func child(of node: Int, by byte: UInt8) -> Int? {
    var index = Int(letters.children[node])
    let end = Int(letters.children[node + 1])
    while index < end {
      if letters.labels[index] == UInt16(byte) { return index }
      index += 1
    }
    return nil
  }
}
