import BilletCore
import BilletMessage
import BilletTree

/// The margins beside the message take at most a fifth of its width.
struct MessageMargins: Rule {
  static let description = RuleDescription(
    id: "message-margins", category: .styling, severity: .error,
    summary: "The side margins are wider than 20 % of the message",
    rationale: "The marketplace withholds messages with margins beyond 20 % of the width.",
    help: "Make margin, padding or empty columns narrower, to 20 % in all: left and right, here and"
      + " around it.",
    references: [.policy("Styling")], examples: examples)

  /// The greatest share; sums of decimals such as 0.1 + 0.1 are not exact.
  private static let limit = 0.2 + 1e-9

  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.content.texts.isEmpty || !context.content.objects.isEmpty else { return }
    sink.applies()
    let boxes = context.boxes
    // No box below exceeds what none does.
    guard boxes.contains(where: { exceeds($0, context) }) else { return }
    for id in tree.elements {
      let box = boxes[id]
      guard exceeds(box, context) else { continue }
      // The element that carries the sum over the limit is told, not all that is in it.
      let parent = tree.nodes[id.index].parent
      guard !exceeds(boxes[parent], context), context.content.holdsAnything(id, in: tree)
      else { continue }
      report(box, tree.nodes[id.index].span, context, &sink)
    }
  }

  private func exceeds(_ box: BoxTable.Box, _ context: RuleContext) -> Bool {
    box.insetShare > Self.limit || box.inset / context.messageWidth > Self.limit
  }

  private func report(
    _ box: BoxTable.Box, _ span: Range<Int>, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    if box.insetShare > Self.limit {
      sink.report(
        span,
        message: "The margins left and right take \(Figure(box.insetShare * 100)) % of the width.")
    } else {
      sink.report(
        span,
        message: "The margins left and right take \(Figure(box.inset)) px, which is"
          + " \(Figure(box.inset / context.messageWidth * 100)) % of a message"
          + " \(Figure(context.messageWidth)) px wide.",
        severity: .warning)
    }
  }
}

extension MessageMargins {
  fileprivate static let examples: [Example] = [
    .failed(#"«<div style="margin: 0 11%">»<p>Hello</p></div>"#),
    .failed(#"«<div style="margin-left: 21%">»Hello</div>"#),
    .failed(#"<div style="padding: 0 8%">«<p style="margin: 0 5%">»Hello</p></div>"#),
    .failed(#"«<div style="width: 70%; margin: 0 auto">»Hello</div>"#),
    .failed(#"«<div style="max-width: 60%; margin-left: auto">»Hello</div>"#),
    .failed(#"<style>.m { padding: 0 15% }</style>«<div class="m">»Hello</div>"#),
    .failed(
      #"«<div style="padding: 0 15%">»<img src="https://a.example/a.png" alt="A" width="9"></div>"#),
    .failed(#"«<div style="margin: 0 61px">»Hello</div>"#, severity: .warning),
    .failed(#"«<div style="padding: 4em">»Hello</div>"#, severity: .warning),
    .failed(
      #"«<table width="400" align="center">»<tr><td>Hello</td></tr></table>"#,
      severity: .warning),
    .failed(
      "<blockquote>«<blockquote>»Twice quoted</blockquote></blockquote>", severity: .warning),
    .failed(
      #"<table width="100%"><tr><td width="80"></td>«<td>»Hello</td><td width="80"></td></tr></table>"#,
      severity: .warning),
    .failed(
      #"<table width="100%"><tr>«<td style="padding:0 100px">»Hello</td></tr></table>"#,
      severity: .warning),
    .failed(#"«<ul style="padding-left: 130px">»<li>Hello</li></ul>"#, severity: .warning),
    .passed("<p>Hello</p>"),
    .passed(#"<div style="margin: 0 10%">Exactly a fifth</div>"#),
    .passed(#"<body style="margin: 0 10%"><p>Exactly a fifth</p></body>"#),
    .passed(#"<div style="padding-left: 20%">Exactly a fifth</div>"#),
    .passed(#"<div style="width: 80%; margin: 0 auto">Exactly a fifth</div>"#),
    .passed(#"<div style="margin: 0 60px">Exactly a fifth</div>"#),
    .passed(#"<div style="max-width: 480px; margin: auto">Exactly a fifth</div>"#),
    .passed(#"<div style="margin: 200px 0; padding: 40% 0">Above and below</div>"#),
    .passed(
      "<ul><li>one<ul><li>two<ol><li>three<ul><li>four</li></ul></li></ol></li></ul></li></ul>"),
    .passed("<blockquote>Once quoted</blockquote>"),
    .passed(
      #"<table width="100%"><tr><td style="padding:0 15%">a</td><td style="padding:0 15%">b</td></tr>"#
        + "</table>"),
    .passed(
      #"<table width="100%"><tr><td align="center"><table width="600"><tr><td>Hello</td></tr></table>"#
        + "</td></tr></table>"),
    .passed(#"<p>Hi</p><div style="margin: 0 30%"></div>"#),
    .passed(#"<p>Hi</p><div style="margin: 0 30%; display: none">Hidden</div>"#),
    .passed(#"<p>Hi <a href="https://a.example" style="padding: 0 30%">inline</a></p>"#),
    .passed(#"<p>Hi</p><div style="float:left; margin: 0 20%">beside</div>"#),
    .passed(#"<div style="width: 50%">Narrow, but not set off</div>"#),
    .passed(#"<div style="margin: 0 70px">Hello</div>"#, facts: wide),
    .inapplicable(#"<div style="margin: 0 30%">&nbsp;</div>"#),
  ]

  private static var wide: MessageFacts {
    var facts = MessageFacts()
    facts.messageWidth = 700
    return facts
  }
}
