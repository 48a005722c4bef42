import BilletCore
import BilletTree

/// Quotations are marked as such, and nothing else is.
struct StructQuote: Rule {
  static let description = RuleDescription(
    id: "struct-quote", category: .accessibility, severity: .review,
    summary: "Quoted text is not marked as a quotation",
    rationale: "Who hears the message cannot tell whose words they are.",
    help: "Put the quoted text into a <blockquote>.",
    references: [.wcag("1.3.1")], examples: examples)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.content.texts.isEmpty else { return }
    sink.applies()
    for id in tree.elements(named: .blockquote) where context.styles[id].isVisible {
      guard isIndent(id, tree, context) else { continue }
      sink.report(
        tree.nodes[id.index].span, message: "The quotation seems to be there to indent the text.",
        help: "Indent by padding-left, or leave it out.")
    }
    checkLines(tree, context, &sink)
  }

  /// Whether mail programs write it so for “indent”: no line beside it, or a list or table in it alone.
  private func isIndent(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    let hidesLine = context.styles.declarations(inStyleOf: id).contains { declaration in
      declaration.property == "border"
        && (declaration.isKeyword("none") || declaration.value == "0")
    }
    return hidesLine && tree.attribute(.cite, of: id) == nil
      && tree.attribute(.type, of: id) == nil
  }

  /// Two lines or more that begin with `>` as in plain mail.
  private func checkLines(
    _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    let text = context.flow.bytes
    guard text.contains(UInt8(ascii: ">")) else { return }
    var first: Range<Int>?
    var count = 0
    var isLineStart = true
    for index in text.indices {
      let byte = text[index]
      if byte == UInt8(ascii: "\n") {
        isLineStart = true
      } else if isLineStart, !byte.isHTMLSpace {
        isLineStart = false
        if byte == UInt8(ascii: ">"), index + 1 < text.count,
          text[index + 1] == UInt8(ascii: " ") || text[index + 1] == UInt8(ascii: ">")
        {
          count += 1
          if first == nil { first = index..<(index + 1) }
        } else if count < 2 {
          first = nil
          count = 0
        } else {
          break
        }
      }
    }
    guard let first, count >= 2 else { return }
    sink.report(context.flow.sourceSpan(of: first, in: tree))
  }
}

extension StructQuote {
  fileprivate static let examples: [Example] = [
    .passed("<blockquote><p>Where is my lamp?</p></blockquote><p>It is here.</p>"),
    .passed("<p>5 > 4</p><p>> one arrow</p><p>Text</p>"),
    .passed(#"<blockquote type="cite" style="border:none">Where is it?</blockquote>"#),
    .cantTell("<p>Hi</p><p>«&gt;» Where is my lamp?<br>&gt; It is late.</p>"),
    .cantTell("<pre>\n«>» Where is\n> my lamp?</pre>"),
    .cantTell(#"«<blockquote style="margin:0 0 0 40px;border:none;padding:0">»Hi</blockquote>"#),
    .inapplicable(#"<img src="a.png" alt="> a > b">"#),
    .inapplicable(#"<p hidden>&gt; a<br>&gt; b</p>"#),
  ]
}
