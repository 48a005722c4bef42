package import BilletCore
package import BilletMessage
import BilletTree

/// Checks HTML, whoever wrote it, against rules.
package struct HTMLValidator: Sendable {
  /// A rule with what it says of itself, so that a run asks nothing twice.
  private struct Entry: Sendable {
    let rule: any Rule
    let type: any Rule.Type
    let dependsOnValues: Bool
    /// Its number among the rules that read the author's words alone.
    let wordsNumber: Int?
  }

  private let rules: [Entry]
  /// What each of the rules is interested in: looked at for all of them, where most need no more.
  private let interests: [Interest]
  private let options: ValidationOptions

  /// Makes a validator; `ignoringInterests` has every rule look at every document, for tests.
  package init(
    rules: [any Rule] = RuleRegistry.all, options: ValidationOptions = ValidationOptions(),
    ignoringInterests: Bool = false
  ) {
    self.options = options
    var readers = 0
    let rules = rules.filter { options.includes(type(of: $0).description) }
    interests = rules.map { ignoringInterests ? .always : type(of: $0).interest }
    self.rules = rules.map {
      let type = type(of: $0)
      if type.readsWordsOnly { readers += 1 }
      return Entry(
        rule: $0, type: type, dependsOnValues: type.dependsOnValues,
        wordsNumber: type.readsWordsOnly ? readers - 1 : nil)
    }
  }

  /// Reads a document and runs every rule on it: O(n) for n bytes.
  ///
  /// - Parameters:
  ///   - file: the HTML.
  ///   - facts: what is known beside it.
  ///   - values: where values stand in the document, in order, when a template was filled.
  ///   - words: what was found out about the words of other fillings of the same template.
  /// - Returns: what the parser could not read and what the rules found, in reading order, each
  ///   finding once, and at most `Limits.findingsPerFile` of them.
  package func validate(
    _ file: SourceFile, facts: MessageFacts, values: [ValueSpan] = [], words: AuthorWords? = nil
  ) -> [Diagnostic] {
    check(file, facts: facts, values: values, words: words).findings
  }

  /// The findings of a document, and what is known of it.
  func check(
    _ file: SourceFile, facts: MessageFacts, values: [ValueSpan], words: AuthorWords?
  ) -> (findings: [Diagnostic], tree: HTMLTree, context: RuleContext) {
    let tree = HTMLTree.parse(file)
    let context = RuleContext(
      tree: tree, facts: facts, values: values, options: options, encoding: file.encoding,
      words: words)
    var sink = DiagnosticSink(options: options)
    let features = context.features
    for index in rules.indices where interests[index].occurs(in: features) {
      run(rules[index], tree, context, &sink)
    }
    if let outlook = context.outlook { addFindings(in: outlook, facts, to: &sink) }
    var problems = tree.problems.filter { options.includes($0.rule) }
    if !context.styles.isComplete { problems.append(unreadStyles(in: file)) }
    if let note = missingFacts(sink.missing) { problems.append(note) }
    let suppressions = SuppressionList(commentsOf: tree, in: file, today: options.today)
    guard !sink.findings.isEmpty || !problems.isEmpty || suppressions != nil else {
      return ([], tree, context)
    }
    var diagnostics = diagnostics(problems, sink.findings, in: tree, of: file)
    if let suppressions {
      let running = Set(rules.map { $0.type.description.id })
      diagnostics = suppressions.applied(to: diagnostics) { running.contains($0) }
    }
    return (capped(diagnostics.sortedByPlace(), in: file), tree, context)
  }

  /// Whether no rule that depends on values finds anything.
  func isClean(_ tree: HTMLTree, _ context: RuleContext) -> Bool {
    var sink = DiagnosticSink(options: options)
    for index in rules.indices
    where rules[index].dependsOnValues && interests[index].occurs(in: context.features) {
      run(rules[index], tree, context, &sink)
      if !sink.findings.isEmpty { return false }
    }
    return true
  }

  /// Runs a rule, unless it found nothing in the same words before.
  private func run(
    _ entry: Entry, _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    guard let number = entry.wordsNumber, let words = context.words else {
      sink.begin(entry.type)
      return entry.rule.check(tree, in: context, into: &sink)
    }
    if words.isClean(number) { return }
    let before = sink.findings.count
    sink.begin(entry.type)
    entry.rule.check(tree, in: context, into: &sink)
    if sink.findings.count == before { words.noteClean(number) }
  }

  /// Checks what only Outlook shows, as part of the document that Outlook makes of it.
  private func addFindings(
    in outlook: OutlookVariant, _ facts: MessageFacts, to sink: inout DiagnosticSink
  ) {
    guard !outlook.added.isEmpty else { return }
    let tree = HTMLTree.parse(SourceFile(path: "", bytes: outlook.bytes))
    let context = RuleContext(tree: tree, facts: facts, options: options)
    var variant = DiagnosticSink(options: options)
    for index in rules.indices where interests[index].occurs(in: context.features) {
      variant.begin(rules[index].type)
      rules[index].rule.check(tree, in: context, into: &variant)
    }
    // Some rules look into conditional comments themselves.
    var known = Set(sink.findings.map { Place(rule: $0.rule, span: $0.span) })
    for finding in variant.findings
    where outlook.adds(finding.span)
      && known.insert(Place(rule: finding.rule, span: finding.span)).inserted
    {
      sink.add(finding, in: "Outlook")
    }
  }

  private struct Place: Hashable {
    var rule: RuleID
    var span: Range<Int>
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

  /// One note for all that needs facts nobody gave, so that it does not pass silently.
  private func missingFacts(_ missing: [(rule: RuleID, facts: [String])]) -> Diagnostic? {
    guard !missing.isEmpty, options.tellsMissingFacts,
      !options.skippedRules.contains("missing-facts")
    else {
      return nil
    }
    let rules = missing.map { "\($0.rule) (\($0.facts.joined(separator: ", ")))" }
    return Diagnostic(
      rule: "missing-facts", severity: .note, outcome: .inapplicable,
      message: "Without facts these rules were not checked: \(rules.joined(separator: ", ")).",
      help: "Give what is known of the order with --facts FILE, such as"
        + " {\"\(missing[0].facts[0])\": …}; “billet schema facts” lists them all.")
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
