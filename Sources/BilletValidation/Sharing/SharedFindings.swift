package import BilletCore
package import BilletMessage
import BilletTree

/// A document that was checked in full and in which nothing was found, as the pattern for others that
/// differ from it in values alone.
///
/// What rules find in tags, attributes and styles was found out once. Whatever depends on the values is
/// checked for each document: `isClean` runs every rule that says so of itself (`Rule.dependsOnValues`).
package struct SharedFindings: Sendable {
  private let pattern: HTMLPattern
  private let context: RuleContext
  private let facts: MessageFacts

  /// - Returns: `nil` when a value stands where it decides more than words.
  init?(_ tree: HTMLTree, _ context: RuleContext) {
    guard let pattern = HTMLPattern(tree, holes: context.values.map(\.range)) else { return nil }
    self.pattern = pattern
    self.context = context
    facts = context.facts.withoutPersonalFacts
  }

  /// What is known of another document; `nil` when it differs in more than values.
  func context(
    of file: SourceFile, facts: MessageFacts, values: [ValueSpan]
  ) -> (HTMLTree, RuleContext)? {
    guard self.facts.isAlike(facts),
      let tree = pattern.tree(of: file.bytes, holes: values.map(\.range))
    else { return nil }
    return (tree, RuleContext(like: context, tree: tree, facts: facts, values: values))
  }
}

extension HTMLValidator {
  /// The findings of a document, and the document as a pattern when there are none.
  package func validateForSharing(
    _ file: SourceFile, facts: MessageFacts, values: [ValueSpan], words: AuthorWords? = nil
  ) -> (findings: [Diagnostic], shared: SharedFindings?) {
    let (findings, tree, context) = check(file, facts: facts, values: values, words: words)
    return (findings, findings.isEmpty ? SharedFindings(tree, context) : nil)
  }

  /// Whether nothing would be found in a document, as far as a document of the same pattern tells.
  ///
  /// `false` says only that it has to be checked in full.
  package func isClean(
    _ file: SourceFile, facts: MessageFacts, values: [ValueSpan], sharing shared: SharedFindings
  ) -> Bool {
    guard
      let (tree, context) = shared.context(of: file, facts: facts, values: values)
    else { return false }
    return isClean(tree, context)
  }
}

extension MessageFacts {
  /// What the messages of one template have in common.
  var withoutPersonalFacts: MessageFacts {
    var facts = self
    facts.orderID = nil
    facts.orderCompletedAt = nil
    facts.sendAt = nil
    facts.buyerLocale = nil
    facts.previousReviewRequests = nil
    facts.subject = nil
    return facts
  }

  /// Whether others differ in personal facts alone; these have none.
  func isAlike(_ other: MessageFacts) -> Bool {
    direction == other.direction && reason == other.reason && channel == other.channel
      && marketplace == other.marketplace && attachments == other.attachments
      && products == other.products && imageRole == other.imageRole
      && messageLocale == other.messageLocale && fragment == other.fragment
      && messageWidth == other.messageWidth
  }
}
