import BilletCore
import BilletTree

/// The text keeps its default alignment: where its line begins.
struct TextAlignment: Rule {
  static let description = RuleDescription(
    id: "text-alignment", category: .styling, severity: .error,
    summary: "The text has an alignment of its own",
    rationale: "The marketplace withholds messages that centre text or align it otherwise.",
    help: "Remove the alignment.",
    references: [.policy("Styling")], examples: examples)

  static let interest: Interest = [
    .elements(.center), .attributes(.align), .properties(.textAlign, .textAlignLast),
  ]
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.content.texts.isEmpty else { return }
    sink.applies()
    for declaration in context.declarations(context.declarations.alignment) {
      context.report(
        declaration, reaching: textMoved(by: declaration.value.utf8), in: tree, into: &sink
      ) {
        "\($0) aligns text."
      }
    }
    for center in tree.elements(named: .center) where context.content.holdsText(center, in: tree) {
      sink.report(
        tree.nodes[center.index].span, message: "<center> centres text.",
        help: "Replace <center> with <div>.")
    }
    guard context.features.contains(AttributeName.align) else { return }
    for id in tree.elements where tree.nodes[id.index].name.alignsText {
      guard let align = tree.attribute(.align, of: id) else { continue }
      let moved = textMoved(by: tree.bytes(of: align).trimmed)
      let reach = StyleReach(id, tree, context.styles, context.content)
      guard !reach.isDisjoint(with: moved) else { continue }
      sink.report(
        align.span, message: "align=\"\(tree.value(of: align))\" aligns text.",
        help: "Remove the align attribute.",
        fix: .removing(align, from: tree, "Remove the align attribute", safety: .unsafe))
    }
    noteRedundance(tree, context, &sink)
  }

  /// Tells of `align="left"` where all text begins at the left anyway, so that leaving it out changes nothing.
  ///
  /// Only where nothing else in the document could align anything, or ask for the attribute.
  private func noteRedundance(
    _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    guard context.declarations.alignment.isEmpty, tree.elements(named: .center).isEmpty,
      tree.elements(named: .th).isEmpty, tree.elements(named: .caption).isEmpty,
      !context.features.contains(AttributeName.dir),
      !context.features.contains(PropertyName.direction), context.conditionalComments.isEmpty,
      !context.styles.rules.contains(where: {
        tree.source[$0.selectorSpan].contains(UInt8(ascii: "["))
      })
    else { return }
    var redundant: [HTMLTree.Attribute] = []
    for id in tree.elements {
      guard let align = tree.attribute(.align, of: id) else { continue }
      let value = tree.bytes(of: align).trimmed
      switch tree.nodes[id.index].name {
      case .tr, .td, .tbody, .p, .div, .h1, .h2, .h3, .h4, .h5, .h6:
        // Inside another alignment it would turn the text back.
        guard value.spells("left") else { return }
        redundant.append(align)
      case .img, .hr,
        .table where value.spells("left"):
        break
      default: return
      }
    }
    guard let first = redundant.first else { return }
    let others = redundant.count - 1
    sink.note(
      first.span,
      message: "align=\"\(tree.value(of: first))\" says what holds anyway"
        + (others == 0
          ? "." : others == 1 ? ", here and once more." : ", here and \(others) times more."),
      help: "Leave it out.",
      fix: .removing(redundant, from: tree, "Remove each align=\"left\"", safety: .safe))
  }

  /// The texts that a value moves from where they begin by default.
  ///
  /// A side that text begins at anyway moves nothing, and neither does it in a header cell: the
  /// policy is against centring, not against leaving out the browser's own.
  private func textMoved(by value: some Collection<UInt8>) -> StyleReach {
    if value.spells("left") || value.spells("-webkit-left") { return .rightToLeft }
    if value.spells("right") || value.spells("-webkit-right") { return [.leftToRight, .centred] }
    if value.spells("center") || value.spells("middle") || value.spells("-webkit-center")
      || value.spells("-moz-center")
    {
      return [.leftToRight, .rightToLeft]
    }
    if value.spells("justify") || value.spells("justify-all") || value.spells("end") {
      return .text
    }
    return []
  }
}

extension ElementName {
  /// Elements whose `align` is about the text in them, or about the block that holds it.
  ///
  /// Of images, rules and frames it places the object itself.
  fileprivate var alignsText: Bool {
    switch self {
    case .table, .thead, .tbody, .tfoot, .tr, .td, .th, .caption, .p, .div, .h1, .h2, .h3, .h4,
      .h5, .h6:
      true
    default: false
    }
  }
}

extension TextAlignment {
  fileprivate static let examples: [Example] = [
    .failed(#"<p style="«text-align: center»">Hello</p>"#),
    .failed(#"<p style="«TEXT-ALIGN:Right !important»">Hello</p>"#),
    .failed(#"<p style="«text-align:justify»">Hello</p>"#),
    .failed(#"<p style="«text-align:end»">Hello</p>"#),
    .failed(#"<p «align="center"»>Hello</p>"#),
    .failed(#"<table «align=center»><tr><td>Hello</td></tr></table>"#),
    .failed(#"<table><tr «align=RIGHT»><td>Hello</td></tr></table>"#),
    .failed(#"<table><tr><td «align="center"»>Hello</td></tr></table>"#),
    .failed("«<center>»Hello</center>"),
    .failed(#"<h2 «align="justify"»>Hello</h2>"#),
    .failed(#"<style>.c { «text-align: center» }</style><p class="c">Hello</p>"#),
    .failed(#"<div dir="rtl"><p style="«text-align: left»">שלום</p></div>"#),
    .failed(#"<table><tr><th style="«text-align: right»">Hello</th></tr></table>"#),
    .failed(#"<style>th, td { «text-align: center» }</style><table><tr><td>1</td></tr></table>"#),
    .passed("<p>Hello</p>"),
    .passed(#"<p style="text-align: start">Hello</p>"#),
    .passed(#"<p style="text-align: left" align="left">Hello</p>"#),
    .passed(#"<p style="text-align: inherit">Hello</p>"#),
    .passed(#"<p dir="rtl" style="text-align: right">שלום</p>"#),
    .passed(#"<div dir="rtl"><p align="right">שלום</p></div>"#),
    .passed("<table><tr><th>A header cell, which browsers centre</th></tr></table>"),
    .passed(
      #"<table><tr><th style="text-align: left">A</th><th align="center">B</th></tr></table>"#),
    .passed(
      #"<table><tr><td valign="middle" style="vertical-align: middle">Hello</td></tr></table>"#),
    .passed(#"<table style="margin: 0 auto" width="400"><tr><td>Hello</td></tr></table>"#),
    .passed(#"<p><img align="right" src="https://a.example/a.png" alt="">Hello</p>"#),
    .passed(#"<p>Hi</p><hr align="center">"#),
    .passed(
      #"<p>Hi</p><div style="text-align:center"><img src="https://a.example/a.png" alt=""></div>"#),
    .passed(#"<p>Hi</p><table align="center"><tr><td>&nbsp;</td></tr></table>"#),
    .passed(#"<style>.unused { text-align: center }</style><p>Hello</p>"#),
    .passed(#"<p align="">Hello</p><p style="text-align: nonsense">Hello</p>"#),
    .passed(#"<p>align="center"</p>"#),
    .passed("<style>p:nth-child(2 of p) { text-align: left }</style><p>Hello</p>"),
    .cantTell("<style>p:nth-child(2 of p) { «text-align: center» }</style><p>Hello</p>"),
    .inapplicable(#"<center><img src="https://a.example/a.png" alt=""></center>"#),
  ]
}
