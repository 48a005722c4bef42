public import BilletCore

/// What became of the rows of a batch.
public struct BatchSummary: Sendable, Equatable {
  /// Rows that were read; blank lines are none.
  public internal(set) var rows = 0
  /// Rows whose message was written.
  public internal(set) var rendered = 0
  /// Rows that gave no message.
  public internal(set) var failed = 0
  /// Blank lines, which are passed over.
  public internal(set) var skipped = 0
  /// How many rows failed by each rule; a row that fails by two counts under both.
  public internal(set) var failuresByRule: [RuleID: Int] = [:]

  /// Counts other rows too.
  mutating func add(_ other: BatchSummary) {
    rows += other.rows
    rendered += other.rendered
    failed += other.failed
    skipped += other.skipped
    failuresByRule.merge(other.failuresByRule) { $0 + $1 }
  }

  /// Counts a row that failed by these findings.
  mutating func countFailure(_ diagnostics: [Diagnostic], from severity: Severity) {
    failed += 1
    for rule in Set(diagnostics.filter { $0.severity >= severity }.map(\.rule)) {
      failuresByRule[rule, default: 0] += 1
    }
  }
}
