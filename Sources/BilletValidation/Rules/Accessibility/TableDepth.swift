import BilletCore
import BilletTree

/// Tables that arrange things are not nested without end.
struct TableDepth: Rule {
  static let description = RuleDescription(
    id: "table-depth", category: .accessibility, severity: .note,
    summary: "Tables are nested deeply",
    rationale: "The order in which the text is read hangs on each of them.",
    help: "Remove tables that hold one cell, and set widths and spaces by style.",
    references: [.wcag("1.3.2")], examples: examples)

  static let interest: Interest = .elements(.table)

  /// Tables in tables of the usual tools for e-mail are as deep as this.
  private static let deepest = 5

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    let tables = tree.elements(named: .table)
    guard !tables.isEmpty else { return }
    sink.applies()
    guard tables.count > Self.deepest else { return }
    var ends: [Int32] = []
    for table in tables {
      while let end = ends.last, end <= table.rawValue { ends.removeLast() }
      ends.append(tree.nodes[table.index].end)
      guard ends.count > Self.deepest, context.content.holdsAnything(table, in: tree) else {
        continue
      }
      sink.report(
        tree.nodes[table.index].span, message: "The table stands inside \(ends.count - 1) others.")
      return
    }
  }
}

extension TableDepth {
  private static func nested(_ depth: Int, _ inside: String) -> String {
    String(repeating: "<table><tr><td>", count: depth) + inside
      + String(repeating: "</td></tr></table>", count: depth)
  }

  fileprivate static let examples: [Example] = [
    .passed(nested(5, "a")),
    .passed(nested(3, "a") + nested(3, "b")),
    .passed(nested(5, "a<table></table>")),
    .failed(nested(5, "<p>Hi</p>«<table>»<tr><td>a</td></tr></table>")),
    .inapplicable("<p>None</p>"),
  ]
}
