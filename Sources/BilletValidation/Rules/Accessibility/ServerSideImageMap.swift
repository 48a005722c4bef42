import BilletCore
import BilletTree

/// No image sends the place that was clicked to a server.
struct ServerSideImageMap: Rule {
  static let description = RuleDescription(
    id: "server-side-image-map", category: .accessibility, severity: .error,
    summary: "The image leads to different places by where it is clicked",
    rationale: "People who use a keyboard cannot point at a place in an image.",
    help: "Remove ismap, and give a link for each place.",
    references: [.wcag("2.1.1"), .axe("server-side-image-map")], examples: examples)

  static let interest: Interest = .attributes(.ismap)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in tree.elements(named: .img) where context.styles[id].isVisible {
      guard let map = tree.attribute(.ismap, of: id) else { continue }
      sink.applies()
      // Outside of a link the attribute does nothing (HTML 4.8.3).
      let isLinked = tree.ancestors(of: id).contains {
        tree.nodes[$0.index].name == .a && tree.attribute(.href, of: $0) != nil
      }
      if isLinked { sink.report(map.span) }
    }
  }
}

extension ServerSideImageMap {
  fileprivate static let examples: [Example] = [
    .passed(#"<img src="a.png" alt="Map" ismap>"#),
    .passed(#"<a name="m"><img src="a.png" alt="Map" ismap></a>"#),
    .failed(#"<a href="https://a.example/map"><img src="a.png" alt="Map" «ismap»></a>"#),
    .failed(#"<a href="https://a.example"><b><img «ISMAP="ismap"» src="a.png" alt="Map"></b></a>"#),
    .inapplicable(##"<a href="https://a.example"><img src="a.png" alt="Map" usemap="#m"></a>"##),
    .inapplicable(#"<a href="https://a.example" hidden><img src="a.png" alt="Map" ismap></a>"#),
  ]
}
