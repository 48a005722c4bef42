import BilletCore
import BilletLanguage
import BilletMessage
import BilletTree

/// The words are spelt as a dictionary of the message's language has them.
///
/// Values, names, addresses, codes and abbreviations are nobody's spelling. Each word is told once.
struct Spelling: Rule {
  static let description = RuleDescription(
    id: "spelling", category: .content, severity: .warning,
    summary: "The word is not in the dictionary",
    rationale: "The marketplace withholds messages with spelling errors.",
    help: "Correct it, or add it to words in billet.yaml if it is right.",
    references: [.policy("Content")], examples: examples)

  static let readsWordsOnly = true

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    let text = context.text
    var told = Set(context.policy.words.map { Array($0.utf8) })
    var parts: [String: ForeignParts] = [:]
    for spelt in sentences(tree, context) {
      let (language, dictionary) = (spelt.language, spelt.dictionary)
      sink.applies()
      let foreign = parts[language.tag] ?? ForeignParts(language, tree)
      parts[language.tag] = foreign
      for word in spelt.words where !foreign.contain(text.sourceSpan(of: word.range, in: tree)) {
        guard
          let doubt = SpellingDoubt(word, of: spelt.sentence, text, language.language, dictionary),
          told.insert(word.letters).inserted
        else { continue }
        let written = String(decoding: word.letters, as: UTF8.self)
        sink.report(
          text.sourceSpan(of: word.range, in: tree),
          message: "“\(written)” is not in the dictionary (\(dictionary.tag)).",
          help: Self.help(doubt.near), severity: doubt.isSure ? .warning : .review)
      }
    }
  }

  private struct SpeltSentence {
    var sentence: MessageText.Sentence
    var language: SpellingLanguage
    var dictionary: SpellingDictionary
    var words: [SpellingWords.Word]
  }

  /// The sentences that a dictionary can be asked for; a dictionary that was not read yet knows then what it will be
  /// asked.
  private func sentences(_ tree: HTMLTree, _ context: RuleContext) -> [SpeltSentence] {
    let text = context.text
    var sentences: [SpeltSentence] = []
    for sentence in text.sentences where text.blocks[sentence.block].kind != .hidden {
      guard let language = SpellingLanguage(of: sentence, text, context, tree),
        let dictionary = SpellingDictionaries.dictionary(for: language.tag)
      else { continue }
      let hidden = text.tokenized.tokens[sentence.text.tokens].filter(\.isHidden).map(\.bytes)
      let words = SpellingWords.words(in: text.bytes, sentence.text.bytes, hidden: hidden)
      // Of the messages that follow the first, the whole list is read.
      if dictionary.isUnread { SpellingDoubt.expect(words, language.language, dictionary) }
      sentences.append(
        SpeltSentence(
          sentence: sentence, language: language, dictionary: dictionary, words: words))
    }
    return sentences
  }

  private static func help(_ proposals: [String]) -> String? {
    guard let first = proposals.first else { return nil }
    let others = proposals.dropFirst().map { "“\($0)”" }.joined(separator: " or ")
    let question =
      others.isEmpty ? "Did you mean “\(first)”?" : "Did you mean “\(first)”, \(others)?"
    return "\(question) If the word is right, add it to words in billet.yaml."
  }
}

extension TextToken {
  fileprivate var isHidden: Bool { isOpaque || kind == .value || kind == .address }
  fileprivate var bytes: Range<Int> { Int(range.lowerBound)..<Int(range.upperBound) }
}

extension Spelling {
  fileprivate static let examples: [Example] = [
    .failed(#"<p lang="en">We will «recieve» your parcel on Monday.</p>"#),
    .failed(#"<p lang="en-US">Please «accpet» the «delivry» and keep the receipt.</p>"#),
    .failed(#"<p lang="de">Bitte öffnen Sie das «Packet» vorsichtig.</p>"#),
    .failed(#"<p lang="de">Wir haben Ihre «Bestelung» gefunden.</p>"#),
    .failed(#"<p lang="fr">Votre «comande» contient une lampe.</p>"#),
    .failed(#"<p lang="es">Hemos «enconrado» su pedido.</p>"#),
    .failed(#"<p lang="it">La ringraziamo per la sua «rispposta».</p>"#),
    .failed(#"<img src="a.png" alt="A box with the «lable» on top" lang="en">"#),
    .cantTell(#"<p lang="en">The «flurbomatic» part is missing from the box.</p>"#),
    .passed(#"<p lang="en">We will receive your parcel on Monday.</p>"#),
    .passed(#"<p lang="en">It’s Maria’s lamp, and it doesn't light up.</p>"#),
    .passed(#"<p lang="en-GB">The colour of your favourite armchair is grey.</p>"#),
    .passed(#"<p lang="en">The color or the colour? Both are spelt well.</p>"#),
    .passed(#"<p lang="en">Ask Zbigniew at Lumenova about the FX-3 or the iPad.</p>"#),
    .passed(#"<p lang="en">Dear Brzezinsky,</p><p>your order has a problem.</p>"#),
    .passed(
      #"<p lang="en">See https://www.amazon.com/gp/hlep or manual_v2.pdf, item B0CXYZTTT1.</p>"#),
    .passed(
      #"<p lang="de">Die Lieferadresse und die Kundenservicemitarbeiterin sind gefunden.</p>"#),
    .passed(#"<p lang="de">Der Hin- und Rückversand der 5-Sterne-Lampe ist frei.</p>"#),
    .passed(#"<p lang="fr">L’étiquette d’expédition est jointe à l'envoi qu'elle accompagne.</p>"#),
    .passed(
      #"<p lang="es">Envíenos una foto, indíquenos el modelo y confírmenos el texto"#
        + " enviándonoslo hoy; háganoslo saber.</p>"),
    .passed(#"<p lang="es">Las dos manchitas salen con un poquito de jabón.</p>"#),
    .passed(#"<p lang="es">Dinos si podemos recordarle la cita y colocarle el refuerzo.</p>"#),
    .passed(
      #"<p lang="it">Possiamo correggerglielo e rispedirglielo; scrivimelo inviandoci i dati.</p>"#),
    .failed(#"<p lang="es">«Indiquenos» el modelo, por favor.</p>"#),
    .passed(#"<p lang="de">Der Winkelschleifer und das Planschbecken sind da.</p>"#),
    .cantTell(#"<p lang="fr">Cessez de l'utiliser.</p><p>«Voltéis», service qualité</p>"#),
    .passed(#"<p lang="es">El pedido sale hoy.</p><p>Elodia</p>"#),
    .passed(#"<p lang="it">L’etichetta dell'ordine è nell’allegato.</p>"#),
    .passed(
      #"<p lang="en">The box says <span lang="de">Vorsicht, zerbrechlich</span> on top.</p>"#),
    .inapplicable(#"<p lang="ja">ご注文の商品について</p>"#),
    .inapplicable(#"<p lang="nl">Uw bestelling is onderwegg.</p>"#),
    .inapplicable(#"<img src="a.png" alt="">"#),
  ]
}
