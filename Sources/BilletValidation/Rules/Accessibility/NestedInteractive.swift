import BilletCore
import BilletTree

/// No link or control stands in another one.
struct NestedInteractive: Rule {
  static let description = RuleDescription(
    id: "nested-interactive", category: .accessibility, severity: .error,
    summary: "A link or control stands inside another one",
    rationale: "A screen reader takes what is in a button or an image for text, so nobody learns of"
      + " it.",
    help: "Put the two side by side.",
    references: [.wcag("4.1.2"), .act("307n5z"), .axe("nested-interactive")],
    examples: examples)

  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in tree.elements(.button, .option, .svg, .meter, .progress, .math)
    where tree.attribute(.role, of: id) == nil {
      check(id, context.names.role(of: id), tree, context, &sink)
    }
    for id in context.elementsWithRole {
      check(id, context.names.role(of: id), tree, context, &sink)
    }
    for link in tree.elements(named: .a) where tree.attribute(.href, of: link) != nil {
      guard !context.names.role(of: link).hasPresentationalChildren,
        let inner = firstFocus(in: link, tree, context)
      else { continue }
      sink.report(
        tree.nodes[inner.index].span,
        message: "A control or something else that takes the focus stands in a link.",
        // ACT 307n5z is about elements whose content is told as mere text; a link's is not.
        severity: .review,
        references: Self.description.references.filter { $0 != .act("307n5z") })
    }
    for index in tree.elements(.img, .input) where tree.attribute(.role, of: index) == nil {
      if context.names.role(of: index).hasPresentationalChildren {
        sink.applies()
        break
      }
    }
  }

  private func check(
    _ id: HTMLTree.NodeID, _ role: Role, _ tree: HTMLTree, _ context: RuleContext,
    _ sink: inout DiagnosticSink
  ) {
    guard role.hasPresentationalChildren else { return }
    sink.applies()
    guard let inner = firstFocus(in: id, tree, context) else { return }
    sink.report(
      tree.nodes[inner.index].span,
      message: "This takes the focus inside an element with the role “\(role)”.")
  }

  private func firstFocus(
    in id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> HTMLTree.NodeID? {
    tree.descendants(of: id).first {
      tree.nodes[$0.index].kind == .element && context.names.isInSequentialFocus($0)
    }
  }
}

extension NestedInteractive {
  fileprivate static let examples: [Example] = [
    .passed("<button>a <b>b</b></button>"),
    .passed(#"<button><a href="/a" tabindex="-1">a</a><input type="hidden"></button>"#),
    .passed(#"<div role="checkbox" aria-checked="true">a</div>"#),
    .passed(#"<div role="img" aria-label="a"><a>b</a></div>"#),
    .passed(#"<div role="button"><a href="/a" hidden>a</a></div>"#),
    .passed(#"<img src="a.png" alt="A">"#),
    .failed(#"<button>«<span tabindex="0">»a</span></button>"#),
    .failed(#"<div role="button">«<a href="/a">»a</a></div>"#),
    .failed(#"<div role="img" aria-label="a"><p>«<input>»</p></div>"#),
    .failed(#"<a role="button" href="/a">«<i tabindex="0">»a</i></a>"#),
    .failed(
      #"<ul role="menu"><li role="menuitemcheckbox" aria-checked="true">«<a href="/a">»a</a></li></ul>"#
    ),
    .failed(#"<div role="tablist"><div role="tab">«<button>»a</button></div></div>"#),
    .cantTell(#"<a href="/a">a «<button>»b</button></a>"#),
    .inapplicable(#"<a href="/a">a <b>b</b></a>"#),
    .inapplicable(#"<div role="note"><a href="/a">a</a></div>"#),
    .inapplicable("<p>None</p>"),
  ]
}
