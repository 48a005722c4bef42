import ArgumentParser
import BilletKit

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    _superCommandName: "billet",
    abstract: "Check HTML files, e-mails, messages and whole folders.",
    discussion: """
      HTML (.html, .htm) is checked as it is, and of an e-mail (.eml) its HTML part. A message (.md) is
      rendered first: with --data, with one --fixture, or with each of its fixtures. Folders are searched
      for all of them.

      Examples:
        billet check exported.html
        billet check Messages --fail-on warning
        billet check templates --baseline accepted.json
        billet check exported.html --fix
        curl -s https://shop.example/mail.html | billet check - --format json
      """)

  @Argument(help: "HTML files, e-mails, messages or folders; - reads standard input.")
  var paths: [String]

  @OptionGroup var input: MessageDataOptions

  @OptionGroup(title: "Rules") var validation: ValidationArguments

  @OptionGroup var ledger: LedgerOptions

  @OptionGroup(title: "Baseline") var baseline: BaselineArguments

  @Flag(name: .long, help: "Make the safe fixes in HTML files, and tell what is left.")
  var fix = false

  @Option(name: .long, help: "The weight from which findings make the exit status 1.")
  var failOn = FailOn.error

  @Option(
    name: .long, help: "How to print findings (default: terminal on a terminal, else plain).")
  var format: ReportFormat?

  @Option(name: .long, help: "A theme for messages (default: the message's own).")
  var theme: String?

  @Option(name: .long, help: "How many files to check at once (default: as many as processors).")
  var jobs: Int?

  mutating func validate() throws {
    try input.validateStandardInput(besides: paths)
    if let jobs, jobs < 1 { throw ValidationError("--jobs is a number from 1 on.") }
  }

  func run() throws {
    var options = try validation.options()
    options.tellsMissingFacts = true
    options.usesGrammarTool = true
    var checker = FileChecker(
      options: options, facts: try input.loadFacts(), theme: theme, sample: try input.sample())
    if let path = ledger.ledger, FileSystem.kind(of: path) != nil {
      checker.ledger = LedgerGuard(try LedgerOptions.open(path))
    }
    let checking = checker
    var isDone = true
    var outcomes: [FileChecker.Outcome] = []
    for path in paths {
      do {
        let files = try FileSearch.files(at: path)
        outcomes += files.parallelMap(jobs: jobs ?? Environment.processorCount) {
          checking.check($0)
        }
      } catch {
        Output.complain("\(error)")
        isDone = false
      }
    }
    for failure in outcomes.compactMap(\.failure) {
      // A fixture that a message lacks is the command's mistake.
      if failure is ValidationError { throw failure }
      Output.complain("\(failure)")
    }
    isDone = isDone && outcomes.allSatisfy(\.isDone)
    if fix { try makeFixes(&outcomes, with: checker) }

    var report = Report(
      files: Self.tellingProjectsOnce(outcomes.compactMap(\.report)),
      failingSeverity: failOn.severity)
    // Who gives facts wants to know of each file which are missing; who gives none is told once.
    if input.facts == nil { report.setAsideMissingFacts() }
    let isEmpty = report.files.isEmpty
    report = try baseline.apply(to: report) { options.runs($0) }
    if !isEmpty || isDone {
      try FileSystem.writeStandardOutput(
        Output.reporter(format, onStandardError: false).render(report))
    }
    Output.tellMissingDictionaries()
    for note in report.unchecked { Output.complain("note: \(note.message) \(note.help)") }
    if !isDone { throw ExitCode(2) }
    if report.diagnostics.reach(failOn.severity) { throw ExitCode(1) }
  }

  /// What is wrong with a project, and what no facts were given for, is found with each file and told
  /// with the first.
  private static func tellingProjectsOnce(_ files: [Report.File]) -> [Report.File] {
    var told: [Diagnostic] = []
    return files.map { file in
      var file = file
      file.diagnostics.removeAll { finding in told.contains { $0.isSameFinding(as: finding) } }
      told += file.diagnostics.filter { $0.isOfProjectFile || $0.rule == "missing-facts" }
      return file
    }
  }

  /// Makes the safe fixes of HTML files and puts what is left in the place of what was found.
  private func makeFixes(
    _ outcomes: inout [FileChecker.Outcome], with checker: FileChecker
  ) throws {
    var run = FixRun()
    for index in outcomes.indices {
      guard let found = outcomes[index].report, let file = outcomes[index].file, found.path != "-",
        !FileChecker.isMessage(file, at: found.path),
        found.diagnostics.contains(where: { $0.fixes.contains { $0.safety == .safe } })
      else { continue }
      let left = try run.fix(file) { file, _ in
        try checker.findings(in: file, at: found.path).diagnostics
      }
      outcomes[index].report = .init(path: found.path, diagnostics: left)
    }
    try run.write()
    guard run.count > 0 else { return }
    let fixes = run.count == 1 ? "1 fix" : "\(run.count) fixes"
    let files = run.changes.count == 1 ? run.changes[0].before.path : "\(run.changes.count) files"
    Output.complain("made \(fixes) in \(files)")
  }
}

extension Report {
  /// Takes the notes on missing facts out of the files; what they say is kept once.
  fileprivate mutating func setAsideMissingFacts() {
    for index in files.indices {
      for note in files[index].diagnostics
      where note.rule == "missing-facts"
        && !unchecked.contains(where: { $0.message == note.message })
      {
        unchecked.append(note)
      }
      files[index].diagnostics.removeAll { $0.rule == "missing-facts" }
    }
  }
}

extension Diagnostic {
  /// Whether it is about what a project sets for all of its messages.
  fileprivate var isOfProjectFile: Bool {
    location.map { Path.name(of: $0.file.path) == Project.settingsName } ?? false
  }
}
