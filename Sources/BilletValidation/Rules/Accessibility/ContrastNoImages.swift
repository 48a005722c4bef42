import BilletCore
import BilletTree

/// Text over a picture can be read where pictures are not loaded.
struct ContrastNoImages: Rule {
  static let description = RuleDescription(
    id: "contrast-no-images", category: .accessibility, severity: .error,
    summary: "The text cannot be read where pictures are not loaded",
    rationale: "Many mail programs load no pictures until the reader asks for them.",
    help: "Give the element a background colour like the picture's.",
    references: [.wcag("1.4.3", .aa), .axe("color-contrast")], profiles: .messages,
    examples: examples)
  static let interest: Interest = [
    .attributes(.background), .properties(.background, .backgroundImage),
  ]

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    let paint = context.paint
    guard let view = paint.pictureless else { return }
    let onPicture = paint.written.paint.texts.filter {
      $0.doubts.contains(.picture) && $0.concealment.isEmpty
    }
    guard !onPicture.isEmpty else { return }
    sink.applies()
    let nodes = Set(onPicture.map(\.node))
    let known = context.contrastFaults(.minimum, in: paint.written, tree, alsoEqual: false)
      .filter(\.isCertain).map(\.text.node)
    let faults = context.contrastFaults(.minimum, in: view, tree, alsoEqual: true)
      .filter { $0.isCertain && nodes.contains($0.text.node) && !known.contains($0.text.node) }
    for (fault, count) in ContrastFault.folded(faults, in: tree) {
      sink.report(
        fault.span(in: tree),
        message: fault.message(tree, count: count, condition: "Without pictures,"))
    }
  }
}

extension ContrastNoImages {
  fileprivate static let examples: [Example] = [
    .passed(#"<p style="color:#fff; background:#222 url(a.png)">Hello</p>"#),
    .passed(#"<p style="color:#222; background:url(a.png)">Hello</p>"#),
    .passed(
      #"<div style="background:#222"><p style="color:#fff;background:url(a.png)">Hi</p></div>"#),
    .failed(#"«<p style="color:#fff; background:url(a.png)">»Hello</p>"#),
    .failed(#"«<p style="color:#fff; background:#fff url(a.png)">»Hello</p>"#),
    .failed(
      ##"<table><tr><td background="a.png">«<font color="#eeeeee">»Hello</font></td></tr></table>"##
    ),
    .failed(##"<table>«<tr bgcolor="#333333">»<td background="a.png">Hello</td></tr></table>"##),
    .passed(##"<p style="color:#fff; background:url(a.png)">***</p>"##),
    .inapplicable("<p>Hello</p>"),
    .inapplicable(#"<p style="color:#aaa">Hello</p>"#),
    .inapplicable(#"<p style="color:#aaa; background:linear-gradient(#fff,#fff)">Hello</p>"#),
    .inapplicable(#"<p style="color:#fff; background:url(a.png); display:none">Hello</p>"#),
    .inapplicable(#"<p style="background:url(a.png)"><img src="b.png" alt="Hi"></p>"#),
  ]
}
