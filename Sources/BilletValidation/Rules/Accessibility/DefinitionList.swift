import BilletCore
import BilletTree

/// Description lists hold terms with their descriptions, in that order.
struct DefinitionList: Rule {
  static let description = RuleDescription(
    id: "definition-list", category: .accessibility, severity: .error,
    summary: "The description list does not hold terms with descriptions",
    rationale: "A screen reader cannot tell which text explains which term.",
    help: "Write each <dt> with its <dd> behind it; a <div> may hold such a group.",
    references: [.wcag("1.3.1"), .axe("definition-list")], examples: examples)

  static let interest: Interest = .elements(.dl)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in tree.elements(named: .dl) {
      guard tree.attribute(.role, of: id) == nil, !context.names.isProgrammaticallyHidden(id)
      else { continue }
      sink.applies()
      var groups = Groups(list: tree.nodes[id.index].span, mayHoldDivs: true)
      groups.read(id, tree, context, &sink)
    }
  }
}

/// Reads the children of a list, or of a `<div>` that holds one group of it.
private struct Groups {
  let list: Range<Int>
  let mayHoldDivs: Bool
  /// The term that still waits for its description.
  private var term: Range<Int>?
  private var hasTerm = false
  private var isReported = false

  init(list: Range<Int>, mayHoldDivs: Bool) {
    self.list = list
    self.mayHoldDivs = mayHoldDivs
  }

  mutating func read(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext,
    _ sink: inout DiagnosticSink
  ) {
    for child in tree.children(of: id) where !context.names.isProgrammaticallyHidden(child) {
      let span = tree.nodes[child.index].span
      switch (tree.nodes[child.index].kind, tree.nodes[child.index].name) {
      case (.text, _):
        guard !tree.bytes(of: child).isBlank else { continue }
        sink.report(span, message: "Text stands in the description list outside its parts.")
      case (.element, .dt):
        term = span
        hasTerm = true
      case (.element, .dd):
        if !hasTerm, !isReported {
          isReported = true
          sink.report(span, message: "The description has no term before it.")
        }
        term = nil
      case (.element, .div) where mayHoldDivs:
        var inner = Groups(list: span, mayHoldDivs: false)
        inner.read(child, tree, context, &sink)
        hasTerm = true
      case (.element, .script), (.element, .template), (.element, .style), (.element, .noscript):
        break
      case (.element, _):
        guard context.content.holdsAnything(child, in: tree) else { continue }
        sink.report(
          span,
          message: "<\(tree.writtenName(of: child))> stands in the description list outside its"
            + " parts.")
      default: break
      }
    }
    if let term { sink.report(term, message: "The term has no description behind it.") }
  }
}

extension DefinitionList {
  fileprivate static let examples: [Example] = [
    .passed("<dl><dt>a</dt><dd>b</dd><dt>c</dt><dt>d</dt><dd>e</dd><dd>f</dd></dl>"),
    .passed("<dl>\n<div><dt>a</dt><dd>b</dd></div> <div><dt>c</dt><dd>d</dd></div></dl>"),
    .passed("<dl></dl>"),
    .passed("<dl><dt>a<dd>b<script>1</script></dl>"),
    .passed("<dl><p hidden>x</p><dt>a</dt><dd>b</dd></dl>"),
    .failed("<dl>«<p>»x</p><dt>a</dt><dd>b</dd></dl>"),
    .failed("<dl>«text»<dt>a</dt><dd>b</dd></dl>"),
    .failed("<dl>«<dd>»b</dd><dt>a</dt><dd>b</dd></dl>"),
    .failed("<dl><dt>a</dt><dd>b</dd>«<dt>»c</dt></dl>"),
    .failed("<dl>«<dt>»a</dt></dl>"),
    .failed("<dl><div>«<p>»x</p><dt>a</dt><dd>b</dd></div></dl>"),
    .failed("<dl><div><dt>a</dt><dd>b</dd></div><div>«<div>»x</div></div></dl>"),
    .failed("<dl>«<ul>»<li>a</li></ul></dl>"),
    .inapplicable("<dl hidden><p>x</p></dl>"),
    .inapplicable(#"<dl role="none"><p>x</p></dl><dl aria-hidden="true"><p>x</p></dl>"#),
    .inapplicable("<ul><li>a</li></ul>"),
  ]
}
