import BilletCore
import BilletTree

/// What is said in a video can be read.
struct VideoCaption: Rule {
  static let description = RuleDescription(
    id: "video-caption", category: .accessibility, severity: .review,
    summary: "The video has no captions",
    rationale: "People who cannot hear do not get to know what is said.",
    help: "Add captions with <track kind=\"captions\">, or link to a page that has them.",
    references: [.wcag("1.2.2"), .act("eac66b"), .act("f51b46"), .axe("video-caption")],
    examples: examples)
  static let interest: Interest = .elements(.video)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for video in tree.elements(named: .video) where context.styles[video].isVisible {
      // Without sound there is nothing to hear.
      let isMuted = tree.nodes[video.index].attributes.contains {
        tree.otherAttributeNames[$0] == "muted"
      }
      guard !isMuted else { continue }
      sink.applies()
      let hasCaptions = tree.descendants(of: video).contains { node in
        guard tree.nodes[node.index].name == .track else { return false }
        return tree.nodes[node.index].attributes.contains { index in
          tree.otherAttributeNames[index] == "kind"
            && tree.bytes(of: tree.attributes[Int(index)]).trimmed.spells("captions")
        }
      }
      if !hasCaptions { sink.report(tree.nodes[video.index].span) }
    }
  }
}

extension VideoCaption {
  fileprivate static let examples: [Example] = [
    .passed(
      #"<video src="a.mp4" controls><track kind="captions" src="a.vtt" srclang="en"></video>"#),
    .cantTell(#"«<video src="a.mp4" controls>»</video>"#),
    .cantTell(
      #"«<video controls>»<source src="a.mp4"><track kind="chapters" src="a.vtt"></video>"#),
    .inapplicable(#"<video src="a.mp4" muted autoplay></video>"#),
    .inapplicable(#"<video src="a.mp4" style="display:none"></video>"#),
    .inapplicable("<p>Hello</p>"),
  ]
}
