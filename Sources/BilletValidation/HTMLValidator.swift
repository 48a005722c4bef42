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
  private let options: ValidationOptions

  /// Makes a validator; `ignoringInterests` has every rule look at every document, for tests.
  package init(
    rules: [any Rule] = RuleRegistry.all, options: ValidationOptions = ValidationOptions(),
    ignoringInterests: Bool = false
  ) {
    self.options = options
    self.rules = rules.filter { options.includes(type(of: $0).description) }.map {
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
    let context = RuleContext(
      tree: tree, facts: facts, values: values, options: options, encoding: file.encoding)
    var sink = DiagnosticSink(options: options)
    for entry in rules where entry.interest.occurs(in: context.features) {
      sink.begin(type(of: entry.rule))
      entry.rule.check(tree, in: context, into: &sink)
    }
    var problems = tree.problems.filter { options.includes($0.rule) }
    if !context.styles.isComplete { problems.append(unreadStyles(in: file)) }
    let suppressions = SuppressionList(commentsOf: tree, in: file, today: options.today)
    guard !sink.findings.isEmpty || !problems.isEmpty || suppressions != nil else { return [] }
    var diagnostics = diagnostics(problems, sink.findings, in: tree, of: file)
    if let suppressions {
      let running = Set(rules.map { type(of: $0.rule).description.id })
      diagnostics = suppressions.applied(to: diagnostics) { running.contains($0) }
    }
    return capped(diagnostics.sortedByPlace(), in: file)
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

  /// The findings as diagnostics, each once.
  private func diagnostics(
    _ problems: [Diagnostic], _ findings: [DiagnosticSink.Finding], in tree: HTMLTree,
    of file: SourceFile
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
          fixes: finding.fix.map { [$0.fix(in: file)] } ?? [],
          element: tree.elementName(around: finding.span)))
    }
    return result
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
