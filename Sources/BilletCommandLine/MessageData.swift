import ArgumentParser
import BilletKit

/// The data that fills a message: a JSON file or a fixture that stands beside it.
struct MessageDataOptions: ParsableArguments {
  @Option(
    name: .long,
    help: "JSON file with the values of the message's variables; - reads standard input.")
  var data: String?

  @Option(
    name: .long, help: "Sample data from the fixtures folder beside the message, by its name.")
  var fixture: String?

  @Option(name: .long, help: "JSON file with facts on the order and the buyer.")
  var facts: String?

  mutating func validate() throws {
    if data != nil, fixture != nil {
      throw ValidationError("Give --data or --fixture, not both.")
    }
  }

  /// Standard input can be read once.
  func validateStandardInput(besides paths: [String]) throws {
    if (paths + [data, facts].compactMap(\.self)).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Standard input can be read once: give - one time.")
    }
  }

  /// The data that was asked for, named by the fixture or file; `nil` when none was.
  func load(for message: String) throws -> (file: SourceFile, name: String)? {
    if let fixture { return try Self.fixture(fixture, beside: message) }
    guard let data else { return nil }
    return (try Input.file(data, limit: Limits.dataBytes), data == "-" ? "standard input" : data)
  }

  /// The data for each of many messages.
  func sample() throws -> FileChecker.Sample {
    if let fixture { return .fixture(fixture) }
    guard let data = try load(for: "") else { return .fixtures }
    return .data(data.file, name: data.name)
  }

  /// The fixture of a name that stands beside a message.
  static func fixture(
    _ name: String, beside message: String
  ) throws -> (file: SourceFile, name: String) {
    let fixtures = try MessageLibrary.fixtures(beside: message)
    guard let found = fixtures.first(where: { $0.name == name }) else {
      throw ValidationError(unknown(name, among: fixtures.map(\.name), beside: message))
    }
    return (try Input.file(found.path, limit: Limits.dataBytes), name)
  }

  /// What to say to somebody who gave no data to a message that lacks some; `nil` for anybody else.
  func advice(on diagnostics: [Diagnostic], for message: String) throws -> String? {
    guard data == nil, fixture == nil, diagnostics.contains(where: { $0.rule == "missing-value" })
    else { return nil }
    let names = try MessageLibrary.fixtures(beside: message).map(\.name)
    let sample =
      names.isEmpty ? "" : ", or sample data with --fixture: \(names.joined(separator: ", "))"
    return "no data was given; give it with --data FILE\(sample)"
  }

  /// The facts that were given, and what is wrong with them.
  func loadFacts() throws -> MessageFacts {
    guard let facts else { return MessageFacts() }
    let read = FactsFile.read(try Input.file(facts, limit: Limits.dataBytes))
    if !read.diagnostics.isEmpty {
      let report = Report(files: [.init(path: facts, diagnostics: read.diagnostics)])
      FileSystem.writeStandardError(Output.reporter(nil, onStandardError: true).render(report))
    }
    if read.diagnostics.reach(.error) { throw WorkFailed("the facts in \(facts) cannot be used") }
    return read.facts
  }

  private static func unknown(
    _ name: String, among names: [String], beside message: String
  ) -> String {
    guard !names.isEmpty else {
      let folder = Path.join(Path.directory(of: message), "fixtures")
      return
        "There are no fixtures beside \(message). Write \(folder)/\(name).json, or give --data."
    }
    let nearest = Suggestion.nearest(to: name, among: names).map { " Did you mean “\($0)”?" } ?? ""
    return "There is no fixture “\(name)”.\(nearest) There are: \(names.joined(separator: ", "))."
  }
}

/// Reading what an argument names.
enum Input {
  /// The bytes of a file, or of standard input for `-`.
  static func file(_ path: String, limit: Int) throws(FileError) -> SourceFile {
    path == "-"
      ? SourceFile(path: "<stdin>", bytes: try FileSystem.readStandardInput(limit: limit))
      : SourceFile(path: path, bytes: try FileSystem.read(path, limit: limit))
  }
}
