import BilletCore

/// Findings as JUnit XML, the form that continuous-integration servers read: a test case a file.
///
/// Errors and warnings are failures; reviews and notes stand in the case's output.
public struct JUnitReporter: Reporter {
  /// Makes a reporter.
  public init() {}

  /// The report as one `testsuites` document.
  public func render(_ report: Report) -> [UInt8] {
    let failing = report.files.count { !Self.failures(of: $0).isEmpty }
    let counts = "tests=\"\(report.files.count)\" failures=\"\(failing)\""
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    xml += "<testsuites name=\"billet\" \(counts)>\n  <testsuite name=\"billet check\" \(counts)>\n"
    for file in report.files {
      xml += "    <testcase classname=\"billet\" name=\"\(Self.escape(file.path))\""
      if file.diagnostics.isEmpty {
        xml += "/>\n"
        continue
      }
      xml += ">\n"
      let failures = Self.failures(of: file)
      if let first = failures.first {
        let summary = failures.count == 1 ? first.message : "\(failures.count) findings"
        xml += "      <failure type=\"\(first.rule)\" message=\"\(Self.escape(summary))\">"
        xml += Self.escape(Self.text(failures, of: file)) + "</failure>\n"
      }
      let advice = file.diagnostics.filter { $0.severity < .warning }
      if !advice.isEmpty {
        xml += "      <system-out>\(Self.escape(Self.text(advice, of: file)))</system-out>\n"
      }
      xml += "    </testcase>\n"
    }
    xml += "  </testsuite>\n</testsuites>\n"
    return Array(xml.utf8)
  }

  private static func failures(of file: Report.File) -> [Diagnostic] {
    file.diagnostics.filter { $0.severity >= .warning }
  }

  private static func text(_ diagnostics: [Diagnostic], of file: Report.File) -> String {
    diagnostics.map { diagnostic in
      let place = diagnostic.location.map { location in
        let start = location.start
        return "\(location.file.path):\(start.line):\(start.column)"
      }
      let help = diagnostic.help.isEmpty ? "" : " \(diagnostic.help)"
      return "\(place ?? file.path): \(diagnostic.severity.rawValue)[\(diagnostic.rule)]: "
        + diagnostic.message + help
    }.joined(separator: "\n")
  }

  /// Text or attribute value of XML 1.0; characters that XML forbids become visible first.
  private static func escape(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "\n": result.append(contentsOf: "&#10;".unicodeScalars)
      case "\u{FFFE}", "\u{FFFF}": result.append("\u{FFFD}")
      default: result.append(contentsOf: TerminalSafe.text(String(scalar)).unicodeScalars)
      }
    }
    return String(result)
  }
}
