import BilletCore
import BilletTree

/// Buttons that are an image have a name.
struct InputImageAlt: Rule {
  static let description = RuleDescription(
    id: "input-image-alt", category: .accessibility, severity: .error,
    summary: "The image button has no name",
    rationale: "A screen reader reads the file name, or says only that something is sent.",
    help: "Say in alt=\"…\" what the button does.",
    references: [.wcag("1.1.1"), .wcag("4.1.2"), .act("59796f"), .axe("input-image-alt")],
    examples: examples)

  static let interest: Interest = .elements(.input)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in tree.elements(named: .input) {
      guard let type = tree.attribute(.type, of: id), tree.bytes(of: type).spells("image"),
        context.names.isIncludedInAccessibilityTree(id)
      else { continue }
      sink.applies()
      if context.names.isEmpty(of: id) { sink.report(tree.nodes[id.index].span) }
    }
  }
}

extension InputImageAlt {
  fileprivate static let examples: [Example] = [
    .passed(#"<input type="image" src="a.png" alt="Search">"#),
    .passed(#"<input type="IMAGE" src="a.png" aria-label="Search">"#),
    .passed(#"<input type="image" src="a.png" title="Search">"#),
    .passed(#"<p id="t">Search</p><input type="image" src="a.png" aria-labelledby="t">"#),
    .failed(#"<p>a</p>«<input type="image" src="a.png">»"#),
    .failed(#"«<input type="image" src="a.png" alt="">»"#),
    .failed(#"«<input type="image" src="a.png" alt=" ">»"#),
    .failed(#"«<input type="image" src="a.png" name="search" aria-labelledby="none">»"#),
    .failed(#"«<input type="image" src="a.png" value="Search">»"#),
    .inapplicable(#"<input type="image" src="a.png" hidden>"#),
    .inapplicable(#"<input type="image" src="a.png" aria-hidden="true">"#),
    .inapplicable(#"<input type="submit"><img src="a.png"><button></button>"#),
  ]
}
