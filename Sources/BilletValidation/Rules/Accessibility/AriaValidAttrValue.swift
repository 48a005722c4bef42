import BilletCore
import BilletTree

/// The value of an aria attribute is of its kind.
struct AriaValidAttrValue: Rule {
  static let description = RuleDescription(
    id: "aria-valid-attr-value", category: .accessibility, severity: .error,
    summary: "The value of an aria attribute is not valid",
    rationale: "Browsers take such a value for another one, or for none.",
    help: "Write a value that the attribute may have.",
    references: [.wcag("4.1.2"), .act("6a7281"), .axe("aria-valid-attr-value")],
    examples: examples)

  static let interest: Interest = .aria
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    tree.forEachARIAUse { use in
      guard let name = use.name, !use.attribute.value.isEmpty else { return }
      sink.applies()
      let value = tree.bytes(of: use.attribute)
      guard !name.accepts(value) else { return }
      sink.report(
        use.attribute.span,
        message: "“\(value.prefix(40).string)” is no value of \(name.rawValue).",
        help: "Write \(Self.words(for: name.valueType)).")
    }
  }
}

extension AriaValidAttrValue {
  private static func words(for type: ARIAAttribute.ValueType) -> String {
    switch type {
    case .string: "text"
    case .integer: "a whole number"
    case .number: "a number"
    case .idReference: "the id of one element"
    case .idReferenceList: "the ids of elements"
    case .token(let words): "one of: " + words.map { "\($0)" }.joined(separator: ", ")
    case .tokenList(let words): "some of: " + words.map { "\($0)" }.joined(separator: ", ")
    }
  }

  fileprivate static let examples: [Example] = [
    .failed(#"<input aria-label="Name" «aria-errormessage="one two"»>"#),
    .passed(#"<input aria-label="Name" aria-errormessage="one">"#),
    .passed(#"<p aria-hidden="true">a</p><p aria-hidden="undefined">a</p>"#),
    .passed(#"<div role="checkbox" aria-checked="mixed" tabindex="0">a</div>"#),
    .passed(#"<a href="/a" aria-current="page">a</a><div aria-live="POLITE">a</div>"#),
    .passed(
      #"<div role="heading" aria-level="2">a</div><div role="heading" aria-level=" 3 ">a</div>"#),
    .passed(#"<div role="slider" aria-valuenow="-1.5e2" aria-valuemax=".5">a</div>"#),
    .passed(#"<div aria-relevant="additions text">a</div>"#),
    .passed(#"<div aria-labelledby="there is none">a</div>"#),
    .passed(#"<div aria-label="true">a</div>"#),
    .passed(#"<div role="table" aria-rowcount="-1">a</div>"#),
    .passed(#"<div role="textbox" aria-invalid="spelling" aria-label="a">a</div>"#),
    .failed(#"<p>a</p><p «aria-hidden="yes"»>b</p>"#),
    .failed(#"<p «aria-hidden="1"»>a</p>"#),
    .failed(#"<div role="heading" «aria-level="two"»>a</div>"#),
    .failed(#"<div role="heading" «aria-level="2.5"»>a</div>"#),
    .failed(#"<div role="slider" «aria-valuenow="half"» «aria-valuemax="1e"»>a</div>"#),
    .failed(#"<div «aria-live="loud"»>a</div>"#),
    .failed(#"<div «aria-relevant="text nonsense"»>a</div>"#),
    .failed(#"<div role="listbox" «aria-activedescendant="a b"»>a</div>"#),
    .failed(#"<div «aria-busy="true false"»>a</div>"#),
    .failed(#"<p hidden «aria-atomic="maybe"»>a</p>"#),
    .inapplicable(#"<p aria-hidden="">a</p><p aria-live>a</p>"#),
    .inapplicable(#"<p aria-nonsense="1">a</p>"#),
    .inapplicable("<p>No attribute</p>"),
  ]
}
