import BilletCore
import BilletTree

/// No sound begins by itself, unless people can stop it.
struct NoAutoplayAudio: Rule {
  static let description = RuleDescription(
    id: "no-autoplay-audio", category: .accessibility, severity: .error,
    summary: "The sound begins by itself and cannot be stopped",
    rationale: "It drowns the screen reader that people need to find out how to stop it.",
    help: "Remove autoplay, or add controls.",
    references: [
      .wcag("1.4.2"), .act("80f0bf"), .act("4c31df"), .act("aaa1bf"), .axe("no-autoplay-audio"),
    ],
    examples: examples)

  static let interest: Interest = .elements(.audio, .video)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in tree.elements(.audio, .video)
    where has("autoplay", id, tree) && !has("muted", id, tree) && hasSource(id, tree) {
      sink.applies()
      guard !isStoppable(id, tree, context), !isShort(id, tree) else { continue }
      let isAudio = tree.nodes[id.index].name == .audio
      // A script or a button may stop it, and a film may have no sound.
      let isCertain =
        isAudio && tree.elements(named: .script).isEmpty && tree.elements(named: .button).isEmpty
      sink.report(
        tree.nodes[id.index].span,
        message: isAudio
          ? "The sound begins by itself and has no controls."
          : "The film begins by itself and has no controls; if it has sound, that cannot be stopped.",
        severity: isCertain ? .error : .review)
    }
  }

  private func isStoppable(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    has("controls", id, tree) && context.styles[id].isVisible
  }

  private func has(_ name: StaticString, _ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    tree.nodes[id.index].attributes.contains { index in
      let attribute = tree.attributes[Int(index)]
      return !attribute.isDuplicate && tree.source[attribute.nameSpan].spells(name)
    }
  }

  private func sources(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> [ArraySlice<UInt8>] {
    if let source = tree.attribute(.src, of: id) { return [tree.bytes(of: source)] }
    return tree.children(of: id).compactMap { child in
      guard tree.nodes[child.index].name == .source else { return nil }
      return tree.attribute(.src, of: child).map { tree.bytes(of: $0) }
    }
  }

  private func hasSource(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    sources(id, tree).contains { !$0.trimmed.isEmpty }
  }

  /// Whether the address takes at most three seconds of it: `#t=8,10` (Media Fragments 1.0, 4.2.1).
  private func isShort(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    sources(id, tree).allSatisfy { source in
      guard let hash = source.firstIndex(of: UInt8(ascii: "#")) else { return false }
      let fragment = source[(hash + 1)...].string
      guard let time = fragment.split(separator: "&").first(where: { $0.hasPrefix("t=") }) else {
        return false
      }
      let ends = time.dropFirst(2).split(separator: ",", omittingEmptySubsequences: false)
      guard ends.count == 2, let end = Double(ends[1]) else { return false }
      let start = ends[0].isEmpty ? 0 : Double(ends[0]) ?? 0
      return end - start <= 3
    }
  }
}

extension NoAutoplayAudio {
  fileprivate static let examples: [Example] = [
    .passed(#"<audio src="a.mp3" autoplay controls></audio>"#),
    .passed(#"<audio src="a.mp3#t=8,10" autoplay></audio>"#),
    .passed(#"<video autoplay controls><source src="a.mp4"></video>"#),
    .failed(#"<p>a</p>«<audio src="a.mp3" autoplay>»</audio>"#),
    .failed(#"«<audio AUTOPLAY="false" loop>»<source src="a.mp3"></audio>"#),
    .failed(#"«<audio src="a.mp3#t=8,20" autoplay>»</audio>"#),
    .failed(#"«<audio src="a.mp3" autoplay controls style="display:none">»</audio>"#),
    .cantTell(#"«<video src="a.mp4" autoplay>»</video>"#),
    .cantTell(#"«<audio src="a.mp3" autoplay>»</audio><button>Stop</button>"#),
    .inapplicable(#"<audio src="a.mp3" controls></audio><audio autoplay></audio>"#),
    .inapplicable(#"<video src="a.mp4" autoplay muted></video>"#),
    .inapplicable("<p>None</p>"),
  ]
}
