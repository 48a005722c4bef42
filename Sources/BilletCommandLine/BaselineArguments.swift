import ArgumentParser
import BilletKit

/// The findings that are accepted for now.
struct BaselineArguments: ParsableArguments {
  enum Update: String, CaseIterable, ExpressibleByArgument {
    /// Accept what there is.
    case all
    /// Take out what is gone, and accept nothing new.
    case gone
  }

  @Option(
    name: .long,
    help: "A file with findings that are accepted; only others are told, and those that are gone.")
  var baseline: String?

  @Option(
    name: .long, defaultAsFlag: Update.all,
    help: "Write the baseline: accept all that is found (without a value), or drop what is gone.")
  var updateBaseline: Update?

  mutating func validate() throws {
    if updateBaseline != nil, baseline == nil {
      throw ValidationError("Name the file to write with --baseline FILE.")
    }
    if baseline == "-" {
      throw ValidationError("A baseline is a file, which standard input is not.")
    }
  }

  /// The report without what is accepted; writes the baseline first if that is asked for.
  ///
  /// - Throws: `WorkFailed` when the baseline cannot be used, `FileError` when it cannot be read or written.
  func apply(to report: Report, isRunning: (RuleID) -> Bool) throws -> Report {
    guard let path = baseline else { return report }
    let names = BaselineNames(beside: path)
    var known: Baseline?
    if updateBaseline != .all || FileSystem.kind(of: path) != nil {
      known = try Self.read(path)
    }
    if let update = updateBaseline {
      let baseline =
        switch (update, known) {
        case (.gone, let known?): known.shrunk(to: report, named: names.name)
        default: Baseline(accepting: report, keeping: known, named: names.name)
        }
      try FileSystem.write(baseline.json, to: path)
      Output.complain(
        "\(path) accepts \(baseline.count) finding\(baseline.count == 1 ? "" : "s")")
      known = baseline
    }
    return known?.applied(to: report, named: names.name, isRunning: isRunning) ?? report
  }

  private static func read(_ path: String) throws -> Baseline {
    let file: SourceFile
    do throws(FileError) {
      file = SourceFile(path: path, bytes: try FileSystem.read(path, limit: Baseline.byteLimit))
    } catch {
      guard FileSystem.kind(of: path) == nil else { throw error }
      throw WorkFailed(
        "there is no baseline \(path); --update-baseline writes it with what is found now")
    }
    let read = Baseline.read(file)
    guard let baseline = read.baseline else {
      let report = Report(files: [.init(path: path, diagnostics: read.diagnostics)])
      FileSystem.writeStandardError(Output.reporter(nil, onStandardError: true).render(report))
      throw WorkFailed("the baseline \(path) cannot be used")
    }
    return baseline
  }
}

/// The names of files as they read from the baseline's folder, wherever the command is run.
private struct BaselineNames {
  private let folder: String?

  init(beside baseline: String) {
    folder = FileSystem.realPath(Path.directory(of: baseline))
  }

  func name(_ path: String) -> String {
    guard path != "-", let folder, let real = FileSystem.realPath(path) else { return path }
    return Path.below(folder, real) ?? real
  }
}
