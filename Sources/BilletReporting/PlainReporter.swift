import BilletCore

/// Findings as sentences, one part a line, without drawing or colour: for logs and screen readers.
public struct PlainReporter: Reporter {
  /// Makes a reporter.
  public init() {}

  /// The report, a block a finding and the summary last.
  public func render(_ report: Report) -> [UInt8] {
    var text = ""
    for file in report.files {
      for diagnostic in file.diagnostics {
        text += "\(place(of: diagnostic, in: file)): \(diagnostic.severity.rawValue): "
        text += "\(TerminalSafe.text(diagnostic.message)) [\(diagnostic.rule)]\n"
        let reason = Wording.reason(diagnostic)
        if !reason.isEmpty { text += "  Why: \(reason)\n" }
        if !diagnostic.help.isEmpty { text += "  Help: \(TerminalSafe.text(diagnostic.help))\n" }
        for fix in diagnostic.fixes { text += "  \(Wording.fix(fix))\n" }
        for label in diagnostic.labels {
          let start = label.location.start
          text += "  \(TerminalSafe.text(label.text)): "
          text += "\(TerminalSafe.text(label.location.file.path)):\(start.line):\(start.column)\n"
        }
      }
    }
    text += RuleTable(report).text { line, _ in line }
    text += report.summary + ".\n"
    return Array(text.utf8)
  }

  private func place(of diagnostic: Diagnostic, in file: Report.File) -> String {
    guard let location = diagnostic.location else { return TerminalSafe.text(file.path) }
    let start = location.start
    return "\(TerminalSafe.text(location.file.path)):\(start.line):\(start.column)"
  }
}
