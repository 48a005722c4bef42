import ArgumentParser
import BilletKit

struct FixCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix",
    abstract: "Mend what can be mended in messages and HTML files.",
    discussion: """
      Code becomes bold, aligned columns lose their colons, HTML becomes Markdown, http:// becomes https://
      and so on: what `billet check` shows as a fix. Safe fixes leave what the message says as it is; the
      others are listed, and made with --unsafe.

      A file is written whole or not at all. - mends standard input onto standard output.

      Examples:
        billet fix Messages
        billet fix Messages/invoice/en-US.md --check
      """)

  @Argument(help: "Messages, HTML files or folders; - reads standard input.")
  var paths: [String]

  @Flag(
    name: [.customLong("check"), .customLong("dry-run")],
    help: "Write nothing; show the changes, and end with 1 if there are any.")
  var isDry = false

  @Flag(name: .customLong("unsafe"), help: "Make the fixes too that may change what is said.")
  var isUnsafe = false

  @OptionGroup var input: MessageDataOptions

  mutating func validate() throws {
    try input.validateStandardInput(besides: paths)
  }

  func run() throws {
    var run = FixRun(unsafe: isUnsafe)
    var remaining: [Report.File] = []
    var standardInput: SourceFile?
    var isDone = true
    for path in paths {
      do {
        for path in try FileSearch.files(at: path) {
          do {
            let file = try Input.file(path, limit: Limits.htmlBytes)
            if path == "-" { standardInput = file }
            let left = try run.fix(file) { try findings(in: $0, at: path, besides: $1) }
            remaining.append(.init(path: path, diagnostics: left))
          } catch let error as FileError {
            Output.complain("\(error)")
            isDone = false
          }
        }
      } catch let error as FileError {
        Output.complain("\(error)")
        isDone = false
      } catch let error as WorkFailed {
        Output.complain(error.description)
        isDone = false
      }
    }
    if !isDry, let standardInput {
      try FileSystem.writeStandardOutput(run.current(standardInput).bytes)
    }
    try show(run, left: remaining)
    if !isDone { throw ExitCode(2) }
    let hasErrors = remaining.contains { $0.diagnostics.reach(.error) }
    if hasErrors || (isDry && run.count > 0) { throw ExitCode(1) }
  }

  /// The findings that may bring fixes along: a message is read with each of its fixtures.
  private func findings(
    in file: SourceFile, at path: String, besides texts: [String: SourceFile]
  ) throws -> [Diagnostic] {
    let isMessage =
      Path.fileExtension(of: path) == "md" || (path == "-" && MessageLibrary.isMessage(file.bytes))
    // The parts of an e-mail are encoded: it is written anew from its message.
    guard Path.fileExtension(of: path) != "eml" else { return [] }
    guard isMessage else { return Validator().validate(file) }
    let compiler = Compiler(project: .containing(path), texts: texts)
    var samples: [SourceFile?]
    if let data = try input.load(for: path) {
      samples = [data.file]
    } else {
      samples = try MessageLibrary.fixtures(beside: path).map {
        try Input.file($0.path, limit: Limits.dataBytes)
      }
    }
    if samples.isEmpty { samples = [nil] }
    return compiler.findings(in: file, filledWith: samples)
  }

  private func show(_ run: FixRun, left: [Report.File]) throws {
    if isDry {
      try Output.print(run.changes.map(\.difference).joined())
    } else {
      try run.write()
    }
    var lines = run.changes.map { change in
      "\(TerminalSafe.text(change.before.path)): "
        + (isDry ? "would make " : "made ") + Self.count(change.count, "fix", "fixes") + "\n"
    }
    for file in left {
      for finding in file.diagnostics {
        guard let fix = finding.fixes.first(where: { $0.safety == .unsafe }) else { continue }
        let place = finding.location.map { location in
          "\(TerminalSafe.text(location.file.path)):\(location.start.line):\(location.start.column)"
        }
        lines.append(
          "\(place ?? file.path): \(finding.rule): \(TerminalSafe.text(fix.title))? (--unsafe)\n")
      }
    }
    let open = left.reduce(0) { sum, file in
      sum + file.diagnostics.count { $0.severity >= .warning }
    }
    if open > 0 {
      lines.append("\(Self.count(open, "finding", "findings")) left: see billet check\n")
    } else if lines.isEmpty {
      lines.append("Nothing to mend\n")
    }
    FileSystem.writeStandardError(Array(lines.joined().utf8))
  }

  static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }
}
