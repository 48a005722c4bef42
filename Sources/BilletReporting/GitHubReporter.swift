import BilletCore

/// Findings as workflow commands of GitHub Actions, which show them beside the changed lines.
public struct GitHubReporter: Reporter {
  /// Makes a reporter.
  public init() {}

  /// A line a finding, and the summary last.
  public func render(_ report: Report) -> [UInt8] {
    var text = ""
    for file in report.files {
      for diagnostic in file.diagnostics {
        let path = diagnostic.location?.file.path ?? file.path
        var properties = "file=\(Self.property(path))"
        if let location = diagnostic.location {
          let start = location.start
          let end = location.end
          properties += ",line=\(start.line),endLine=\(end.line)"
          // GitHub accepts columns only within one line.
          if start.line == end.line { properties += ",col=\(start.column),endColumn=\(end.column)" }
        }
        properties += ",title=\(Self.property(diagnostic.rule.rawValue))"
        let help = diagnostic.help.isEmpty ? "" : "\n" + diagnostic.help
        text += "::\(Self.command(diagnostic.severity)) \(properties)::"
        text += Self.data(diagnostic.message + help) + "\n"
      }
    }
    return Array((text + report.summary + "\n").utf8)
  }

  private static func command(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .review, .note: "notice"
    }
  }

  /// A message: `%`, CR and LF are percent-encoded, so that no text can begin a command of its own.
  private static func data(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result.append(contentsOf: "%25".unicodeScalars)
      case "\r": result.append(contentsOf: "%0D".unicodeScalars)
      case "\n": result.append(contentsOf: "%0A".unicodeScalars)
      default: result.append(contentsOf: TerminalSafe.text(String(scalar)).unicodeScalars)
      }
    }
    return String(result)
  }

  /// A property: `:` and `,` are encoded too.
  private static func property(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in data(text).unicodeScalars {
      switch scalar {
      case ":": result.append(contentsOf: "%3A".unicodeScalars)
      case ",": result.append(contentsOf: "%2C".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
