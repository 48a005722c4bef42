import BilletCore
import BilletTree

/// The rows of a table of data have the same columns, and no cell lies over another.
struct TableShape: Rule {
  static let description = RuleDescription(
    id: "table-shape", category: .accessibility, severity: .review,
    summary: "The rows of the table do not fit together",
    rationale: "Cells are read with the headers of another column.",
    help: "Give each row the same number of cells, counting colspan and rowspan.",
    references: [.wcag("1.3.2")], examples: examples)

  static let interest: Interest = .elements(.th)

  /// Tables with more places are not looked at.
  private static let placeLimit = 400_000

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !tree.elements(named: .th).isEmpty else { return }
    for table in tree.elements(named: .table)
    where context.names.role(of: table) == .table && !context.names.isProgrammaticallyHidden(table)
    {
      let grid = context.grid(of: table)
      guard !grid.isTooLarge, grid.rowCount * grid.columnCount <= Self.placeLimit,
        let header = grid.cells.first(where: { tree.nodes[$0.id.index].name == .th })
      else { continue }
      sink.applies()
      check(grid, header, tree, &sink)
    }
  }

  private func check(
    _ grid: TableGrid, _ header: TableGrid.Cell, _ tree: HTMLTree, _ sink: inout DiagnosticSink
  ) {
    // How many cells stand at each place, row by row.
    var taken = [UInt8](repeating: 0, count: grid.rowCount * grid.columnCount)
    for cell in grid.cells {
      for row in cell.row..<min(cell.row + cell.height, grid.rowCount) {
        for column in cell.column..<min(cell.column + cell.width, grid.columnCount) {
          let place = row * grid.columnCount + column
          guard taken[place] == 0 else {
            sink.report(
              tree.nodes[cell.id.index].span, message: "The cell lies over another one.",
              help: "Correct colspan or rowspan.")
            return
          }
          taken[place] = 1
        }
      }
    }
    var previous = -1
    for cell in grid.cells where cell.row != previous {
      previous = cell.row
      let row = taken[(cell.row * grid.columnCount)..<((cell.row + 1) * grid.columnCount)]
      let missing = row.reduce(0) { $0 + ($1 == 0 ? 1 : 0) }
      guard missing > 0 else { continue }
      sink.report(
        tree.nodes[tree.nodes[cell.id.index].parent.index].span,
        message: "The row lacks \(missing) of \(grid.columnCount) cells.")
      return
    }
  }
}

extension TableShape {
  fileprivate static let examples: [Example] = [
    .passed("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"),
    .passed("<table><tr><th colspan=2>a</th></tr><tr><td>1</td><td>2</td></tr></table>"),
    .passed(
      "<table><tr><th rowspan=2>a</th><td>1</td></tr><tr><td>2</td></tr></table>"),
    .cantTell(
      "<p>Hi</p><table><tr><th>a</th><th>b</th></tr>«<tr>»<td>1</td></tr><tr><td>1</table>"),
    .cantTell(
      "<table><tr><th>a</th><td rowspan=2>1</td></tr><tr>«<td colspan=2>»2</td></tr></table>"),
    .inapplicable("<table><tr><td>a</td><td>b</td></tr><tr><td>1</td></tr></table>"),
    .inapplicable("<table role=none><tr><th>a</th><th>b</th></tr><tr><td>1</td></tr></table>"),
    .inapplicable("<table hidden><tr><th>a</th><th>b</th></tr><tr><td>1</td></tr></table>"),
  ]
}
