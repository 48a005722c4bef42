package import BilletCore
package import BilletMessage
package import BilletTree

/// One requirement, checked on the rendered HTML. File, type and id are the same name.
package protocol Rule: Sendable {
  /// The id, the wording, the sources and the examples.
  static var description: RuleDescription { get }

  /// What a document must hold for the rule to have anything to look at; `.always` unless said otherwise.
  ///
  /// The validator skips the rule where nothing of that occurs. A test holds every interest against all
  /// examples of all rules and against documents made of them: one that hides a finding fails it.
  static var interest: Interest { get }

  /// Whether the verdict can depend on what stands in a text or in an attribute's value that a template
  /// fills; `true` unless said otherwise.
  ///
  /// `false` says: in two documents with the same tags, attributes and styles, in which the same texts and
  /// values are empty or blank, the rule finds the same. Messages of one template share such findings.
  static var dependsOnValues: Bool { get }

  /// Whether the rule reads nothing but the author's words (`RuleContext.text` without the values in it, and what
  /// `AuthorWords` names of the facts); `false` unless said otherwise.
  ///
  /// Where such a rule found nothing in a rendering of a template, it is not asked again about another with the same
  /// words.
  static var readsWordsOnly: Bool { get }

  init()

  /// Looks at a document and reports what breaks the requirement; says `sink.applies()` when there is
  /// anything to look at.
  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink)
}

extension Rule {
  package static var interest: Interest { .always }
  package static var dependsOnValues: Bool { true }
  package static var readsWordsOnly: Bool { false }
}

/// What a rule says of itself: `billet explain`, reports and tests read the same value.
package struct RuleDescription: Sendable {
  package var id: RuleID
  /// The part of the catalogue it belongs to, and its folder under `Rules`.
  package var category: Category
  /// The severity of a plain breach.
  package var severity: Severity
  /// What is wrong, as a sentence without its full stop.
  package var summary: String
  /// Why it matters, as a sentence with a full stop.
  package var rationale: String
  /// What to do, as a sentence with a full stop.
  package var help: String
  package var references: [Reference]
  /// The kinds of page on which it runs.
  package var profiles: Set<ValidationOptions.Profile>
  /// The severity of a plain breach when level AAA is wanted, if that is not the usual one.
  package var severityAtAAA: Severity?
  /// What passes, what fails and what it does not apply to: made when somebody asks, since a check asks every rule for
  /// its description and none for its examples.
  package var examples: [Example] { makeExamples() }
  private let makeExamples: @Sendable () -> [Example]

  package enum Category: String, Sendable, CaseIterable {
    case accessibility = "Accessibility"
    case styling = "Styling"
    case content = "Content"
    case facts = "Facts"
  }

  /// Describes a rule; without `profiles` one of accessibility is about every kind of page, and one of the
  /// marketplace's about every kind of message.
  package init(
    id: RuleID, category: Category, severity: Severity, summary: String, rationale: String,
    help: String, references: [Reference], profiles: Set<ValidationOptions.Profile>? = nil,
    severityAtAAA: Severity? = nil,
    examples: @autoclosure @escaping @Sendable () -> [Example]
  ) {
    self.id = id
    self.category = category
    self.severity = severity
    self.summary = summary
    self.rationale = rationale
    self.help = help
    self.references = references
    self.profiles =
      profiles ?? (category == .accessibility ? Set(ValidationOptions.Profile.allCases) : .messages)
    self.severityAtAAA = severityAtAAA
    makeExamples = examples
  }
}

extension Set<ValidationOptions.Profile> {
  /// The kinds of page that are messages, whole or in pieces.
  package static let messages: Self = [.email, .fragment]
}

/// A piece of HTML and what the rule must say of it; `«…»` marks each span that must be reported.
package struct Example: Sendable {
  package var outcome: Outcome
  package var html: String
  package var facts: MessageFacts
  /// The severity of the findings, when it is not the rule's own.
  package var severity: Severity?

  package init(outcome: Outcome, html: String, facts: MessageFacts, severity: Severity?) {
    self.outcome = outcome
    self.html = html
    self.facts = facts
    self.severity = severity
  }

  package static func passed(_ html: String, facts: MessageFacts = MessageFacts()) -> Example {
    Example(outcome: .passed, html: html, facts: facts, severity: nil)
  }

  package static func failed(
    _ html: String, severity: Severity? = nil, facts: MessageFacts = MessageFacts()
  ) -> Example {
    Example(outcome: .failed, html: html, facts: facts, severity: severity)
  }

  /// A person has to decide: the finding is a review.
  package static func cantTell(_ html: String, facts: MessageFacts = MessageFacts()) -> Example {
    Example(outcome: .cantTell, html: html, facts: facts, severity: .review)
  }

  package static func inapplicable(
    _ html: String, facts: MessageFacts = MessageFacts()
  ) -> Example {
    Example(outcome: .inapplicable, html: html, facts: facts, severity: nil)
  }
}
