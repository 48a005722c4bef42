import BilletCore

/// How often each rule is broken over all files, and how many files pass: what a long report comes to.
struct RuleTable {
  /// A rule and its findings.
  struct Row {
    let rule: RuleID
    fileprivate(set) var counts: [Severity: Int] = [:]
    /// In how many files it is broken.
    fileprivate(set) var files = 0

    func count(_ severity: Severity) -> Int { counts[severity] ?? 0 }

    fileprivate var worst: Severity { counts.keys.max() ?? .note }
  }

  /// The rules that are broken, the heaviest and most frequent first.
  let rows: [Row]
  private let report: Report

  init(_ report: Report) {
    self.report = report
    var rows: [RuleID: Row] = [:]
    for file in report.files {
      for diagnostic in file.diagnostics {
        rows[diagnostic.rule, default: Row(rule: diagnostic.rule)]
          .counts[diagnostic.severity, default: 0] += 1
      }
      for rule in Set(file.diagnostics.map(\.rule)) { rows[rule]?.files += 1 }
    }
    self.rows = rows.values.sorted { left, right in
      for severity in [Severity.error, .warning, .review, .note]
      where left.count(severity) != right.count(severity) {
        return left.count(severity) > right.count(severity)
      }
      return left.rule < right.rule
    }
  }

  /// The table with the pass rate below it; empty for a single file and where nothing was found.
  ///
  /// `styled` gets each line, and the heaviest severity in it.
  func text(_ styled: (String, Severity?) -> String) -> String {
    guard report.files.count > 1, !rows.isEmpty else { return "" }
    let columns: [(name: String, value: (Row) -> Int)] = [
      ("errors", { $0.count(.error) }), ("warnings", { $0.count(.warning) }),
      ("reviews", { $0.count(.review) }), ("notes", { $0.count(.note) }), ("files", { $0.files }),
    ]
    let width = max(4, rows.map(\.rule.rawValue.utf8.count).max() ?? 0)
    var text = styled("rule".padded(to: width) + columns.map { "  " + $0.name }.joined(), nil)
    text += "\n"
    for row in rows {
      var line = row.rule.rawValue.padded(to: width)
      for column in columns {
        let number = String(column.value(row))
        line += String(
          repeating: " ", count: max(1, column.name.utf8.count + 2 - number.utf8.count))
        line += number
      }
      text += styled(line, row.worst) + "\n"
    }
    let passed = report.passedCount
    // Rounded down: 100 % is for when all of them pass.
    let share = passed * 100 / report.files.count
    return text + "\(passed) of \(report.files.count) files pass (\(share) %).\n"
  }
}

extension String {
  /// The text with blanks behind it up to a width in bytes.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - utf8.count))
  }
}
