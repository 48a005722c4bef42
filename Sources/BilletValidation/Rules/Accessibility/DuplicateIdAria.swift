import BilletCore
import BilletTree

/// An id that something points at belongs to one element.
struct DuplicateIdAria: Rule {
  static let description = RuleDescription(
    id: "duplicate-id-aria", category: .accessibility, severity: .error,
    summary: "Something points at an id that several elements have",
    rationale: "The pointer always leads to the first of them, so labels and links go wrong.",
    help: "Give each element an id of its own, and point at the right one.",
    references: [.wcag("4.1.2"), .wcag("1.3.1"), .act("3ea0c8"), .axe("duplicate-id-aria")],
    examples: examples)

  static let interest: Interest = .attributes(.id)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard tree.attributes.contains(where: { $0.name == .id && !$0.value.isEmpty }) else { return }
    let referenced = ElementIDs.referenced(in: tree)
    guard !referenced.isEmpty else { return }
    let ids = ElementIDs(tree)
    guard referenced.contains(where: { ids[$0] != nil }) else { return }
    sink.applies()
    for repetition in ids.repetitions {
      let value = tree.bytes(of: repetition.attribute)
      guard referenced.contains(value) else { continue }
      sink.report(
        repetition.attribute.span,
        message: "Something points at the id “\(value.string)”, which an earlier element has too.")
    }
  }
}

extension DuplicateIdAria {
  fileprivate static let examples: [Example] = [
    .passed(#"<p id="a">x</p><p id="b">y</p><img src="i.png" aria-labelledby="a b">"#),
    .passed(#"<p id="a">x</p><p id="A">y</p><a href="/x" aria-describedby="a">z</a>"#),
    .passed(
      #"<p id="a">x</p><p id="b">y</p><p id="b">y</p><a href="/x" aria-describedby="a">z</a>"#),
    .passed(##"<h1 id="a">x</h1><a href="#a">z</a>"##),
    .failed(#"<p id="a">x</p><p «id="a"»>y</p><img src="i.png" aria-labelledby="a">"#),
    .failed(##"<h1 id="a">x</h1><h2 «id=a»>x</h2><a href="#a">z</a>"##),
    .failed(#"<label for="a">x</label><input id="a"><input «id="a"»>"#),
    .failed(
      #"<table><tr><th id="a">x</th><th «id="a"»>y</th></tr><tr><td headers="a">z</td></tr></table>"#
    ),
    .failed(#"<p id="a">x</p><svg «id="a"»></svg><div aria-owns="b a">z</div>"#),
    .failed(#"<p id="a">x</p><p «id="a"» hidden>y</p><div aria-details="a">z</div>"#),
    .inapplicable(#"<p id="a">x</p><p id="a">y</p>"#),
    .inapplicable(#"<p id="">x</p><p id="">y</p><img src="i.png" alt="" aria-labelledby="">"#),
    .inapplicable("<p>None</p>"),
  ]
}
