import BilletCore
import BilletTree

/// The text keeps its default colour.
struct FontColor: Rule {
  static let description = RuleDescription(
    id: "font-color", category: .styling, severity: .error,
    summary: "The text has a colour of its own",
    rationale: "The marketplace withholds messages that override its font colour.",
    help: "Remove the colour; make text stand out with <strong>.",
    references: [.policy("Styling")], examples: examples)

  static let interest: Interest = [
    .elements(.font), .attributes(.text, .link, .vlink, .alink),
    .properties(.color, .webkitTextFillColor),
  ]
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.content.texts.isEmpty else { return }
    sink.applies()
    for declaration in context.declarations(context.declarations.color) {
      guard !keepsColour(declaration), isColour(declaration, context) else { continue }
      context.report(declaration, reaching: .text, in: tree, into: &sink) {
        "\($0) changes the colour of text."
      }
    }
    for id in tree.elements(named: .font) {
      report(.color, of: id, reaching: id, tree, context, &sink)
    }
    for body in tree.elements(named: .body) {
      report(.text, of: body, reaching: body, tree, context, &sink)
      let link = tree.elements(named: .a).first {
        tree.attribute(.href, of: $0) != nil && context.content.holdsText($0, in: tree)
      }
      guard let link else { continue }
      for name in [AttributeName.link, .vlink, .alink] {
        report(name, of: body, reaching: link, tree, context, &sink)
      }
    }
  }

  /// `currentColor` is the parent's colour here, and `CanvasText` the browser's own for text.
  private func keepsColour(_ declaration: StyleTable.Declaration) -> Bool {
    declaration.isDefaulting || declaration.isKeyword("currentcolor")
      || declaration.isKeyword("canvastext")
  }

  /// Whether browsers take the value for a colour; what they drop changes nothing.
  private func isColour(_ declaration: StyleTable.Declaration, _ context: RuleContext) -> Bool {
    declaration.color(isQuirks: context.styles.isQuirks) != nil
  }

  private func report(
    _ name: AttributeName, of id: HTMLTree.NodeID, reaching reached: HTMLTree.NodeID,
    _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    // Browsers ignore an empty colour, and this name (HTML 2.3.6).
    guard let attribute = tree.attribute(name, of: id), !tree.bytes(of: attribute).isEmpty,
      !tree.bytes(of: attribute).trimmed.spells("transparent"),
      context.content.holdsText(reached, in: tree)
    else { return }
    sink.report(
      attribute.span,
      message: "\(name.rawValue)=\"\(tree.value(of: attribute))\" changes the colour of text.")
  }
}

extension FontColor {
  fileprivate static let examples: [Example] = [
    .failed(#"<p style="«color: #333»">Hello</p>"#),
    .failed(#"<p style="margin:0;«COLOR:black !important»">Hello</p>"#),
    .failed(#"<style>p { «color: navy» }</style><p>Hello</p>"#),
    .failed(#"<style>@media (max-width: 400px) { p { «color: red» } }</style><p>Hello</p>"#),
    .failed(#"<a href="https://www.amazon.com/" style="«color:#0645ad»">Your order</a>"#),
    .failed(#"<font «color="red"»>Hello</font>"#),
    .failed(##"<body «text="#222222"» «link=blue»><p>Hi <a href="https://a.example">you</a></p>"##),
    .failed(#"<div style="«-webkit-text-fill-color: gray»">Hello</div>"#),
    .failed(#"<div style="«color:transparent»">Hello</div>"#),
    .failed(#"<div style="«color:red»"><div><span>deep</span></div></div>"#),
    .passed("<p>Hello</p>"),
    .passed(#"<p style="border-color: red; background-color: white">Hello</p>"#),
    .passed(#"<p style="border:1px solid #ccc; outline-color: red">Hello</p>"#),
    .passed(#"<p style="color: inherit">Hello</p>"#),
    .passed(#"<p style="color: currentColor">Hello</p>"#),
    .passed(#"<p style="color: unset">Hello</p><p style="color:CanvasText">Hi</p>"#),
    .passed(#"<style>.none { color: red }</style><p>No element of this class</p>"#),
    .passed(#"<style>@media print { p { color: black } }</style><p>Hello</p>"#),
    .passed(
      #"<p>Hello</p><div style="color:red"><img src="https://a.example/a.png" alt=""></div>"#),
    .passed(#"<p>Hello</p><div style="color:red">&nbsp; &#8203;</div>"#),
    .passed(#"<p>Hello</p><p style="display:none; color:red">Hidden</p>"#),
    .passed(#"<p style="color: bogus">Hello</p><p style="color: rgb(1, 2)">Hello</p>"#),
    .passed(#"<!DOCTYPE html><p style="color: 333">Hello</p>"#),
    .failed(#"<p style="«color: 333»">Hello</p>"#),
    .failed(#"<p style="«color: oklch(40% 0.1 20)»">Hello</p>"#),
    .failed(#"<p style="«color: var(--brand)»">Hello</p>"#),
    .passed(#"<body link="blue"><p>No link</p>"#),
    .passed(#"<font color="transparent">Hello</font>"#),
    .passed(#"<font color="">Hello</font>"#),
    .passed("<p>color: red</p>"),
    .passed(#"<p title="color:red" class="color">Hello</p>"#),
    .cantTell("<style>p:nth-child(2 of p) { «color: red» }</style><p>Hello</p>"),
    .inapplicable(#"<img src="https://a.example/a.png" alt="" style="color:red">"#),
  ]
}
