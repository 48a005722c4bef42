import BilletCore
import BilletTree

/// Frames have a name, and each its own.
struct FrameTitle: Rule {
  static let description = RuleDescription(
    id: "frame-title", category: .accessibility, severity: .error,
    summary: "The frame has no name",
    rationale: "A screen reader cannot say what the frame shows, so people must go in to find out.",
    help: "Say in title=\"…\" what the frame shows.",
    references: [
      .wcag("4.1.2"), .act("cae760"), .act("4b1c6c"), .axe("frame-title"),
      .axe("frame-title-unique"),
    ],
    examples: examples)

  static let interest: Interest = .elements(.iframe, .frame)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    var sources: [[UInt8]: ArraySlice<UInt8>] = [:]
    for id in tree.elements(.iframe, .frame) {
      guard context.names.isIncludedInAccessibilityTree(id), !isOutOfOrder(id, tree) else {
        continue
      }
      sink.applies()
      let name = context.names.nameBytes(of: id).map(\.lowercased)
      let span = tree.nodes[id.index].span
      guard !name.isEmpty else {
        sink.report(span)
        continue
      }
      let source = (tree.attribute(.src, of: id)).map { tree.bytes(of: $0).trimmed } ?? []
      if let earlier = sources[name] {
        guard earlier != source else { continue }
        sink.report(
          span, message: "An earlier frame with another content has the same name.",
          help: "Name each frame after what it shows.", severity: .review)
      } else {
        sources[name] = source
      }
    }
  }

  /// Whether people do not come to the frame with the Tab key.
  private func isOutOfOrder(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    guard let index = tree.attribute(.tabindex, of: id) else { return false }
    return tree.bytes(of: index).trimmed.first == UInt8(ascii: "-")
  }
}

extension FrameTitle {
  fileprivate static let examples: [Example] = [
    .passed(#"<iframe src="a.html" title="Map"></iframe>"#),
    .passed(#"<iframe src="a.html" aria-label="Map"></iframe>"#),
    .passed(#"<p id="t">Map</p><iframe src="a.html" aria-labelledby="t"></iframe>"#),
    .passed(
      #"<iframe src="a.html" title="Map"></iframe><iframe src="a.html" title="map"></iframe>"#),
    .failed(#"<p>a</p>«<iframe src="a.html">»</iframe>"#),
    .failed(#"«<iframe src="a.html" title="">»</iframe>«<iframe title=" ">»</iframe>"#),
    .failed(#"«<iframe src="a.html" name="map" alt="Map">»</iframe>"#),
    .failed(#"«<iframe src="a.html" aria-labelledby="none">»Map</iframe>"#),
    .cantTell(
      #"<iframe src="a.html" title="Map"></iframe>«<iframe src="b.html" title="Map ">»</iframe>"#),
    .inapplicable(#"<iframe src="a.html" hidden></iframe>"#),
    .inapplicable(#"<iframe src="a.html" aria-hidden="true"></iframe>"#),
    .inapplicable(#"<iframe src="a.html" tabindex="-1"></iframe>"#),
    .inapplicable(#"<iframe src="a.html" style="visibility:hidden"></iframe>"#),
    .inapplicable("<p>None</p>"),
  ]
}
