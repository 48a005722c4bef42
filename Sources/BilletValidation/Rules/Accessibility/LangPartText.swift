import BilletCore
import BilletLanguage
import BilletTree

/// The text of a part is in the language that the part declares.
struct LangPartText: Rule {
  static let description = RuleDescription(
    id: "lang-part-text", category: .accessibility, severity: .error,
    summary: "The text is in another language than the part around it declares",
    rationale: "A screen reader reads the part with the voice of the declared language.",
    help: "Declare the language that the part is in, or remove the attribute.",
    references: [.wcag("3.1.2"), .act("off6ek")], examples: examples)

  /// From as many letters on the detector's answer counts as certain.
  private static let certainLength = 200
  /// From as many letters on another script is no name or sign.
  private static let scriptLength = 10

  static let interest: Interest = .attributes(.lang)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    if context.isPlainlyInOneLanguage(tree) {
      let isDeclared = tree.elements.contains {
        tree.nodes[$0.index].name != .html && tree.attribute(.lang, of: $0) != nil
          && context.content.holdsText($0, in: tree)
      }
      if isDeclared { sink.applies() }
      return
    }
    for part in context.languageParts.parts where part.attribute >= 0 {
      let attribute = tree.attributes[part.attribute]
      let tag = tree.bytes(of: attribute)
      // The `html` tag has a rule of its own.
      guard tag.hasKnownLanguage, part.attribute != pageAttribute(tree), part.sample.letters > 0
      else { continue }
      sink.applies()
      let declared = String(decoding: tag.primarySubtag, as: UTF8.self).lowercased()
      if let script = part.sample.foreignScript, part.sample.other >= Self.scriptLength,
        script.isExcluded(by: declared)
      {
        sink.report(
          attribute.span,
          message: "The part declares \(tag.quoted), and its text is in \(script.name) letters.")
        continue
      }
      let sample = part.sample.bytes
      if CommonWords(of: Array(declared.utf8)[...])?.prevail(in: sample[...]) == true { continue }
      guard let guess = LanguageGuess(sample) else {
        guard let short = ShortTextLanguage(of: sample, insteadOf: declared) else { continue }
        sink.report(
          attribute.span,
          message:
            "The part declares \(tag.quoted), and its text looks like “\(short.language)”.",
          help: "Declare lang=\"\(short.language)\", or remove the attribute.",
          severity: short.isSure ? .warning : .review)
        continue
      }
      guard guess.isReliable, !guess.isLanguage(declared) else { continue }
      let isCertain = part.sample.letters >= Self.certainLength && guess.percent >= 90
      sink.report(
        attribute.span,
        message: "The part declares \(tag.quoted), and its text looks like “\(guess.language)”.",
        help: "Declare lang=\"\(guess.language)\", or translate the text.",
        severity: isCertain ? .error : .review)
    }
  }

  private func pageAttribute(_ tree: HTMLTree) -> Int? {
    tree.elements(named: .html).first.flatMap { html in
      tree.nodes[html.index].attributes.lazy.map { Int($0) }.first {
        tree.attributes[$0].name == .lang
      }
    }
  }
}

extension LangPartText {
  private static let english =
    "We are sorry, but there is a problem with your order. One of the lamps was damaged in our warehouse, and we cannot send it before the end of next week. Please tell us whether you would like to wait for it, or would rather have your money back. You need not send anything to us, and there is nothing to pay."
  private static let german =
    "Leider gibt es ein Problem mit Ihrer Bestellung. Eine der Lampen wurde in unserem Lager beschädigt, und wir können sie nicht vor Ende nächster Woche verschicken. Bitte sagen Sie uns, ob Sie warten möchten oder lieber Ihr Geld zurückbekommen. Sie müssen uns nichts schicken, und zu bezahlen ist auch nichts."
  private static let shortGerman =
    "Bitte bewahren Sie den Karton auf, bis Sie die Lampe ausprobiert haben, und senden Sie sie uns dann in diesem Karton zurück."

  fileprivate static let examples: [Example] = [
    .failed(
      #"<html lang="en"><blockquote «lang="nl"»>We are sorry that the lamp has not been sent, but it will be with you by the end of the week.</blockquote></html>"#,
      severity: .warning),
    .failed(
      #"<html lang="en"><p>Hello, dear all of you: <img «lang="fr"» src="a.png" alt="Fireworks over the town, and all of the people are there"></p></html>"#,
      severity: .warning),
    .failed(
      #"<html lang="en"><p «lang="fr"»><img src="a.png" alt="Fireworks over the town, and all of the people are there"></p></html>"#,
      severity: .warning),
    .inapplicable(
      #"<html lang="fr"><p>Bonjour</p><blockquote>We are sorry that the lamp has not been sent, but it will be with you by the end of the week.</blockquote></html>"#
    ),
    .failed(
      #"<html lang="en"><p>This is what the seller of the lamp has written to you:</p><p «lang="nl"»>We are sorry that the lamp has not been sent, but it will be with you by the end of the week.</p></html>"#,
      severity: .warning),
    .failed(
      #"<p «lang="en"»>Toutes les lampes du magasin ont disparu dans un incendie hier soir.</p>"#,
      severity: .warning),
    .failed(
      #"<p «lang="nl"»>She looked at the lamp, and then it was clear that they had sold hers.</p>"#,
      severity: .warning),
    .passed(#"<p lang="de">„The Lord of the Rings and the Hobbit“ ist ein Buch.</p>"#),
    .cantTell(
      #"<p «lang="da"»>The lamp, the box and a cable.</p>"#),
    .passed(#"<p lang="da">Lampen og kablet ligger i kassen for the record.</p>"#),
    .passed(#"<div lang="en"><p>\#(english)</p></div>"#),
    .passed(#"<div lang="en"><p>\#(english)</p><p lang="de">\#(german)</p></div>"#),
    .passed(#"<p lang="en">The label says <span lang="de">Vorsicht</span>.</p>"#),
    .passed(#"<p lang="en">The label says <span lang="en">Vorsicht, zerbrechlich</span>.</p>"#),
    .passed(#"<p lang="ja">ご注文の商品について、ご連絡いたします。</p>"#),
    .passed(#"<p lang="en">Her name is written 田中 on the parcel.</p>"#),
    .passed(#"<p lang="nb">Vi beklager at pakken er forsinket.</p>"#),
    .failed(#"<div «lang="en"»><p>\#(german)</p></div>"#),
    .failed(#"<html lang="de"><p>\#(german)</p><p «lang="fr"»>\#(english)</p></html>"#),
    .failed(#"<p «lang="en"»>ご注文の商品について、ご連絡いたします。</p>"#),
    .failed(#"<p «lang="ja"»>Ваша посылка задерживается на два дня.</p>"#),
    .cantTell(#"<div lang="en"><p>\#(english)</p><p «lang="fr"»>\#(shortGerman)</p></div>"#),
    .inapplicable(#"<html lang="en"><p>\#(german)</p></html>"#),
    .inapplicable(#"<p lang="xyzzy">\#(german)</p>"#),
    .inapplicable("<p>\(german)</p>"),
    .inapplicable(#"<p lang="en"><img src="a.png" alt=""></p>"#),
  ]
}
