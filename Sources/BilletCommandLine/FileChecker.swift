import BilletKit

/// Checks files of every kind; may be used from many threads at once.
struct FileChecker: Sendable {
  /// The data that fills a message.
  enum Sample: Sendable {
    /// The same for each message.
    case data(SourceFile, name: String)
    /// The fixture of this name.
    case fixture(String)
    /// Each of the message's fixtures.
    case fixtures
  }

  /// What came of a file.
  struct Outcome: Sendable {
    /// Its findings; `nil` when it could not be read.
    var report: Report.File?
    /// The text that was checked, for fixes.
    var file: SourceFile?
    /// What kept the file from being checked.
    var failure: (any Error)?
    var isDone: Bool
  }

  let options: ValidationOptions
  let facts: MessageFacts
  let theme: String?
  let sample: Sample

  /// Reads and checks a file; `-` is standard input.
  func check(_ path: String) -> Outcome {
    do {
      let file = try Input.file(path, limit: limit(of: path))
      let (diagnostics, isDone) = try findings(in: file, at: path)
      return Outcome(
        report: .init(path: path, diagnostics: diagnostics), file: file, isDone: isDone)
    } catch {
      return Outcome(failure: error, isDone: false)
    }
  }

  /// The findings in a file's text, and whether all of it could be looked at.
  func findings(
    in file: SourceFile, at path: String
  ) throws -> (diagnostics: [Diagnostic], isDone: Bool) {
    guard Self.isMessage(file, at: path) else {
      return (Validator(options: options).validate(file, facts: facts), true)
    }
    return try message(file, at: path)
  }

  static func isMessage(_ file: SourceFile, at path: String) -> Bool {
    Path.fileExtension(of: path) == "md" || (path == "-" && MessageLibrary.isMessage(file.bytes))
  }

  private func limit(of path: String) -> Int {
    // Of an e-mail from standard input nothing is known before it is read.
    path == "-" || Path.fileExtension(of: path) == "eml" ? Limits.mailBytes : Limits.htmlBytes
  }

  // MARK: - Messages

  /// The findings of a message with each of its samples, each told once.
  private func message(
    _ file: SourceFile, at path: String
  ) throws -> (diagnostics: [Diagnostic], isDone: Bool) {
    let compiler = Compiler(project: .containing(path), options: options)
    let compilation = compiler.compile(file, theme: theme)
    guard let template = compilation.template else {
      return (compilation.diagnostics, !compilation.lacksTheme)
    }
    var diagnostics = compilation.diagnostics
    var isRendered = true
    for sample in try samples(beside: path) {
      let rendering = template.render(sample?.file, as: .html, facts: facts, dataName: sample?.name)
      if rendering.output == nil { isRendered = false }
      diagnostics += rendering.diagnostics.filter { finding in
        !diagnostics.contains { $0.isSameFinding(as: finding) }
      }
    }
    // What keeps a message from being rendered keeps it from being checked.
    guard isRendered else { return (diagnostics, true) }
    diagnostics.removeAll { !options.includes($0.rule) }
    return (
      MessageSuppressions.applied(to: diagnostics, of: file, options: options, tellsUnused: true),
      true
    )
  }

  private func samples(beside path: String) throws -> [(file: SourceFile, name: String)?] {
    switch sample {
    case .data(let file, let name): return [(file, name)]
    case .fixture(let name): return [try MessageDataOptions.fixture(name, beside: path)]
    case .fixtures:
      let fixtures = try MessageLibrary.fixtures(beside: path).map {
        (file: try Input.file($0.path, limit: Limits.dataBytes), name: $0.name)
      }
      return fixtures.isEmpty ? [nil] : fixtures
    }
  }
}

extension Diagnostic {
  /// Whether both say the same of the same place, whatever data brought it out.
  func isSameFinding(as other: Diagnostic) -> Bool {
    rule == other.rule && message == other.message && location == other.location
  }
}
