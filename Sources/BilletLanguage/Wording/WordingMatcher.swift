/// Looks for all the wording of one language in the sentences of a text: each word once, then patterns
/// only where their first word occurs.
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
    /// The hit of the same word before this one, or -1.
    var previous: Int32
  }

  let table: WordingTable
  let text: TokenizedText
  /// Hits of each group, sorted by start.
  package private(set) var hits: [[Hit]]

  /// Whether `ae`, `oe` and `ue` may stand for letters of their own, as in German.
  private let writesUmlauts: Bool
  private var words: [WordHit] = []
  /// The last hit of each word, or -1.
  private var lastHit: [Int32]
  /// The first word hit of each token, and one entry more.
  private var firstHit: [Int32]
  private var sentenceEnds: [Int32]
  private var sentenceStarts: [Int32]
  private var numbers: [Int32] = []

  /// Looks through the given sentences, which are those in the language of the table.
  package init(
    _ table: WordingTable, _ text: TokenizedText, sentences: [Int], writesUmlauts: Bool = false
  ) {
    self.writesUmlauts = writesUmlauts
    self.table = table
    self.text = text
    hits = Array(repeating: [], count: table.groupCount)
    lastHit = Array(repeating: -1, count: table.wordCount)
    firstHit = Array(repeating: 0, count: text.tokens.count + 1)
    sentenceEnds = Array(repeating: 0, count: text.tokens.count)
    sentenceStarts = sentenceEnds
    findWords(in: sentences)
    guard !words.isEmpty || !numbers.isEmpty else { return }
    matchPatterns()
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
      if allowed.contains(kind) {
        words.append(
          WordHit(word: word, start: start, end: end, previous: lastHit[Int(word)]))
        lastHit[Int(word)] = Int32(words.count - 1)
      }
      word += 1
    }
  }

  // MARK: - Patterns

  private mutating func matchPatterns() {
    var index = 0
    while index < table.patterns.count {
      let group = table.patterns[index].group
      while index < table.patterns.count, table.patterns[index].group == group {
        match(table.patterns[index])
        index += 1
      }
      finish(group)
    }
  }

  private mutating func match(_ pattern: WordingTable.Pattern) {
    let first = table.steps[pattern.steps.lowerBound]
    switch first.kind {
    case .word:
      var index = lastHit[first.operand]
      while index >= 0 {
        let hit = words[Int(index)]
        match(pattern, from: hit.start, to: hit.end)
        index = hit.previous
      }
    case .group:
      for index in hits[first.operand].indices {
        let hit = hits[first.operand][index]
        match(pattern, from: hit.start, to: hit.end)
      }
    case .number:
      for token in numbers { match(pattern, from: token, to: token + 1) }
    case .gap, .value: break
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
      hits[pattern.group].append(Hit(start: start, end: start + Int32(place)))
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
      let group = hits[step.operand]
      var index = group.firstIndex(startingAt: token)
      while index < group.count, group[index].start == token {
        reach(group[index].end)
        index += 1
      }
    case .number:
      if text.tokens[Int(token)].kind == .number { reach(token + 1) }
    case .value:
      if text.tokens[Int(token)].isOpaque { reach(token + 1) }
    case .gap: break
    }
  }

  /// Puts the hits of a group in order, each once, without those that are part of an exception.
  private mutating func finish(_ group: Int) {
    guard !hits[group].isEmpty else { return }
    if hits[group].count > 1 {
      hits[group].sort { ($0.start, $0.end) < ($1.start, $1.end) }
      var last: Hit?
      hits[group].removeAll { hit in
        defer { last = hit }
        return hit == last
      }
    }
    guard table.exceptions[group] >= 0 else { return }
    let exceptions = hits[table.exceptions[group]]
    guard !exceptions.isEmpty else { return }
    hits[group].removeAll { hit in exceptions.hold(hit) }
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

extension [WordingMatcher.Hit] {
  /// The number of the first hit that begins at or behind a token: O(log n).
  fileprivate func firstIndex(startingAt token: Int32) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].start < token { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether a hit is part of one of these, which reach no farther than 128 tokens.
  fileprivate func hold(_ hit: WordingMatcher.Hit) -> Bool {
    var index = firstIndex(startingAt: hit.start - 128)
    while index < count, self[index].start <= hit.start {
      if self[index].end >= hit.end { return true }
      index += 1
    }
    return false
  }
}
