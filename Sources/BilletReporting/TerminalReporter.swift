import BilletCore

/// Findings as a person reads them: what is wrong, the line with the place marked, why, what to do.
public struct TerminalReporter: Reporter {
  private let style: TerminalStyle

  /// Makes a reporter, with ANSI colours or without.
  public init(usesColor: Bool) {
    style = TerminalStyle(usesColor: usesColor)
  }

  /// The report, a block a finding and the summary last.
  public func render(_ report: Report) -> [UInt8] {
    var text = ""
    for file in report.files {
      for diagnostic in file.diagnostics { write(diagnostic, of: file, into: &text) }
    }
    text += RuleTable(report).text { line, severity in
      severity.map { style.paint(line, as: $0) } ?? style.strong(line)
    }
    let worst = Severity.allCases.first { report.count($0) > 0 }
    text += worst.map { style.paint(report.summary, as: $0) } ?? style.good(report.summary)
    text += "\n"
    return Array(text.utf8)
  }

  private func write(_ diagnostic: Diagnostic, of file: Report.File, into text: inout String) {
    let head = "\(diagnostic.severity.rawValue)[\(diagnostic.rule)]"
    text += style.paint(head, as: diagnostic.severity)
    text += style.strong(": \(Wording.headline(diagnostic.message))") + "\n"
    var margin = 2
    if let location = diagnostic.location {
      let excerpt = Excerpt(location)
      margin = excerpt.gutter
      write(excerpt, arrow: "-->", severity: diagnostic.severity, note: nil, into: &text)
    } else {
      text += "  \(style.faint("-->")) \(TerminalSafe.text(file.path))\n"
    }
    for label in diagnostic.labels {
      let excerpt = Excerpt(label.location)
      write(excerpt, arrow: ":::", severity: nil, note: label.text, into: &text)
    }
    let indent = String(repeating: " ", count: margin)
    let reason = Wording.reason(diagnostic)
    if !reason.isEmpty { text += "\(indent) \(style.faint("=")) why:  \(reason)\n" }
    if !diagnostic.help.isEmpty {
      text += "\(indent) \(style.faint("=")) \(style.good("help")): "
      text += "\(TerminalSafe.text(diagnostic.help))\n"
    }
    for fix in diagnostic.fixes {
      text += "\(indent) \(style.faint("=")) \(Wording.fix(fix, label: style.good))\n"
    }
    text += "\n"
  }

  private func write(
    _ excerpt: Excerpt, arrow: String, severity: Severity?, note: String?, into text: inout String
  ) {
    let gutter = String(repeating: " ", count: excerpt.gutter)
    let bar = style.faint("|")
    text += "\(gutter)\(style.faint(arrow)) \(excerpt.place)"
    if let note { text += " (\(TerminalSafe.text(note)))" }
    text += "\n\(gutter) \(bar)\n"
    let number = String(excerpt.line)
    let padding = String(repeating: " ", count: excerpt.gutter - number.utf8.count)
    text += "\(padding)\(style.faint(number)) \(bar) \(excerpt.text)\n"
    let marker = String(repeating: "^", count: excerpt.markerWidth)
    let before = String(repeating: " ", count: excerpt.markerColumn)
    text += "\(gutter) \(bar) \(before)"
    text += severity.map { style.paint(marker, as: $0) } ?? style.faint(marker)
    text += "\n\(gutter) \(bar)\n"
  }
}

/// ANSI colours, or none: the same text either way.
struct TerminalStyle: Sendable {
  let usesColor: Bool

  func paint(_ text: String, as severity: Severity) -> String {
    let code =
      switch severity {
      case .error: "1;31"
      case .warning: "1;33"
      case .review: "1;35"
      case .note: "1;36"
      }
    return wrap(text, code)
  }

  func strong(_ text: String) -> String { wrap(text, "1") }
  func good(_ text: String) -> String { wrap(text, "32") }
  func faint(_ text: String) -> String { wrap(text, "34") }

  private func wrap(_ text: String, _ code: String) -> String {
    usesColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
