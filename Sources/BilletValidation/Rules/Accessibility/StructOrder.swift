import BilletCore
import BilletTree

/// What is seen is in the order in which it is read aloud.
struct StructOrder: Rule {
  static let description = RuleDescription(
    id: "struct-order", category: .accessibility, severity: .review,
    summary: "The style puts parts into another order than the one they are read in",
    rationale: "People who listen hear the parts in the order of the source.",
    help: "Write the parts in the order in which they are to be seen.",
    references: [.wcag("1.3.2")], examples: examples)
  static let interest: Interest = [
    .properties(.order, .flexDirection, .flexFlow), .elements(.table),
  ]

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for declaration in context.declarations(of: .order, .flexDirection, .flexFlow)
    where reorders(declaration) {
      if case .styleSheet(let rule) = declaration.origin, !context.styles.rules[rule].isActive {
        continue
      }
      let moved = context.styles.elements(of: declaration).contains { id in
        guard context.content.holdsAnything(id, in: tree) else { return false }
        return declaration.name == .order
          ? isInFlex(id, tree, context) : isFlex(id, context) && partCount(id, tree, context) > 1
      }
      guard moved else { continue }
      sink.report(declaration.span)
    }
    for table in tree.elements(named: .table) where turnsColumns(table, tree, context) {
      sink.report(
        tree.nodes[table.index].span,
        message:
          "dir=\"rtl\" turns the columns round, though the text in them runs from left to right."
      )
    }
    if context.declares(.order, .flexDirection, .flexFlow) { sink.applies() }
  }

  private func reorders(_ declaration: StyleTable.Declaration) -> Bool {
    let reader = declaration.tokens
    switch declaration.name {
    case .order: return reader.contains { $0.kind == .number && $0.number != 0 }
    case .flexDirection, .flexFlow:
      return reader.contains {
        reader.isKeyword($0, "row-reverse") || reader.isKeyword($0, "column-reverse")
      }
    default: return false
    }
  }

  private func isFlex(_ id: HTMLTree.NodeID, _ context: RuleContext) -> Bool {
    context.styles[id].display == .other
  }

  private func isInFlex(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    guard let parent = tree.parent(of: id), parent != HTMLTree.document else { return false }
    return isFlex(parent, context) && partCount(parent, tree, context) > 1
  }

  private func partCount(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Int {
    tree.children(of: id).count { child in
      tree.nodes[child.index].isElement && context.content.holdsAnything(child, in: tree)
    }
  }

  /// The trick that puts the second column first on wide windows: the table runs from right to left, its
  /// cells do not.
  private func turnsColumns(
    _ table: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    guard context.styles[table].isRightToLeft, let dir = tree.attribute(.dir, of: table),
      tree.bytes(of: dir).spells("rtl")
    else { return false }
    var cells = 0
    for node in tree.descendants(of: table) where tree.nodes[node.index].isElement {
      switch tree.nodes[node.index].name {
      case .td, .th: break
      default: continue
      }
      guard context.content.holdsAnything(node, in: tree) else { continue }
      guard !context.styles[node].isRightToLeft else { return false }
      cells += 1
    }
    return cells > 1
  }
}

extension StructOrder {
  private static func columns(_ style: String, _ first: String = "") -> String {
    #"<div style="display:flex;\#(style)"><p style="\#(first)">One</p><p>Two</p></div>"#
  }

  fileprivate static let examples: [Example] = [
    .passed(columns("flex-direction: row")),
    .passed(columns("", "order: 0")),
    .passed(#"<div style="flex-direction: row-reverse"><p>One</p><p>Two</p></div>"#),
    .passed(#"<div style="display:flex; flex-direction:row-reverse"><p>One</p></div>"#),
    .passed(#"<p style="order: 2">One</p><p>Two</p>"#),
    .cantTell(columns("«flex-direction: row-reverse»")),
    .cantTell(columns("«flex-flow: column-reverse wrap»")),
    .cantTell(columns("", "«order: 1»")),
    .cantTell(
      #"«<table dir="rtl">»<tr><td dir="ltr">One</td><td dir="ltr">Two</td></tr></table>"#),
    .inapplicable(#"<table dir="rtl"><tr><td>אחת</td><td>שתיים</td></tr></table>"#),
    .inapplicable(#"<table dir="ltr"><tr><td>One</td><td>Two</td></tr></table>"#),
    .inapplicable("<p>Hello</p>"),
  ]
}
