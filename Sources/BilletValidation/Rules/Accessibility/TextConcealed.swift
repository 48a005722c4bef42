import BilletCore
import BilletTree

/// No text is hidden from the eye that is read aloud.
struct TextConcealed: Rule {
  static let description = RuleDescription(
    id: "text-concealed", category: .accessibility, severity: .review,
    summary: "The text cannot be seen, but is read aloud",
    rationale: "People who listen to the message hear what nobody meant them to, and filters take"
      + " hidden text for deceit.",
    help: "Remove the text; hide what is to be neither seen nor heard with display:none.",
    references: [.wcag("1.3.1")], examples: examples)
  static let interest: Interest = [.colors, .properties(.fontSize, .font), .attributes(.size)]

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    if !context.content.texts.isEmpty { sink.applies() }
    // Sizes are set in every message, and are seldom that small.
    let isTiny = tree.nodes.indices.contains { index in
      tree.nodes[index].isText && context.styles.computed[index].fontSize < 4
    }
    guard isTiny || Interest.colors.occurs(in: context.features) else { return }
    let view = context.paint.written
    var last: Range<Int>?
    for text in view.paint.texts where tree.expressesLanguage(text.node) {
      guard !context.names.isProgrammaticallyHidden(text.node),
        // What is cut away is meant for listeners, and what is closed opens.
        text.concealment.isDisjoint(with: [.clipped, .closed]),
        let way = Way(text, view.styles)
      else { continue }
      sink.applies()
      let element = tree.nodes[text.node.index].parent
      let span =
        tree.nodes[element.index].isImplied
        ? tree.nodes[text.node.index].span : tree.nodes[element.index].span
      // Text that goes on in one hidden part is one finding.
      if let last, last.upperBound > span.lowerBound { continue }
      sink.report(span, message: "“\(tree.excerpt(text.node))” \(way.rawValue), but is read aloud.")
      last = tree.wholeSpan(of: element)
    }
  }

  private enum Way: String {
    case farOut = "stands beyond the edge"
    case transparent = "has no opacity"
    case collapsed = "stands in a box of no height"
    case tiny = "has next to no size"
    case equal = "has the colour of what is behind it"

    init?(_ text: PaintedText, _ styles: StyleTable) {
      if text.concealment.contains(.farOut) {
        self = .farOut
      } else if text.concealment.contains(.transparent) {
        self = .transparent
      } else if styles[text.node].fontSize < 4 {
        self = .tiny
      } else if text.concealment.contains(.collapsed) {
        self = .collapsed
      } else if text.isEqual {
        self = .equal
      } else {
        return nil
      }
    }
  }
}

extension TextConcealed {
  fileprivate static let examples: [Example] = [
    .passed(#"<p style="color:#222">Hello</p>"#),
    .passed(#"<div style="display:none; max-height:0">Preview</div><p style="color:#222">Hi</p>"#),
    .passed(#"<p style="color:#fff; background:#000">Hello</p>"#),
    .passed(#"<p style="color:#fff; background:url(a.png)">Hello</p>"#),
    .passed(#"<p style="color:#fff; text-shadow:0 0 2px #000">Hello</p>"#),
    .passed(
      #"<p>Hi</p><p style="font-size:1px">&nbsp;&zwnj;</p><p style="opacity:0" aria-hidden="true">a</p>"#
    ),
    // The usual way of writing for listeners alone.
    .passed(
      #"<p>Hi <span style="position:absolute;width:1px;height:1px;overflow:hidden">you</span></p>"#),
    .passed(#"<p>Hi</p><details><summary>More</summary><p style="color:#222">Text</p></details>"#),
    .cantTell(#"«<p style="color:#fff">»Buy now</p>"#),
    .cantTell(#"«<p style="color:#fff; background:#fff">»Buy now</p>"#),
    .cantTell(#"<p>Hi</p>«<div style="font-size:1px; max-height:0; opacity:0">»Preview</div>"#),
    .cantTell(#"<p>Hi</p>«<div style="font-size:0">»Preview</div>"#),
    .cantTell(#"<p>Hi</p>«<div style="max-height:0; overflow:hidden">»Preview</div>"#),
    .cantTell(#"<p>Hi</p>«<div style="position:absolute; left:-9999px">»Preview</div>"#),
    .cantTell(#"<p>Hi</p>«<p style="text-indent:-9999px">»Pre <b>view</b></p>"#),
    .passed("<p>Hello</p>"),
    .passed(
      #"<p style="background:linear-gradient(red,blue); background-clip:text; color:transparent">Hi</p>"#
    ),
    .inapplicable(#"<img src="a.png" alt="Hello" style="opacity:0">"#),
  ]
}
