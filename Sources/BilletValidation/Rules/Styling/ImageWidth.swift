import BilletCore
import BilletMessage
import BilletTree

/// Images take at most four fifths of the message's width.
struct ImageWidth: Rule {
  static let description = RuleDescription(
    id: "image-width", category: .styling, severity: .error,
    summary: "The image is wider than 80 % of the message",
    rationale: "The marketplace withholds messages with images wider than 80 %.",
    help: "Write width=\"80%\" or less.",
    references: [.policy("Styling")], examples: examples)

  private static let limit = 0.8 + 1e-9

  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in context.content.objects {
      let name = tree.nodes[id.index].name
      guard name == .img || name == .image else { continue }
      sink.applies()
      check(id, tree, context, &sink)
    }
  }

  private func check(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    let style = context.styles.computed[id.index]
    let box = context.boxes[tree.nodes[id.index].parent]
    let width = Extent(style.width, in: box)
    let limit = Extent(style.maxWidth, in: box)
    let span = tree.nodes[id.index].span
    guard let extent = [width, limit].compactMap(\.self).min(by: { $0.pixels < $1.pixels }) else {
      sink.report(
        span, message: "The image has no width, so it may be drawn wider than 80 % of the message.",
        help: "Write its width, such as width=\"60%\".", severity: .review)
      return
    }
    let share = extent.pixels / context.messageWidth
    if box.isExact, extent.share > 0 {
      guard extent.share > Self.limit else { return }
      guard width != nil else { return askForWidth(span, extent.share, &sink) }
      sink.report(
        span,
        message: "The image is drawn at \(Figure(extent.share * 100)) % of the message's width.")
    } else if share > Self.limit {
      guard width != nil else { return askForWidth(span, share, &sink) }
      sink.report(
        span,
        message: "The image is drawn \(Figure(extent.pixels)) px wide, which is"
          + " \(Figure(share * 100)) % of a message \(Figure(context.messageWidth)) px wide.",
        severity: .warning)
    }
  }

  private func askForWidth(_ span: Range<Int>, _ share: Double, _ sink: inout DiagnosticSink) {
    sink.report(
      span,
      message:
        "The image has no width of its own and may take up to \(Figure(share * 100)) % of the"
        + " message's.",
      help: "Write its width, such as width=\"60%\", or lower max-width to 80%.", severity: .review)
  }
}

extension ImageWidth {
  fileprivate static let examples: [Example] = [
    .failed(#"«<img src="a.png" alt="A" width="100%">»"#),
    .failed(#"<p>«<img src="a.png" alt="A" style="width: 81%">»</p>"#),
    .failed(#"<div style="width: 90%">«<img src="a.png" alt="A" width="90%">»</div>"#),
    .failed(#"<style>img { width: 95% }</style><p>«<img src="a.png" alt="A">»</p>"#),
    .failed(
      #"<a href="https://a.example">«<img src="a.png" alt="A" width="100%" height="10">»</a>"#),
    .failed(#"«<img src="a.png" alt="A" width="600">»"#, severity: .warning),
    .failed(
      #"«<img src="a.png" alt="A" style="width: 481px; max-width: 100%">»"#,
      severity: .warning),
    .failed(
      #"<table width="600"><tr><td>«<img src="a.png" alt="A" width="100%">»</td></tr></table>"#,
      severity: .warning),
    .cantTell(#"«<img src="a.png" alt="A">»"#),
    .cantTell(#"«<img src="a.png" alt="A" height="40">»"#),
    .cantTell(#"«<img src="a.png" alt="A" style="max-width: 100%">»"#),
    .passed(#"<img src="a.png" alt="A" width="80%">"#),
    .passed(#"<img src="a.png" alt="A" width="480">"#),
    .passed(#"<img src="a.png" alt="A" style="max-width: 80%">"#),
    .passed(#"<img src="a.png" alt="A" style="width: 100%; max-width: 300px">"#),
    .passed(#"<div style="width: 50%"><img src="a.png" alt="A" width="100%"></div>"#),
    .passed(
      #"<table width="100%"><tr><td width="50%"><img src="a.png" alt="A" width="100%"></td>"#
        + #"<td width="50%">Text</td></tr></table>"#),
    .passed(
      #"<table width="100%"><tr><td><img src="a.png" alt="A" width="100%"></td><td>Text</td></tr></table>"#
    ),
    .passed(#"<div style="float:left;width:50%"><img src="a.png" alt="A" width="100%"></div>"#),
    .passed(#"<div style="padding: 0 10%"><img src="a.png" alt="A" width="100%"></div>"#),
    .passed(#"<img src="a.png" alt="A" width="700">"#, facts: wide),
    .passed(#"<img src="a.png" alt="" width="1" height="1">"#),
    .inapplicable(#"<img src="a.png" alt="A" width="100%" style="display: none">"#),
    .inapplicable(#"<div hidden><img src="a.png" alt="A" width="100%"></div>"#),
    .inapplicable(#"<p style="width: 100%">No image</p>"#),
  ]

  private static var wide: MessageFacts {
    var facts = MessageFacts()
    facts.messageWidth = 1000
    return facts
  }
}
