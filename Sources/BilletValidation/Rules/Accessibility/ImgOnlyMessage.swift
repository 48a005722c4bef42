import BilletCore
import BilletTree

/// A message is text, not a picture of text.
struct ImgOnlyMessage: Rule {
  static let description = RuleDescription(
    id: "img-only-message", category: .accessibility, severity: .review,
    summary: "The message seems to be a picture",
    rationale:
      "Text in a picture cannot be enlarged, recoloured or read out, and many programs block it.",
    help: "Write the text as text.",
    references: [.wcag("1.4.5", .aa), .wcag("1.1.1"), .act("0va7u6")], examples: examples)

  static let interest: Interest = .elements(.img)

  /// Fewer letters than this say no more than “view in browser” does.
  private static let fewest = 40
  /// Pictures that are known to be narrower or lower hold no text worth the name, in CSS pixels.
  private static let narrowest = 150.0
  private static let lowest = 50.0

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    let images = tree.elements(named: .img).filter { isPicture($0, context) }
    guard let first = images.first else { return }
    sink.applies()
    var letters = 0
    for text in context.content.texts {
      letters += tree.bytes(of: text).letterCount
      guard letters < Self.fewest else { return }
    }
    sink.report(tree.nodes[first.index].span)
  }

  private func isPicture(_ id: HTMLTree.NodeID, _ context: RuleContext) -> Bool {
    let style = context.styles[id]
    guard style.isVisible else { return false }
    func isBelow(_ limit: Double, _ length: StyleTable.Length) -> Bool {
      if case .pixels(let pixels) = length { return pixels < limit }
      return false
    }
    return !isBelow(Self.narrowest, style.width) && !isBelow(Self.lowest, style.height)
  }
}

extension ImgOnlyMessage {
  fileprivate static let examples: [Example] = [
    .passed(
      #"<img src="a.png" alt="A lamp"><p>We have your lamp and send it back tomorrow morning.</p>"#),
    .cantTell(#"<p>Hi</p>«<img src="a.png" alt="We have your lamp">»"#),
    .cantTell(
      #"<a href="/v">View in browser</a>«<img src="a.png" alt="" width="600">»<img src="b.png" alt="">"#
    ),
    .inapplicable(#"<p>Hi</p><img src="a.png" alt="" width="20" height="20">"#),
    .inapplicable(#"<img src="a.png" alt="a" hidden><p>Hi</p>"#),
    .inapplicable("<p>Hi</p>"),
  ]
}
