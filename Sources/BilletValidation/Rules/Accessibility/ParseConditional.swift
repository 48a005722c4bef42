import BilletCore
import BilletTree

/// Outlook and other programs show the same words.
struct ParseConditional: Rule {
  static let description = RuleDescription(
    id: "parse-conditional", category: .accessibility, severity: .review,
    summary: "Outlook does not show the same words as other programs",
    rationale: "Part of the readers get another message.",
    help: "Write the same words for both, or look whether they are needed.",
    references: [.wcag("1.3.1")], profiles: .messages, examples: examples)

  static let interest: Interest = .comments

  /// Fewer letters than this are no words.
  private static let fewest = 3

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard let outlook = context.outlook else { return }
    sink.applies()
    let only = context.conditionalComments.filter { comment in
      outlook.added.contains { $0.lowerBound == comment.start }
    }
    var added: [ArraySlice<UInt8>] = []
    for comment in only {
      for id in comment.tree.elements { read(id, in: comment, &added) }
      readTexts(in: comment, &added)
    }
    let shared = context.flow.bytes[...].tokensInLowerCase
    for comment in only {
      guard let text = firstText(in: comment, missingFrom: shared) else { continue }
      sink.report(
        comment.span(text), message: "Only Outlook shows \(comment.text(text).quoted).")
    }
    let replaced = added.reduce(into: Set<String>()) { $0.formUnion($1.tokensInLowerCase) }
    for range in outlook.removed {
      let hidden = context.content.texts.first { id in
        let span = tree.nodes[id.index].span
        guard range.contains(span.lowerBound), tree.bytes(of: id).letterCount >= Self.fewest else {
          return false
        }
        return !tree.bytes(of: id).tokensInLowerCase.isSubset(of: replaced)
      }
      guard let hidden else { continue }
      sink.report(
        tree.nodes[hidden.index].span,
        message: "Outlook does not show \(tree.bytes(of: hidden).trimmed.quoted).")
    }
  }

  private func read(
    _ id: HTMLTree.NodeID, in comment: ConditionalComment, _ texts: inout [ArraySlice<UInt8>]
  ) {
    if let alt = comment.tree.attribute(.alt, of: id) { texts.append(comment.tree.bytes(of: alt)) }
  }

  private func readTexts(in comment: ConditionalComment, _ texts: inout [ArraySlice<UInt8>]) {
    for node in comment.tree.allNodes where comment.shows(node) {
      texts.append(comment.tree.bytes(of: node))
    }
  }

  private func firstText(
    in comment: ConditionalComment, missingFrom shared: Set<String>
  ) -> Range<Int>? {
    for node in comment.tree.allNodes where comment.shows(node) {
      let text = comment.tree.bytes(of: node)
      if text.letterCount >= Self.fewest, !text.tokensInLowerCase.isSubset(of: shared) {
        return comment.tree.nodes[node.index].span
      }
    }
    return nil
  }
}

extension ConditionalComment {
  /// Whether a node is text that Outlook shows, and no setting of Office or style.
  fileprivate func shows(_ node: HTMLTree.NodeID) -> Bool {
    guard tree.nodes[node.index].isText, !tree.isMachineText(node), !tree.isBlankText(node) else {
      return false
    }
    return !tree.ancestors(of: node).contains { tree.otherNames[$0.rawValue] == "xml" }
  }

  fileprivate func text(_ range: Range<Int>) -> ArraySlice<UInt8> {
    tree.source[range].trimmed
  }
}

extension ArraySlice<UInt8> {
  /// The words between white space.
  fileprivate var tokensInLowerCase: Set<String> { Set(tokens.map { $0.string.lowercased() }) }
}

extension ParseConditional {
  fileprivate static let examples: [Example] = [
    .passed(
      "<!--[if mso]><table><tr><td><![endif]--><p>Hi</p><!--[if mso]></td></tr></table><![endif]-->"
    ),
    .passed(
      "<!--[if mso]><v:rect alt=\"\"><b>See return</b></v:rect><![endif]--><!--[if !mso]><!--><a href=/a>See return</a><!--<![endif]-->"
    ),
    .passed(
      "<!--[if gte mso 9]><xml><o:PixelsPerInch>96</o:PixelsPerInch></xml><![endif]--><p>Hi</p>"),
    .cantTell("<p>Hi</p><!--[if mso]><p>«Use the web»</p><![endif]-->"),
    .cantTell("<p>Hi</p><!--[if !mso]><!--><p>«See return»</p><!--<![endif]-->"),
    .cantTell("<p>Hi</p><![if !mso]><p>«See return»</p><![endif]>"),
    .inapplicable("<!--[if IE]><p>Old</p><![endif]--><p>Hi</p>"),
    .inapplicable("<!--[if lt mso 9]><p>Old</p><![endif]--><!-- [if mso] --><p>Hi</p>"),
    .inapplicable("<p>Hi</p>"),
  ]
}
