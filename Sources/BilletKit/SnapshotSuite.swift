public import BilletCore
import BilletReporting
public import BilletSnapshots
import BilletValidation

/// Everything that a project's messages render to: message × language × fixture × format.
public struct SnapshotSuite: Sendable {
  private let project: Project
  private let path: String

  /// Makes the suite of the messages at a path: a project's folder, a part of its messages, or one file.
  public init(path: String) {
    project = .containing(path)
    self.path = project.canonical(path)
  }

  /// How many messages and renderings were compared, and how each fared.
  public struct Outcome: Sendable {
    /// The number of message files.
    public let messages: Int
    /// One for each snapshot, rendered or recorded.
    public let results: [SnapshotResult]
  }

  /// Renders everything and compares it with the project's `Snapshots` folder.
  ///
  /// Throws when a file cannot be read or written, or when a message's name cannot name a snapshot.
  public func compare(recording mode: RecordMode, pruning: Bool) throws(FileError) -> Outcome {
    let entries = try entries()
    // A wrong path must not make orphans of everything.
    guard !entries.isEmpty else { return Outcome(messages: 0, results: []) }
    var renderings: [SnapshotName: [UInt8]] = [:]
    for entry in entries { try render(entry, into: &renderings) }
    let store = SnapshotStore(root: project.snapshotsFolder)
    let prefix = scope()
    let results = try store.compare(renderings, recording: mode, pruning: pruning) { name in
      name.path.utf8.starts(with: prefix.utf8)
    }
    return Outcome(messages: entries.count, results: results)
  }

  private var root: String {
    FileSystem.kind(of: project.messagesFolder) == .directory
      ? project.messagesFolder : project.root
  }

  private func entries() throws(FileError) -> [MessageLibrary.Entry] {
    if FileSystem.kind(of: path) == .file {
      guard Path.below(root, path) != nil else { throw outside() }
      return [try MessageLibrary.entry(at: path, root: root)]
    }
    let folder = path == project.root ? root : path
    guard FileSystem.kind(of: folder) == .directory else {
      throw FileError(path: path, action: "test", reason: "there is no such file or folder")
    }
    guard folder == root || Path.below(root, folder) != nil else { throw outside() }
    return try MessageLibrary.entries(below: folder, root: root)
  }

  /// The beginning of the names that belong to the path, so that a part can be tested alone.
  private func scope() -> String {
    guard let below = Path.below(root, path) else { return "" }
    return Path.fileExtension(of: below) == "md"
      ? Path.join(Path.directory(of: below), Path.stem(of: below)) + "/" : below + "/"
  }

  private func outside() -> FileError {
    FileError(path: path, action: "test", reason: "it does not lie in \(root)")
  }

  private func render(
    _ entry: MessageLibrary.Entry, into renderings: inout [SnapshotName: [UInt8]]
  ) throws(FileError) {
    let file = SourceFile(
      path: entry.path, bytes: try FileSystem.read(entry.path, limit: Limits.messageBytes))
    let compilation = Compiler(project: project).compile(file)
    let isOneOfSeveral = Path.stem(of: entry.path) != entry.name
    let language =
      isOneOfSeveral
      ? Path.stem(of: entry.path) : compilation.template?.language ?? Path.stem(of: entry.path)
    func add(_ bytes: [UInt8], _ fixture: String, _ format: SnapshotName.Format) throws(FileError) {
      let name = SnapshotName(
        message: entry.name, language: language, fixture: fixture, format: format)
      guard let name else {
        throw FileError(
          path: entry.path, action: "pin", reason: "its name cannot be the name of a snapshot")
      }
      guard renderings.updateValue(bytes, forKey: name) == nil else {
        throw FileError(
          path: entry.path, action: "pin", reason: "another message has the snapshot \(name)")
      }
    }
    var samples: [(name: String, file: SourceFile?)] = []
    for fixture in entry.fixtures {
      let bytes = try FileSystem.read(fixture.path, limit: Limits.dataBytes)
      samples.append((fixture.name, SourceFile(path: fixture.path, bytes: bytes)))
    }
    if samples.isEmpty { samples = [("default", nil)] }
    for sample in samples {
      var diagnostics = compilation.diagnostics
      if let template = compilation.template {
        let html = template.render(sample.file, as: .html)
        diagnostics += html.diagnostics
        if let output = html.output {
          // What is silent in a check is silent here, so that both say the same.
          diagnostics = MessageSuppressions.applied(
            to: diagnostics, of: file, options: ValidationOptions(), tellsUnused: false)
          try add(output, sample.name, .html)
        }
        let text = template.render(sample.file, as: .text)
        if let output = text.output { try add(output, sample.name, .text) }
      }
      try add(findings(diagnostics, of: entry.path), sample.name, .findings)
    }
  }

  /// The findings as sentences, with paths from the project's folder on, so that they are the same
  /// wherever the command is run.
  private func findings(_ diagnostics: [Diagnostic], of path: String) -> [UInt8] {
    let diagnostics = diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.location = diagnostic.location.map(relative)
      diagnostic.labels = diagnostic.labels.map { .init($0.text, at: relative($0.location)) }
      return diagnostic
    }
    return PlainReporter().render(
      Report(files: [.init(path: relative(path), diagnostics: diagnostics)]))
  }

  private func relative(_ location: SourceLocation) -> SourceLocation {
    let file = SourceFile(path: relative(location.file.path), bytes: location.file.bytes)
    return SourceLocation(file, location.span)
  }

  private func relative(_ path: String) -> String { Path.below(project.root, path) ?? path }
}
