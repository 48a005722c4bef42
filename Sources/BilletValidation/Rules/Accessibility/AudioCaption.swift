import BilletCore
import BilletTree

/// What is only heard can be read too.
struct AudioCaption: Rule {
  static let description = RuleDescription(
    id: "audio-caption", category: .accessibility, severity: .review,
    summary: "Nothing beside the sound says what is heard",
    rationale: "Who does not hear gets nothing of it.",
    help: "Write what is said, or link to a transcript.",
    references: [.wcag("1.2.1"), .act("e7aa44"), .axe("audio-caption")], examples: examples)

  static let interest: Interest = [.elements(.audio), .links]

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    var sounds = tree.elements(named: .audio).filter { isPlayed($0, tree, context) }
    sounds += context.links.lazy.filter { isSoundFile($0, tree) }.map(\.id)
    guard !sounds.isEmpty else { return }
    sink.applies()
    let text = context.flow.bytes[...]
    guard !Self.words.contains(where: { text.firstRange(of: $0) != nil }) else { return }
    for id in sounds.sorted() { sink.report(tree.nodes[id.index].span) }
  }

  private func isPlayed(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    guard context.styles[id].isVisible else { return false }
    let hasSource =
      tree.attribute(.src, of: id) != nil
      || tree.children(of: id).contains { tree.nodes[$0.index].name == .source }
    return hasSource
      && tree.nodes[id.index].attributes.contains { index in
        let name = tree.source[tree.attributes[Int(index)].nameSpan]
        return name.spells("controls") || name.spells("autoplay")
      }
  }

  private func isSoundFile(_ link: Link, _ tree: HTMLTree) -> Bool {
    guard let type = link.address(in: tree)?.fileName[...].fileType else { return false }
    let types: [StaticString] = ["mp3", "wav", "ogg", "oga", "m4a", "aac", "flac", "opus", "wma"]
    return types.contains { type.spells($0) }
  }

  /// What a transcript is called in the languages of the marketplaces, as far as it is ASCII.
  private static let words: [StaticString] = [
    "transcri", "transkri", "abschrift", "trascri", "text version", "textfassung",
    "version texte",
  ]
}

extension AudioCaption {
  fileprivate static let examples: [Example] = [
    .passed(#"<audio src="a.mp3" controls></audio><p><a href="/t">Transcript</a></p>"#),
    .passed(#"<p><a href="/a.mp3">The bell</a></p><p>Trascrizione: din don.</p>"#),
    .cantTell(#"<p>Hi</p>«<audio src="a.mp3" controls>»</audio>"#),
    .cantTell(#"«<a href="https://a.example/a.MP3?x=1">»The bell</a>"#),
    .cantTell(#"«<audio autoplay>»<source src="a.mp3"></audio>"#),
    .inapplicable(#"<audio src="a.mp3"></audio><audio controls></audio>"#),
    .inapplicable(#"<audio src="a.mp3" controls hidden></audio>"#),
    .inapplicable(#"<a href="/a.html">The bell</a>"#),
  ]
}
