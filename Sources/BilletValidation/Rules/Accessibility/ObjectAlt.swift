import BilletCore
import BilletTree

/// Embedded pictures, sounds and films have a name.
struct ObjectAlt: Rule {
  static let description = RuleDescription(
    id: "object-alt", category: .accessibility, severity: .error,
    summary: "The embedded picture, sound or film has no name",
    rationale: "A screen reader says that something is embedded, and not what.",
    help: "Describe it in aria-label=\"…\" or title=\"…\".",
    references: [.wcag("1.1.1"), .act("8fc3b6"), .axe("object-alt")], examples: examples)

  static let interest: Interest = .elements(.object, .embed)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in tree.elements(.object, .embed) {
      guard context.names.explicitRole(of: id) == nil,
        !context.names.isProgrammaticallyHidden(id), embedsMedia(id, tree),
        // An object in another is there in case that does not load.
        !tree.ancestors(of: id).contains(where: { tree.nodes[$0.index].name == .object })
      else { continue }
      sink.applies()
      guard context.names.isEmpty(of: id) else { continue }
      // Without the file the content is shown, and what reads alt is not agreed on.
      let mayBeNamed =
        tree.attribute(.alt, of: id).map { !tree.bytes(of: $0).isBlank } == true
        || hasFallback(id, tree, context)
      sink.report(tree.nodes[id.index].span, severity: mayBeNamed ? .review : nil)
    }
  }

  private func hasFallback(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    context.content.holdsText(id, in: tree)
      || tree.descendants(of: id).contains {
        tree.nodes[$0.index].name == .img && !context.names.isEmpty(of: $0)
      }
  }

  /// Whether type or address say that the resource is an image, audio or video.
  private func embedsMedia(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    if let type = tree.attribute(.type, of: id), !tree.bytes(of: type).trimmed.isEmpty {
      return isMedia(tree.bytes(of: type).trimmed)
    }
    let source: AttributeName = tree.nodes[id.index].name == .embed ? .src : .data
    guard let attribute = tree.attribute(source, of: id) else { return false }
    let address = WebAddress(tree.bytes(of: attribute))
    if address.scheme == .data { return isMedia(address.bytes.dropFirst(5)) }
    let type = address.fileName[...].fileType
    return type.isImageType || Self.mediaTypes.contains { type.spells($0) }
  }

  private func isMedia(_ type: ArraySlice<UInt8>) -> Bool {
    type.begins(with: "image/") || type.begins(with: "audio/") || type.begins(with: "video/")
  }

  private static let mediaTypes: [StaticString] = [
    "mp3", "wav", "ogg", "oga", "ogv", "m4a", "aac", "flac", "opus", "mp4", "m4v", "mov", "webm",
    "avi", "mpg", "mpeg",
  ]
}

extension ObjectAlt {
  fileprivate static let examples: [Example] = [
    .passed(#"<object data="https://a.example/a.png" title="Our logo"></object>"#),
    .passed(#"<object data="a.mp3" aria-label="The doorbell"></object>"#),
    .passed(#"<p id="t">Our logo</p><object data="a.svg" aria-labelledby="t"></object>"#),
    .passed(#"<embed src="a.mp4" title="How to fit the lamp">"#),
    .failed(#"<p>Hi</p>«<object data="https://a.example/a.png">»</object>"#),
    .failed(#"«<object data="a.MP3?x=1" title="">»</object>"#),
    .failed(#"«<object data="a" type="image/png">»</object>"#),
    .failed(#"«<object data="data:image/png;base64,AAAA">»</object>"#),
    .failed(#"«<embed src="a.mp4">»"#),
    .cantTell(#"«<object data="a.png">»<img src="a.png" alt="Our logo"></object>"#),
    .cantTell(#"«<object data="a.png">»Our logo</object>"#),
    .inapplicable(
      #"<object data="a.html" type="text/html"></object><object data="b.html"></object>"#),
    .inapplicable(#"<object data="a.png" role="presentation"></object>"#),
    .inapplicable(#"<object data="a.png" role="img"></object>"#),
    .inapplicable(#"<object data="a.png" aria-hidden="true"></object>"#),
    .inapplicable(#"<object data="a.png" style="display: none"></object>"#),
    .inapplicable(#"<object></object><img src="a.png">"#),
  ]
}
