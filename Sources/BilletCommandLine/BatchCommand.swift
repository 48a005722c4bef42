import ArgumentParser
import BilletKit

struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Render and check one message for each row of a table.",
    discussion: """
      The data is a table with a header row (CSV; columns such as address.city and items.0.title fill
      objects and lists) or JSON Lines. Each row is filled, rendered, checked and written; a row that
      fails is told in failures.jsonl and passed over. A run that was stopped goes on with --resume.

      Examples:
        billet batch Messages/return-label/de-DE.md --data orders.csv -o outbox --name order_id
        billet batch Messages/invoice --language fr-FR --data orders.jsonl -o invoices.jsonl
        zcat orders.jsonl.gz | billet batch Messages/invoice/en-US.md --data - --jobs 4 > invoices.jsonl
      """)

  @Argument(help: "The message: a .md file, or a folder with one a language.")
  var message: String

  @Option(
    name: .long,
    help: "The language to take from a folder (default: the project's); else the nearest to it.")
  var language: String?

  @Option(name: .long, help: "The rows: a .csv or .jsonl file; - reads standard input.")
  var data: String

  @Option(
    name: .shortAndLong,
    help: """
      A folder for one file a message, a .jsonl file for all, or - for standard output, which answers \
      each row with a line.
      """)
  var output = "-"

  @Option(name: .long, help: "What to render to.")
  var format = OutputFormat.html

  @Option(
    name: .long,
    help: "The field that names a message's file, such as order_id (default: the row's number).")
  var name: String?

  @Option(name: .long, help: "The field that tells a row from others; results carry it along.")
  var id = "id"

  @Option(name: .long, help: "How the rows are written: csv or jsonl (default: found out).")
  var dataFormat: DataFormat?

  @Option(
    name: .long, help: "What stands between the cells of a table, or tab (default: found out).")
  var delimiter: String?

  @Option(name: .long, help: "JSON file with facts that hold for all rows.")
  var facts: String?

  @Option(name: .long, help: "A theme's name, or the path of a .yaml file.")
  var theme: String?

  @Option(
    name: .long,
    help: "The folder that an e-mail's attachments come from (default: the message's own).")
  var attachments: String?

  @Option(name: .long, help: "The weight from which findings keep a message from being written.")
  var failOn = FailOn.error

  @Option(
    name: .customLong("validate"),
    help: """
      How messages are validated: full reads and checks each one; shared checks once what all that take the \
      same branches have in common.
      """)
  var validation = CompiledTemplate.Validation.full

  @Option(name: .long, help: "How many rows are worked on at once (default: one a processor).")
  var jobs: Int?

  @Flag(name: .long, help: "Go on with a run that was stopped, or start one.")
  var resume = false

  @Flag(name: .shortAndLong, help: "Print nothing but what went wrong.")
  var quiet = false

  enum DataFormat: String, CaseIterable, ExpressibleByArgument {
    case csv
    case jsonl
  }

  mutating func validate() throws {
    if data == "-", facts == "-" {
      throw ValidationError("Standard input can be read once: give - one time.")
    }
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("--jobs takes a number from 1 to 256.")
    }
    if let delimiter, Self.byte(of: delimiter) == nil || dataFormat == .jsonl {
      throw ValidationError("--delimiter takes one ASCII character of a table, or the word tab.")
    }
    let destination = BatchDestination(output)
    if resume, destination == .standardOutput {
      throw ValidationError(
        "Standard output cannot be resumed: write to a folder or a .jsonl file with -o.")
    }
    if name != nil, case .folder = destination { return }
    if name != nil { throw ValidationError("--name names files, so -o has to be a folder.") }
  }

  func run() throws {
    let choice = try MessageChoice(message, language: language)
    let file = try Input.file(choice.path, limit: Limits.messageBytes)
    let compilation = Compiler(project: .containing(choice.path)).compile(file, theme: theme)
    let diagnostics =
      [choice.fallback(in: file)].compactMap(\.self) + compilation.diagnostics
    Output.tell(diagnostics, of: file.path)
    guard let template = compilation.template, !diagnostics.reach(.error) else {
      throw WorkFailed("the message has errors, so no row was rendered")
    }
    let options = try batchOptions()
    let progress = BatchProgressLine(isQuiet: quiet)
    let outcome: Batch.Outcome
    do {
      let (data, output, resume) = (data, output, resume)
      outcome = try Waiting.run {
        try await Batch(template, options: options).run(
          data, to: BatchDestination(output), resumes: resume, report: progress.report)
      }
    } catch let error as BatchError {
      progress.clear()
      // It names its own way out, which may be to start again.
      throw WorkFailed(error.description)
    } catch let error as BatchDataError {
      progress.clear()
      Output.tell([error.diagnostic], of: data)
      throw WorkFailed("the header of the table cannot be used, so no row was rendered")
    } catch let error as FileError {
      progress.clear()
      throw WorkFailed("\(error)" + advice)
    }
    progress.clear()
    try finish(outcome)
  }

  /// What to do once the fault is mended.
  private var advice: String {
    FileSystem.kind(of: BatchDestination(output).workspace ?? "") == nil || resume
      ? "" : "; once that is mended, go on with --resume"
  }

  private func finish(_ outcome: Batch.Outcome) throws {
    if outcome.wasFinishedBefore {
      if !quiet { Output.complain("nothing to resume: there is no unfinished run in \(output)") }
      return
    }
    let summary = outcome.summary
    if !quiet {
      for column in outcome.unusedColumns {
        Output.complain("warning: the column “\(column)” fills nothing in the message")
      }
      Output.tellMissingDictionaries()
      FileSystem.writeStandardError(
        Array(BatchReport.text(summary, destination: BatchDestination(output)).utf8))
    }
    if summary.failed > 0 { throw ExitCode(1) }
  }

  private func batchOptions() throws -> BatchOptions {
    var options = BatchOptions()
    options.format = format
    options.nameField = name
    options.idField = id
    options.failOn = failOn.severity
    options.validation = validation
    options.facts = try Input.facts(facts)
    options.attachmentsFolder = attachments
    options.jobs = jobs ?? Environment.processorCount
    let byte = delimiter.flatMap(Self.byte)
    options.syntax =
      switch dataFormat {
      case .jsonl: .jsonLines
      case .csv: .csv(delimiter: byte)
      case nil: byte.map { .csv(delimiter: $0) }
      }
    return options
  }

  private static func byte(of delimiter: String) -> UInt8? {
    if delimiter == "tab" || delimiter == "\\t" { return UInt8(ascii: "\t") }
    guard delimiter.utf8.count == 1, let byte = delimiter.utf8.first, byte < 0x80,
      byte != UInt8(ascii: "\""), byte >= 0x20 || byte == 0x09
    else { return nil }
    return byte
  }
}
