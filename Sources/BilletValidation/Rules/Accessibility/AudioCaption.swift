import BilletCore
import BilletTree

/// What is said in a recording can be read.
struct AudioCaption: Rule {
  static let description = RuleDescription(
    id: "audio-caption", category: .accessibility, severity: .review,
    summary: "The recording has no transcript that Billet could find",
    rationale: "People who cannot hear do not get to know what is said.",
    help: "Write down what is said, beside the recording or behind a link called “Transcript”.",
    references: [.wcag("1.2.1"), .act("e7aa44"), .axe("audio-caption")], examples: examples)
  static let interest: Interest = [.elements(.audio, .a, .area), .attributes(.role)]

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    var recordings: [HTMLTree.NodeID] = tree.elements(named: .audio).filter { audio in
      let isPlayed = tree.nodes[audio.index].attributes.contains {
        tree.otherAttributeNames[$0] == "controls" || tree.otherAttributeNames[$0] == "autoplay"
      }
      return isPlayed && context.styles[audio].isRendered
    }
    recordings += context.links.compactMap { link in
      guard let href = link.href, isSound(tree.bytes(of: href)) else { return nil }
      return link.id
    }
    guard !recordings.isEmpty else { return }
    sink.applies()
    guard !isWrittenDown(context) else { return }
    for recording in recordings.sorted() { sink.report(tree.nodes[recording.index].span) }
  }

  private func isSound(_ address: ArraySlice<UInt8>) -> Bool {
    let path = address.trimmed.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let endings: [StaticString] = [
      ".mp3", ".m4a", ".wav", ".ogg", ".oga", ".flac", ".aac", ".opus", ".wma",
    ]
    return endings.contains { path.ends(with: $0) }
  }

  /// Whether the message speaks of a transcript, in the languages of messages.
  private func isWrittenDown(_ context: RuleContext) -> Bool {
    let words: [StaticString] = [
      "transcri", "transkri", "trascrizion", "trascritto", "mitschrift", "retranscri",
      "uitgeschreven",
    ]
    let bytes = context.flow.bytes
    return bytes.indices.contains { index in
      guard index == 0 || !bytes[index - 1].isLetter else { return false }
      return words.contains { bytes[index...].begins(with: $0) }
    }
  }
}

extension AudioCaption {
  fileprivate static let examples: [Example] = [
    .passed(#"<audio src="a.mp3" controls></audio><p>Transcript: Hello.</p>"#),
    .passed(#"<p><a href="a.mp3">Listen</a>, or <a href="a.html">read the transcript</a></p>"#),
    .passed(#"<p><a href="a.mp3">Anhören</a> (<a href="a.html">Transkript</a>)</p>"#),
    .cantTell(#"«<audio src="a.mp3" controls>»</audio><p>Hello</p>"#),
    .cantTell(#"<p>«<a href="https://a.example/a.MP3?x=1">»Listen</a></p>"#),
    .inapplicable(#"<audio src="a.mp3"></audio>"#),
    .inapplicable(#"<p><a href="a.pdf">Manual.mp3</a></p>"#),
    .inapplicable("<p>Hello</p>"),
  ]
}
