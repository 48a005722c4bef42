package import BilletCore
package import BilletLanguage
package import BilletMessage

/// What the wording data says of the sentences of a message.
package struct MessageWording: Sendable {
  package struct Finding: Sendable {
    /// A number in `MessageText.sentences`.
    package var sentence: Int
    package var severity: Severity
    /// What the sentence does, such as “asks for a positive review”.
    package var says: String
    /// What to write instead, in the language of the sentence; empty when there is nothing.
    package var instead: String
  }

  private let findings: [RuleID: [Finding]]
  /// Whether any sentence is in a language whose wording is known.
  package let isReadable: Bool

  package init(_ text: MessageText, facts: MessageFacts, library: WordingLibrary) {
    var findings: [RuleID: [Finding]] = [:]
    var circumstances = Self.circumstances(of: text, facts)
    var isReadable = false
    for language in TextLanguage.allCases {
      let sentences = text.sentences.indices.filter { text.sentences[$0].language == language }
      guard !sentences.isEmpty else { continue }
      isReadable = true
      let wording = library[language]
      let table = wording.table
      circumstances.writesUmlauts = language == .german
      let found = WordingFindings(wording, text.tokenized, sentences: sentences, circumstances)
      for finding in found.findings {
        findings[RuleID(table.rules[finding.rule]), default: []].append(
          Finding(
            sentence: finding.sentence, severity: Self.severities[finding.severity],
            says: table.phrases[finding.phrase], instead: table.suggestions[finding.rule]))
      }
    }
    self.findings = findings
    self.isReadable = isReadable
  }

  /// What was found for a rule, or for a name of the data that is none; in reading order by language.
  package func findings(of rule: RuleID) -> [Finding] { findings[rule] ?? [] }

  private static let severities: [Severity] = [.note, .review, .warning, .error]

  private static func circumstances(
    of text: MessageText, _ facts: MessageFacts
  ) -> WordingFindings.Circumstances {
    var circumstances = WordingFindings.Circumstances()
    circumstances.isReply = facts.direction == .reply || text.holdsQuote
    switch facts.reason {
    case .orderProblem, .return, .deliveryScheduling, .homeService, .customDesign, .invoice:
      circumstances.isResolving = true
    default: break
    }
    circumstances.previous = Array(repeating: -1, count: text.sentences.count)
    circumstances.next = circumstances.previous
    var last: Int?
    for index in text.sentences.indices
    where text.blocks[text.sentences[index].block].kind.isShown {
      if let last {
        circumstances.previous[index] = Int32(last)
        circumstances.next[last] = Int32(index)
      }
      last = index
    }
    return circumstances
  }
}
