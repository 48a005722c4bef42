import BilletCore
import BilletLanguage
import BilletMessage
import BilletTree

/// A passage in another language says so.
struct LangPartMissing: Rule {
  static let description = RuleDescription(
    id: "lang-part-missing", category: .accessibility, severity: .review,
    summary: "A passage in another language does not declare it",
    rationale: "A screen reader reads it with the voice of the language around it.",
    help: "Put the passage into an element with its language, such as <p lang=\"de\">.",
    references: [.wcag("3.1.2"), .act("off6ek")], examples: examples)

  /// The share of a text, in percent, that has to be in the other language.
  private static let leastShare = 90
  /// From as many letters on another script is a passage rather than a sign.
  private static let scriptLength = 4

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    if context.isPlainlyInOneLanguage(tree) { return sink.applies() }
    var languages: [Int: String?] = [:]
    for part in context.languageParts.parts {
      languages[part.attribute] = language(of: part, tree, context)
    }
    guard languages.values.contains(where: { $0 != nil }) else { return }
    sink.applies()
    let text = context.text
    for block in text.blocks where block.kind.isShown && !block.isQuoted {
      guard text.bytes[block.range].mayTellLanguage else { continue }
      // Only what the part around says is looked at: a passage with its own language is a part of its own.
      var samples: [(attribute: Int, sample: PartSample, range: Range<Int>)] = []
      text.forEachWord(in: block.sentences) { attribute, word in
        var index = samples.count - 1
        while index >= 0, samples[index].attribute != attribute { index -= 1 }
        if index < 0 {
          index = samples.count
          samples.append((attribute, PartSample(), word))
        }
        samples[index].sample.add(text.bytes[word])
        samples[index].range = samples[index].range.lowerBound..<word.upperBound
      }
      for entry in samples.sorted(by: { $0.attribute < $1.attribute }) {
        guard let declared = languages[entry.attribute] ?? nil,
          let other = Self.otherLanguage(of: entry.sample, than: declared)
        else { continue }
        sink.report(
          text.sourceSpan(of: entry.range, in: tree),
          message: "The passage looks like \(other), and the text around it is declared as"
            + " “\(declared)”.")
      }
    }
  }

  /// The language that a part is in, where what it declares is what it is in: of a part that is not,
  /// other rules tell.
  private func language(
    of part: LanguageParts.Part, _ tree: HTMLTree, _ context: RuleContext
  ) -> String? {
    let declared: String
    if part.attribute >= 0 {
      let tag = tree.bytes(of: tree.attributes[part.attribute])
      guard tag.hasKnownLanguage else { return nil }
      declared = String(decoding: tag.primarySubtag, as: UTF8.self).lowercased()
    } else if let tag = context.facts.messageLocale.flatMap({ LanguageTag($0) }) {
      declared = String(tag.language)
    } else {
      return nil
    }
    if let script = part.sample.foreignScript, script.isExcluded(by: declared) { return nil }
    guard let guess = LanguageGuess(part.sample.bytes, unlessIn: declared), guess.isReliable else {
      return declared
    }
    return guess.isLanguage(declared) ? declared : nil
  }

  private static func otherLanguage(of sample: PartSample, than declared: String) -> String? {
    if let script = sample.foreignScript, sample.other >= scriptLength,
      script.isExcluded(by: declared)
    {
      return "\(script.name) text"
    }
    guard let guess = LanguageGuess(sample.bytes, unlessIn: declared), guess.isReliable,
      guess.percent >= leastShare, !guess.isLanguage(declared)
    else { return nil }
    return "“\(guess.language)”"
  }
}

extension LangPartMissing {
  private static let english =
    "We are sorry, but there is a problem with your order. One of the lamps was damaged in our warehouse, and we cannot send it before the end of next week. Please tell us whether you would like to wait for it, or would rather have your money back."
  private static let german =
    "Bitte bewahren Sie den Karton auf, bis Sie die Lampe ausprobiert haben, und senden Sie sie uns dann in diesem Karton zurück"

  fileprivate static let examples: [Example] = [
    .cantTell(#"<div lang="en"><p>\#(english)</p><p>«\#(german)»</p></div>"#),
    .cantTell(#"<html lang="en"><p>\#(english)</p><p>«\#(german)»</p></html>"#),
    .cantTell(#"<div lang="en"><p>\#(english)</p><p>«ご注文ありがとうございます»。</p></div>"#),
    .cantTell(#"<div lang="en"><p>\#(english)</p><ul><li>«Спасибо за ваш заказ»!</li></ul></div>"#),
    .passed(#"<div lang="en"><p>\#(english)</p><p lang="de">\#(german)</p></div>"#),
    .passed(
      #"<div lang="en"><p>\#(english)</p><p>The box says “Vorsicht, zerbrechlich”.</p></div>"#),
    .passed(#"<div lang="en"><p>\#(english)</p><blockquote>\#(german)</blockquote></div>"#),
    .passed(#"<p lang="en">The name on the parcel is 田中 or Иванова, as you wrote it.</p>"#),
    .passed(#"<p lang="ja">商品名：Sony noise cancelling headphones WH-1000</p>"#),
    .passed(#"<p lang="de">Liebe Grüße, The Lumen Team</p>"#),
    .inapplicable(#"<div lang="en"><p>\#(german)</p></div>"#),
    .inapplicable("<p>\(english)</p><p>\(german)</p>"),
    .inapplicable(#"<p lang="en"><img src="a.png" alt=""></p>"#),
  ]
}
