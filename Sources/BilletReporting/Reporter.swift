/// Turns a report into bytes: one file an output format.
public protocol Reporter: Sendable {
  /// The report in this format, UTF-8, ending with a line end.
  func render(_ report: Report) -> [UInt8]
}

/// The formats that a report can be printed in.
public enum ReportFormat: String, Sendable, CaseIterable {
  /// Excerpts with markers, coloured where that is wanted.
  case terminal
  /// Whole sentences without drawing, for logs and screen readers.
  case plain
  /// JSON, version 1.
  case json
  /// Static Analysis Results Interchange Format 2.1.0.
  case sarif
  /// JUnit XML.
  case junit
  /// Workflow commands of GitHub Actions.
  case github

  /// The reporter of this format; `rules` are those that a format lists beside the findings.
  public func reporter(usesColor: Bool, rules: [RuleInformation] = []) -> any Reporter {
    switch self {
    case .terminal: TerminalReporter(usesColor: usesColor)
    case .plain: PlainReporter()
    case .json: JSONReporter()
    case .sarif: SARIFReporter(rules: rules)
    case .junit: JUnitReporter()
    case .github: GitHubReporter()
    }
  }
}
