import BilletCore
import BilletTree

/// A table with headers on two levels says which cells each of them is for.
struct TableComplex: Rule {
  static let description = RuleDescription(
    id: "table-complex", category: .accessibility, severity: .review,
    summary: "The table has headers on several levels and does not say what each is for",
    rationale: "Screen readers guess, each in its own way, which headers belong to a cell.",
    help:
      "Split the table, or write scope=\"colgroup\" and scope=\"rowgroup\" on headers over several"
      + " cells, or headers=\"…\" on the cells.",
    references: [.wcag("1.3.1")], examples: examples)

  static let interest: Interest = .elements(.th)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !tree.elements(named: .th).isEmpty else { return }
    for table in tree.elements(named: .table)
    where context.names.role(of: table) == .table && !context.names.isProgrammaticallyHidden(table)
    {
      let grid = context.grid(of: table)
      let headers = grid.cells.filter { tree.nodes[$0.id.index].name == .th }
      guard !headers.isEmpty, headers.count < grid.cells.count, !grid.isTooLarge else { continue }
      sink.applies()
      let saysHeaders = grid.cells.contains { tree.attribute(.headers, of: $0.id) != nil }
      guard !saysHeaders, let header = unclear(headers, in: grid, tree) else { continue }
      sink.report(tree.nodes[header.index].span)
    }
  }

  /// The first header over some of the columns, or beside some of the rows, without a group's scope.
  private func unclear(
    _ headers: [TableGrid.Cell], in grid: TableGrid, _ tree: HTMLTree
  ) -> HTMLTree.NodeID? {
    headers.first { cell in
      let isWide = cell.width > 1 && cell.width < grid.columnCount
      let height = min(cell.height, grid.rowCount - cell.row)
      let isTall =
        height > 1 && height < grid.rowCount && cell.column + cell.width < grid.columnCount
      guard isWide || isTall else { return false }
      // A corner or a header that is tall because its neighbours are split is plain.
      if isTall, !isWide, hasOnlyHeadersBeside(cell, height, headers, grid) { return false }
      guard let scope = tree.attribute(.scope, of: cell.id) else { return true }
      let value = tree.bytes(of: scope)
      return !value.spells("colgroup") && !value.spells("rowgroup")
    }?.id
  }

  private func hasOnlyHeadersBeside(
    _ cell: TableGrid.Cell, _ height: Int, _ headers: [TableGrid.Cell], _ grid: TableGrid
  ) -> Bool {
    let rows = cell.row..<(cell.row + height)
    let isHeader = Set(headers.map(\.id))
    return grid.cells.allSatisfy { !rows.contains($0.row) || isHeader.contains($0.id) }
  }
}

extension TableComplex {
  private static let rows = "<tr><td>1</td><td>2</td><td>3</td></tr>"

  fileprivate static let examples: [Example] = [
    .passed("<table><tr><th>a</th><th>b</th><th>c</th></tr>\(rows)</table>"),
    .passed("<table><tr><th colspan=3>a</th></tr>\(rows)</table>"),
    .passed("<table><tr><th colspan=2 scope=colgroup>a</th><th>b</th></tr>\(rows)</table>"),
    .passed(
      "<table><tr><th id=a colspan=2>a</th><th>b</th></tr><tr><td headers=a>1</td><td>2</table>"),
    .cantTell(
      "<p>Hi</p><table><tr>«<th colspan=2>»a</th><th>b</th></tr>\(rows)</table>"),
    .cantTell(
      "<table><tr>«<th rowspan=2>»a</th><td>1</td></tr><tr><td>2</td></tr><tr><th>b</th><td>3</table>"
    ),
    .inapplicable("<table>\(rows)</table>"),
    .inapplicable("<table role=none><tr><th colspan=2>a</th><th>b</th></tr>\(rows)</table>"),
    .inapplicable("<table hidden><tr><th colspan=2>a</th><th>b</th></tr>\(rows)</table>"),
  ]
}
