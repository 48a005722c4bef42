import BilletCore

/// Renders one message for each row of a table or of JSON Lines, checks each, and writes the results in the
/// order of the rows.
///
/// A row that cannot be rendered or breaks a rule is told and passed over. Memory does not grow with the number
/// of rows. The results are the same bytes whatever `jobs` is, and also when a run was stopped and resumed.
public struct Batch: Sendable {
  private let template: CompiledTemplate
  private let options: BatchOptions

  /// Makes a batch of a message.
  public init(_ template: CompiledTemplate, options: BatchOptions = BatchOptions()) {
    self.template = template
    self.options = options
  }

  /// How far a run is.
  public struct Progress: Sendable {
    /// What became of the rows so far.
    public var summary: BatchSummary
    /// How much of the data was read, in bytes.
    public var bytesRead: Int
    /// How much data there is, in bytes; `nil` for a pipe.
    public var bytesInAll: Int?
  }

  /// How a run ended.
  public struct Outcome: Sendable {
    /// What became of the rows, those of a resumed run included.
    public var summary: BatchSummary
    /// Columns of a table that fill nothing in the message.
    public var unusedColumns: [String]
    /// Whether `resume` found nothing to go on with, so that nothing was done.
    public var wasFinishedBefore = false
  }

  /// Runs the batch.
  ///
  /// - Parameters:
  ///   - data: the path of a file, or `-` for standard input.
  ///   - destination: where results go; a folder has to be empty, unless a run is resumed.
  ///   - resumes: whether to go on with a run that was stopped; starts one when there is none.
  ///   - report: told after each chunk of rows how far the run is, in the order of the rows.
  /// - Returns: what became of the rows.
  /// - Throws: `BatchError` and `FileError` when the work cannot be done. What was done stays, and a run with
  ///   `resumes` goes on with it.
  public func run(
    _ data: String, to destination: BatchDestination, resumes: Bool = false,
    report: @escaping (Progress) -> Void = { _ in }
  ) async throws -> Outcome {
    let source = try BatchSource(data, options: options, template: template)
    var outcome = Outcome(summary: BatchSummary(), unusedColumns: source.unusedColumns)
    guard let output = try open(destination, fingerprint: source.fingerprint, resumes: resumes)
    else {
      outcome.wasFinishedBefore = true
      return outcome
    }
    if output.checkpoint.isFinished {
      outcome.summary = output.checkpoint.summary
      return outcome
    }
    try source.skip(to: output.checkpoint.place)
    let worker = BatchWorker(template: template, options: options, reader: source.rows)
    do {
      try await BatchPipeline(source: source, output: output, worker: worker, jobs: options.jobs)
        .run(report)
      try source.checkUnchanged()
    } catch {
      // What was done up to the fault need not be done again.
      try? output.save()
      throw error
    }
    try output.finish()
    outcome.summary = output.checkpoint.summary
    return outcome
  }

  /// Opens the destination; `nil` when there is nothing to resume and the results of a run are there.
  private func open(
    _ destination: BatchDestination, fingerprint: UInt64, resumes: Bool
  ) throws -> (any BatchOutput)? {
    guard let folder = destination.workspace else {
      guard case .file(let path) = destination else {
        return BatchStreamOutput(.standardOutput())
      }
      return BatchStreamOutput(try FileWriter(path))
    }
    let isUnfinished = FileSystem.kind(of: Path.join(folder, "state.json")) != nil
    if isUnfinished, !resumes {
      throw BatchError(
        "an unfinished run is in \(folder); go on with it with --resume, or remove that folder")
    }
    if !isUnfinished, try holdsResults(destination) {
      if resumes { return nil }
      throw BatchError(refusal(destination))
    }
    let workspace = try BatchWorkspace(folder)
    let known = try workspace.checkpoint()
    guard known == nil || known?.fingerprint == fingerprint else {
      throw BatchError(
        "cannot resume: the message, the theme, the facts or the options are not those of the run in \(folder)"
      )
    }
    let checkpoint = known ?? BatchCheckpoint(fingerprint: fingerprint)
    if checkpoint.isFinished { return try complete(destination, checkpoint, in: workspace) }
    let output: any BatchOutput
    switch destination {
    case .standardOutput: return nil
    case .file(let path):
      output = try BatchFileOutput(
        path, failures: destination.failures ?? path, in: workspace, from: checkpoint)
    case .folder(let path):
      output = try BatchFolderOutput(
        path, format: options.format, failOn: options.failOn, in: workspace, from: checkpoint)
    }
    if known == nil { try output.save() }
    return output
  }

  /// Gives the files of a run that was stopped at its very end their names.
  private func complete(
    _ destination: BatchDestination, _ checkpoint: BatchCheckpoint, in workspace: BatchWorkspace
  ) throws -> any BatchOutput {
    switch destination {
    case .file(let path):
      try BatchFileOutput.complete(
        checkpoint, path, failures: destination.failures ?? path, in: workspace)
    case .folder(let path): try BatchFolderOutput.complete(checkpoint, path, in: workspace)
    case .standardOutput: break
    }
    return BatchFinished(checkpoint: checkpoint)
  }

  private func holdsResults(_ destination: BatchDestination) throws -> Bool {
    switch destination {
    case .standardOutput: return false
    case .file(let path): return FileSystem.kind(of: path) != nil
    case .folder(let path):
      guard FileSystem.kind(of: path) == .directory else { return false }
      return try FileSystem.names(in: path).contains { $0 != ".billet-batch" }
    }
  }

  private func refusal(_ destination: BatchDestination) -> String {
    switch destination {
    case .file(let path):
      "\(path) is there already, and a batch overwrites nothing; choose another name or remove it"
    case .folder(let path):
      "the folder \(path) is not empty, and a batch overwrites nothing; choose another or empty it"
    case .standardOutput: ""
    }
  }
}

/// A run that needs nothing more.
private final class BatchFinished: BatchOutput {
  let encoding = BatchChunk.Encoding.none
  let checkpoint: BatchCheckpoint

  init(checkpoint: BatchCheckpoint) {
    self.checkpoint = checkpoint
  }

  func write(_ chunk: BatchChunk) {}
  func save() {}
  func finish() {}
}
