import BilletCore
import BilletTree

/// Tables of data have header cells.
struct TdHasHeader: Rule {
  static let description = RuleDescription(
    id: "td-has-header", category: .accessibility, severity: .error,
    summary: "The table has no header cells",
    rationale: "A screen reader reads the headers with each cell, so that a figure has a meaning.",
    help:
      "Write the headers as <th scope=\"col\"> or <th scope=\"row\">; a table that only arranges"
      + " things gets role=\"presentation\".",
    references: [.wcag("1.3.1"), .axe("td-has-header")], examples: examples)

  static let interest: Interest = .tables
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    let tables = tree.elements(named: .table)
    for (position, id) in tables.enumerated() {
      let next = position + 1 < tables.count ? tables[tables.startIndex + position + 1] : nil
      let holdsTable = next.map { tree.isDescendant($0, of: id) } ?? false
      guard context.styles.computed[id.index].isVisible, !isMarkedAsLayout(id, tree),
        let table = TableShape(id, tree, context, holdsTable: holdsTable)
      else { continue }
      let kind = table.kind
      guard kind != .layout else { continue }
      sink.applies()
      guard !table.hasHeaders else { continue }
      let span = tree.nodes[id.index].span
      if kind == .data {
        sink.report(span)
      } else {
        sink.report(
          span,
          message:
            "This looks like a table of data, \(table.rows) by \(table.columns) cells, without"
            + " header cells.",
          severity: .review)
      }
    }
  }

  private func isMarkedAsLayout(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    guard let role = tree.attribute(.role, of: id),
      let first = tree.bytes(of: role).tokens.first
    else { return false }
    return first.spells("presentation") || first.spells("none")
  }
}

/// What a table is made of, as far as it tells data from layout.
private struct TableShape {
  enum Kind {
    /// The author says that it is data, with a caption or a head.
    case data
    case looksLikeData
    case layout
  }

  private(set) var rows = 0
  private(set) var columns = 0
  private(set) var hasHeaders = false
  private var hasCaptionOrHead = false
  private var isBordered = false
  private var isTight = false
  private var holdsObjects = false
  private var holdsTable: Bool
  private var filledCells = 0
  private var longCells = 0

  /// Longer text than this is a paragraph, not a piece of data, in bytes.
  private static let longest = 80

  /// `nil` when the table shows nothing.
  init?(_ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext, holdsTable: Bool) {
    guard context.content.holdsText(id, in: tree) else { return nil }
    self.holdsTable = holdsTable
    holdsObjects = context.content.objects.contains(descendantOf: id, in: tree)
    for index in tree.nodes[id.index].attributes {
      readAttribute(tree.attributes[Int(index)], tree)
    }
    tree.forEachChild(of: id) { child in
      switch tree.nodes[child.index].name {
      case .caption:
        hasCaptionOrHead = hasCaptionOrHead || context.content.holdsText(child, in: tree)
      case .thead:
        hasCaptionOrHead = hasCaptionOrHead || context.content.holdsText(child, in: tree)
        readRows(of: child, tree, context)
      case .tbody, .tfoot: readRows(of: child, tree, context)
      case .tr: readRow(child, tree, context)
      default: break
      }
    }
  }

  var kind: Kind {
    if hasCaptionOrHead { return .data }
    if hasHeaders { return .looksLikeData }
    let isGrid =
      rows >= 2 && columns >= 2 && (isBordered || (rows >= 3 && columns >= 3 && !isTight))
    return isGrid && !holdsTable && !holdsObjects && longCells == 0
      && filledCells * 2 >= rows * columns ? .looksLikeData : .layout
  }

  private mutating func readAttribute(_ attribute: HTMLTree.Attribute, _ tree: HTMLTree) {
    let value = tree.bytes(of: attribute).trimmed
    switch attribute.name {
    case .border: isBordered = !value.spells("0")
    // E-mail builders write this on every table that arranges things.
    case .cellpadding: isTight = value.spells("0")
    default: break
    }
  }

  private mutating func readRows(
    of group: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) {
    tree.forEachChild(of: group) { child in
      if case .tr = tree.nodes[child.index].name { readRow(child, tree, context) }
    }
  }

  private mutating func readRow(
    _ row: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) {
    guard context.styles.computed[row.index].isRendered else { return }
    rows += 1
    var cells = 0
    tree.forEachChild(of: row) { cell in
      let name = tree.nodes[cell.index].name
      guard name == .td || name == .th else { return }
      cells += 1
      if name == .th || hasHeaderRole(cell, tree) { hasHeaders = true }
      if context.content.holdsText(cell, in: tree) { filledCells += 1 }
      if textLength(of: cell, tree) > Self.longest { longCells += 1 }
    }
    columns = max(columns, cells)
  }

  private func hasHeaderRole(_ cell: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    guard let role = tree.attribute(.role, of: cell) else { return false }
    let first = tree.bytes(of: role).tokens.first
    return first?.spells("columnheader") == true || first?.spells("rowheader") == true
  }

  private func textLength(of cell: HTMLTree.NodeID, _ tree: HTMLTree) -> Int {
    var length = 0
    for node in tree.descendants(of: cell) where tree.nodes[node.index].isText {
      length += tree.bytes(of: node).trimmed.count
      if length > Self.longest { break }
    }
    return length
  }
}

extension TdHasHeader {
  fileprivate static let examples: [Example] = [
    .failed(
      "«<table>»<caption>Prices</caption><tr><td>Lamp</td><td>9</td></tr></table>"),
    .failed(
      "<p>Hi</p>«<table border=1>»<thead><tr><td>Item</td></tr></thead><tr><td>Lamp</td></tr></table>"
    ),
    .failed(
      #"<table role="presentation"><tr><td>«<table>»<caption>C</caption><tr><td>1</td></tr></table>"#
        + "</td></tr></table>"),
    .cantTell(
      "«<table>»<tr><td>Item</td><td>Price</td><td>Sum</td></tr><tr><td>Lamp</td><td>9</td><td>18</td>"
        + "</tr><tr><td>Bulb</td><td>1</td><td>4</td></tr></table>"),
    .cantTell(
      #"«<table border="1">»<tr><td>Item</td><td>Price</td></tr><tr><td>Lamp</td><td>9</td></tr></table>"#
    ),
    .passed("<table><caption>Prices</caption><tr><th>Lamp</th><td>9</td></tr></table>"),
    .passed(
      #"<table border="1"><tr><th scope="col">Item</th><th scope="col">Price</th></tr>"#
        + "<tr><td>Lamp</td><td>9</td></tr></table>"),
    .passed(
      #"<table><thead><tr><td role="columnheader">Item</td></tr></thead><tr><td>Lamp</td></tr></table>"#
    ),
    .inapplicable(
      #"<table role="presentation"><caption>C</caption><tr><td>1</td></tr></table>"#),
    .inapplicable(#"<table role="none" border="1"><tr><td>1</td><td>2</td></tr></table>"#),
    .inapplicable("<table><tr><td>One cell</td></tr></table>"),
    .inapplicable("<table border=1><tr><td>One</td><td>row</td><td>only</td></tr></table>"),
    .inapplicable("<table border=1><tr><td>One</td></tr><tr><td>column</td></tr></table>"),
    .inapplicable(
      "<table><tr><td>a</td><td>b</td></tr><tr><td>a two by two</td><td>without border</td></tr></table>"
    ),
    .inapplicable(
      #"<table width="100%" cellpadding="0" cellspacing="0"><tr><td>a</td><td>b</td><td>c</td></tr>"#
        + "<tr><td>a</td><td>b</td><td>c</td></tr><tr><td>a</td><td>b</td><td>c</td></tr></table>"),
    .inapplicable(
      #"<table border="1"><tr><td><table><tr><td>a</td></tr></table></td><td>b</td></tr>"#
        + "<tr><td>a</td><td>b</td></tr></table>"),
    .inapplicable(
      #"<table border="1"><tr><td><img src="a.png" alt="A"></td><td>b</td></tr>"#
        + "<tr><td>a</td><td>b</td></tr></table>"),
    .inapplicable(
      #"<table border="1"><tr><td>We are sorry that your parcel is late, and have asked the carrier "#
        + "where it is today.</td><td>b</td></tr><tr><td>a</td><td>b</td></tr></table>"),
    .inapplicable(
      #"<table hidden><caption>C</caption><tr><td>1</td></tr></table>"#),
    .inapplicable("<p>No table</p>"),
  ]
}
