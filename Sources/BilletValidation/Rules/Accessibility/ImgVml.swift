import BilletCore
import BilletTree

/// Shapes that only Outlook draws have a text alternative, and no links or headings in them.
struct ImgVml: Rule {
  static let description = RuleDescription(
    id: "img-vml", category: .accessibility, severity: .error,
    summary: "The shape that Outlook draws has no text alternative",
    rationale: "Screen readers meet a shape as an image.",
    help: "Say in alt=\"…\" what it shows, or write alt=\"\" if it is decoration.",
    references: [.wcag("1.1.1"), .wcag("2.1.1")], profiles: .messages, examples: examples)

  static let interest: Interest = .comments
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for comment in context.conditionalComments {
      for id in comment.tree.elements(named: .other) where Self.isShape(id, comment.tree) {
        sink.applies()
        check(id, in: comment, &sink)
      }
    }
  }

  private func check(
    _ id: HTMLTree.NodeID, in comment: ConditionalComment, _ sink: inout DiagnosticSink
  ) {
    let tree = comment.tree
    let span = comment.span(tree.nodes[id.index].span)
    if tree.attribute(.alt, of: id) == nil { sink.report(span) }
    let held = tree.descendants(of: id).first {
      switch tree.nodes[$0.index].name {
      case .a: tree.attribute(.href, of: $0) != nil
      case .h1, .h2, .h3, .h4, .h5, .h6: true
      default: false
      }
    }
    guard let held else { return }
    let isLink = tree.nodes[held.index].name == .a
    sink.report(
      comment.span(tree.nodes[held.index].span),
      message:
        "Outlook draws this \(isLink ? "link" : "heading") as part of a shape, where a screen"
        + " reader does not find it.",
      help: isLink
        ? "Write the address as href into the shape itself, or leave the shape out."
        : "Write the heading outside of the shape.")
  }

  /// The elements of VML that draw something of themselves.
  private static func isShape(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    guard let name = tree.otherNames[id.rawValue], name.hasPrefix("v:") else { return false }
    return shapes.contains(name)
  }

  private static let shapes: Set<String> = [
    "v:arc", "v:curve", "v:image", "v:line", "v:oval", "v:polyline", "v:rect", "v:roundrect",
    "v:shape",
  ]
}

extension ImgVml {
  fileprivate static let examples: [Example] = [
    .passed(#"<!--[if mso]><v:rect alt="Our lamp"><v:fill src="a.png"/></v:rect><![endif]-->"#),
    .passed(
      #"<!--[if mso]><v:roundrect alt="" href="https://a.example">Return</v:roundrect><![endif]-->"#
    ),
    .failed(
      #"<p>Hi</p><!--[if mso]>«<v:rect fill="t">»<v:fill src="a.png"/></v:rect><![endif]-->"#),
    .failed(
      #"<!--[if gte mso 9]><v:rect alt=""><v:textbox>«<a href="https://a.example">»x</a></v:textbox>"#
        + "</v:rect><![endif]-->"),
    .failed(
      #"<!--[if mso]><v:shape alt=""><v:textbox>«<h1>»Hi</h1></v:textbox></v:shape><![endif]-->"#),
    .inapplicable("<!--[if mso]><table><tr><td>Hi</td></tr></table><![endif]-->"),
    .inapplicable("<!-- <v:rect></v:rect> --><p>Hi</p>"),
    .inapplicable("<p>Hi</p>"),
  ]
}
