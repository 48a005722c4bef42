import BilletCore

/// Reads chunks, has them rendered side by side, and writes them in order.
struct BatchPipeline {
  let source: BatchSource
  let output: any BatchOutput
  let worker: BatchWorker
  let jobs: Int

  /// Rows that are worked on together: enough to make up for handing them around, and few enough to share out.
  private static let rowsPerChunk = 256
  /// How often a later run could go on from, at the least.
  private static let checkpointInterval = Duration.seconds(1)

  func run(_ report: @escaping (Batch.Progress) -> Void) async throws {
    try await withThrowingTaskGroup(of: (Int, BatchChunk).self) { group in
      var window = BatchWindow(source: source, output: output, report: report)
      var running = 0
      while true {
        // Whoever waits for answers before asking again gets them.
        if !source.stream.isReady {
          while running > 0, let done = try await group.next() {
            running -= 1
            try window.settle(done)
          }
        }
        guard let chunk = try source.stream.next(Self.rowsPerChunk) else { break }
        let (number, rowsBefore) = window.take(chunk)
        group.addTask { [worker, encoding = output.encoding] in
          var made = worker.results(of: chunk, rowsBefore: rowsBefore)
          made.encode(encoding)
          return (number, made)
        }
        running += 1
        while running >= jobs || window.isFull(jobs: jobs), let done = try await group.next() {
          running -= 1
          try window.settle(done)
        }
      }
      while let done = try await group.next() { try window.settle(done) }
    }
  }

  /// Chunks that are being rendered, and those that wait for earlier ones.
  private struct BatchWindow {
    let source: BatchSource
    let output: any BatchOutput
    let report: (Batch.Progress) -> Void
    private var taken = 0
    private var written = 0
    private var rows: Int
    private var waiting: [Int: BatchChunk] = [:]
    private let clock = ContinuousClock()
    private var lastSave: ContinuousClock.Instant

    init(
      source: BatchSource, output: any BatchOutput, report: @escaping (Batch.Progress) -> Void
    ) {
      self.source = source
      self.output = output
      self.report = report
      rows = output.checkpoint.summary.rows
      lastSave = clock.now
    }

    /// Whether so much waits for an early chunk that no more should be begun.
    func isFull(jobs: Int) -> Bool { taken - written >= 4 * jobs }

    mutating func take(_ chunk: RecordStream.Chunk) -> (number: Int, rowsBefore: Int) {
      defer {
        taken += 1
        rows += chunk.records.count
      }
      return (taken, rows)
    }

    mutating func settle(_ done: (Int, BatchChunk)) throws(FileError) {
      waiting[done.0] = done.1
      while let chunk = waiting.removeValue(forKey: written) {
        try output.write(chunk)
        written += 1
        if clock.now - lastSave >= BatchPipeline.checkpointInterval {
          try output.save()
          lastSave = clock.now
        }
        report(
          Batch.Progress(
            summary: output.checkpoint.summary, bytesRead: chunk.end.offset,
            bytesInAll: source.size))
      }
    }
  }
}
