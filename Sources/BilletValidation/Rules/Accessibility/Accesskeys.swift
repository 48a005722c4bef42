import BilletCore
import BilletTree

/// A message takes no keys of its own.
struct Accesskeys: Rule {
  static let description = RuleDescription(
    id: "accesskeys", category: .accessibility, severity: .note,
    summary: "The element takes a key of the keyboard",
    rationale: "The key already does something in the mail program or the screen reader.",
    help: "Remove accesskey.",
    references: [.wcag("2.1.4"), .axe("accesskeys")], examples: examples)

  static let interest: Interest = .attributes(.accesskey)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    var taken: Set<String> = []
    for id in tree.elements where !tree.nodes[id.index].attributes.isEmpty {
      guard let key = tree.attribute(.accesskey, of: id), context.styles[id].isVisible else {
        continue
      }
      sink.applies()
      let value = tree.bytes(of: key).trimmed
      guard !value.isEmpty else { continue }
      if taken.insert(value.string.lowercased()).inserted {
        sink.report(key.span)
      } else {
        sink.report(
          key.span, message: "Two elements take the key \(value.quoted), and only one gets it.")
      }
    }
  }
}

extension Accesskeys {
  fileprivate static let examples: [Example] = [
    .passed(#"<a href="/a" accesskey="">Return</a>"#),
    .failed(#"<p>Hi</p><a href="/a" «accesskey="r"»>Return</a>"#),
    .failed(#"<a href="/a" «accesskey="r"»>Return</a><a href="/b" «ACCESSKEY="R"»>Refund</a>"#),
    .inapplicable(#"<a href="/a" accesskey="r" hidden>Return</a>"#),
    .inapplicable(#"<a href="/a">Return</a>"#),
  ]
}
