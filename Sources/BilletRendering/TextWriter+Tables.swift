import BilletCore
import BilletMessage

extension TextWriter {
  /// The widest table that is set in columns; a wider one would wrap and fall apart.
  private static let widestTable = 78
  private static let columnGap = 2

  /// Writes columns under a header and a rule, or `Label: value` lines when those would be too wide.
  mutating func table(_ table: Table) {
    let widths = columnWidths(of: table)
    let width = widths.reduce(0, +) + Self.columnGap * max(widths.count - 1, 0)
    guard width <= Self.widestTable else { return pairs(table) }
    row(table.header, widths)
    lines.startLine()
    cells(widths) { writer, column in
      writer.lines.write(String(repeating: "-", count: widths[column]))
      return widths[column]
    }
    for row in table.rows {
      lines.startLine()
      self.row(row, widths)
    }
  }

  private mutating func row(_ row: [Table.Cell], _ widths: [Int]) {
    cells(widths) { writer, column in
      guard row.indices.contains(column) else { return 0 }
      let cell = row[column]
      let source = writer.lines.beginSource(cell.location)
      writer.cell(cell)
      writer.lines.endSource(source)
      return writer.width(of: cell)
    }
  }

  /// Writes the cells of a row; `cell` writes one and returns the columns that it took.
  private mutating func cells(
    _ widths: [Int], _ cell: (inout TextWriter, _ column: Int) -> Int
  ) {
    for column in widths.indices {
      let taken = cell(&self, column)
      if column + 1 < widths.count {
        lines.pad(widths[column] - taken + Self.columnGap)
      }
    }
  }

  private mutating func cell(_ cell: Table.Cell) {
    lines.isOnOneLine = true
    inlines(cell.content)
    lines.isOnOneLine = false
  }

  /// Writes each row as lines of `Label: value`, rows apart by a blank line.
  private mutating func pairs(_ table: Table) {
    for (index, row) in table.rows.enumerated() {
      if index > 0 { lines.startParagraph() }
      for (column, cell) in row.enumerated() where !cell.content.isEmpty {
        lines.startLine()
        let source = lines.beginSource(cell.location)
        let label = table.header.indices.contains(column) ? table.header[column].content : []
        pair(label, cell.content)
        lines.endSource(source)
      }
    }
  }

  private func columnWidths(of table: Table) -> [Int] {
    var widths = table.header.map { width(of: $0) }
    for row in table.rows {
      for (column, cell) in row.enumerated() where column < widths.count {
        widths[column] = max(widths[column], width(of: cell))
      }
    }
    return widths
  }

  /// The columns that a cell takes, written for itself.
  private func width(of cell: Table.Cell) -> Int {
    var writer = TextWriter(values: values, imageWord: imageWord)
    writer.cell(cell)
    let text = writer.rendered().bytes
    return DisplayWidth.columns(of: String(decoding: text, as: UTF8.self))
  }
}
