import BilletCore
import BilletTree

/// The name of an image is short and plain.
struct ImgAltLength: Rule {
  static let description = RuleDescription(
    id: "img-alt-length", category: .accessibility, severity: .note,
    summary: "The image's text alternative is too long",
    rationale: "It is read in one go: nobody can stop in it or go back.",
    help: "Say the essential in one sentence, and the rest in the text.",
    references: [.wcag("1.1.1")], examples: examples)

  /// In Unicode scalars.
  private static let longest = 150

  static let interest: Interest = .elements(.img)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in tree.elements(named: .img) {
      guard let alt = tree.attribute(.alt, of: id), !alt.value.isEmpty,
        context.names.isIncludedInAccessibilityTree(id)
      else { continue }
      sink.applies()
      let text = tree.bytes(of: alt).trimmed
      let length = text.count { $0 & 0xC0 != 0x80 }
      if length > Self.longest {
        sink.report(
          alt.span,
          message: "The image's text alternative has \(length) characters; \(Self.longest) are"
            + " enough.")
      } else if Self.holdsMarkup(text) {
        sink.report(
          alt.span,
          message: "The image's text alternative holds tags, which are read out as they"
            + " stand.", help: "Write plain text.")
      } else if text.contains(UInt8(ascii: "\n")) {
        sink.report(
          alt.span, message: "The image's text alternative has line breaks, which nobody hears.",
          help: "Write it in one line.")
      }
    }
  }

  /// Whether a tag such as `<br>` or `</b>` stands in the text.
  private static func holdsMarkup(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.contains(UInt8(ascii: "<")) else { return false }
    return text.indices.contains { index in
      guard text[index] == UInt8(ascii: "<") else { return false }
      let rest = text[(index + 1)...]
      let name = rest.first == UInt8(ascii: "/") ? rest.dropFirst() : rest
      return name.first?.isLetter == true && rest.prefix(longest).contains(UInt8(ascii: ">"))
    }
  }
}

extension ImgAltLength {
  fileprivate static let examples: [Example] = [
    .passed(#"<img src="a.png" alt="A box with the label flat on its largest side">"#),
    .passed(#"<img src="a.png" alt="\#(String(repeating: "ä", count: 150))">"#),
    .passed(#"<img src="a.png" alt="a &lt; b and c > d">"#),
    .failed(#"<img src="a.png" «alt="\#(String(repeating: "ä", count: 151))"»>"#),
    .failed(#"<img src="a.png" «alt="The lamp&lt;br&gt;and its shade"»>"#),
    .failed("<img src=\"a.png\" «alt=\"The lamp\nand its shade\"»>"),
    .inapplicable(#"<img src="a.png" alt=""><img src="a.png">"#),
    .inapplicable(#"<img src="a.png" alt="a&#10;b" hidden>"#),
    .inapplicable("<p>No image</p>"),
  ]
}
