/// The suppressions of a file, and what becomes of its findings through them.
package struct SuppressionList: Sendable {
  private struct Entry: Sendable {
    var suppression: Suppression
    /// The comment.
    var span: Range<Int>
    /// The bytes whose findings are silent; `nil` for the whole file.
    var covered: Range<Int>?
    var rules: Set<RuleID>
  }

  private let file: SourceFile
  private let today: String
  private let knownRules: [String]
  private var entries: [Entry] = []
  /// What is wrong with comments that were to be suppressions.
  private var faults: [Diagnostic] = []

  /// A list without entries; `today` is the day of the check, ISO 8601, for which `nil` asks the clock, and
  /// `knownRules` are the ids that a suppression may name.
  package init(_ file: SourceFile, today: String?, knownRules: [String]) {
    self.file = file
    self.today = today ?? CivilDay.today
    self.knownRules = knownRules
  }

  /// Adds a comment, if it is a suppression; `next` gives the bytes of what comes next, `nil` when nothing
  /// does.
  package mutating func add(
    _ comment: ArraySlice<UInt8>, at span: Range<Int>, next: () -> Range<Int>?
  ) {
    guard let read = Suppression.read(comment) else { return }
    let suppression: Suppression
    switch read {
    case .success(let value): suppression = value
    case .failure(let fault): return report(fault, at: span)
    }
    let unknown = suppression.rules.filter { !knownRules.contains($0) }
    for name in unknown {
      let question = Suggestion.question(for: name, among: knownRules)
      faults.append(
        finding(
          "There is no rule “\(name)” that could be ignored here.",
          help: question.isEmpty ? "“billet rules” lists them all." : question, at: span))
    }
    if let day = suppression.lastDay, day < today {
      faults.append(
        finding(
          "This ended on \(day): \(suppression.rules.joined(separator: ", ")) counts again.",
          help: "Mend what it was about and remove the comment, or give a new day.", at: span,
          severity: .warning))
      return
    }
    entries.append(
      Entry(
        suppression: suppression, span: span,
        covered: suppression.reach == .file ? nil : next() ?? span.upperBound..<span.upperBound,
        rules: Set(suppression.rules.map { RuleID($0) }).subtracting(unknown.map { RuleID($0) })))
  }

  /// The findings that are left, with what is wrong with the suppressions themselves.
  ///
  /// `isRunning` says whether a rule was looked for, without which a suppression of it cannot be told to be
  /// of no use; `nil` when none can.
  package func applied(
    to diagnostics: [Diagnostic], isRunning: ((RuleID) -> Bool)? = nil
  ) -> [Diagnostic] {
    var result: [Diagnostic] = []
    var used: Set<Int> = []
    var usedRules: [Int: Set<RuleID>] = [:]
    for diagnostic in diagnostics {
      let matches = entries.indices.filter { silences($0, diagnostic) }
      if matches.isEmpty { result.append(diagnostic) }
      used.formUnion(matches)
      for match in matches { usedRules[match, default: []].insert(diagnostic.rule) }
    }
    result += faults
    if let isRunning {
      for (index, entry) in entries.enumerated() {
        let idle = entry.rules.subtracting(usedRules[index] ?? []).filter(isRunning).sorted()
        guard !idle.isEmpty else { continue }
        result.append(unused(idle, entry))
      }
    }
    return result
  }

  /// Whether there is nothing to do.
  package var isEmpty: Bool { entries.isEmpty && faults.isEmpty }

  private func silences(_ index: Int, _ diagnostic: Diagnostic) -> Bool {
    let entry = entries[index]
    guard entry.rules.contains(diagnostic.rule), !RuleID.alwaysTold.contains(diagnostic.rule),
      let location = diagnostic.location, location.file.path == file.path
    else { return false }
    guard let covered = entry.covered else { return true }
    let start = location.span.lowerBound
    return covered.contains(start) || (location.span.isEmpty && start == covered.lowerBound)
  }

  private func unused(_ idle: [RuleID], _ entry: Entry) -> Diagnostic {
    let names = idle.map(\.rawValue).joined(separator: ", ")
    return finding(
      entry.covered == nil
        ? "Nothing in the file breaks \(names)." : "Nothing that comes next breaks \(names).",
      help: entry.rules.count == idle.count
        ? "Remove the comment." : "Remove \(names) from the comment.",
      at: entry.span, severity: .warning)
  }

  private mutating func report(_ fault: Suppression.Fault, at span: Range<Int>) {
    let help =
      "Write billet-ignore, the rule, a colon and the reason, such as"
      + " “billet-ignore image-alt: the image is decoration (until 2027-03-01)”."
    switch fault {
    case .noRule: faults.append(finding("No rule is named to ignore.", help: help, at: span))
    case .noReason: faults.append(finding("No reason is given.", help: help, at: span))
    case .noSuchDay(let day):
      faults.append(
        finding("“\(day)” is no day.", help: "Write it as 2027-03-01.", at: span))
    }
  }

  private func finding(
    _ message: String, help: String, at span: Range<Int>, severity: Severity = .error
  ) -> Diagnostic {
    Diagnostic(
      rule: "suppression", severity: severity, message: message,
      rationale: "A finding that is passed over without need hides the next one of its kind.",
      help: help, location: SourceLocation(file, span))
  }
}

extension RuleID {
  /// Rules whose breach means that something was not checked, or is passed over without a reason: these
  /// findings are neither left out, nor ignored, nor accepted.
  package static let alwaysTold: Set<RuleID> = [
    "encoding", "finding-limit", "html-limit", "suppression",
  ]
}
