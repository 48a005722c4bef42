import BilletCore
import BilletTree

/// Nothing in the message has a background of its own.
struct Background: Rule {
  static let description = RuleDescription(
    id: "background", category: .styling, severity: .warning,
    summary: "The message has a background of its own",
    rationale: "The default font colour is only sure to be legible on the default background.",
    help: "Remove the background; set things apart with a border.",
    references: [Reference(.billet, "background")], examples: examples)

  static let interest: Interest = [
    .attributes(.bgcolor, .background),
    .properties(.background, .backgroundColor, .backgroundImage),
  ]
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.content.texts.isEmpty || !context.content.objects.isEmpty else { return }
    sink.applies()
    for declaration in context.declarations(context.declarations.background) {
      guard !declaration.isDefaulting, !paintsNothing(declaration.value.utf8),
        // What browsers drop paints nothing.
        declaration.isBackground(isQuirks: context.styles.isQuirks)
      else { continue }
      context.report(declaration, reaching: .shown, in: tree, into: &sink) {
        "\($0) sets a background."
      }
    }
    guard
      context.features.contains(AttributeName.bgcolor)
        || context.features.contains(AttributeName.background)
    else { return }
    for id in tree.elements where !tree.nodes[id.index].attributes.isEmpty {
      guard context.styles.computed[id.index].isRendered else { continue }
      for index in tree.nodes[id.index].attributes {
        let attribute = tree.attributes[Int(index)]
        guard attribute.name == .bgcolor || attribute.name == .background, !attribute.isDuplicate,
          !tree.bytes(of: attribute).isBlank
        else { continue }
        sink.report(
          attribute.span,
          message: "\(attribute.name.rawValue)=\"\(tree.value(of: attribute))\" sets a background.")
      }
    }
  }

  private func paintsNothing(_ value: String.UTF8View) -> Bool {
    value.spells("none") || value.spells("transparent") || value.spells("0")
      || value.spells("none transparent") || value.spells("transparent none")
      || value.spells("0 0")
  }
}

extension Background {
  fileprivate static let examples: [Example] = [
    .failed(#"<p style="«background-color: #eee»">Hello</p>"#),
    .failed(#"<p style="«background: white»">Hello</p>"#),
    .failed(#"<div style="«background-image: url(https://a.example/a.png)»">Hello</div>"#),
    .failed(##"<table «bgcolor="#ffffff"»><tr><td>Hello</td></tr></table>"##),
    .failed(#"<body «background="https://a.example/a.png"»><p>Hello</p></body>"#),
    .failed(
      #"<style>td { «background: linear-gradient(red, blue)» }</style>"#
        + "<table><tr><td>Hi</td></tr></table>"),
    .passed("<p>Hello</p>"),
    .passed(#"<p style="background: none">Hello</p>"#),
    .passed(#"<p style="background-color: transparent; background: inherit">Hello</p>"#),
    .passed(#"<p style="background-repeat: no-repeat; background-size: cover">Hello</p>"#),
    .passed(#"<style>.unused { background: red }</style><p>Hello</p>"#),
    .passed(#"<p>Hi</p><p style="display:none;background:red">Hidden</p>"#),
    .passed(#"<p style="color: red; border: 1px solid">Hello</p>"#),
    .passed(#"<table bgcolor=""><tr><td>Hello</td></tr></table>"#),
    .passed(#"<p style="background: bogus; background-color: #12345">Hello</p>"#),
    .passed(#"<p style="background-image: nothing.png">Hello</p>"#),
    .failed(#"<p style="«background: #eee url(a.png) no-repeat center / cover»">Hello</p>"#),
    .failed(#"<p style="«background: var(--ground)»">Hello</p>"#),
    .inapplicable(#"<div style="background: red"></div>"#),
  ]
}
