import BilletAuthoring
public import BilletCore

/// The data of a batch: its rows, and what tells whether it is still the same.
final class BatchSource {
  let stream: RecordStream
  let rows: BatchRowReader
  /// Columns that fill nothing.
  let unusedColumns: [String]
  /// Tells this batch from others.
  let fingerprint: UInt64
  /// Bytes in all, for a file.
  let size: Int?

  private let reader: FileReader
  private let status: FileReader.Status?

  /// Opens the data and reads the header of a table.
  init(_ path: String, options: BatchOptions, template: CompiledTemplate) throws {
    reader = path == "-" ? .standardInput() : try FileReader(path)
    status = reader.status
    size = status?.size
    let syntax: RecordSyntax? =
      switch options.syntax {
      case .jsonLines: .jsonLines
      case .csv(let delimiter?): .csv(delimiter: delimiter)
      case .csv(nil), nil: nil
      }
    stream = try RecordStream(
      reader, syntax: syntax, isTable: options.syntax == .csv(delimiter: nil))
    var header: CSVHeader?
    if case .csv(let delimiter) = stream.syntax {
      header = try Self.header(stream, delimiter: delimiter)
    }
    let variables = Set(template.template.frontMatter.variables.names.map { Array($0.utf8) })
    let known = variables.union(
      (["facts"] + [options.idField, options.nameField ?? ""].map(Self.root)).map {
        Array($0.utf8)
      })
    unusedColumns = (header?.names ?? []).filter {
      !$0.isEmpty && !known.contains(Array(Self.root($0).utf8))
    }
    rows = BatchRowReader(
      stream.syntax, header: header?.keeping { known.contains($0) }, options: options,
      isVariable: { variables.contains($0) })
    fingerprint = Self.fingerprint(template, options)
  }

  /// Reads on to where an earlier run stopped.
  func skip(to place: RecordStream.Place) throws {
    guard place.offset > stream.place.offset else { return }
    guard try stream.skip(to: place) else {
      throw BatchError(
        "cannot resume: \(reader.path) is not the data that the run began with; bring it back, or remove the unfinished run and start again"
      )
    }
  }

  /// Tells a file that was written to while it was read.
  func checkUnchanged() throws {
    guard status == reader.status else {
      throw BatchError(
        "\(reader.path) was changed while it was read, so rows may be missing or torn; start again with a copy that nobody writes to"
      )
    }
  }

  private static func header(_ stream: RecordStream, delimiter: UInt8) throws -> CSVHeader {
    while let chunk = try stream.next(1) {
      guard let record = chunk.records.first else { continue }
      do throws(CSVRecord.Fault) {
        return try CSVHeader(
          CSVRecord.fields(in: chunk.file.bytes, record.span, delimiter: delimiter))
      } catch {
        throw BatchDataError(diagnostic: error.diagnostic(in: chunk.file))
      }
    }
    throw BatchError("the data is empty: a table begins with a row of column names")
  }

  private static func root(_ field: String) -> String {
    String(field.utf8.split(separator: UInt8(ascii: ".")).first.map(Substring.init) ?? "")
  }

  /// A hash of all that decides what a row becomes.
  private static func fingerprint(
    _ template: CompiledTemplate, _ options: BatchOptions
  ) -> UInt64 {
    var hash = StreamHash()
    for file in template.template.sources { hash.add(file.bytes) }
    let settings: [Any] = [
      template.theme, options.format, options.nameField as Any, options.idField, options.failOn,
      options.facts,
    ]
    hash.add(Array(settings.map { "\($0)" }.joined(separator: "\n").utf8))
    return hash.value
  }
}

/// Data whose header cannot be read.
public struct BatchDataError: Error {
  /// What is wrong with it.
  public let diagnostic: Diagnostic
}
