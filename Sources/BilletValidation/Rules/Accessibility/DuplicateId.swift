import BilletCore
import BilletTree

/// Every id belongs to one element.
struct DuplicateId: Rule {
  static let description = RuleDescription(
    id: "duplicate-id", category: .accessibility, severity: .note,
    summary: "Several elements have the same id",
    rationale: "Whatever will point at the id leads to the first of them only.",
    help: "Give each element an id of its own, or use a class.",
    references: [Reference(.html, "3.2.6"), .act("3ea0c8"), .axe("duplicate-id")],
    examples: examples)

  static let interest: Interest = .attributes(.id)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard tree.attributes.contains(where: { $0.name == .id && !$0.value.isEmpty }) else { return }
    let ids = ElementIDs(tree)
    guard !ids.isEmpty else { return }
    sink.applies()
    guard !ids.repetitions.isEmpty else { return }
    let referenced = ElementIDs.referenced(in: tree)
    let others = ids.repetitions.filter { !referenced.contains(tree.bytes(of: $0.attribute)) }
    guard let first = others.first else { return }
    let value = tree.bytes(of: first.attribute).string
    sink.report(
      first.attribute.span,
      message: others.count == 1
        ? "An earlier element has the id “\(value)” too."
        : "An earlier element has the id “\(value)” too; \(others.count) elements have an id that is"
          + " taken.")
  }
}

extension DuplicateId {
  fileprivate static let examples: [Example] = [
    .passed(#"<p id="a">x</p><p id="b">y</p><p id="A">z</p><p id=" a">z</p>"#),
    .passed(#"<p id="a">x</p>"#),
    .passed(#"<p id="a">x</p><template><p id="a">x</p></template>"#),
    .passed(#"<p id="a">x</p><p id="a">y</p><a href="/x" aria-describedby="a">z</a>"#),
    .failed(#"<p id="a">x</p><p «id="a"»>y</p>"#),
    .failed(#"<p id="a">x</p><p «id=a»>y</p><p id="a">z</p><b id="c">1</b><b id="c">2</b>"#),
    .failed(#"<p id="&eacute;">x</p><p hidden «id="é"»>y</p>"#),
    .inapplicable(#"<p id="">x</p><p id>y</p>"#),
    .inapplicable("<p>None</p>"),
  ]
}
