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
    _ wording: IndexedWording, _ text: TokenizedText, sentences: [Int],
    _ circumstances: Circumstances
  ) {
    let matcher = WordingMatcher(
      wording, text, sentences: sentences, writesUmlauts: circumstances.writesUmlauts)
    var holders = SentenceGroups(wording.checks, sentenceCount: text.sentences.count)
    holders.fill(matcher, text, sentences, circumstances)
    for (number, check) in wording.table.checks.enumerated() where holders.occurs(number) {
      for sentence in sentences where holders.holds(number, sentence, circumstances) {
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

/// Which of the groups that checks ask for each sentence holds, as bits.
private struct SentenceGroups {
  private let checks: CheckIndex
  private var sentences: [UInt64]
  private var message: [UInt64]

  init(_ checks: CheckIndex, sentenceCount: Int) {
    self.checks = checks
    sentences = Array(repeating: 0, count: checks.width * sentenceCount)
    message = Array(repeating: 0, count: checks.width)
  }

  mutating func fill(
    _ matcher: WordingMatcher, _ text: TokenizedText, _ read: [Int],
    _ circumstances: WordingFindings.Circumstances
  ) {
    for group in matcher.groups where checks.bits[group] >= 0 {
      var sentence = 0
      for hit in matcher.hits(of: group) {
        while text.sentences[sentence].tokens.upperBound <= Int(hit.start) { sentence += 1 }
        set(group, in: sentence)
      }
    }
    for sentence in read where Self.isQuestion(text.sentences[sentence], text) {
      set(WordingTable.BuiltIn.question.rawValue, in: sentence)
    }
    if circumstances.isReply { set(WordingTable.BuiltIn.reply.rawValue) }
    if circumstances.isResolving { set(WordingTable.BuiltIn.resolving.rawValue) }
  }

  /// Whether a sentence ends with a question mark or, in Japanese, with か.
  private static func isQuestion(
    _ sentence: TextSentence, _ text: TokenizedText
  ) -> Bool {
    if sentence.ending == .question { return true }
    guard let last = text.tokens[sentence.tokens].last(where: { !$0.isOpaque }) else {
      return false
    }
    return text.letters(of: last).elementsEqual("か".utf8)
  }

  private mutating func set(_ group: Int, in sentence: Int) {
    let bit = Int(checks.bits[group])
    guard bit >= 0 else { return }
    sentences[sentence * checks.width + bit / 64] |= 1 << UInt64(bit % 64)
    set(group)
  }

  private mutating func set(_ group: Int) {
    let bit = Int(checks.bits[group])
    guard bit >= 0 else { return }
    message[bit / 64] |= 1 << UInt64(bit % 64)
  }

  private func holds(_ bit: Int, in sentence: Int) -> Bool {
    sentences[sentence * checks.width + bit / 64] >> UInt64(bit % 64) & 1 == 1
  }

  private func occurs(bit: Int) -> Bool { message[bit / 64] >> UInt64(bit % 64) & 1 == 1 }

  /// Whether all that a check needs occurs anywhere at all.
  func occurs(_ check: Int) -> Bool {
    checks.all(check, .sentence, occurs(bit:)) && checks.all(check, .near, occurs(bit:))
      && checks.all(check, .next, occurs(bit:)) && checks.all(check, .previous, occurs(bit:))
      && checks.all(check, .message, occurs(bit:))
      && !checks.any(check, .unlessMessage, occurs(bit:))
  }

  func holds(
    _ check: Int, _ sentence: Int, _ circumstances: WordingFindings.Circumstances
  ) -> Bool {
    let previous = Int(circumstances.previous[sentence])
    let next = Int(circumstances.next[sentence])
    func here(_ bit: Int) -> Bool { holds(bit, in: sentence) }
    func before(_ bit: Int) -> Bool { previous >= 0 && holds(bit, in: previous) }
    func after(_ bit: Int) -> Bool { next >= 0 && holds(bit, in: next) }
    return checks.all(check, .sentence, here)
      && !checks.any(check, .unless, here)
      && checks.all(check, .near) { here($0) || before($0) || after($0) }
      && checks.all(check, .next) { here($0) || after($0) }
      && checks.all(check, .previous) { here($0) || before($0) }
      && !checks.any(check, .unlessNear) { here($0) || before($0) || after($0) }
  }
}
