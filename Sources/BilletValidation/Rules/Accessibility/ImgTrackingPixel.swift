import BilletCore
import BilletTree

/// Images that nobody sees are not read out.
struct ImgTrackingPixel: Rule {
  static let description = RuleDescription(
    id: "img-tracking-pixel", category: .accessibility, severity: .error,
    summary: "An image that nobody sees is read out",
    rationale: "A screen reader says the name of its file, or “image”, for nothing.",
    help: "Write alt=\"\", or remove the image.",
    references: [.wcag("1.1.1"), .act("e88epe"), .axe("image-alt")], examples: examples)

  static let interest: Interest = .elements(.img)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in tree.elements(named: .img) {
      guard !context.names.isProgrammaticallyHidden(id),
        InvisibleImage.isOne(id, tree, context)
      else { continue }
      sink.applies()
      guard context.names.role(of: id) != .none else { continue }
      let span = tree.nodes[id.index].span
      if context.names.isEmpty(of: id) {
        // Whether it is left out of what is read is for ACT e88epe; this is about who sees it.
        sink.report(span, references: [.wcag("1.1.1"), .axe("image-alt")])
      } else {
        // A word on an invisible image may be meant for screen readers.
        sink.report(
          span, message: "An image that nobody sees has a text alternative.", severity: .review,
          references: [.wcag("1.1.1"), .axe("image-alt")])
      }
    }
  }
}

extension ImgTrackingPixel {
  fileprivate static let examples: [Example] = [
    .passed(#"<img src="https://a.example/t" width="1" height="1" alt="">"#),
    .passed(#"<img src="spacer.gif" width="20" height="9" role="presentation">"#),
    .failed(#"<p>Hi</p>«<img src="https://a.example/t" width="1" height="1">»"#),
    .failed(#"«<img src="https://a.example/t" style="width:0;height:1px">»"#),
    .failed(#"«<img src="https://a.example/i/SPACER.gif?x=1" width="20">»"#),
    .failed(#"«<img src="https://a.example/t" width="1" height="1" alt=" ">»"#),
    .cantTell(#"«<img src="https://a.example/t" width="1" height="1" alt="Skip to the text">»"#),
    .inapplicable(#"<img src="a.png" width="1" alt="A"><img src="a.png" height="1">"#),
    .inapplicable(#"<img src="a.png" width="1" height="20">"#),
    .inapplicable(#"<img src="a.png" width="1" height="1" style="display:none">"#),
    .inapplicable(#"<img src="a.png" width="1" height="1" aria-hidden="true">"#),
    .inapplicable("<p>No image</p>"),
  ]
}
