import BilletCore
import BilletTree

/// The title of a table is its caption, not its first row.
struct TableFakeCaption: Rule {
  static let description = RuleDescription(
    id: "table-fake-caption", category: .accessibility, severity: .review,
    summary: "The first row looks like the table's title",
    rationale: "A screen reader reads a caption when people come to the table, and a row never.",
    help: "Write it into a <caption>.",
    references: [.wcag("1.3.1"), .axe("table-fake-caption")], examples: examples)

  static let interest: Interest = .elements(.table)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for table in tree.elements(named: .table)
    where context.names.role(of: table) == .table
      && !context.names.isProgrammaticallyHidden(table)
    {
      let grid = context.grid(of: table)
      guard !grid.isTooLarge, grid.columnCount >= 2, grid.rowCount >= 3,
        grid.cells.contains(where: { $0.row > 0 && tree.nodes[$0.id.index].name == .th })
      else { continue }
      sink.applies()
      guard let first = grid.cells.first, first.row == 0, first.width == grid.columnCount,
        context.content.holdsText(first.id, in: tree), !hasCaption(table, tree)
      else { continue }
      sink.report(tree.nodes[first.id.index].span)
    }
  }

  private func hasCaption(_ table: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    tree.children(of: table).contains { tree.nodes[$0.index].name == .caption }
  }
}

extension TableFakeCaption {
  fileprivate static let examples: [Example] = [
    .passed(
      "<table><caption>Prices</caption><tr><th>a</th><th>b</th></tr><tr><th>c</th><td>2</td></tr><tr><td>1</td><td>2</td></tr></table>"
    ),
    .passed(
      "<table><tr><td>a</td><td>b</td></tr><tr><th>c</th><td>2</td></tr><tr><td>1</td><td>2</td></tr></table>"
    ),
    .cantTell(
      "<table><tr>«<td colspan=2>»Prices</td></tr><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"
    ),
    .cantTell(
      "<table><thead><tr>«<th colspan=2>»Prices</th></tr></thead><tr><th>a</th><td>1</td></tr><tr><th>b</th><td>2</td></tr></table>"
    ),
    .inapplicable(
      #"<table role="none"><tr><td colspan=2>a</td></tr><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"#
    ),
    .inapplicable(
      "<table><tr><td colspan=2>a</td></tr><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>"
    ),
    .inapplicable("<table><tr><td colspan=2>a</td></tr></table>"),
  ]
}
