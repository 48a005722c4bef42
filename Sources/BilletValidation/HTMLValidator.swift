package import BilletCore
package import BilletMessage
import BilletTree

/// Checks HTML, whoever wrote it, against rules.
package struct HTMLValidator: Sendable {
  /// A rule with what it says of itself, so that a run asks nothing twice.
  private struct Entry: Sendable {
    var rule: any Rule
    var interest: Interest
  }

  private let rules: [Entry]

  /// Makes a validator; `ignoringInterests` has every rule look at every document, for tests.
  package init(rules: [any Rule] = RuleRegistry.all, ignoringInterests: Bool = false) {
    self.rules = rules.map {
      Entry(rule: $0, interest: ignoringInterests ? .always : type(of: $0).interest)
    }
  }

  /// Reads a document and runs every rule on it: O(n) for n bytes.
  ///
  /// - Parameters:
  ///   - file: the HTML.
  ///   - facts: what is known beside it.
  ///   - values: where values stand in the document, in order, when a template was filled.
  /// - Returns: what the parser could not read and what the rules found, in reading order, each
  ///   finding once, and at most `Limits.findingsPerFile` of them.
  package func validate(
    _ file: SourceFile, facts: MessageFacts, values: [ValueSpan] = []
  ) -> [Diagnostic] {
    let tree = HTMLTree.parse(file)
    let context = RuleContext(tree: tree, facts: facts, values: values)
    var sink = DiagnosticSink()
    for entry in rules where entry.interest.occurs(in: context.features) {
      sink.begin(type(of: entry.rule))
      entry.rule.check(tree, in: context, into: &sink)
    }
    var problems = tree.problems
    if !context.styles.isComplete { problems.append(unreadStyles(in: file)) }
    guard !sink.findings.isEmpty || !problems.isEmpty else { return [] }
    return capped(diagnostics(problems, sink.findings, in: file), in: file)
  }

  /// Styles that were not held against the elements may break any rule, so they never pass silently.
  private func unreadStyles(in file: SourceFile) -> Diagnostic {
    Diagnostic(
      rule: "html-limit", severity: .error,
      message: "The style sheets are too large for the document, so some of them were not checked.",
      rationale: "What was not checked may break any rule.",
      help: "Remove styles that the message does not use.",
      location: SourceLocation(file, 0..<0))
  }

  /// The findings as diagnostics in reading order, each once.
  private func diagnostics(
    _ problems: [Diagnostic], _ findings: [DiagnosticSink.Finding], in file: SourceFile
  ) -> [Diagnostic] {
    var seen: Set<Identity> = []
    var result = problems
    for finding in findings {
      let identity = Identity(
        rule: finding.rule, span: finding.span, message: finding.message)
      guard seen.insert(identity).inserted else { continue }
      result.append(
        Diagnostic(
          rule: finding.rule, severity: finding.severity, outcome: finding.outcome,
          message: finding.message, rationale: finding.rationale, help: finding.help,
          location: SourceLocation(file, finding.span), references: finding.references,
          fixes: finding.fix.map { [$0.fix(in: file)] } ?? []))
    }
    return result.sortedByPlace()
  }

  private struct Identity: Hashable {
    var rule: RuleID
    var span: Range<Int>
    var message: String
  }

  /// The first findings of too many, and one that counts the rest.
  private func capped(_ diagnostics: [Diagnostic], in file: SourceFile) -> [Diagnostic] {
    let excess = diagnostics.dropFirst(Limits.findingsPerFile)
    guard !excess.isEmpty else { return diagnostics }
    let worst = excess.map(\.severity).max() ?? .note
    return diagnostics.prefix(Limits.findingsPerFile) + [
      Diagnostic(
        rule: "finding-limit", severity: worst,
        message:
          "There are \(excess.count) more findings than the \(Limits.findingsPerFile) shown.",
        help: "Mend those first, then check again.",
        location: SourceLocation(file, file.bytes.count..<file.bytes.count))
    ]
  }
}

extension DiagnosticSink.HTMLFix {
  fileprivate func fix(in file: SourceFile) -> Fix {
    Fix(
      title, edits.map { Fix.Edit(SourceLocation(file, $0.span), $0.replacement) },
      safety: safety)
  }
}
