public import ArgumentParser
import BilletKit

/// Where text goes and whether it is coloured.
enum Output {
  /// Writes one line about a failure to standard error.
  static func complain(_ sentence: String) {
    FileSystem.writeStandardError(Array("billet: \(TerminalSafe.text(sentence))\n".utf8))
  }

  /// Says which languages could not be spell-checked, and what to install.
  static func tellMissingDictionaries() {
    for missing in Dictionaries.missing {
      let remedy =
        missing.package.map { ", which has no dictionary here; install \($0)" }
        ?? ", for which there is no dictionary"
      complain("note: spelling was not checked in \(missing.language)\(remedy)")
    }
  }

  /// Writes findings to standard error, where results never stand.
  static func tell(_ diagnostics: [Diagnostic], of path: String) {
    guard !diagnostics.isEmpty else { return }
    let report = Report(files: [.init(path: path, diagnostics: diagnostics)])
    FileSystem.writeStandardError(reporter(nil, onStandardError: true).render(report))
  }

  /// Writes text to standard output; a full disk or a closed pipe is an error.
  static func print(_ text: String) throws(FileError) {
    try FileSystem.writeStandardOutput(Array(text.utf8))
  }

  /// Colour is for terminals, unless the user set `NO_COLOR` (no-color.org) or the terminal is dumb.
  static func usesColor(onStandardError: Bool) -> Bool {
    guard FileSystem.isTerminal(standardError: onStandardError) else { return false }
    let noColor = Environment.value(of: "NO_COLOR") ?? ""
    return noColor.isEmpty && Environment.value(of: "TERM") != "dumb"
  }

  /// The reporter for standard output or standard error: the one asked for, else `terminal` on a terminal
  /// and `plain` elsewhere.
  static func reporter(_ format: ReportFormat?, onStandardError: Bool) -> any Reporter {
    let isTerminal = FileSystem.isTerminal(standardError: onStandardError)
    let format = format ?? (isTerminal ? .terminal : .plain)
    return format.reporter(
      usesColor: usesColor(onStandardError: onStandardError),
      rules: format == .sarif ? Catalogue.entries.map(\.information) : [])
  }
}

extension ReportFormat: ExpressibleByArgument {}
extension OutputFormat: ExpressibleByArgument {}
extension CompiledTemplate.Validation: ExpressibleByArgument {}
extension Schema: ExpressibleByArgument {}
extension PolicyVersion: ExpressibleByArgument {}

/// The weight from which a finding makes the exit status 1.
enum FailOn: String, CaseIterable, ExpressibleByArgument {
  case error
  case warning

  var severity: Severity {
    switch self {
    case .error: .error
    case .warning: .warning
    }
  }
}
