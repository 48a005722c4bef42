public import BilletCore

/// What a run found, file by file: the input of every reporter.
public struct Report: Sendable {
  /// One checked file and what was found in it.
  public struct File: Sendable {
    /// The path as the user named it, or found below a folder that the user named.
    public var path: String
    /// Its findings in reading order.
    public var diagnostics: [Diagnostic]
    /// How many more there are that a baseline accepts.
    public var acceptedCount = 0

    /// Makes an entry; the findings are put into reading order.
    public init(path: String, diagnostics: [Diagnostic]) {
      self.path = path
      self.diagnostics = diagnostics.sortedByPlace()
    }
  }

  /// The files in the order they were checked, clean ones included.
  public var files: [File]
  /// Notes on what could not be checked in any of the files, such as rules whose facts nobody gave.
  public var unchecked: [Diagnostic] = []
  /// The weight from which a finding makes its file fail.
  public var failingSeverity: Severity

  /// Makes a report.
  public init(files: [File], failingSeverity: Severity = .error) {
    self.files = files
    self.failingSeverity = failingSeverity
  }

  /// All findings.
  public var diagnostics: [Diagnostic] { files.flatMap(\.diagnostics) }

  /// How many findings of a severity there are.
  public func count(_ severity: Severity) -> Int {
    files.reduce(0) { sum, file in sum + file.diagnostics.count { $0.severity == severity } }
  }

  /// How many files have no finding that makes them fail.
  public var passedCount: Int { files.count { !$0.diagnostics.reach(failingSeverity) } }

  /// How many findings a baseline accepts.
  public var acceptedCount: Int { files.reduce(0) { $0 + $1.acceptedCount } }

  /// The counts in words, such as `2 errors, 1 warning in 3 files`.
  public var summary: String {
    let checked = Self.amount(files.count, "file")
    let counts = Severity.allCases.compactMap { severity -> String? in
      let count = count(severity)
      guard count > 0 else { return nil }
      return severity == .review
        ? (count == 1 ? "1 needs review" : "\(count) need review")
        : Self.amount(count, severity.rawValue)
    }
    let accepted = acceptedCount > 0 ? " (\(acceptedCount) more accepted by the baseline)" : ""
    return counts.isEmpty
      ? "No findings in \(checked)\(accepted)"
      : counts.joined(separator: ", ") + " in \(checked)\(accepted)"
  }

  private static func amount(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
