import BilletCore
import BilletTree

/// Headings say what comes under them.
struct HeadingText: Rule {
  static let description = RuleDescription(
    id: "heading-text", category: .accessibility, severity: .review,
    summary: "The heading does not say what comes under it",
    rationale: "People go from heading to heading to find their place.",
    help: "Name the topic in the heading.",
    references: [.wcag("2.4.6", .aa), .act("b49b2e")], examples: examples)

  static let interest: Interest = .headings

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    var previous: (name: [UInt8], level: Int) = ([], 0)
    for heading in context.headings {
      let name = context.names.nameBytes(of: heading.id)
      guard !name.isEmpty else { continue }
      sink.applies()
      let text = name[...]
      let span = tree.nodes[heading.id.index].span
      if !text.contains(where: { $0.isLetter || $0.isDigit || $0 >= 0xC3 }) {
        sink.report(span, message: "The heading \(text.quoted) holds no word.")
      } else if Self.isPlaceholder(text) {
        sink.report(span, message: "The heading \(text.quoted) is a placeholder.")
      } else if heading.level == previous.level, text.isSame(as: previous.name[...]) {
        sink.report(span, message: "The heading says the same as the one before it.")
      }
      previous = (name, heading.level)
    }
  }

  private static func isPlaceholder(_ name: ArraySlice<UInt8>) -> Bool {
    name.count <= 40
      && (placeholders.contains(name) || PhraseSet.words(of: name).begins(with: "lorem ipsum"))
  }

  private static let placeholders: PhraseSet = [
    "add your heading", "add your title here", "heading", "headline", "headline goes here",
    "headline here", "insert title here", "section title", "sub heading", "subheading", "subtitle",
    "title", "title goes here", "title here", "untitled", "your headline here", "your title here",
    "platzhalter", "titel", "überschrift", "unterüberschrift", "zwischenüberschrift", "sous-titre",
    "titre", "encabezado", "subtítulo", "título", "intestazione", "sottotitolo", "titolo",
    "見出し", "タイトル", "标题",
  ]
}

extension HeadingText {
  fileprivate static let examples: [Example] = [
    .passed("<h2>Your return</h2><h2>Your refund</h2>"),
    .passed("<h1>Your return</h1><h2>Your return</h2>"),
    .passed("<h2>2026</h2><h2>返品</h2><h2>A</h2>"),
    .cantTell("<p>Hi</p>«<h1>»Heading 1</h1>"),
    .cantTell("«<h2>»***</h2>«<h2>»Lorem ipsum dolor</h2>«<h3>»見出し</h3>"),
    .cantTell("<h2>Returns</h2><p>a</p>«<h2>»returns</h2>"),
    .inapplicable("<h1></h1><h2 hidden>Title</h2>"),
    .inapplicable("<p>Title</p>"),
  ]
}
