import BilletCore
import BilletTree

/// Links to files say what kind of file comes.
struct LinkFile: Rule {
  static let description = RuleDescription(
    id: "link-file", category: .accessibility, severity: .note,
    summary: "The link does not say that it leads to a file",
    rationale: "A file opens another program, or cannot be opened at all.",
    help: "Write the type behind the text, such as “Your invoice (PDF)”.",
    references: [.wcag("2.4.4")], examples: examples)

  static let interest: Interest = .links

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for link in context.links where !link.name.isEmpty {
      guard let address = link.address(in: tree),
        let kind = Self.kind(of: address.fileName[...].fileType)
      else { continue }
      sink.applies()
      let name = link.name[...].string.lowercased()
      guard !kind.words.contains(where: { name.contains($0) }) else { continue }
      sink.report(
        tree.nodes[link.id.index].span,
        message: "The link does not say that it leads to \(kind.name).")
    }
  }

  private struct Kind {
    var name: String
    var types: [StaticString]
    /// What tells the kind in the text of a link.
    var words: [String]
  }

  private static func kind(of type: ArraySlice<UInt8>) -> Kind? {
    guard (3...4).contains(type.count) else { return nil }
    return kinds.first { $0.types.contains { type.spells($0) } }
  }

  private static let kinds = [
    Kind(name: "a PDF", types: ["pdf"], words: ["pdf"]),
    Kind(
      name: "a text document", types: ["doc", "docx", "odt", "rtf", "epub"],
      words: ["doc", "word", "odt", "rtf", "epub", "e-book"]),
    Kind(
      name: "a spreadsheet", types: ["xls", "xlsx", "ods", "csv"],
      words: ["xls", "excel", "ods", "csv", "spreadsheet", "tabelle", "tableur", "hoja", "foglio"]),
    Kind(
      name: "slides", types: ["ppt", "pptx", "odp"],
      words: ["ppt", "powerpoint", "odp", "slides", "presentation", "präsentation"]),
    Kind(
      name: "an archive", types: ["zip", "rar", "7z", "tar", "gz", "tgz"],
      words: ["zip", "rar", "7z", "tar", "gz", "archiv"]),
    Kind(
      name: "a sound", types: ["mp3", "wav", "ogg", "m4a", "flac"],
      words: ["mp3", "wav", "ogg", "m4a", "flac", "audio", "sound", "podcast", "listen"]),
    Kind(
      name: "a film", types: ["mp4", "mov", "avi", "webm", "mpg", "wmv"],
      words: [
        "mp4", "mov", "avi", "webm", "mpg", "wmv", "video", "vidéo", "vídeo", "film", "watch",
      ]),
    Kind(
      name: "a program", types: ["exe", "msi", "dmg", "apk"], words: ["exe", "msi", "dmg", "apk"]),
  ]
}

extension LinkFile {
  fileprivate static let examples: [Example] = [
    .passed(#"<a href="https://a.example/i.pdf">Your invoice (PDF, 90 KB)</a>"#),
    .passed(#"<a href="i.docx" aria-label="The form as a Word file">The form</a>"#),
    .failed(#"<p>Hi</p>«<a href="https://a.example/i.PDF?x=1#p">»Your invoice</a>"#),
    .failed(#"«<a href="/m.mp3">»The doorbell</a>«<a href="all.zip">»All pictures</a>"#),
    .inapplicable(#"<a href="https://a.example/i.html">Your invoice</a>"#),
    .inapplicable(#"<a href="https://a.pdf">Your invoice</a><a href="/pdf">Invoice</a>"#),
    .inapplicable(#"<a href="i.pdf" hidden>Your invoice</a>"#),
  ]
}
