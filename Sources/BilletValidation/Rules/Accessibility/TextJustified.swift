import BilletCore
import BilletTree

/// The spaces between words are even.
struct TextJustified: Rule {
  static let description = RuleDescription(
    id: "text-justified", category: .accessibility, severity: .note,
    summary: "The text is justified",
    rationale:
      "Uneven spaces run through the lines like rivers, which people with dyslexia follow.",
    help: "Remove the alignment.",
    references: [.wcag("1.4.8", .aaa)], examples: examples)

  static let interest: Interest = [.properties(.textAlign), .attributes(.align)]
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.content.texts.isEmpty else { return }
    sink.applies()
    // One is enough advice.
    for declaration in context.styles.declarations
    where declaration.name == .textAlign && declaration.isKeyword("justify") {
      guard !context.reach(of: declaration, in: tree).isDisjoint(with: .text) else { continue }
      sink.report(declaration.span)
      return
    }
    guard tree.attributes.contains(where: { $0.name == .align }) else { return }
    for id in tree.elements where tree.nodes[id.index].name.takesAlignment {
      guard let align = tree.attribute(.align, of: id),
        tree.bytes(of: align).trimmed.spells("justify"), context.content.holdsText(id, in: tree)
      else { continue }
      sink.report(align.span)
      return
    }
  }
}

extension ElementName {
  fileprivate var takesAlignment: Bool {
    switch self {
    case .p, .div, .h1, .h2, .h3, .h4, .h5, .h6, .td, .th, .tr, .tbody, .thead, .tfoot: true
    default: false
    }
  }
}

extension TextJustified {
  fileprivate static let examples: [Example] = [
    .passed("<p>Hello</p>"),
    .passed(#"<p style="text-align: left">Hello</p><p align="left">Hello</p>"#),
    .passed(#"<style>.x { text-align: justify }</style><p>Hello</p>"#),
    .passed(#"<p>a</p><p align="justify"></p><p style="text-align: justify"></p>"#),
    .failed(#"<p style="«text-align: Justify»">Hello</p><p style="text-align: justify">b</p>"#),
    .failed(
      #"<style>td { «text-align: justify !important» }</style><table><tr><td>a</td></tr></table>"#),
    .failed(#"<p «align="JUSTIFY"»>Hello</p><p align="justify">b</p>"#),
    .inapplicable(#"<p style="text-align: justify"></p>"#),
  ]
}
