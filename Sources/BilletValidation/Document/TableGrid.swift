import BilletTree

/// The cells of a table with the places that they take (HTML 4.9.12.1).
///
/// Tables of HTML and tables made of roles alike; rows that a browser would not put into the table,
/// such as those of a table in a cell, are not in it.
struct TableGrid {
  struct Cell {
    var id: HTMLTree.NodeID
    /// The first row and column, from 0 on.
    var row: Int
    var column: Int
    var height: Int
    var width: Int
    /// The number of the row group that it stands in.
    var group: Int
  }

  private(set) var cells: [Cell] = []
  private(set) var rowCount = 0
  private(set) var columnCount = 0
  /// Whether the table takes more places than are looked at.
  private(set) var isTooLarge = false

  private var group = 0
  /// For each column the first row in which it is free again.
  private var freeFrom: [Int] = []
  private var places = 0

  /// More places than this are not looked at.
  private static let placeLimit = 200_000

  /// Reads the rows of a `<table>` element.
  init(table id: HTMLTree.NodeID, _ tree: HTMLTree) {
    for child in tree.children(of: id) {
      switch tree.nodes[child.index].name {
      case .thead, .tbody, .tfoot:
        startGroup()
        for row in tree.children(of: child) where tree.nodes[row.index].name == .tr {
          read(row: row, tree)
        }
        startGroup()
      case .tr: read(row: child, tree)
      default: break
      }
    }
    places += cells.reduce(0) { $0 + min($1.height, rowCount - $1.row) }
    if places > Self.placeLimit { isTooLarge = true }
  }

  /// Takes rows of cells that are found by role.
  init(rows: [[HTMLTree.NodeID]]) {
    for cells in rows {
      for (column, cell) in cells.enumerated() {
        self.cells.append(
          Cell(id: cell, row: rowCount, column: column, height: 1, width: 1, group: 0))
      }
      columnCount = max(columnCount, cells.count)
      rowCount += 1
    }
  }

  /// A row group ends all cells that reach down (HTML 4.9.12.1, "ending a row group").
  private mutating func startGroup() {
    group += 1
    for column in freeFrom.indices { freeFrom[column] = min(freeFrom[column], rowCount) }
    for index in cells.indices.reversed() {
      guard cells[index].group == group - 1 else { break }
      cells[index].height = min(cells[index].height, rowCount - cells[index].row)
    }
  }

  private mutating func read(row: HTMLTree.NodeID, _ tree: HTMLTree) {
    var column = 0
    for cell in tree.children(of: row) {
      let name = tree.nodes[cell.index].name
      guard name == .td || name == .th, !isTooLarge else { continue }
      while column < freeFrom.count, freeFrom[column] > rowCount { column += 1 }
      let width = max(1, min(Self.span(.colspan, of: cell, tree) ?? 1, 1_000))
      let rowspan = Self.span(.rowspan, of: cell, tree) ?? 1
      let height = rowspan == 0 ? Int(Int32.max) : min(rowspan, 65_534)
      places += width
      guard places <= Self.placeLimit else {
        isTooLarge = true
        return
      }
      while freeFrom.count < column + width { freeFrom.append(0) }
      for place in column..<(column + width) {
        freeFrom[place] = rowCount + height
      }
      cells.append(
        Cell(
          id: cell, row: rowCount, column: column, height: height, width: width, group: group))
      column += width
      columnCount = max(columnCount, column)
    }
    rowCount += 1
  }

  /// A span attribute's value (HTML 2.3.4.2, non-negative integers).
  private static func span(
    _ name: AttributeName, of cell: HTMLTree.NodeID, _ tree: HTMLTree
  ) -> Int? {
    guard let attribute = tree.attribute(name, of: cell) else { return nil }
    var rest = tree.bytes(of: attribute).drop(while: \.isHTMLSpace)
    if rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    guard rest.first?.isDigit == true else { return nil }
    var value = 0
    for digit in rest.prefix(while: \.isDigit) {
      value = min(value * 10 + Int(digit - 0x30), 65_534)
    }
    return value
  }
}
