import BilletCore
import BilletTree

/// Cells that name their headers name cells of the same table, and not themselves.
struct TdHeadersAttr: Rule {
  static let description = RuleDescription(
    id: "td-headers-attr", category: .accessibility, severity: .error,
    summary: "The headers attribute names something that is no cell of the table",
    rationale: "A screen reader looks for the headers of a cell there, and finds none.",
    help: "Write the ids of header cells of the same table, or remove the attribute.",
    references: [.wcag("1.3.1"), .act("a25f45"), .axe("td-headers-attr")],
    examples: examples)

  static let interest: Interest = .attributes(.headers)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard tree.attributes.contains(where: { $0.name == .headers }) else { return }
    var ids: [HTMLTree.NodeID: [ArraySlice<UInt8>: HTMLTree.NodeID]] = [:]
    var cells: [(cell: HTMLTree.NodeID, table: HTMLTree.NodeID)] = []
    for cell in tree.elements(.td, .th) {
      guard
        let table = tree.ancestors(of: cell).first(where: { tree.nodes[$0.index].name == .table }),
        context.names.isIncludedInAccessibilityTree(table)
      else { continue }
      if tree.attribute(.headers, of: cell) != nil { cells.append((cell, table)) }
      if let id = tree.attribute(.id, of: cell) {
        let value = tree.bytes(of: id)
        if ids[table]?[value] == nil { ids[table, default: [:]][value] = cell }
      }
    }
    for (cell, table) in cells {
      guard let attribute = tree.attribute(.headers, of: cell), !context.isConcealed(table) else {
        continue
      }
      sink.applies()
      check(attribute, of: cell, ids[table] ?? [:], tree, &sink)
    }
  }

  private func check(
    _ attribute: HTMLTree.Attribute, of cell: HTMLTree.NodeID,
    _ ids: [ArraySlice<UInt8>: HTMLTree.NodeID], _ tree: HTMLTree, _ sink: inout DiagnosticSink
  ) {
    let own = tree.attribute(.id, of: cell).map { tree.bytes(of: $0) }
    for token in tree.bytes(of: attribute).tokens {
      if token == own {
        sink.report(attribute.span, message: "The cell names itself as its header.")
        return
      }
      guard ids[token] == nil else { continue }
      sink.report(
        attribute.span, message: "No cell of this table has the id “\(token.string)”.")
      return
    }
  }
}

extension TdHeadersAttr {
  fileprivate static let examples: [Example] = [
    .passed(
      #"<table><tr><th id="a">a</th><th id="b">b</th></tr><tr><td headers="a">1</td><td headers=" b a ">2</td></tr></table>"#
    ),
    .passed(
      #"<table><tr><td id="a">a</td></tr><tr><td headers="a">1</td></tr></table>"#),
    .passed(#"<table><tr><td headers="">1</td></tr></table>"#),
    .passed(
      #"<table><tr><th id="a">a</th><th id="b" headers="a">b</th></tr></table>"#),
    .failed(
      #"<table><tr><th id="a">a</th></tr><tr><td «headers="b"»>1</td></tr></table>"#),
    .failed(
      #"<table><tr><th id="a">a</th></tr><tr><td «headers="a A"»>1</td></tr></table>"#),
    .failed(#"<table><tr><th id="a" «headers="a"»>a</th><td>1</td></tr></table>"#),
    .failed(
      #"<table><tr><th id="a">a</th></tr></table><table><tr><td «headers="a"»>1</td></tr></table>"#),
    .failed(
      #"<p id="a">a</p><table><tr><td «headers="a"»>1</td></tr></table>"#),
    .failed(
      #"<table role="presentation"><tr><th id="a">a</th><td><table><tr><td «headers="a"»>1</td></tr></table></td></tr></table>"#
    ),
    .inapplicable(#"<table role="presentation"><tr><td headers="a">1</td></tr></table>"#),
    .inapplicable(#"<table hidden><tr><td headers="a">1</td></tr></table>"#),
    .inapplicable(#"<table aria-hidden="true"><tr><td headers="a">1</td></tr></table>"#),
    .inapplicable(#"<table><tr><td>1</td></tr></table><p headers="a">b</p>"#),
  ]
}
