import ArgumentParser
import BilletKit

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    _superCommandName: "billet",
    abstract: "Compile a message, fill it with data, and check what was rendered.",
    discussion: """
      Findings go to standard error. With an error nothing is written, unless --force is given.

      Examples:
        billet render Messages/return-label/en-US.md --data order.json -o label.html
        billet render Messages/return-label --language de-AT --fixture typical
        billet render Messages/invoice/en-US.md --data order.json \\
          --format eml --attachments invoices -o invoice.eml
        billet render Messages/order-problem/en-US.md --data order.json \\
          --facts facts.json --format sp-api
      """)

  @Argument(
    help: "The message: a .md file, or a folder with one a language; - reads standard input.")
  var message: String

  @Option(
    name: .long,
    help: "The language to take from a folder (default: the project's); else the nearest to it.")
  var language: String?

  @OptionGroup var input: MessageDataOptions

  @Option(
    name: .long, help: "A theme's name, or the path of a .yaml file (default: the message's own).")
  var theme: String?

  @Option(name: .long, help: "What to render to.")
  var format = OutputFormat.html

  @Option(
    name: .long,
    help: "The folder that an e-mail's attachments come from (default: the message's own).")
  var attachments: String?

  @Option(name: .shortAndLong, help: "The file to write; - writes standard output.")
  var output = "-"

  @OptionGroup var ledger: LedgerOptions

  @Flag(name: .long, help: "Write the output in spite of errors.")
  var force = false

  mutating func validate() throws {
    try input.validateStandardInput(besides: [message])
  }

  func run() throws {
    let choice = try MessageChoice(message, language: language)
    let file = try Input.file(choice.path, limit: Limits.messageBytes)
    let compiler = Compiler(project: .containing(choice.path))
    let compilation = compiler.compile(file, theme: theme)
    var diagnostics = [choice.fallback(in: file)].compactMap(\.self) + compilation.diagnostics
    var rendering: CompiledTemplate.Rendering?
    if let template = compilation.template {
      let data = try input.load(for: choice.path)
      let filled = template.render(
        data?.file, as: format, facts: try input.loadFacts(), dataName: input.fixture,
        attachmentsFolder: attachments)
      rendering = filled
      diagnostics += filled.diagnostics
      if filled.output != nil {
        diagnostics = MessageSuppressions.applied(
          to: diagnostics, of: file, options: ValidationOptions(), tellsUnused: false)
      }
    }
    let claim = try claim(rendering, diagnostics, in: file)
    if case .refused(let repeated) = claim { diagnostics.append(repeated) }
    Output.tell(diagnostics, of: file.path)
    Output.tellMissingDictionaries()
    if let advice = try input.advice(on: diagnostics, for: message) { Output.complain(advice) }
    if compilation.lacksTheme { throw ExitCode(2) }
    let hasErrors = diagnostics.reach(.error)
    // Not even --force sends a second request.
    let isRefused = if case .refused = claim { true } else { false }
    if let rendered = rendering?.output, !isRefused, force || !hasErrors {
      do {
        try write(rendered)
      } catch {
        try release(claim)
        throw error
      }
    } else if output != "-" {
      Output.complain("nothing was written to \(output), because the message has errors")
    }
    if hasErrors { throw ExitCode(1) }
  }

  private func write(_ rendered: [UInt8]) throws {
    if output == "-" {
      try FileSystem.writeStandardOutput(rendered)
    } else {
      try FileSystem.write(rendered, to: output)
    }
  }

  // MARK: - The ledger

  /// Records the order's request in the ledger, when the message asks for a review and will be written.
  private func claim(
    _ rendering: CompiledTemplate.Rendering?, _ diagnostics: [Diagnostic], in file: SourceFile
  ) throws -> LedgerGuard.Claim {
    guard let path = ledger.ledger, let rendering, let html = rendering.html,
      rendering.output != nil, force || !diagnostics.reach(.error)
    else { return .notNeeded }
    let requests = LedgerGuard(try LedgerOptions.open(path))
    return try LedgerOptions.working { () throws(Ledger.Failure) in
      try requests.claim(html, facts: rendering.facts, place: SourceLocation(file, 0..<0))
    }
  }

  /// Takes a claim back: what could not be written was not sent.
  private func release(_ claim: LedgerGuard.Claim) throws {
    // Of what went to standard output somebody may have made use; a file is whole or not there.
    guard case .granted(let orderID) = claim, let path = ledger.ledger, output != "-" else {
      return
    }
    let requests = LedgerGuard(try LedgerOptions.open(path))
    try LedgerOptions.working { () throws(Ledger.Failure) in try requests.release(orderID) }
  }
}
