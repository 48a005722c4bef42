import BilletCore

/// Rows that hold more than the table shows.
extension MarkdownBuilder {
  /// Tells of cells behind the table's last column, which Markdown leaves out without a word (GFM 4.10).
  func reportLostCells(of row: BlockFrame) {
    guard let table = frames.indices.last, let text = row.extent else { return }
    let isHeader = frames[table].rows.isEmpty
    // Where the header has lost cells, every row has.
    guard isHeader || !frames[table].hasLostHeader else { return }
    let line = bytes[text.upperBound..<range.upperBound].prefix { $0 != UInt8(ascii: "\n") }
    guard let bar = line.firstIndex(of: UInt8(ascii: "|")),
      let first = line[bar...].firstIndex(where: Self.isCellText),
      let last = line.lastIndex(where: Self.isCellText)
    else { return }
    frames[table].hasLostHeader = isHeader
    bag.add(.lostCells, at: location(first..<(last + 1)))
  }

  private static func isCellText(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != UInt8(ascii: "|")
  }
}
