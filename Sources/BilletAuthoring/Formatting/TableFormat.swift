import BilletCore

/// Tables whose columns stand below one another.
enum TableFormat {
  /// A wider table, in columns, has one blank around each cell instead.
  private static let widest = 100

  static func align(_ lines: inout [FormattedLines.Line]) {
    var start = 0
    while start < lines.count {
      guard lines[start].isRow else {
        start += 1
        continue
      }
      // Loops stand around rows on lines of their own.
      var end = start
      var next = start
      while next < lines.count, lines[next].isRow || lines[next].isStandaloneTag {
        if lines[next].isRow { end = next }
        next += 1
      }
      align(&lines, start...end)
      start = end + 1
    }
  }

  private static func align(_ lines: inout [FormattedLines.Line], _ range: ClosedRange<Int>) {
    let rows = range.filter { lines[$0].isRow }
    let cells = rows.map { Self.cells(of: lines[$0].bytes) }
    guard rows.count >= 2, isDelimiter(cells[1]), let count = cells.first?.count,
      cells.allSatisfy({ $0.count == count })
    else { return }
    var widths = (0..<count).map { column in
      cells.enumerated().map { row, cells in
        row == 1 ? 3 : DisplayWidth.columns(of: String(decoding: cells[column], as: UTF8.self))
      }.max() ?? 3
    }
    let isWide = widths.reduce(1) { $0 + $1 + 3 } > widest
    if isWide { widths = widths.map { _ in 3 } }
    for (index, row) in rows.enumerated() {
      var bytes: [UInt8] = []
      for column in 0..<count {
        let cell = cells[index][column]
        bytes += Array("| ".utf8)
        bytes += index == 1 ? delimiter(cell, width: widths[column]) : cell
        if index != 1 {
          let width = DisplayWidth.columns(of: String(decoding: cell, as: UTF8.self))
          let padding = isWide ? 0 : max(0, widths[column] - width)
          bytes += [UInt8](repeating: UInt8(ascii: " "), count: padding)
        }
        bytes.append(UInt8(ascii: " "))
      }
      lines[row].bytes = bytes + [UInt8(ascii: "|")]
    }
  }

  private static func delimiter(_ cell: [UInt8], width: Int) -> [UInt8] {
    let colon = UInt8(ascii: ":")
    var bytes = [UInt8](repeating: UInt8(ascii: "-"), count: width)
    if cell.first == colon { bytes[0] = colon }
    if cell.last == colon { bytes[width - 1] = colon }
    return bytes
  }

  private static func isDelimiter(_ cells: [[UInt8]]) -> Bool {
    cells.allSatisfy { cell in
      cell.contains(UInt8(ascii: "-")) && cell.allSatisfy { "-:".utf8.contains($0) }
    }
  }

  /// The cells of a row; bars in tags and behind a backslash are text.
  private static func cells(of row: [UInt8]) -> [[UInt8]] {
    var cells: [[UInt8]] = []
    var cell: [UInt8] = []
    var offset = 1
    var isInTag = false
    while offset < row.count {
      let byte = row[offset]
      let next = offset + 1 < row.count ? row[offset + 1] : 0
      if byte == UInt8(ascii: "\\"), !isInTag, next != 0 {
        cell += [byte, next]
        offset += 2
        continue
      }
      if byte == UInt8(ascii: "{"), next == byte { isInTag = true }
      if byte == UInt8(ascii: "}"), next == byte { isInTag = false }
      if byte == UInt8(ascii: "|"), !isInTag {
        cells.append(Array(FormattedLines.trimmed(cell[...])))
        cell = []
      } else {
        cell.append(byte)
      }
      offset += 1
    }
    let rest = FormattedLines.trimmed(cell[...])
    return rest.isEmpty ? cells : cells + [Array(rest)]
  }
}
