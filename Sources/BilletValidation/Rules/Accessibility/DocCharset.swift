import BilletCore
import BilletTree

/// A whole document with letters beyond ASCII says that it is UTF-8.
struct DocCharset: Rule {
  static let description = RuleDescription(
    id: "doc-charset", category: .accessibility, severity: .note,
    summary: "The document does not say its encoding",
    rationale: "A program that guesses wrong shows “Ã¤” for “ä”.",
    help: "Write <meta charset=\"utf-8\"> at the beginning of the head.",
    references: [Reference(.html, "4.2.5.4")], examples: examples)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.isFragment, let html = tree.elements(named: .html).first else { return }
    // ASCII is the same in all encodings that count.
    guard hasLettersBeyondASCII(tree) else { return }
    sink.applies()
    // A byte-order mark outweighs what the document says.
    if tree.source.starts(with: [0xEF, 0xBB, 0xBF]) { return }
    // What was decoded as it says, or as its envelope says, is as it should be.
    if context.encoding != nil { return }
    guard let (span, label) = declaration(in: tree) else {
      return sink.report(tree.nodes[html.index].span, fix: charset(in: tree))
    }
    let isUTF8 =
      label.spells("utf-8") || label.spells("utf8") || label.spells("unicode-1-1-utf-8")
      || label.spells("x-unicode20utf8") || label.begins(with: "utf-16")
    guard !isUTF8 else { return }
    sink.report(
      span, message: "The document says that it is \(label.quoted), and it is UTF-8.",
      help: "Write utf-8 instead.",
      fix: DiagnosticSink.HTMLFix("Write utf-8", [(place(of: label, in: span, tree), "utf-8")]))
  }

  /// The bytes of the label inside its attribute; it holds no character references, or it would be no label.
  private func place(
    of label: ArraySlice<UInt8>, in span: Range<Int>, _ tree: HTMLTree
  ) -> Range<Int> {
    let place = tree.sourceSpan(ofCharacters: label.startIndex..<label.endIndex)
    return place.clamped(to: span)
  }

  /// Declares the encoding where a head is written.
  private func charset(in tree: HTMLTree) -> DiagnosticSink.HTMLFix? {
    guard let head = tree.elements(named: .head).first, !tree.nodes[head.index].isImplied else {
      return nil
    }
    let end = tree.nodes[head.index].span.upperBound
    return DiagnosticSink.HTMLFix(
      "Declare the encoding", [(end..<end, "<meta charset=\"utf-8\">")])
  }

  private func hasLettersBeyondASCII(_ tree: HTMLTree) -> Bool {
    guard tree.features.contains(HTMLFeatures.Other.nonASCII),
      let first = tree.source.firstIndex(where: { $0 >= 0x80 })
    else { return false }
    return tree.nodes.contains { node in
      // No node that ends before the first such byte holds one.
      guard node.kind == .text || node.kind == .element, node.span.upperBound > first else {
        return false
      }
      return tree.source[node.span].contains { $0 >= 0x80 }
    }
  }

  /// The first encoding that a `meta` element gives, and where.
  private func declaration(in tree: HTMLTree) -> (Range<Int>, ArraySlice<UInt8>)? {
    for id in tree.elements(named: .meta) {
      if let charset = tree.attribute(.charset, of: id) {
        return (charset.span, tree.bytes(of: charset).trimmed)
      }
      if let kind = tree.attribute(.httpEquiv, of: id), tree.bytes(of: kind).spells("content-type"),
        let content = tree.attribute(.content, of: id),
        let label = label(in: tree.bytes(of: content))
      {
        return (content.span, label)
      }
    }
    return nil
  }

  /// The encoding in a content type such as `text/html; charset=utf-8` (HTML 2.4.4).
  private func label(in content: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let start = content.indices.first(where: { content[$0...].begins(with: "charset") })
    else { return nil }
    let rest = content[start...].dropFirst(7).drop(while: \.isHTMLSpace)
    guard rest.first == UInt8(ascii: "=") else { return nil }
    let value = rest.dropFirst().drop(while: \.isHTMLSpace)
    if let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      return value.dropFirst().prefix { $0 != quote }
    }
    return value.prefix { !$0.isHTMLSpace && $0 != UInt8(ascii: ";") }
  }
}

extension DocCharset {
  fileprivate static let examples: [Example] = [
    .passed(#"<html><meta charset="utf-8"><p>Grüße</p></html>"#),
    .passed(#"<html><meta charset=UTF8><p>Grüße</p></html>"#),
    .passed(
      #"<html><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><p>Grüße</p></html>"#
    ),
    .failed("«<html>»<p>Grüße</p></html>"),
    .failed(#"<html><meta «charset="iso-8859-1"»><p>Grüße</p></html>"#),
    .failed(
      #"<html><meta http-equiv="content-type" «content="text/html; charset='windows-1252'"»><p>ä"#),
    .inapplicable("<html><p>Hello &eacute;</p></html>"),
    .inapplicable(#"<html><meta charset="iso-8859-1"><p>Hello</p></html>"#),
    .inapplicable("<p>Grüße</p>"),
  ]
}
