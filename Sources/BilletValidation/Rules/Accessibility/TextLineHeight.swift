import BilletCore
import BilletTree

/// Where the lines of a paragraph have a height of their own, it is generous.
struct TextLineHeight: Rule {
  static let description = RuleDescription(
    id: "text-line-height", category: .accessibility, severity: .note,
    summary: "The lines of the paragraph are set closer than level AAA asks for",
    rationale: "People with dyslexia lose the line when the next one is near.",
    help: "Remove the line height, or write 1.5.",
    references: [.wcag("1.4.8", .aaa)], examples: examples)
  static let interest: Interest = .properties(.lineHeight)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard context.declares(.lineHeight) else { return }
    var told: Set<Int> = []
    for paragraph in tree.elements(named: .p) where context.content.holdsText(paragraph, in: tree) {
      let extent = TextExtent(of: paragraph, tree, context)
      // One line has no other that could be too near.
      guard extent.width > context.messageWidth else { continue }
      sink.applies()
      guard let found = height(around: paragraph, tree, context), found.share < 1.5 - 1e-9,
        told.insert(found.span.lowerBound).inserted
      else { continue }
      sink.report(
        found.span,
        message: "The lines are \(Figure(found.share)) of the font size high; 1.5 is better."
      )
    }
  }

  /// The line height that holds for an element, in shares of its font size.
  private func height(
    around id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> (share: Double, span: Range<Int>)? {
    for element in [id] + Array(tree.ancestors(of: id)) {
      var found: (share: Double, span: Range<Int>)?
      var isSet = false
      context.styles.forEachDeclaration(on: element) { declaration in
        guard declaration.name == .lineHeight else { return }
        if declaration.isKeyword("inherit") || declaration.isKeyword("unset") {
          (isSet, found) = (false, nil)
          return
        }
        if declaration.isKeyword("initial") {
          (isSet, found) = (true, nil)
          return
        }
        var reader = declaration.tokens
        guard let token = reader.next(), reader.next() == nil else { return }
        let own = context.styles[element].fontSize
        guard let height = CSSLineHeight(token, in: reader, fontSize: own) else { return }
        isSet = true
        switch height {
        case .factor(let factor): found = (factor, declaration.span)
        case .pixels(let pixels):
          found = (pixels / context.styles[id].fontSize, declaration.span)
        case .normal, .unknown: found = nil
        }
      }
      if isSet { return found.flatMap { $0.share.isFinite ? $0 : nil } }
    }
    return nil
  }
}

extension TextLineHeight {
  private static let text = String(
    repeating: "The seller wrote a long letter about the lamp, and it was not in it. ", count: 2)

  fileprivate static let examples: [Example] = [
    .passed(#"<p style="line-height:1.5">\#(text)</p>"#),
    .passed(#"<p style="line-height:150%">\#(text)</p>"#),
    .passed(#"<p style="line-height:24px">\#(text)</p>"#),
    .passed(#"<p style="line-height:normal">\#(text)</p>"#),
    .passed(#"<div style="line-height:1"><p style="line-height:1.6">\#(text)</p></div>"#),
    .passed(#"<p style="line-height:1.5; line-height:bogus">\#(text)</p>"#),
    .failed(#"<p style="«line-height:1.2»">\#(text)</p>"#),
    .failed(#"<p style="«line-height:20px»">\#(text)</p>"#),
    .failed(#"<p style="«line-height:calc(1.1 + .2)»">\#(text)</p>"#),
    .passed(#"<p style="line-height:calc(1.1 + .5)">\#(text)</p>"#),
    .failed(#"<div style="«line-height:1.4»"><p>\#(text)</p><p>\#(text)</p></div>"#),
    .failed(#"<style>p { «line-height: 120%» }</style><p>\#(text)</p>"#),
    .inapplicable(#"<p style="line-height:1">One line</p>"#),
    .inapplicable("<p>\(text)</p>"),
    .inapplicable(#"<div style="line-height:1">\#(text)</div>"#),
  ]
}
