/// What the checks of one language find in a text.
package struct WordingFindings: Sendable {
  package struct Finding: Sendable {
    /// A place in the table's `rules`.
    package var rule: Int
    package var sentence: Int
    package var severity: Int
    package var phrase: Int
  }

  package private(set) var findings: [Finding] = []

  /// What the program knows of a message beside its words.
  package struct Circumstances: Sendable {
    package var isReply = false
    package var isResolving = false
    /// Whether the text is German, where `ae`, `oe` and `ue` may stand for umlauts.
    package var writesUmlauts = false
    /// For each sentence the ones beside it, as numbers; -1 for none.
    package var previous: [Int32] = []
    package var next: [Int32] = []

    package init() {}
  }

  package init(
    _ table: WordingTable, _ text: TokenizedText, sentences: [Int],
    _ circumstances: Circumstances
  ) {
    let matcher = WordingMatcher(
      table, text, sentences: sentences, writesUmlauts: circumstances.writesUmlauts)
    var holders = SentenceGroups(table, sentenceCount: text.sentences.count)
    holders.fill(matcher.hits, text, sentences, circumstances)
    for check in table.checks {
      guard holders.occurs(check) else { continue }
      for sentence in sentences where holders.holds(check, sentence, circumstances) {
        note(check, sentence)
      }
    }
  }

  /// Of several findings of a rule in one sentence the heaviest counts.
  private mutating func note(_ check: WordingTable.Check, _ sentence: Int) {
    let finding = Finding(
      rule: check.rule, sentence: sentence, severity: check.severity, phrase: check.phrase)
    guard
      let known = findings.firstIndex(where: { $0.rule == check.rule && $0.sentence == sentence })
    else {
      findings.append(finding)
      return
    }
    if findings[known].severity < check.severity { findings[known] = finding }
  }
}

/// Which groups each sentence holds, as bits.
private struct SentenceGroups {
  /// The bit of each group that a check asks for, or -1.
  var bits: [Int]
  var width: Int
  var sentences: [UInt64]
  var message: [UInt64]

  init(_ table: WordingTable, sentenceCount: Int) {
    bits = Array(repeating: -1, count: table.groupCount)
    var count = 0
    for check in table.checks {
      for group in check.groups.joined() where bits[group] < 0 {
        bits[group] = count
        count += 1
      }
    }
    width = (count + 63) / 64
    sentences = Array(repeating: 0, count: width * sentenceCount)
    message = Array(repeating: 0, count: width)
  }

  mutating func fill(
    _ hits: [[WordingMatcher.Hit]], _ text: TokenizedText, _ read: [Int],
    _ circumstances: WordingFindings.Circumstances
  ) {
    for group in hits.indices where bits[group] >= 0 {
      var sentence = 0
      for hit in hits[group] {
        while text.sentences[sentence].tokens.upperBound <= Int(hit.start) { sentence += 1 }
        set(group, in: sentence)
      }
    }
    for sentence in read where text.sentences[sentence].ending == .question {
      set(WordingTable.BuiltIn.question.rawValue, in: sentence)
    }
    if circumstances.isReply { set(WordingTable.BuiltIn.reply.rawValue) }
    if circumstances.isResolving { set(WordingTable.BuiltIn.resolving.rawValue) }
  }

  private mutating func set(_ group: Int, in sentence: Int) {
    guard bits[group] >= 0 else { return }
    sentences[sentence * width + bits[group] / 64] |= 1 << UInt64(bits[group] % 64)
    set(group)
  }

  private mutating func set(_ group: Int) {
    guard bits[group] >= 0 else { return }
    message[bits[group] / 64] |= 1 << UInt64(bits[group] % 64)
  }

  private func holds(_ group: Int, _ sentence: Int) -> Bool {
    sentences[sentence * width + bits[group] / 64] >> UInt64(bits[group] % 64) & 1 == 1
  }

  private func holds(_ group: Int) -> Bool {
    message[bits[group] / 64] >> UInt64(bits[group] % 64) & 1 == 1
  }

  /// Whether all that a check needs occurs anywhere at all.
  func occurs(_ check: WordingTable.Check) -> Bool {
    for scope in [WordingTable.Check.Scope.sentence, .near, .next, .previous, .message]
    where !check.groups[scope.rawValue].allSatisfy({ holds($0) }) {
      return false
    }
    return !check.groups[WordingTable.Check.Scope.unlessMessage.rawValue].contains { holds($0) }
  }

  func holds(
    _ check: WordingTable.Check, _ sentence: Int,
    _ circumstances: WordingFindings.Circumstances
  ) -> Bool {
    let previous = Int(circumstances.previous[sentence])
    let next = Int(circumstances.next[sentence])
    func before(_ group: Int) -> Bool { previous >= 0 && holds(group, previous) }
    func after(_ group: Int) -> Bool { next >= 0 && holds(group, next) }
    func groups(_ scope: WordingTable.Check.Scope) -> [Int] { check.groups[scope.rawValue] }
    return groups(.sentence).allSatisfy { holds($0, sentence) }
      && !groups(.unless).contains { holds($0, sentence) }
      && groups(.near).allSatisfy { holds($0, sentence) || before($0) || after($0) }
      && groups(.next).allSatisfy { holds($0, sentence) || after($0) }
      && groups(.previous).allSatisfy { holds($0, sentence) || before($0) }
      && !groups(.unlessNear).contains { holds($0, sentence) || before($0) || after($0) }
  }
}
