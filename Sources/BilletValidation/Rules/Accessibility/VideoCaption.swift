import BilletCore
import BilletTree

/// Films have captions.
struct VideoCaption: Rule {
  static let description = RuleDescription(
    id: "video-caption", category: .accessibility, severity: .review,
    summary: "The film has no track of captions",
    rationale: "Who does not hear misses what is said.",
    help: "Add <track kind=\"captions\">, or look whether the film has no sound or shows its own.",
    references: [.wcag("1.2.2"), .act("eac66b"), .act("f51b46"), .axe("video-caption")],
    examples: examples)

  static let interest: Interest = .elements(.video)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in tree.elements(named: .video) where context.styles[id].isVisible {
      let children = tree.children(of: id)
      guard hasSource(id, tree) || children.contains(where: { hasSource($0, tree) }) else {
        continue
      }
      sink.applies()
      let hasCaptions = children.contains { child in
        guard tree.nodes[child.index].name == .track, hasSource(child, tree) else { return false }
        for index in tree.nodes[child.index].attributes {
          let attribute = tree.attributes[Int(index)]
          if !attribute.isDuplicate, tree.source[attribute.nameSpan].spells("kind") {
            return tree.bytes(of: attribute).spells("captions")
          }
        }
        return false
      }
      if !hasCaptions { sink.report(tree.nodes[id.index].span) }
    }
  }

  /// A film's own address, or that of a `source` or `track`.
  private func hasSource(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    guard
      tree.nodes[id.index].name == .video || tree.nodes[id.index].name == .source
        || tree.nodes[id.index].name == .track
    else { return false }
    return tree.attribute(.src, of: id).map { !tree.bytes(of: $0).isCollapsible } == true
  }
}

extension VideoCaption {
  fileprivate static let examples: [Example] = [
    .passed(#"<video src="a.mp4"><track kind="captions" src="a.vtt"></video>"#),
    .passed(#"<video><source src="a.mp4"><track KIND=Captions src="a.vtt"></video>"#),
    .cantTell(#"<p>Hi</p>«<video src="a.mp4">»</video>"#),
    .cantTell(
      #"«<video src="a.mp4">»<track src="a.vtt"><track kind="chapters" src="b.vtt"></video>"#),
    .cantTell(#"«<video>»<source src="a.mp4"><track kind="captions"></video>"#),
    .inapplicable(#"<video src="a.mp4" hidden></video><video></video>"#),
    .inapplicable(#"<audio src="a.mp3" controls></audio>"#),
    .inapplicable("<p>None</p>"),
  ]
}
