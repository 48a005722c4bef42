public import BilletCore
import BilletReporting
public import BilletSnapshots

/// Everything that a project's messages render to: message × language × fixture × format.
public struct SnapshotSuite: Sendable {
  private let project: Project
  private let path: String

  /// Makes the suite of the messages at a path: a project's folder, a part of its messages, or one file.
  public init(path: String) {
    project = .containing(path)
    self.path = path
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
      return [try MessageLibrary.entry(at: path, root: root)]
    }
    let folder = FileSystem.realPath(path) == FileSystem.realPath(project.root) ? root : path
    guard FileSystem.kind(of: folder) == .directory else {
      throw FileError(path: path, action: "test", reason: "there is no such file or folder")
    }
    return try MessageLibrary.entries(below: folder, root: root)
  }

  /// The beginning of the names that belong to the path, so that a part can be tested alone.
  private func scope() -> String {
    guard let real = FileSystem.realPath(path), let home = FileSystem.realPath(root),
      real.utf8.starts(with: (home + "/").utf8)
    else { return "" }
    let below = String(real.dropFirst(home.count + 1))
    return Path.fileExtension(of: below) == "md"
      ? Path.join(Path.directory(of: below), Path.stem(of: below)) + "/" : below + "/"
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
      renderings[name] = bytes
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
        if let output = html.output { try add(output, sample.name, .html) }
        let text = template.render(sample.file, as: .text)
        if let output = text.output { try add(output, sample.name, .text) }
      }
      try add(findings(diagnostics, of: entry.path), sample.name, .findings)
    }
  }

  /// The findings as sentences, with paths from the project's folder on, so that they are the same
  /// wherever the command is run.
  private func findings(_ diagnostics: [Diagnostic], of path: String) -> [UInt8] {
    let report = Report(files: [.init(path: path, diagnostics: diagnostics)])
    let text = PlainReporter().render(report)
    let prefix = Array((project.root == "." ? "./" : project.root + "/").utf8)
    var result: [UInt8] = []
    var offset = 0
    while offset < text.count {
      if text[offset...].starts(with: prefix) {
        offset += prefix.count
      } else {
        result.append(text[offset])
        offset += 1
      }
    }
    return result
  }
}
