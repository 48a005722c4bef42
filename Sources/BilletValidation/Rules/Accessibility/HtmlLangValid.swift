import BilletCore
import BilletMessage
import BilletTree

/// The language that a whole document declares is one that is registered.
struct HtmlLangValid: Rule {
  static let description = RuleDescription(
    id: "html-lang-valid", category: .accessibility, severity: .error,
    summary: "The document's language is not a known one",
    rationale: "A screen reader that does not know the language reads with the wrong voice.",
    help: "Write a language tag such as en-US, de-DE or ja into the html tag.",
    references: [.wcag("3.1.1"), .act("bf051a"), .axe("html-lang-valid")], examples: examples)

  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.isFragment, let html = tree.elements(named: .html).first,
      let lang = tree.attribute(.lang, of: html)
    else { return }
    let tag = tree.bytes(of: lang)
    guard !tag.isCollapsible else { return }
    sink.applies()
    guard !tag.hasKnownLanguage else { return }
    sink.report(
      lang.span, message: "The document's language \(tag.quoted) begins with no known language.",
      help: tag.contains(UInt8(ascii: "_"))
        ? "Write the tag with hyphens, such as en-US." : nil)
  }
}

extension HtmlLangValid {
  fileprivate static let examples: [Example] = [
    .passed(#"<html lang="de"><p>Hallo</p></html>"#),
    .passed(#"<html lang="EN-us"><p>Hello</p></html>"#),
    .passed("<!DOCTYPE html><html lang=zh-Hant-TW><p>你好</p></html>"),
    .passed(#"<html lang="de-nowhere"><p>Hallo</p></html>"#),
    .passed(#"<html lang="gsw"><p>Grüezi</p></html>"#),
    .passed(#"<html lang="iw"><p>שלום</p></html>"#),
    .passed(#"<html lang="en-US-"><p>Hello</p></html>"#),
    .failed(#"<html «lang="ge-DE"»><p>Hallo</p></html>"#),
    .failed(#"<!DOCTYPE html><html «lang="english"»><p>Hello</p></html>"#),
    .failed(#"<html «lang="eng"»><p>Hello</p></html>"#),
    .failed(#"<html «lang="i-klingon"»><p>nuqneH</p></html>"#),
    .failed(#"<html «lang="en_US"»><p>Hello</p></html>"#),
    .failed(##"<html «lang="#?"»><p>Hello</p></html>"##),
    .failed(#"<html «lang="-en"»><p>Hello</p></html>"#),
    .inapplicable("<html><p>Hello</p></html>"),
    .inapplicable(#"<html lang=""><p>Hello</p></html>"#),
    .inapplicable("<html lang=' \n'><p>Hello</p></html>"),
    .inapplicable(#"<html xml:lang="xyzzy"><p>Hello</p></html>"#),
    .inapplicable(#"<p lang="xyzzy">Hello</p>"#),
    .inapplicable(#"<html lang="xyzzy"><p>Hello</p></html>"#, facts: fragment),
  ]

  private static var fragment: MessageFacts {
    var facts = MessageFacts()
    facts.fragment = true
    return facts
  }
}
