import BilletCore
import BilletTree

/// Fields have one label that is seen, and groups of them a common one.
struct ControlLabel: Rule {
  static let description = RuleDescription(
    id: "control-label", category: .accessibility, severity: .review,
    summary: "The field has no label that is seen",
    rationale: "People who see the page, or speak to it, learn the name from a label.",
    help: "Write a <label> for the field.",
    references: [
      .wcag("3.3.2"), .wcag("1.3.1"), .axe("form-field-multiple-labels"), .axe("label-title-only"),
    ],
    examples: examples)

  static let interest: Interest = .elements(.input, .select, .textarea, .label)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    let fields = tree.elements(.input, .select, .textarea)
    let labels = tree.elements(named: .label)
    guard !fields.isEmpty || !labels.isEmpty else { return }
    let ids = ElementIDs(tree)
    var counts: [HTMLTree.NodeID: Int] = [:]
    for label in labels where context.styles[label].isVisible {
      sink.applies()
      if let target = tree.attribute(.for, of: label) {
        guard let field = ids[tree.bytes(of: target)] else {
          reportLost(target, fields, tree, context, &sink)
          continue
        }
        counts[field, default: 0] += 1
      } else if let field = fields.first(where: { tree.isDescendant($0, of: label) }) {
        counts[field, default: 0] += 1
      }
    }
    for id in fields where isField(id, tree, context) {
      sink.applies()
      checkLabels(id, counts[id] ?? 0, tree, context, &sink)
    }
    checkGroups(fields, tree, context, &sink)
  }

  private func isField(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    guard context.names.isIncludedInAccessibilityTree(id) else { return false }
    guard let type = tree.attribute(.type, of: id).map({ tree.bytes(of: $0) }),
      tree.nodes[id.index].name == .input
    else { return true }
    let others: [StaticString] = ["hidden", "image", "submit", "reset", "button"]
    return !others.contains { type.spells($0) }
  }

  /// A label that points at nothing; a field without a name beside it is told of as that.
  private func reportLost(
    _ target: HTMLTree.Attribute, _ fields: [HTMLTree.NodeID], _ tree: HTMLTree,
    _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    let isTold = fields.contains { isField($0, tree, context) && context.names.isEmpty(of: $0) }
    guard !isTold else { return }
    sink.report(
      target.span,
      message: "The label is for \(tree.bytes(of: target).quoted), which is not there.",
      help: "Write the id of the field.")
  }

  private func checkLabels(
    _ id: HTMLTree.NodeID, _ count: Int, _ tree: HTMLTree, _ context: RuleContext,
    _ sink: inout DiagnosticSink
  ) {
    let span = tree.nodes[id.index].span
    if count > 1 {
      sink.report(
        span, message: "The field has \(count) labels, and many programs read one of them.",
        help: "Write one label, or name them all in aria-labelledby.")
    } else if count == 0, tree.attribute(.ariaLabel, of: id) == nil,
      tree.attribute(.ariaLabelledby, of: id) == nil, !context.names.isEmpty(of: id)
    {
      let isTitle = tree.attribute(.title, of: id) != nil
      sink.report(
        span,
        message: isTitle
          ? "Only a title names the field, which is seen when the mouse rests on it."
          : "Only a placeholder names the field, which goes when something is written.")
    }
  }

  /// Radio buttons of one name without anything that says what they choose between.
  private func checkGroups(
    _ fields: [HTMLTree.NodeID], _ tree: HTMLTree, _ context: RuleContext,
    _ sink: inout DiagnosticSink
  ) {
    var groups: [ArraySlice<UInt8>: (first: HTMLTree.NodeID, count: Int)] = [:]
    for id in fields {
      guard let type = tree.attribute(.type, of: id), tree.bytes(of: type).spells("radio"),
        let name = tree.attribute(.name, of: id), context.names.isIncludedInAccessibilityTree(id)
      else { continue }
      groups[tree.bytes(of: name), default: (id, 0)].count += 1
    }
    for group in groups.values.sorted(by: { $0.first < $1.first }) where group.count > 1 {
      let isNamed = tree.ancestors(of: group.first).contains { ancestor in
        let role = context.names.role(of: ancestor)
        return (role == .group || role == .radiogroup) && !context.names.isEmpty(of: ancestor)
      }
      guard !isNamed else { continue }
      sink.report(
        tree.nodes[group.first.index].span,
        message: "Nothing says what these \(group.count) radio buttons choose between.",
        help: "Put them into a <fieldset> that begins with a <legend>.")
    }
  }
}

extension ControlLabel {
  fileprivate static let examples: [Example] = [
    .passed("<label>Name <input></label>"),
    .passed(#"<label for="n">Name</label><input id="n"><input aria-label="Age">"#),
    .passed(
      #"<fieldset><legend>Colour</legend><label><input type="radio" name="c">Red</label><label><input type="radio" name="c">Blue</label></fieldset>"#
    ),
    .passed(#"<label for="nowhere">Name</label><input>"#),
    .cantTell(#"<p>Hi</p>«<input title="Name">»«<input placeholder="Age">»"#),
    .cantTell(#"<label for="n">Name</label><label for="n">Your name</label>«<input id="n">»"#),
    .cantTell(#"<label «for="nowhere"»>Name</label><label>Age<input></label>"#),
    .cantTell(
      #"<label>«<input type="radio" name="c">»Red</label><label><input type="radio" name="c">Blue</label>"#
    ),
    .inapplicable(#"<input type="submit"><input type="hidden"><button>a</button>"#),
    .inapplicable(#"<input title="Name" hidden>"#),
    .inapplicable("<p>None</p>"),
  ]
}
