import BilletCore
import BilletTree

/// A table that arranges things has no headers, caption or summary.
struct TableLayoutSemantics: Rule {
  static let description = RuleDescription(
    id: "table-layout-semantics", category: .accessibility, severity: .review,
    summary: "A table that only arranges things is marked up like one of data",
    rationale: "Screen readers then read headers and sizes that mean nothing.",
    help: "Remove it, and write role=\"presentation\" on the table.",
    references: [.wcag("1.3.1")], examples: examples)

  static let interest: Interest = .elements(.table)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    let tables = tree.elements(named: .table)
    for (position, table) in tables.enumerated() {
      let next = position + 1 < tables.count ? tables[tables.startIndex + position + 1] : nil
      let holdsTable = next.map { tree.isDescendant($0, of: table) } ?? false
      guard context.names.role(of: table) == .table,
        !context.names.isProgrammaticallyHidden(table)
      else { continue }
      let cells = Cells(table, tree, context)
      let isAlone = cells.count == 1
      guard holdsTable || isAlone else { continue }
      sink.applies()
      guard let mark = cells.mark(of: table, tree) else { continue }
      // One cell around tables cannot be data; of other tables with tables in them some are.
      let isCertain = isAlone && holdsTable
      guard isCertain || (holdsTable && !cells.holdsTextOnly) else { continue }
      sink.report(
        tree.nodes[mark.index].span,
        message: mark == table
          ? "A table that only arranges things has a summary."
          : "A table that only arranges things holds <\(tree.writtenName(of: mark))> for data.",
        severity: isCertain ? .error : nil)
    }
  }
}

/// The cells of one table, without those of tables in it.
private struct Cells {
  private(set) var count = 0
  /// Whether some cell holds text beside the cells that hold tables.
  private(set) var holdsTextOnly = false
  /// The first element that only tables of data have.
  private var first: HTMLTree.NodeID?

  init(_ table: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext) {
    for child in tree.children(of: table) {
      switch tree.nodes[child.index].name {
      case .caption:
        if first == nil, context.content.holdsText(child, in: tree) { first = child }
      case .tbody, .thead, .tfoot:
        for row in tree.children(of: child) { read(row, tree, context) }
      case .tr: read(child, tree, context)
      default: break
      }
    }
  }

  private mutating func read(
    _ row: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) {
    for cell in tree.children(of: row) {
      let name = tree.nodes[cell.index].name
      guard name == .td || name == .th else { continue }
      count += 1
      let isMarked =
        name == .th || tree.attribute(.scope, of: cell) != nil
        || tree.attribute(.headers, of: cell) != nil
      if isMarked, first == nil { first = cell }
      let holdsBlock = tree.descendants(of: cell).contains {
        tree.nodes[$0.index].name == .table
      }
      if !holdsBlock, name == .td, context.content.holdsText(cell, in: tree) {
        holdsTextOnly = true
      }
    }
  }

  /// What says that the table is one of data: a caption or cell, or the table for its summary.
  func mark(of table: HTMLTree.NodeID, _ tree: HTMLTree) -> HTMLTree.NodeID? {
    if let first { return first }
    let summary = tree.attribute(.summary, of: table)
    return summary.map { !tree.bytes(of: $0).isBlank } == true ? table : nil
  }
}

extension TableLayoutSemantics {
  fileprivate static let examples: [Example] = [
    .passed("<table><tr><td><table><tr><td>a</table></table>"),
    .passed("<table><tr><th>Lamp</th><td>9</td><td><table><tr><td>a</table></table>"),
    .passed(#"<table summary=""><tr><td>a</table>"#),
    .failed(
      #"<p>Hi</p>«<table summary="The letter">»<tr><td><table><tr><td>a</table></table>"#,
      severity: .error),
    .failed(
      "<table>«<caption>»Letter</caption><tr><td><table><tr><td>a</table></table>", severity: .error
    ),
    .failed("<table><tr>«<th>»<table><tr><td>a</table></table>", severity: .error),
    .cantTell(
      "<table><tr>«<th>»Lamps</th></tr><tr><td><table><tr><td>a</table></td></tr></table>"),
    .inapplicable(
      #"<table role="none" summary="a"><tr><td><table><tr><td>a</td><td>b</table></table>"#),
    .inapplicable("<table><tr><th>Lamp</th></tr><tr><td>9</table>"),
    .inapplicable("<p>None</p>"),
  ]
}
