import BilletCore

/// A folder with one file a message, and `failures.jsonl` with the rows that gave none.
///
/// A file is written under a name in the workspace and renamed, and the names of a chunk are noted before, so that a
/// run that goes on takes back what was written after its checkpoint.
final class BatchFolderOutput: BatchOutput {
  private(set) var checkpoint: BatchCheckpoint
  let encoding = BatchChunk.Encoding.none
  private let workspace: BatchWorkspace
  private let folder: String
  private let format: OutputFormat
  private let failOn: Severity
  private let failures: FileWriter
  /// The names of files written since the checkpoint, a line each.
  private var notes: FileWriter

  init(
    _ folder: String, format: OutputFormat, failOn: Severity, in workspace: BatchWorkspace,
    from checkpoint: BatchCheckpoint
  ) throws(FileError) {
    self.checkpoint = checkpoint
    self.workspace = workspace
    self.folder = folder
    self.format = format
    self.failOn = failOn
    failures = try FileWriter(workspace.path("failures.jsonl"))
    try failures.truncate(to: checkpoint.failuresLength)
    let path = Self.notesPath(of: checkpoint, in: workspace)
    try Self.takeBack(path, folder)
    notes = try FileWriter(path)
    try notes.truncate(to: 0)
  }

  /// Each checkpoint has notes of its own, so that those from before it take nothing back.
  private static func notesPath(
    of checkpoint: BatchCheckpoint, in workspace: BatchWorkspace
  ) -> String {
    workspace.path("names-\(checkpoint.place.offset)")
  }

  /// Removes the files that were written after the checkpoint.
  private static func takeBack(_ path: String, _ folder: String) throws(FileError) {
    guard FileSystem.kind(of: path) != nil else { return }
    let names = try FileSystem.read(path, limit: Int.max).split(separator: UInt8(ascii: "\n"))
    for name in names {
      let file = Path.join(folder, String(decoding: name, as: UTF8.self))
      if FileSystem.kind(of: file) == .file { try FileSystem.remove(file) }
    }
  }

  func write(_ chunk: BatchChunk) throws(FileError) {
    var chunk = chunk
    var names: [String?] = []
    var taken: Set<String> = []
    for index in chunk.results.indices {
      guard chunk.results[index].output != nil else {
        names.append(nil)
        continue
      }
      switch name(of: chunk.results[index], taken) {
      case .success(let name):
        taken.insert(name)
        names.append(name)
      case .failure(let fault):
        names.append(nil)
        refuse(&chunk.results[index], fault.diagnostic, counting: &chunk.summary)
      }
    }
    try notes.write(names.compactMap { $0.map { $0 + "\n" } }.joined().utf8)
    for (result, name) in zip(chunk.results, names) {
      guard let name, let output = result.output else { continue }
      try FileSystem.place(output, at: Path.join(folder, name), through: workspace.path("message"))
    }
    try failures.write(chunk.results.filter { $0.output == nil }.flatMap(\.json))
    checkpoint.summary.add(chunk.summary)
    checkpoint.place = chunk.end
    checkpoint.failuresLength = failures.length
  }

  func save() throws(FileError) {
    try failures.synchronize()
    let old = notes.path
    let path = Self.notesPath(of: checkpoint, in: workspace)
    if path != old {
      notes = try FileWriter(path)
      try notes.truncate(to: 0)
    }
    try workspace.write(checkpoint)
    if path != old { try FileSystem.remove(old) }
  }

  func finish() throws(FileError) {
    checkpoint.isFinished = true
    try save()
    try Self.complete(checkpoint, folder, in: workspace)
  }

  /// Gives the failures of a finished run their name.
  static func complete(
    _ checkpoint: BatchCheckpoint, _ folder: String, in workspace: BatchWorkspace
  ) throws(FileError) {
    try BatchFailures.complete(
      checkpoint, as: Path.join(folder, "failures.jsonl"), in: workspace)
    try workspace.remove()
  }

  // MARK: - Names

  private struct NameFault: Error {
    var diagnostic: Diagnostic
  }

  /// The name of a row's file: its own, every byte that is not a letter, a digit, `-`, `_` or a dot inside
  /// written as `%` and two digits, or else the number of the row.
  private func name(
    of result: BatchChunk.Result, _ taken: Set<String>
  ) -> Result<String, NameFault> {
    guard let given = result.name else {
      let digits = String(result.row)
      let number = String(repeating: "0", count: max(0, 7 - digits.utf8.count)) + digits
      return .success("\(number).\(format.fileExtension)")
    }
    let stem = BatchFileName.escaped(given)
    guard !stem.isEmpty, stem.utf8.count <= BatchFileName.longest else {
      return .failure(
        NameFault(
          diagnostic: Diagnostic(
            rule: "row",
            message: stem.isEmpty
              ? "The field that names the file is empty."
              : "The name of the file would be longer than \(BatchFileName.longest) bytes.",
            help: "Name the files after another field, or leave --name out to number them.")))
    }
    let name = "\(stem).\(format.fileExtension)"
    guard !taken.contains(name), FileSystem.kind(of: Path.join(folder, name)) == nil else {
      return .failure(
        NameFault(
          diagnostic: Diagnostic(
            rule: "row", message: "An earlier row has written \(name) already.",
            help:
              "Name the files after a field whose values differ, or leave --name out to number them."
          )))
    }
    return .success(name)
  }

  private func refuse(
    _ result: inout BatchChunk.Result, _ diagnostic: Diagnostic,
    counting summary: inout BatchSummary
  ) {
    result.output = nil
    result.diagnostics = BatchWorker.json([diagnostic], of: folder)
    summary.rendered -= 1
    summary.countFailure([diagnostic], from: failOn)
  }
}

/// Names that no path can be hidden in.
enum BatchFileName {
  /// In bytes, so that an extension fits behind it.
  static let longest = 200

  static func escaped(_ name: [UInt8]) -> String {
    var result = ""
    for (index, byte) in name.enumerated() {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: ".") where index > 0:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}
