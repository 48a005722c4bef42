import ArgumentParser
import BilletKit

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check HTML files, messages and whole folders.",
    discussion: """
      HTML (.html, .htm) is checked as it is. A message (.md) is rendered first: with --data, with one
      --fixture, or with each of its fixtures. Folders are searched for both.

      Examples:
        billet check exported.html
        billet check Messages --fail-on warning
        curl -s https://shop.example/mail.html | billet check - --format json
      """)

  @Argument(help: "HTML files, messages or folders; - reads standard input.")
  var paths: [String]

  @OptionGroup var input: MessageDataOptions

  @Option(name: .long, help: "The weight from which findings make the exit status 1.")
  var failOn = FailOn.error

  @Option(
    name: .long, help: "How to print findings (default: terminal on a terminal, else plain).")
  var format: ReportFormat?

  @Option(name: .long, help: "A theme for messages (default: the message's own).")
  var theme: String?

  mutating func validate() throws {
    try input.validateStandardInput(besides: paths)
  }

  func run() throws {
    let facts = try input.loadFacts()
    var files: [Report.File] = []
    // What is wrong with a project is found with each of its messages, and told with the first.
    var ofProjects: [Diagnostic] = []
    var isDone = true
    for path in paths {
      do {
        for path in try Self.expand(path) {
          do {
            let found = try check(path, facts: facts)
            let untold = found.diagnostics.filter { finding in
              !ofProjects.contains { $0.isSameFinding(as: finding) }
            }
            ofProjects += untold.filter { $0.isOfProjectFile || $0.rule == "missing-facts" }
            files.append(.init(path: path, diagnostics: untold))
            isDone = isDone && found.isDone
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
    let report = Report(files: files)
    if !files.isEmpty || isDone {
      try FileSystem.writeStandardOutput(
        Output.reporter(format, onStandardError: false).render(report))
    }
    if !isDone { throw ExitCode(2) }
    if report.diagnostics.reach(failOn.severity) { throw ExitCode(1) }
  }

  /// A path itself, or the HTML files and messages below it.
  private static func expand(_ path: String) throws -> [String] {
    guard path != "-", FileSystem.kind(of: path) == .directory else { return [path] }
    let found = try FileSystem.filesBelow(path) {
      $0 != "partials" && $0 != "node_modules" && !$0.utf8.starts(with: ".".utf8)
    }.map { Path.join(path, $0) }.filter { file in
      switch Path.fileExtension(of: file) {
      case "html", "htm": true
      case "md": MessageLibrary.isMessage(file)
      // What cannot be looked at may be a whole folder of messages.
      default: FileSystem.kind(of: file) == nil
      }
    }
    guard !found.isEmpty else {
      throw WorkFailed("there is no .html, .htm or .md message below \(path)")
    }
    return found
  }

  /// The findings in a file, and whether all of it could be looked at.
  private typealias Findings = (diagnostics: [Diagnostic], isDone: Bool)

  private func check(_ path: String, facts: MessageFacts) throws -> Findings {
    let file = try Input.file(path, limit: Limits.htmlBytes)
    let isMessage =
      Path.fileExtension(of: path) == "md"
      || (path == "-" && MessageLibrary.isMessage(file.bytes))
    guard isMessage else { return (Validator().validate(file, facts: facts), true) }
    return try checkMessage(file, path: path, facts: facts)
  }

  /// The findings of a message with each of its fixtures, each told once.
  private func checkMessage(
    _ file: SourceFile, path: String, facts: MessageFacts
  ) throws -> Findings {
    let compilation = Compiler(project: .containing(path)).compile(file, theme: theme)
    var diagnostics = compilation.diagnostics
    guard let template = compilation.template else { return (diagnostics, !compilation.lacksTheme) }
    var samples: [(file: SourceFile, name: String)?]
    if let data = try input.load(for: path) {
      samples = [data]
    } else {
      samples = try MessageLibrary.fixtures(beside: path).map {
        (try Input.file($0.path, limit: Limits.dataBytes), $0.name)
      }
    }
    if samples.isEmpty { samples = [nil] }
    for sample in samples {
      let rendering = template.render(sample?.file, as: .html, facts: facts, dataName: sample?.name)
      diagnostics += rendering.diagnostics.filter { finding in
        !diagnostics.contains { $0.isSameFinding(as: finding) }
      }
    }
    return (diagnostics, true)
  }
}

extension Diagnostic {
  /// Whether both say the same of the same place, whatever data brought it out.
  fileprivate func isSameFinding(as other: Diagnostic) -> Bool {
    rule == other.rule && message == other.message && location == other.location
  }

  /// Whether it is about what a project sets for all of its messages.
  fileprivate var isOfProjectFile: Bool {
    location.map { Path.name(of: $0.file.path) == Project.settingsName } ?? false
  }
}
