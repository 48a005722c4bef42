import BilletCore
import BilletTree

/// Links have a name that can be read out.
struct LinkName: Rule {
  static let description = RuleDescription(
    id: "link-name", category: .accessibility, severity: .error,
    summary: "The link has no name",
    rationale: "A screen reader says “link” and nothing else, or spells the address.",
    help: "Write text into the link; a linked image needs alt text that says where it leads.",
    references: [
      .wcag("4.1.2"), .wcag("2.4.4"), .wcag("2.4.9", .aaa), .act("c487ae"), .axe("link-name"),
      .axe("aria-command-name"),
    ],
    examples: examples)

  static let interest: Interest = .links
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in tree.elements(named: .a) { check(id, tree, context, &sink) }
    // An area has a rule of its own.
    for id in context.elementsWithRole
    where tree.nodes[id.index].name != .a && tree.nodes[id.index].name != .area {
      check(id, tree, context, &sink)
    }
  }

  private func check(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    guard context.names.role(of: id) == .link, !tree.isInSVG(id),
      !context.names.isProgrammaticallyHidden(id)
    else { return }
    sink.applies()
    guard context.names.isEmpty(of: id) else { return }
    let span = tree.nodes[id.index].span
    if context.content.objects.contains(descendantOf: id, in: tree) {
      sink.report(
        span, message: "The link holds an image without text, and no name.",
        help: "Say in the image's alt=\"…\" where the link leads.")
    } else {
      sink.report(span)
    }
  }
}

extension LinkName {
  fileprivate static let examples: [Example] = [
    .passed(#"<a href="https://a.example">Your return</a>"#),
    .passed(#"<a href="https://a.example"><img src="a.png" alt="Your return"></a>"#),
    .passed(#"<a href="https://a.example" aria-label="Your return"></a>"#),
    .passed(#"<a href="https://a.example" title="Your return"><img src="a.png" alt=""></a>"#),
    .passed(#"<p id="t">Return</p><a href="https://a.example" aria-labelledby="t"></a>"#),
    .passed(#"<span role="link" tabindex="0">Your return</span>"#),
    .passed(#"<a href="https://a.example"><b><i>x</i></b></a>"#),
    .passed(
      #"<style>a::before { content: "Return" }</style><a href="https://a.example"></a>"#),
    .failed(
      #"<style>a::before { content: "" }</style>«<a href="https://a.example">»</a>"#),
    .inapplicable(#"<details><summary>x</summary><a href="https://a.example"></a></details>"#),
    .inapplicable(#"<div inert><a href="https://a.example"></a></div>"#),
    .failed(#"<p>Hi</p>«<a href="https://a.example">»</a>"#),
    .failed(#"«<a href="https://a.example">» &nbsp; </a>"#),
    .failed(#"«<a href="https://a.example">»<img src="a.png" alt=""></a>"#),
    .failed(#"«<a href="https://a.example">»<img src="a.png"></a>"#),
    .failed(#"«<a href="https://a.example" aria-label=" ">»</a>"#),
    .failed(#"«<a href="https://a.example">»<span aria-hidden="true">Return</span></a>"#),
    .failed(#"«<a href="https://a.example">»<span style="display:none">Return</span></a>"#),
    .failed(#"«<span role="link" tabindex="0">»</span>"#),
    .failed(#"«<a href="https://a.example" role="none">»</a>"#),
    .inapplicable(#"<a name="here"></a><a id="there"></a>"#),
    .inapplicable(#"<a href="https://a.example" aria-hidden="true"></a>"#),
    .inapplicable(#"<a href="https://a.example" style="display:none"></a>"#),
    .inapplicable(#"<p style="visibility:hidden"><a href="https://a.example"></a></p>"#),
    .inapplicable(#"<a href="https://a.example" role="button"></a>"#),
    .inapplicable(#"<link href="https://a.example" rel="canonical"><p>No link</p>"#),
  ]
}
