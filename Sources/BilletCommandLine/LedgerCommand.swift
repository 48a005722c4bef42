import ArgumentParser
import BilletKit

struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "Look after the ledger of review requests.",
    discussion: """
      The ledger holds order IDs and dates, nothing of the buyer. “billet render --ledger FILE” records an
      order's request and refuses a second one; “billet check --ledger FILE” only looks.
      """,
    subcommands: [ImportCommand.self, ListCommand.self, ForgetCommand.self])

  struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Take over requests that were made elsewhere, all of a file or none.",
      discussion: """
        CSV has an order ID and a date a line; JSON is a list of {"orderID": …, "requestedAt": …}.

        Example: billet ledger import requests.csv --ledger requests.sqlite
        """)

    @Argument(help: "The file; - reads standard input.")
    var file: String

    @Option(name: .long, help: "The ledger; it is made when it is not there.")
    var ledger: String

    func run() throws {
      let read = LedgerFile.read(try Input.file(file, limit: Limits.htmlBytes))
      guard read.diagnostics.isEmpty else {
        let report = Report(files: [.init(path: file, diagnostics: read.diagnostics)])
        FileSystem.writeStandardError(Output.reporter(nil, onStandardError: true).render(report))
        throw WorkFailed("nothing was taken over from \(file)")
      }
      let count = try LedgerOptions.open(ledger).adding(read.entries)
      try Output.print("\(read.entries.count) read, \(count) new\n")
    }
  }

  struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the orders and when each had its request.")

    enum Format: String, CaseIterable, ExpressibleByArgument {
      case csv
      case json
    }

    @Option(name: .long, help: "The ledger.")
    var ledger: String

    @Option(name: .long, help: "How to print the list.")
    var format = Format.csv

    func run() throws {
      let entries = try LedgerOptions.open(ledger, mustExist: true).all()
      switch format {
      case .csv:
        try Output.print(
          entries.map { "\($0.orderID),\($0.requestedAt)\n" }.joined())
      case .json:
        var json = JSONWriter()
        json.array { json in
          for entry in entries {
            json.object { json in
              json.member("orderID", entry.orderID)
              json.member("requestedAt", entry.requestedAt)
            }
          }
        }
        try FileSystem.writeStandardOutput(json.bytes)
      }
    }
  }

  struct ForgetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "forget", abstract: "Forget orders, so that each may have a request again.")

    @Argument(help: "Order IDs.")
    var orders: [String]

    @Option(name: .long, help: "The ledger.")
    var ledger: String

    func run() throws {
      let requests = try LedgerOptions.open(ledger, mustExist: true)
      var isKnown = true
      for order in orders where try !requests.forgetting(order) {
        Output.complain("the ledger has no order \(order)")
        isKnown = false
      }
      if !isKnown { throw ExitCode(1) }
    }
  }
}

/// The ledger that a command uses.
struct LedgerOptions: ParsableArguments {
  @Option(
    name: .long,
    help: "The ledger of review requests, so that no order gets a second one.")
  var ledger: String?

  /// Opens a ledger; what keeps it from being used ends the command with status 2.
  static func open(_ path: String, mustExist: Bool = false) throws -> Ledger {
    if mustExist, FileSystem.kind(of: path) == nil {
      throw WorkFailed("there is no ledger \(path)")
    }
    return try working { () throws(Ledger.Failure) in try Ledger(path: path) }
  }

  /// Turns a ledger's failure into the command's.
  static func working<Result>(
    _ work: () throws(Ledger.Failure) -> Result
  ) throws(WorkFailed) -> Result {
    do {
      return try work()
    } catch {
      throw WorkFailed(error.description)
    }
  }
}

extension Ledger {
  fileprivate func adding(_ entries: [Entry]) throws -> Int {
    try LedgerOptions.working { () throws(Failure) in try add(entries) }
  }

  fileprivate func all() throws -> [Entry] {
    try LedgerOptions.working { () throws(Failure) in try entries() }
  }

  fileprivate func forgetting(_ order: String) throws -> Bool {
    try LedgerOptions.working { () throws(Failure) in try forget(order) }
  }
}
