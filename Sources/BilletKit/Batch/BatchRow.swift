import BilletCore

/// One row of the data, read.
struct BatchRow {
  /// Counted from 1.
  var number: Int
  /// Where it stands.
  var location: SourceLocation
  /// What tells it from other rows; as it is written in the data.
  var id: [UInt8]?
  /// What names its file, empty when the row has no such field; `nil` when files are numbered.
  var name: [UInt8]?
  /// The row as an object; `nil` when it cannot be read.
  var document: JSONDocument?
  var diagnostics: [Diagnostic] = []
}

/// Turns records into rows.
struct BatchRowReader: Sendable {
  let syntax: RecordSyntax
  /// The header of a table.
  let header: CSVHeader?
  let idPath: [[UInt8]]
  let namePath: [[UInt8]]?
  /// Whether the message has a variable of this name.
  let isVariable: @Sendable ([UInt8]) -> Bool

  init(
    _ syntax: RecordSyntax, header: CSVHeader?, options: BatchOptions,
    isVariable: @escaping @Sendable ([UInt8]) -> Bool
  ) {
    self.syntax = syntax
    self.header = header
    self.isVariable = isVariable
    idPath = Self.path(options.idField)
    namePath = options.nameField.map(Self.path)
  }

  /// Reads a record.
  func row(_ record: RecordStream.Record, number: Int, in file: SourceFile) -> BatchRow {
    var row = BatchRow(number: number, location: SourceLocation(file, record.span))
    if let fault = record.fault {
      row.diagnostics.append(diagnostic(fault, at: row.location))
      return row
    }
    guard var root = read(record.span, in: file, into: &row.diagnostics) else { return row }
    row.id = Self.text(at: idPath, in: root)
    row.name = namePath.map { Self.text(at: $0, in: root) ?? [] }
    leaveOut(idPath, namePath, of: &root)
    row.document = JSONDocument(file: file, root: root)
    return row
  }

  private func read(
    _ span: Range<Int>, in file: SourceFile, into diagnostics: inout [Diagnostic]
  ) -> JSONValue? {
    guard case .csv(let delimiter) = syntax, let header else {
      let read = JSONReader.read(file, in: span)
      diagnostics += read.diagnostics
      return read.document?.root
    }
    do throws(CSVRecord.Fault) {
      return try header.object(
        of: CSVRecord.fields(in: file.bytes, span, delimiter: delimiter), span: span)
    } catch {
      diagnostics.append(error.diagnostic(in: file))
      return nil
    }
  }

  /// What only tells rows apart fills nothing in the message.
  private func leaveOut(_ paths: [[UInt8]]?..., of root: inout JSONValue) {
    guard case .object(var members) = root.content else { return }
    for case let path? in paths {
      guard let key = path.first, !isVariable(key), !key.elementsEqual("facts".utf8) else {
        continue
      }
      members.removeAll { $0.key == key }
    }
    root.content = .object(members)
  }

  private func diagnostic(
    _ fault: RecordStream.Record.Fault, at location: SourceLocation
  ) -> Diagnostic {
    let start = location.span.lowerBound
    let place = SourceLocation(location.file, start..<start)
    switch fault {
    case .tooLong:
      let quote =
        syntax == .jsonLines
        ? "" : " A quote that is opened and never closed makes one row of many."
      return Diagnostic(
        rule: "row", message: "The row is longer than \(Limits.dataBytes) bytes.",
        help: "Split the data; one message needs little.\(quote)", location: place)
    case .unclosedQuote:
      return Diagnostic(
        rule: "row", message: "A quote that opens in this row is never closed.",
        help: "Close the cell with a quote, and double each quote inside it.", location: place)
    }
  }

  private static func path(_ field: String) -> [[UInt8]] {
    field.utf8.split(separator: UInt8(ascii: ".")).map { Array($0) }
  }

  private static func text(at path: [[UInt8]], in root: JSONValue) -> [UInt8]? {
    var value = root
    for key in path {
      guard case .object(let members) = value.content,
        let member = members.first(where: { $0.key == key })
      else { return nil }
      value = member.value
    }
    switch value.content {
    case .string(let text), .number(let text): return text
    default: return nil
    }
  }
}

extension CSVRecord.Fault {
  /// The fault as a finding.
  func diagnostic(in file: SourceFile) -> Diagnostic {
    Diagnostic(
      rule: "row", message: message, help: help, location: SourceLocation(file, span))
  }
}
