import BilletCore
import BilletReporting
import BilletValidation

/// Renders and checks rows; the same rows give the same bytes on any thread.
struct BatchWorker: Sendable {
  let template: CompiledTemplate
  let options: BatchOptions
  let reader: BatchRowReader

  /// The messages of a chunk's rows, which are counted on from `rowsBefore`.
  func results(of chunk: RecordStream.Chunk, rowsBefore: Int) -> BatchChunk {
    var made = BatchChunk(end: chunk.end)
    made.summary.rows = chunk.records.count
    made.summary.skipped = chunk.blanks
    made.results = chunk.records.enumerated().map { index, record in
      let row = reader.row(record, number: rowsBefore + index + 1, in: chunk.file)
      return result(of: row, counting: &made.summary)
    }
    return made
  }

  private func result(of row: BatchRow, counting summary: inout BatchSummary) -> BatchChunk.Result {
    var diagnostics = row.diagnostics
    var output: [UInt8]?
    if let document = row.document {
      let rendering = template.render(
        document, as: options.format, facts: options.facts, dataName: "row \(row.number)",
        attachmentsFolder: options.attachmentsFolder, validation: options.validation)
      diagnostics += rendering.diagnostics
      output = rendering.output
      if output != nil, !diagnostics.isEmpty {
        diagnostics = MessageSuppressions.applied(
          to: diagnostics, of: template.file, options: ValidationOptions(), tellsUnused: false)
      }
    }
    if diagnostics.reach(options.failOn) { output = nil }
    if output == nil {
      summary.countFailure(diagnostics, from: options.failOn)
    } else {
      summary.rendered += 1
    }
    // A note or a review keeps nobody from sending.
    let told = output == nil ? diagnostics : diagnostics.filter { $0.severity >= .warning }
    return BatchChunk.Result(
      row: row.number, line: row.location.start.line, id: row.id, name: row.name, output: output,
      diagnostics: told.isEmpty ? nil : Self.json(told, of: row.location.file.path))
  }

  /// Findings as an array of JSON, as `check --format json` writes them.
  static func json(_ diagnostics: [Diagnostic], of path: String) -> [UInt8] {
    var json = JSONWriter(layout: .compact)
    json.array { json in
      for diagnostic in diagnostics.sortedByPlace() {
        JSONReporter.write(diagnostic, of: path, into: &json)
      }
    }
    return json.bytes.dropLast().map(\.self)
  }
}
