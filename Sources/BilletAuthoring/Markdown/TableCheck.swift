import BilletCore

/// Finds tables of which text would be lost: with fewer than three dashes in a column md4c sees no table,
/// and cells that have no column it drops (GFM 4.10).
struct TableCheck {
  /// The line before, while the next one may make it the header of a table.
  private var header: Range<Int>?
  /// The number of columns, inside a table.
  private var columns: Int?

  /// Looks at a line of a block, without the marks of quotes and lists before it, and gives the line
  /// that is wrong and why.
  mutating func look(
    at line: Range<Int>, of bytes: [UInt8], isFirst: Bool
  ) -> (line: Range<Int>, refusal: Refusal)? {
    guard !isFirst else {
      (header, columns) = (line, nil)
      return nil
    }
    if let columns { return surplus(in: line, of: bytes, columns: columns) }
    guard let header else { return nil }
    self.header = nil
    guard let widths = Self.delimiters(bytes[line]), Self.cells(bytes[header]) != nil else {
      // An underline ends the block, so that the next line may be a header again.
      if bytes[line].allSatisfy({ "-= \t\r".utf8.contains($0) }) { self.header = line }
      return nil
    }
    guard widths.allSatisfy({ $0 >= 3 }) else { return (line, .tableDashes) }
    columns = widths.count
    return surplus(in: header, of: bytes, columns: widths.count)
  }

  mutating func endBlock() {
    (header, columns) = (nil, nil)
  }

  private func surplus(
    in line: Range<Int>, of bytes: [UInt8], columns: Int
  ) -> (line: Range<Int>, refusal: Refusal)? {
    guard let count = Self.cells(bytes[line]), count > columns else { return nil }
    return (line, .tableCells(count, columns: columns))
  }

  /// The width of each cell of a delimiter row, colons included; `nil` for any other line.
  private static func delimiters(_ line: ArraySlice<UInt8>) -> [Int]? {
    guard line.contains(UInt8(ascii: "|")),
      line.allSatisfy({ "|:- \t\r".utf8.contains($0) })
    else { return nil }
    let cells = line.split(separator: UInt8(ascii: "|")).map { cell in
      cell.filter { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "-") }
    }.filter { !$0.isEmpty }
    guard !cells.isEmpty, cells.allSatisfy({ $0.contains(UInt8(ascii: "-")) }) else { return nil }
    return cells.map(\.count)
  }

  /// The number of cells between the bars of a line; `nil` when it has no bar, or code or HTML, which may
  /// hold bars that part nothing.
  private static func cells(_ line: ArraySlice<UInt8>) -> Int? {
    var bars: [Int] = []
    var offset = line.startIndex
    var end = line.endIndex
    while end > offset, line[end - 1] <= 0x20 { end -= 1 }
    let start = offset
    while offset < end {
      switch line[offset] {
      case UInt8(ascii: "\\"): offset += 1
      case UInt8(ascii: "|"): bars.append(offset)
      case UInt8(ascii: "`"), UInt8(ascii: "<"): return nil
      default: break
      }
      offset += 1
    }
    guard let first = bars.first, let last = bars.last else { return nil }
    let edges = (first == start ? 1 : 0) + (last == end - 1 && last > start ? 1 : 0)
    return max(1, bars.count + 1 - edges)
  }
}

extension Refusal {
  fileprivate static let tableDashes = Refusal(
    rule: "table", message: "These dashes are too few to make a table.",
    rationale: "The rows would be shown as text with bars in it.",
    help: "Write three or more for each column: “| --- | --- |”.",
    references: [Reference(.commonMark, "4.10 (GFM)")])

  fileprivate static func tableCells(_ count: Int, columns: Int) -> Refusal {
    Refusal(
      rule: "table",
      message: "This row has \(count) cells, and the table \(columns)"
        + (columns == 1 ? " column." : " columns."),
      rationale: "What has no column is shown nowhere.",
      help: "Add columns to “| --- | --- |” and the header, or write \\| for a bar in a cell.",
      references: [Reference(.commonMark, "4.10 (GFM)")])
  }
}
