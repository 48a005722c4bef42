import BilletCore
import BilletTree

/// The title of a whole document says what it is about.
struct DocTitlePlaceholder: Rule {
  static let description = RuleDescription(
    id: "doc-title-placeholder", category: .accessibility, severity: .review,
    summary: "The document's title says nothing about it",
    rationale: "The title is what a screen reader says first, and what tells windows apart.",
    help: "Write what the message is about, such as “Your return label”.",
    references: [.wcag("2.4.2"), .act("c4a8a4")], examples: examples)

  static let interest: Interest = .elements(.title)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.isFragment,
      let title = tree.elements(named: .title).first(where: { !tree.isInSVG($0) })
    else { return }
    let bytes = tree.textBytes(of: title)[...].trimmed
    guard !bytes.isBlank else { return }
    sink.applies()
    guard bytes.count <= 200 else { return }
    if isAddress(bytes) || isFileName(bytes) {
      sink.report(
        tree.nodes[title.index].span,
        message: "The document's title \(bytes.quoted) is an address or the name of a file.")
    } else if isPlaceholder(bytes) {
      sink.report(
        tree.nodes[title.index].span,
        message: "The document's title \(bytes.quoted) says nothing about it.")
    }
  }

  private func isAddress(_ title: ArraySlice<UInt8>) -> Bool {
    guard !title.contains(where: \.isHTMLSpace) else { return false }
    return title.begins(with: "http://") || title.begins(with: "https://")
      || title.begins(with: "www.") || title.begins(with: "file:")
  }

  private func isFileName(_ title: ArraySlice<UInt8>) -> Bool {
    guard !title.contains(where: \.isHTMLSpace),
      let dot = title.lastIndex(of: UInt8(ascii: ".")), dot > title.startIndex
    else { return false }
    return Self.fileTypes.contains(title[(dot + 1)...].string.lowercased())
  }

  private func isPlaceholder(_ title: ArraySlice<UInt8>) -> Bool {
    let words = PhraseSet.words(of: title)
    return words.isEmpty || Self.placeholders.contains(words)
      || !(words.contains(where: \.isLetter) || words.string.contains(where: \.isLetter))
  }

  private static let fileTypes: Set<String> = [
    "asp", "aspx", "doc", "docx", "eml", "gif", "htm", "html", "indd", "jpeg", "jpg", "jsp", "md",
    "msg", "oft", "pdf", "php", "png", "psd", "txt", "xhtml",
  ]

  private static let placeholders: PhraseSet = [
    "a new page", "blank", "blank page", "default", "document", "document title", "dokument",
    "e-mail", "e-mail template", "email", "email template", "email title", "enter title here",
    "html email", "html email template", "index", "insert title here", "mail", "message",
    "my html page", "nachricht", "new document", "new page", "newsletter", "no title", "ohne titel",
    "page", "page title", "sans titre", "document sans titre", "senza titolo", "seite",
    "sin título",
    "template", "test", "title", "title goes here", "title here", "titel", "titolo", "titre",
    "título", "unbenannt", "unbenanntes dokument", "untitled", "untitled document", "untitled page",
    "documento sin título", "documento senza titolo", "neues dokument", "your title here", "無題",
    "无标题", "タイトル",
  ]
}

extension DocTitlePlaceholder {
  fileprivate static let examples: [Example] = [
    .passed("<html><title>Your return label</title><p>Hi</p></html>"),
    .passed("<html><title>Test of your lamp</title><p>Hi</p></html>"),
    .passed("<html><title>See www.a.example today</title><p>Hi</p></html>"),
    .passed("<html><title>Vers. 2.1</title><p>Hi</p></html>"),
    .cantTell("<html>«<title>»Untitled Document</title><p>Hi</p></html>"),
    .cantTell("<html>«<title>» untitled-1 </title><p>Hi</p></html>"),
    .cantTell("<html>«<title>»Newsletter</title><p>Hi</p></html>"),
    .cantTell("<html>«<title>»Ohne Titel</title><p>Hi</p></html>"),
    .cantTell("<html>«<title>»mail_final2.html</title><p>Hi</p></html>"),
    .cantTell("<html>«<title>»https://a.example/x</title><p>Hi</p></html>"),
    .cantTell("<html>«<title>»…</title><p>Hi</p></html>"),
    .inapplicable("<html><title> </title><p>Hi</p></html>"),
    .inapplicable("<html><p>Hi</p></html>"),
    .inapplicable("<title>Untitled</title><p>Hi</p>"),
    .inapplicable("<html><p>Hi</p><svg><title>Untitled</title></svg></html>"),
  ]
}
