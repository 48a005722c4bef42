import BilletCore

/// Collects findings: the same one at the same place counts once, and the number is bounded.
struct DiagnosticBag {
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether anything that was found is an error.
  private(set) var hasErrors = false

  /// Whether nothing more is kept.
  var isFull: Bool { diagnostics.count >= Limits.findingsPerFile }

  private struct Key: Hashable {
    var rule: RuleID
    var path: String
    var span: Range<Int>
    var message: String
  }

  private var seen: Set<Key> = []

  mutating func add(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error { hasErrors = true }
    guard !isFull else { return }
    if let location = diagnostic.location {
      let key = Key(
        rule: diagnostic.rule, path: location.file.path, span: location.span,
        message: diagnostic.message)
      guard seen.insert(key).inserted else { return }
    }
    diagnostics.append(diagnostic)
  }

  mutating func add(
    _ rule: RuleID, _ message: String, why rationale: String = "", help: String = "",
    at location: SourceLocation?, severity: Severity = .error, labels: [Diagnostic.Label] = [],
    references: [Reference] = [], fix: Fix? = nil
  ) {
    add(
      Diagnostic(
        rule: rule, severity: severity, message: message, rationale: rationale, help: help,
        location: location, labels: labels, references: references, fixes: fix.map { [$0] } ?? []))
  }

  mutating func add(contentsOf diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { add(diagnostic) }
  }
}
