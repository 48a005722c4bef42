import BilletCore
import BilletTree

/// Tables that only arrange things say so.
struct TableLayoutRole: Rule {
  static let description = RuleDescription(
    id: "table-layout-role", category: .accessibility, severity: .error,
    summary: "The table only arranges things, and does not say so",
    rationale: "A screen reader announces a table, its rows and columns, at every step.",
    help: "Write role=\"presentation\" on the <table>.",
    references: [.wcag("1.3.1")], profiles: .messages, examples: examples)

  static let interest: Interest = .elements(.table)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    let tables = tree.elements(named: .table)
    var hasAsked = false
    for (position, table) in tables.enumerated() {
      guard !context.names.isProgrammaticallyHidden(table),
        context.content.holdsAnything(table, in: tree)
      else { continue }
      sink.applies()
      guard tree.attribute(.role, of: table) == nil else { continue }
      let next = position + 1 < tables.count ? tables[tables.startIndex + position + 1] : nil
      let holdsTable = next.map { tree.isDescendant($0, of: table) } ?? false
      let shape = LayoutShape(table, tree)
      guard !shape.saysData else { continue }
      let span = tree.nodes[table.index].span
      if holdsTable {
        sink.report(
          span, message: "A table that holds a table only arranges things; say so.",
          fix: fix(table, tree, .safe))
      } else if shape.columns <= 1 {
        sink.report(
          span, message: "A table of one column only arranges things; say so.",
          fix: fix(table, tree, .unsafe))
      } else if !hasAsked, shape.looksLikeLayout(table, tree, context) {
        // One is enough to ask about.
        hasAsked = true
        sink.report(
          span, message: "The table seems to arrange things, and does not say so.",
          help: "Write role=\"presentation\" on the <table>, or <th> for its headers.",
          severity: .review, fix: fix(table, tree, .unsafe))
      }
    }
  }

  private func fix(
    _ table: HTMLTree.NodeID, _ tree: HTMLTree, _ safety: Fix.Safety
  ) -> DiagnosticSink.HTMLFix? {
    .adding(
      "role=\"presentation\"", to: table, in: tree, "Say that the table arranges things",
      safety: safety)
  }
}

/// What a table's own rows tell of its use.
private struct LayoutShape {
  private(set) var columns = 0
  private(set) var rows = 0
  /// Whether the author marks headers, a caption or a summary.
  private(set) var saysData = false

  init(_ table: HTMLTree.NodeID, _ tree: HTMLTree) {
    if let summary = tree.attribute(.summary, of: table), !tree.bytes(of: summary).isBlank {
      saysData = true
    }
    for child in tree.children(of: table) {
      switch tree.nodes[child.index].name {
      case .caption, .thead: saysData = true
      case .tbody, .tfoot:
        for row in tree.children(of: child) where tree.nodes[row.index].name == .tr {
          read(row, tree)
        }
      case .tr: read(child, tree)
      default: break
      }
    }
  }

  private mutating func read(_ row: HTMLTree.NodeID, _ tree: HTMLTree) {
    rows += 1
    var cells = 0
    for cell in tree.children(of: row) {
      switch tree.nodes[cell.index].name {
      case .th: saysData = true
      case .td:
        if tree.attribute(.headers, of: cell) != nil || tree.attribute(.scope, of: cell) != nil
          || tree.attribute(.role, of: cell) != nil
        {
          saysData = true
        }
      default: continue
      }
      cells += 1
    }
    columns = max(columns, cells)
  }

  /// Whether a table of several columns has the attributes and the content of a layout.
  func looksLikeLayout(
    _ table: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    let isArranged =
      isZero(.cellpadding, table, tree) || isZero(.cellspacing, table, tree)
      || tree.attribute(.bgcolor, of: table) != nil || tree.attribute(.width, of: table) != nil
    let isBordered = tree.attribute(.border, of: table).map {
      !tree.bytes(of: $0).trimmed.spells("0")
    }
    guard isArranged, isBordered != true else { return false }
    return rows == 1 || context.content.objects.contains(descendantOf: table, in: tree)
  }

  private func isZero(
    _ name: AttributeName, _ id: HTMLTree.NodeID, _ tree: HTMLTree
  ) -> Bool {
    tree.attribute(name, of: id).map { tree.bytes(of: $0).trimmed.spells("0") } ?? false
  }
}

extension TableLayoutRole {
  fileprivate static let examples: [Example] = [
    .passed(#"<table role="presentation"><tr><td>a</td></tr></table>"#),
    .passed(
      #"<table role="none"><tr><td><table role="NONE"><tr><td>a</td></tr></table></td></tr></table>"#
    ),
    .passed("<table><tr><th>a</th></tr><tr><td>1</td></tr></table>"),
    .passed("<table><caption>a</caption><tr><td>1</td></tr></table>"),
    .passed("<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>"),
    .passed(
      #"<table border="1" cellspacing="0"><tr><td>a</td><td>b</td></tr></table>"#),
    .failed("<p>a</p>«<table>»<tr><td>b</td></tr></table>"),
    .failed("«<table>»<tr><td>a</td></tr><tr><td>b</td></tr></table>"),
    .failed(
      #"«<table>»<tr><td><table role="presentation"><tr><td>a</td></tr></table></td><td>b</td></tr></table>"#
    ),
    .failed(
      #"<table role="presentation"><tr><td>«<table width=600>»<tr><td><img src="a.png" alt="a"></td></tr></table></td></tr></table>"#
    ),
    .cantTell(
      #"«<table cellpadding="0" cellspacing="0">»<tr><td>a</td><td>b</td></tr></table>"#),
    .cantTell(
      #"«<table width="600">»<tr><td><img src="a.png" alt="a"></td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table><table width=9><tr><td>a</td><td>b</td></tr></table>"#
    ),
    .inapplicable("<table hidden><tr><td>a</td></tr></table>"),
    .inapplicable("<table><tr><td></td></tr></table>"),
    .inapplicable("<p>None</p>"),
  ]
}
