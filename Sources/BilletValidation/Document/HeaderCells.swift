import BilletTree

/// Which header cells of a table have cells to be the header of (HTML 4.9.12.2).
///
/// A header counts as assigned when some cell in its direction takes its headers from its place, or
/// names it. A header between that hides it from that cell is not looked for, so that doubt is always
/// the author's gain.
struct HeaderCells {
  enum Scope { case row, column, rowGroup, columnGroup, unknown }

  struct Header {
    var cell: TableGrid.Cell
    var scope: Scope
  }

  private let grid: TableGrid
  private let headers: [Header]
  /// Cells that name their headers by id.
  private let named: Set<HTMLTree.NodeID>
  private let namedHeaders: Set<HTMLTree.NodeID>

  init(
    _ grid: TableGrid, headers: [Header], named: Set<HTMLTree.NodeID>,
    namedHeaders: Set<HTMLTree.NodeID>
  ) {
    self.grid = grid
    self.headers = headers
    self.named = named
    self.namedHeaders = namedHeaders
  }

  /// The headers without any cell, in document order: O(places).
  func unassigned() -> [HTMLTree.NodeID] {
    // The last row in each column, and the last column in each row, with a cell that takes its headers
    // from its place; and the last cells of each group.
    var lastRow = Array(repeating: -1, count: grid.columnCount)
    var lastColumn = Array(repeating: -1, count: grid.rowCount)
    var groups: [Int: [TableGrid.Cell]] = [:]
    let hasGroupScope = headers.contains { $0.scope == .rowGroup }
    for cell in grid.cells where !named.contains(cell.id) {
      let bottom = min(cell.row + cell.height, grid.rowCount) - 1
      for column in cell.column..<(cell.column + cell.width) where column < lastRow.count {
        lastRow[column] = max(lastRow[column], bottom)
      }
      for row in cell.row...max(cell.row, bottom) where row < lastColumn.count {
        lastColumn[row] = max(lastColumn[row], cell.column + cell.width - 1)
      }
      if hasGroupScope { groups[cell.group, default: []].append(cell) }
    }
    return headers.compactMap { header in
      isAssigned(header, lastRow, lastColumn, groups) ? nil : header.cell.id
    }
  }

  private func isAssigned(
    _ header: Header, _ lastRow: [Int], _ lastColumn: [Int], _ groups: [Int: [TableGrid.Cell]]
  ) -> Bool {
    let cell = header.cell
    if namedHeaders.contains(cell.id) { return true }
    let bottom = min(cell.row + cell.height, grid.rowCount) - 1
    let right = cell.column + cell.width - 1
    let hasCellBelow = (cell.column...right).contains {
      $0 < lastRow.count && lastRow[$0] > bottom
    }
    let hasCellBeside = (cell.row...max(cell.row, bottom)).contains {
      $0 < lastColumn.count && lastColumn[$0] > right
    }
    switch header.scope {
    case .column: return hasCellBelow
    case .row: return hasCellBeside
    case .columnGroup: return hasCellBelow || (grid.rowCount > bottom + 1 && named.isEmpty)
    case .rowGroup:
      // The last cell of a group is the furthest down.
      return hasCellBeside
        || (groups[cell.group]?.last).map { $0.id != cell.id && $0.row >= cell.row } == true
    case .unknown: return hasCellBelow || hasCellBeside
    }
  }
}
