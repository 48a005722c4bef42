import BilletCore
import BilletLanguage
import BilletTree

/// The text is in the language that the document declares.
struct LangPageText: Rule {
  static let description = RuleDescription(
    id: "lang-page-text", category: .accessibility, severity: .error,
    summary: "The text is in another language than the document declares",
    rationale: "A screen reader reads the text with the voice of the declared language.",
    help: "Declare the language that the text is in, or translate the text.",
    references: [.wcag("3.1.1"), .act("ucwvc8")], examples: examples)

  /// From as many letters on the detector's answer counts as certain.
  private static let certainLength = 200

  static let interest: Interest = .attributes(.lang, .xmlLang)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.isFragment, let html = tree.elements(named: .html).first,
      let lang = tree.attribute(.lang, of: html)
    else { return }
    let tag = tree.bytes(of: lang)
    guard tag.hasKnownLanguage else { return }
    // Most messages are plainly in their language, and nothing else of their text is asked for then.
    if context.isPlainlyInOneLanguage(tree)
      || CommonWords(of: tag.primarySubtag)?.prevail(in: context.flow.bytes[...]) == true
    {
      sink.applies()
      return
    }
    // What declares a language of its own is for the rule on parts.
    let page = context.languageParts.parts.first { $0.attribute == tree.number(of: lang, in: html) }
    guard let sample = page?.sample, sample.letters > 0 else { return }
    sink.applies()
    let declared = String(decoding: tag.primarySubtag, as: UTF8.self).lowercased()
    guard let guess = LanguageGuess(sample.bytes) else {
      guard let short = ShortTextLanguage(of: sample.bytes, insteadOf: declared) else { return }
      return sink.report(
        lang.span,
        message:
          "The document declares \(tag.quoted), and its text looks like “\(short.language)”.",
        help: "Declare lang=\"\(short.language)\", or translate the text.",
        severity: short.isSure ? .warning : .review)
    }
    guard guess.isReliable, !guess.isLanguage(declared) else { return }
    let isCertain = sample.letters >= Self.certainLength && guess.percent >= 90
    sink.report(
      lang.span,
      message: "The document declares \(tag.quoted), and its text looks like “\(guess.language)”.",
      help: "Declare lang=\"\(guess.language)\", or translate the text.",
      severity: isCertain ? .error : .review)
  }
}

extension HTMLTree {
  /// The number of an element's attribute.
  fileprivate func number(of attribute: Attribute, in node: NodeID) -> Int? {
    nodes[node.index].attributes.lazy.map { Int($0) }.first {
      attributes[$0].span == attribute.span
    }
  }
}

extension LanguageGuess {
  /// Whether it is a language, or one that the detector cannot tell from it.
  func isLanguage(_ primary: String) -> Bool {
    let code = String(language.prefix { $0 != "-" })
    if code == primary || code == "un" || code == "xxx" { return true }
    let alike: [Set<String>] = [
      ["no", "nb", "nn", "da"], ["hr", "bs", "sr", "sh"], ["id", "ms"], ["cs", "sk"], ["gl", "pt"],
      ["zh", "cmn", "yue"], ["iw", "he"], ["in", "id"], ["tl", "fil"], ["de", "gsw", "lb"],
    ]
    return alike.contains { $0.contains(code) && $0.contains(primary) }
  }
}

extension LangPageText {
  private static let english =
    "<p>We are sorry, but there is a problem with your order. One of the lamps was damaged in our warehouse, and we cannot send it before the end of next week. Please tell us whether you would like to wait for it, or would rather have your money back. You need not send anything to us, and there is nothing to pay.</p>"
  private static let german =
    "<p>Leider gibt es ein Problem mit Ihrer Bestellung. Eine der Lampen wurde in unserem Lager beschädigt, und wir können sie nicht vor Ende nächster Woche verschicken. Bitte sagen Sie uns, ob Sie warten möchten oder lieber Ihr Geld zurückbekommen. Sie müssen uns nichts schicken, und zu bezahlen ist auch nichts.</p>"

  fileprivate static let examples: [Example] = [
    .passed(#"<html lang="en">\#(english)</html>"#),
    .passed(#"<html lang="DE-at">\#(german)</html>"#),
    .passed(#"<html lang="en"><p>Danke</p></html>"#),
    .passed(#"<html lang="en">\#(english)<p>Die Schachtel ist zerbrechlich.</p></html>"#),
    .failed(#"<html «lang="en"»>\#(german)</html>"#),
    .failed(#"<html «lang="fr-FR"»>\#(english)</html>"#),
    .passed(#"<html lang="en">\#(english)<div lang="de">\#(german)\#(german)</div></html>"#),
    .cantTell(
      #"<html «lang="da"»><p>The lamp, the box and a cable.</p>"#),
    .passed(#"<html lang="nl"><p>De lamp en de doos staan for the record in the hal.</p></html>"#),
    .inapplicable(#"<html lang="">\#(german)</html>"#),
    .inapplicable(#"<html lang="xyzzy">\#(german)</html>"#),
    .inapplicable("<html>\(german)</html>"),
    .inapplicable(#"<p lang="en">Danke</p>"#),
    .inapplicable(#"<html lang="en"><img src="a.png" alt=""></html>"#),
  ]
}
