import BilletCore
import BilletMessage
import BilletTree

/// A whole document says its language inside the body too, where mail programs leave it.
struct LangWrapper: Rule {
  static let description = RuleDescription(
    id: "lang-wrapper", category: .accessibility, severity: .note,
    summary: "No element inside the body says the language of the message",
    rationale: "Mail programs drop the html tag, and the language with it.",
    help: "Put the content into one element with the language, such as <div lang=\"en-US\">.",
    references: [.wcag("3.1.1")], profiles: .messages, examples: examples)

  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.isFragment, let html = tree.elements(named: .html).first,
      !context.content.texts.isEmpty
    else { return }
    sink.applies()
    guard !Self.isWrapped(tree, context) else { return }
    let body = tree.elements(named: .body).first { !tree.nodes[$0.index].isImplied }
    let fix = self.fix(body ?? html, tree, context)
    let saysDirection = context.isAllShown(tree) { tree.attribute(.dir, of: $0) != nil }
    let language = context.certainLanguage(tree)
    let tag = "lang=\"\(language?.rawValue ?? "en-US")\""
    let span = tree.nodes[(body ?? html).index].span
    if saysDirection {
      sink.report(
        span, help: "Put the content into one element with the language, such as <div \(tag)>.",
        fix: fix)
    } else {
      let direction = language?.isRightToLeft == true ? "rtl" : "ltr"
      sink.report(
        span,
        message: "No element inside the body says the language and direction of the message.",
        help:
          "Put the content into one element with both, such as <div \(tag) dir=\"\(direction)\">.",
        fix: fix)
    }
  }

  /// Whether all that is shown stands in elements inside the body that say their language.
  static func isWrapped(_ tree: HTMLTree, _ context: RuleContext) -> Bool {
    context.isAllShown(tree) { id in
      tree.attribute(.lang, of: id).map { !tree.bytes(of: $0).isCollapsible } == true
    }
  }

  /// One element around everything takes the language of the document; a new one would be a new structure.
  private func fix(
    _ body: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> DiagnosticSink.HTMLFix? {
    guard let tag = context.certainLanguage(tree) else { return nil }
    let shown = context.content.texts + context.content.objects
    let wrapper = tree.children(of: body).first { child in
      tree.nodes[child.index].kind == .element && !tree.nodes[child.index].isImplied
        && tree.attribute(.lang, of: child) == nil
        && shown.allSatisfy { tree.isDescendant($0, of: child) }
    }
    return wrapper.flatMap {
      .adding(
        "lang=\"\(tag.rawValue)\"", to: $0, in: tree, "Write the language", safety: .safe)
    }
  }
}

extension LangWrapper {
  fileprivate static let examples: [Example] = [
    .passed(#"<html lang="en"><body><div lang="en"><p>Hi</p></div></body></html>"#),
    .passed(
      #"<html><body> <p lang="en">Hi</p> <p lang="fr">Salut</p> <hr lang="en"></body></html>"#),
    .passed(
      #"<html lang="en"><body><div hidden>Hi</div><table lang="en"><tr><td>Hi</table></body></html>"#
    ),
    .failed(#"<html lang="en">«<body>»<p>Hi</p></body></html>"#),
    .failed(#"«<html lang="en">»<p>Hi</p></html>"#),
    .failed(#"<html lang="en">«<body lang="en">»<p>Hi</p></body></html>"#),
    .failed(#"<html lang="en">«<body>»<p lang="en">Hi</p><p lang="">you</p></body></html>"#),
    .failed(#"<html lang="en">«<body>»<p lang="en">Hi</p><img src="a.png" alt="A"></body></html>"#),
    .inapplicable("<p>Hi</p>"),
    .inapplicable(#"<html lang="en"><body></body></html>"#),
    .inapplicable(#"<html lang="en"><body><p>Hi</p></body></html>"#, facts: fragment),
  ]

  private static var fragment: MessageFacts {
    var facts = MessageFacts()
    facts.fragment = true
    return facts
  }
}
