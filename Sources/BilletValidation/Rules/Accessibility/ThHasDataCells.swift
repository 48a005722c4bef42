import BilletCore
import BilletTree

/// Header cells have cells to be the header of.
struct ThHasDataCells: Rule {
  static let description = RuleDescription(
    id: "th-has-data-cells", category: .accessibility, severity: .error,
    summary: "The header cell is the header of no cell",
    rationale: "A screen reader reads headers with their cells, and never reads this one so.",
    help: "Write <td> if it is no header, correct its scope, or remove the empty column or row.",
    references: [.wcag("1.3.1"), .act("d0f69e"), .axe("th-has-data-cells")],
    examples: examples)

  static let interest: Interest = .tables
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for table in tree.elements(named: .table) where isTable(table, context) {
      var finder = HeaderFinder(tree, context)
      finder.read(table)
      report(finder, of: table, tree, context, &sink)
    }
    for table in context.elementsWithRole
    where tree.nodes[table.index].name != .table && isTable(table, context) {
      var finder = HeaderFinder(tree, context)
      finder.read(roles: table)
      report(finder, of: table, tree, context, &sink)
    }
  }

  private func isTable(_ id: HTMLTree.NodeID, _ context: RuleContext) -> Bool {
    let role = context.names.role(of: id)
    return (role == .table || role == .grid || role == .treegrid)
      && !context.names.isProgrammaticallyHidden(id)
  }

  private func report(
    _ finder: HeaderFinder, of table: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext,
    _ sink: inout DiagnosticSink
  ) {
    guard let unassigned = finder.unassigned() else { return }
    // What nobody sees is asked last, since it takes the colours of the whole message to tell.
    if !unassigned.isEmpty, context.isConcealed(table) { return }
    sink.applies()
    for id in unassigned where !context.isConcealed(id) { sink.report(tree.nodes[id.index].span) }
  }
}

/// Finds the headers of one table.
private struct HeaderFinder {
  private let tree: HTMLTree
  private let context: RuleContext
  private var grid = TableGrid(rows: [])
  private var headers: [HeaderCells.Header] = []
  private var named: Set<HTMLTree.NodeID> = []
  private var namedHeaders: Set<HTMLTree.NodeID> = []

  init(_ tree: HTMLTree, _ context: RuleContext) {
    self.tree = tree
    self.context = context
  }

  /// The headers without cells; `nil` when the table has no headers, or is too large.
  func unassigned() -> [HTMLTree.NodeID]? {
    guard !headers.isEmpty, !grid.isTooLarge else { return nil }
    return HeaderCells(grid, headers: headers, named: named, namedHeaders: namedHeaders)
      .unassigned()
  }

  mutating func read(_ table: HTMLTree.NodeID) {
    grid = context.grid(of: table)
    guard !grid.isTooLarge, grid.cells.contains(where: { isHeader($0.id) }) else { return }
    readNames()
    // The rows and columns that hold a data cell: an undecided header there is none of that kind.
    var dataRows = Array(repeating: false, count: grid.rowCount)
    var dataColumns = Array(repeating: false, count: grid.columnCount)
    for cell in grid.cells where tree.nodes[cell.id.index].name == .td {
      let bottom = min(cell.row + cell.height, grid.rowCount) - 1
      for row in cell.row...max(cell.row, bottom) { dataRows[row] = true }
      for column in cell.column..<(cell.column + cell.width) { dataColumns[column] = true }
    }
    for cell in grid.cells where isHeader(cell.id) {
      headers.append(
        HeaderCells.Header(cell: cell, scope: scope(of: cell, dataRows, dataColumns)))
    }
  }

  /// Reads a table that is made of roles: rows of cells, whatever boxes stand around them.
  mutating func read(roles table: HTMLTree.NodeID) {
    let owners = AccessibleOwners(tree)
    var rows: [[HTMLTree.NodeID]] = []
    func readRow(_ row: HTMLTree.NodeID) {
      var cells: [HTMLTree.NodeID] = []
      context.names.forEachAccessibleChild(of: row, owners: owners) { cell, _ in
        cells.append(cell)
      }
      rows.append(cells)
    }
    context.names.forEachAccessibleChild(of: table, owners: owners) { child, role in
      if role == .row { readRow(child) }
      guard role == .rowgroup else { return }
      context.names.forEachAccessibleChild(of: child, owners: owners) { row, role in
        if role == .row { readRow(row) }
      }
    }
    grid = TableGrid(rows: rows)
    for cell in grid.cells {
      switch context.names.role(of: cell.id) {
      case .columnheader: headers.append(HeaderCells.Header(cell: cell, scope: .column))
      case .rowheader: headers.append(HeaderCells.Header(cell: cell, scope: .row))
      default: break
      }
    }
  }

  private func isHeader(_ id: HTMLTree.NodeID) -> Bool {
    let role = context.names.role(of: id)
    return (role == .columnheader || role == .rowheader)
      && !context.names.isProgrammaticallyHidden(id)
  }

  private mutating func readNames() {
    guard
      grid.cells.contains(where: { tree.attribute(.headers, of: $0.id) != nil })
    else { return }
    var ids: [ArraySlice<UInt8>: HTMLTree.NodeID] = [:]
    for cell in grid.cells {
      guard let id = tree.attribute(.id, of: cell.id) else { continue }
      if ids[tree.bytes(of: id)] == nil { ids[tree.bytes(of: id)] = cell.id }
    }
    for cell in grid.cells {
      guard let attribute = tree.attribute(.headers, of: cell.id) else { continue }
      named.insert(cell.id)
      for token in tree.bytes(of: attribute).tokens {
        if let header = ids[token], header != cell.id { namedHeaders.insert(header) }
      }
    }
  }

  private func scope(
    of cell: TableGrid.Cell, _ dataRows: [Bool], _ dataColumns: [Bool]
  ) -> HeaderCells.Scope {
    if let role = context.names.explicitRole(of: cell.id) {
      // The role says how it is read, whatever the element.
      return role == .columnheader ? .column : .row
    }
    if let attribute = tree.attribute(.scope, of: cell.id) {
      let value = tree.bytes(of: attribute)
      if value.spells("col") { return .column }
      if value.spells("row") { return .row }
      if value.spells("colgroup") { return .columnGroup }
      if value.spells("rowgroup") { return .rowGroup }
    }
    let bottom = min(cell.row + cell.height, grid.rowCount) - 1
    if !(cell.row...max(cell.row, bottom)).contains(where: { dataRows[$0] }) { return .column }
    if !(cell.column..<(cell.column + cell.width)).contains(where: { dataColumns[$0] }) {
      return .row
    }
    // Browsers give it to the cells around it all the same.
    return .unknown
  }
}

extension ThHasDataCells {
  fileprivate static let examples: [Example] = [
    .passed("<table><tr><th>Time</th></tr><tr><td>05:41</td></tr></table>"),
    .passed("<table><tr><th>a</th><td>1</td></tr><tr><th>b</th><td>2</td></tr></table>"),
    .passed(
      "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td></td></tr><tr><td>3</td></tr></table>"),
    .passed("<table><tr><th colspan=2>a</th></tr><tr><td>1</td><td>2</td></tr></table>"),
    .passed("<table><tr><th rowspan=2>a</th><td>1</td></tr><tr><td>2</td></tr></table>"),
    .passed(
      #"<table><tr><th id="a">a</th><th id="b">b</th></tr><tr><td headers="a b">1</td></tr></table>"#
    ),
    .passed(
      #"<div role="table"><div role="row"><b role="columnheader">a</b></div><div role="row"><b role="cell">1</b></div></div>"#
    ),
    .passed(
      "<table><tr><td></td><th>a</th></tr><tr><th>b</th><td>1</td></tr></table>"),
    .passed(
      #"<table><tbody><tr><th scope="rowgroup">a</th></tr><tr><td>1</td></tr></tbody></table>"#),
    .passed(
      #"<table role="grid"><tr><td role="columnheader">a</td></tr><tr><td>1</td></tr></table>"#),
    .passed("<table><tr><th>a</th></tr><tr><th>b</th></tr><tr><td>1</td></tr></table>"),
    .failed("<p>a</p><table><tr>«<th>»Rate</th></tr></table>"),
    .failed("<table><tr><th>a</th>«<th>»b</th></tr><tr><td>1</td></tr></table>"),
    .failed(
      #"<table><tr><th id="a">a</th>«<th id="b">»b</th></tr><tr><td headers="a">1</td><td headers="a">2</td></tr></table>"#
    ),
    .failed(
      #"<table><tr><th>a</th></tr><tr><td>1</td></tr><tr>«<th scope="row">»b</th></tr></table>"#),
    .failed(
      #"<div role="table"><div role="row">«<b role="columnheader">»a</b></div></div>"#),
    .failed(
      #"<table role="presentation"><tr><td><table><tr>«<th>»a</th></tr></table></td></tr></table>"#),
    .failed(
      #"<table role="grid"><tr>«<td role="columnheader">»a</td></tr></table>"#),
    .inapplicable(#"<table role="presentation"><tr><th>a</th></tr></table>"#),
    .inapplicable("<table hidden><tr><th>a</th></tr></table>"),
    .inapplicable(#"<table aria-hidden="true"><tr><th>a</th></tr></table>"#),
    .inapplicable(#"<div><b role="columnheader">a</b></div>"#),
    .inapplicable("<table><tr><td>a</td></tr></table>"),
    .inapplicable(#"<table><tr><th role="cell">a</th></tr></table>"#),
  ]
}
