import BilletCore

/// Where results go, in the order of the rows.
protocol BatchOutput: AnyObject {
  /// How far the run is.
  var checkpoint: BatchCheckpoint { get }

  /// How it takes results.
  var encoding: BatchChunk.Encoding { get }

  /// Writes the results of the next rows.
  func write(_ chunk: BatchChunk) throws(FileError)

  /// Makes sure that a later run can go on from here.
  func save() throws(FileError)

  /// Gives the files their final names.
  func finish() throws(FileError)
}

/// Standard output, or a device: each row is answered with one line, failures among them.
final class BatchStreamOutput: BatchOutput {
  private(set) var checkpoint = BatchCheckpoint(fingerprint: 0)
  let encoding = BatchChunk.Encoding.together
  private let writer: FileWriter

  init(_ writer: FileWriter) {
    self.writer = writer
  }

  func write(_ chunk: BatchChunk) throws(FileError) {
    try writer.write(chunk.lines)
    checkpoint.summary.add(chunk.summary)
    checkpoint.place = chunk.end
  }

  func save() {}

  func finish() {}
}

/// A file of JSON Lines with the messages, and one beside it with the failures.
final class BatchFileOutput: BatchOutput {
  private(set) var checkpoint: BatchCheckpoint
  let encoding = BatchChunk.Encoding.apart
  private let workspace: BatchWorkspace
  private let target: String
  private let failuresTarget: String
  private let messages: FileWriter
  private let failures: FileWriter

  init(
    _ target: String, failures failuresTarget: String, in workspace: BatchWorkspace,
    from checkpoint: BatchCheckpoint
  ) throws(FileError) {
    self.checkpoint = checkpoint
    self.workspace = workspace
    self.target = target
    self.failuresTarget = failuresTarget
    messages = try FileWriter(workspace.path("output.jsonl"))
    failures = try FileWriter(workspace.path("failures.jsonl"))
    try messages.truncate(to: checkpoint.outputLength)
    try failures.truncate(to: checkpoint.failuresLength)
  }

  func write(_ chunk: BatchChunk) throws(FileError) {
    try messages.write(chunk.lines)
    try failures.write(chunk.failureLines)
    checkpoint.summary.add(chunk.summary)
    checkpoint.place = chunk.end
    checkpoint.outputLength = messages.length
    checkpoint.failuresLength = failures.length
  }

  func save() throws(FileError) {
    try messages.synchronize()
    try failures.synchronize()
    try workspace.write(checkpoint)
  }

  func finish() throws(FileError) {
    checkpoint.isFinished = true
    try save()
    try Self.complete(checkpoint, target, failures: failuresTarget, in: workspace)
  }

  /// Gives the files of a finished run their names, as far as they do not have them yet.
  static func complete(
    _ checkpoint: BatchCheckpoint, _ target: String, failures: String,
    in workspace: BatchWorkspace
  ) throws(FileError) {
    try BatchFailures.complete(checkpoint, as: failures, in: workspace)
    if FileSystem.kind(of: workspace.path("output.jsonl")) != nil {
      try FileSystem.move(workspace.path("output.jsonl"), to: target)
    }
    try workspace.remove()
  }
}

/// The file of the rows that gave no message.
enum BatchFailures {
  /// Gives the file its final name; without failures there is none, not even an older one.
  static func complete(
    _ checkpoint: BatchCheckpoint, as target: String, in workspace: BatchWorkspace
  ) throws(FileError) {
    let path = workspace.path("failures.jsonl")
    guard FileSystem.kind(of: path) != nil else { return }
    if checkpoint.failuresLength > 0 {
      try FileSystem.move(path, to: target)
    } else if FileSystem.kind(of: target) == .file {
      try FileSystem.remove(target)
    }
  }
}
