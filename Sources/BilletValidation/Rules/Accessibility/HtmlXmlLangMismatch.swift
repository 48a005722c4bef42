import BilletCore
import BilletMessage
import BilletTree

/// `lang` and `xml:lang` of a whole document name the same language.
struct HtmlXmlLangMismatch: Rule {
  static let description = RuleDescription(
    id: "html-xml-lang-mismatch", category: .accessibility, severity: .error,
    summary: "lang and xml:lang name different languages",
    rationale: "Programs that read the one and programs that read the other speak differently.",
    help: "Remove xml:lang, which HTML does not need, or write the language of lang into it.",
    references: [.wcag("3.1.1"), .act("5b7ae0"), .axe("html-xml-lang-mismatch")],
    examples: examples)

  static let interest: Interest = .attributes(.xmlLang)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.isFragment, let html = tree.elements(named: .html).first,
      let xmlLang = tree.attribute(.xmlLang, of: html),
      let lang = tree.attribute(.lang, of: html)
    else { return }
    let (tag, xmlTag) = (tree.bytes(of: lang), tree.bytes(of: xmlLang))
    guard tag.hasKnownLanguage, !xmlTag.isCollapsible else { return }
    sink.applies()
    let isSame = tag.primarySubtag.lazy.map(\.lowercased)
      .elementsEqual(xmlTag.primarySubtag.lazy.map(\.lowercased))
    guard !isSame else { return }
    sink.report(
      xmlLang.span,
      message: "lang says \(tag.primarySubtag.quoted) and xml:lang says"
        + " \(xmlTag.primarySubtag.quoted).")
  }
}

extension HtmlXmlLangMismatch {
  fileprivate static let examples: [Example] = [
    .passed(#"<html lang="en" xml:lang="en"><p>Hello</p></html>"#),
    .passed(#"<html lang="en-GB" xml:lang="EN-us"><p>Hello</p></html>"#),
    .failed(#"<html lang="fr" «xml:lang="en"»><p>Bonjour</p></html>"#),
    .failed(#"<html «xml:lang="english"» lang="en"><p>Hello</p></html>"#),
    .inapplicable(#"<html lang="en"><p>Hello</p></html>"#),
    .inapplicable(#"<html xml:lang="en"><p>Hello</p></html>"#),
    .inapplicable(#"<html lang="" xml:lang="en"><p>Hello</p></html>"#),
    .inapplicable(#"<html lang="en" xml:lang=""><p>Hello</p></html>"#),
    .inapplicable(#"<html lang="xx" xml:lang="en"><p>Hello</p></html>"#),
    .inapplicable(#"<p lang="fr" xml:lang="en">Bonjour</p>"#),
    .inapplicable(#"<html lang="fr" xml:lang="en"><p>Bonjour</p></html>"#, facts: fragment),
  ]

  private static var fragment: MessageFacts {
    var facts = MessageFacts()
    facts.fragment = true
    return facts
  }
}
