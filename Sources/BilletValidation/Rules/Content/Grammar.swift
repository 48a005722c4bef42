import BilletCore
import BilletLanguage
import BilletMessage
import BilletTree

/// The sure faults of grammar: a word twice, a for an, a bracket that is not closed.
struct Grammar: Rule {
  static let description = RuleDescription(
    id: "grammar", category: .content, severity: .warning,
    summary: "The sentence has a fault of grammar",
    rationale:
      "The marketplace withholds messages with grammar issues. Where the program harper-cli is on"
      + " the machine, “billet check” adds what it doubts in English texts, for review.",
    help: "Correct the sentence.",
    references: [.policy("Content")], examples: examples)

  static let readsWordsOnly = true

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    let text = context.text
    for sentence in text.sentences where text.blocks[sentence.block].kind != .hidden {
      guard let language = sentence.language, language != .japanese else { continue }
      sink.applies()
      checkWords(sentence, language, text, tree, &sink)
      checkBrackets(sentence, text, tree, &sink)
    }
    if context.usesGrammarTool { askGrammarTool(text, tree, context, &sink) }
  }

  /// What another program doubts in the English blocks, where no finding of this rule stands already.
  private func askGrammarTool(
    _ text: MessageText, _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    var asked: [UInt8] = []
    var places: [(start: Int, block: Int)] = []
    for block in text.blocks
    where block.kind.isShown && !block.sentences.isEmpty
      && text.sentences[block.sentences].allSatisfy({ $0.language == .english })
    {
      places.append((asked.count, block.range.lowerBound))
      asked += text.bytes[block.range].lazy.map { $0 < 0x20 ? 0x20 : $0 }
      asked += [0x0A, 0x0A]
    }
    guard !asked.isEmpty else { return }
    let known = sink.findings.filter { $0.rule == Self.description.id }.map(\.span)
    let tag = context.certainLanguage(tree)
    for doubt in GrammarTool.doubts(in: asked, isBritish: tag?.region.map { $0 != "US" } ?? false) {
      guard let place = places.last(where: { $0.start <= doubt.range.lowerBound }) else { continue }
      let shift = place.block - place.start
      let span = text.sourceSpan(
        of: (doubt.range.lowerBound + shift)..<(doubt.range.upperBound + shift), in: tree)
      guard !span.isEmpty, !known.contains(where: { $0.overlaps(span) }) else { continue }
      sink.report(
        span, message: "harper-cli: \(doubt.message)",
        help: doubt.proposal.isEmpty ? nil : "\(doubt.proposal).", severity: .review)
    }
  }

  private func checkWords(
    _ sentence: MessageText.Sentence, _ language: TextLanguage, _ text: MessageText,
    _ tree: HTMLTree, _ sink: inout DiagnosticSink
  ) {
    let tokens = text.tokenized.tokens
    for (index, next) in zip(sentence.text.tokens, sentence.text.tokens.dropFirst()) {
      let (left, right) = (tokens[index], tokens[next])
      guard left.kind == .word, right.kind == .word, !left.isOpaque, !right.isOpaque else {
        continue
      }
      let between = text.bytes[Int(left.range.upperBound)..<Int(right.range.lowerBound)]
      guard !between.isEmpty, between.allSatisfy({ $0 <= 0x20 }) else { continue }
      let span = Int(left.range.lowerBound)..<Int(right.range.upperBound)
      let word = text.tokenized.letters(of: left)
      if word == text.tokenized.letters(of: right), DoubledWords.isFault(word, right, language) {
        let written = String(
          decoding: text.bytes[Int(left.range.lowerBound)..<Int(left.range.upperBound)],
          as: UTF8.self)
        sink.report(
          text.sourceSpan(of: span, in: tree), message: "The word “\(written)” stands twice.",
          help: "Remove one of the two.")
      } else if language == .english,
        let article = Article.correction(word, before: right, in: text)
      {
        let noun = String(
          decoding: text.bytes[Int(right.range.lowerBound)..<Int(right.range.upperBound)],
          as: UTF8.self)
        sink.report(
          text.sourceSpan(of: span, in: tree),
          message: "“\(String(decoding: word, as: UTF8.self)) \(noun)” has the wrong article.",
          help: "Write “\(article) \(noun)”.")
      }
    }
  }

  /// Round and square brackets in pairs, inside of a sentence; list numbers such as `a)` and faces have none.
  private func checkBrackets(
    _ sentence: MessageText.Sentence, _ text: MessageText, _ tree: HTMLTree,
    _ sink: inout DiagnosticSink
  ) {
    var open: [(byte: UInt8, offset: Int)] = []
    for offset in sentence.text.bytes {
      switch text.bytes[offset] {
      case UInt8(ascii: "("), UInt8(ascii: "["): open.append((text.bytes[offset], offset))
      case UInt8(ascii: ")"):
        if open.last?.byte == UInt8(ascii: "(") { open.removeLast() }
      case UInt8(ascii: "]"):
        if open.last?.byte == UInt8(ascii: "[") { open.removeLast() }
      default: break
      }
    }
    // A sentence that goes on in the next one closes it there.
    guard let bracket = open.first, closes(bracket.byte, after: sentence, text) == false else {
      return
    }
    sink.report(
      text.sourceSpan(of: bracket.offset..<(bracket.offset + 1), in: tree),
      message: "The bracket that opens here is not closed.", help: "Close it.")
  }

  private func closes(
    _ bracket: UInt8, after sentence: MessageText.Sentence, _ text: MessageText
  ) -> Bool {
    let closing: UInt8 = bracket == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
    let block = text.blocks[sentence.block].range
    return text.bytes[
      sentence.text.bytes.upperBound..<max(block.upperBound, sentence.text.bytes.upperBound)
    ]
    .contains(closing)
  }
}

/// Words that may stand twice.
enum DoubledWords {
  /// Whether a word twice in a row is a slip.
  static func isFault(
    _ word: ArraySlice<UInt8>, _ second: TextToken, _ language: TextLanguage
  ) -> Bool {
    // Names are doubled: Duran Duran, Bora Bora.
    if second.isCapital { return false }
    let allowed: Set<[UInt8]> =
      switch language {
      case .english:
        words("had that is do very so really bye no yes ha more many far long out in on")
      case .german: words("die der das sie ihr sehr viel ja nein den dem was wie weit so")
      case .french: words("nous vous très si oui non en bien")
      case .spanish: words("muy no sí bien que ya")
      case .italian: words("molto così via pian piano man poco ben si no che")
      case .japanese: []
      }
    return word.count > 1 && !allowed.contains(Array(word))
  }

  private static func words(_ list: String) -> Set<[UInt8]> {
    Set(list.utf8.split(separator: 0x20).map { Array($0) })
  }
}

/// The English article: by the sound that follows, told by its spelling where that is sure.
enum Article {
  /// The article that belongs before a word, when the other one stands there.
  static func correction(
    _ article: ArraySlice<UInt8>, before noun: TextToken, in text: MessageText
  ) -> String? {
    let isA = article.elementsEqual("a".utf8)
    guard isA || article.elementsEqual("an".utf8) else { return nil }
    let written = text.bytes[Int(noun.range.lowerBound)..<Int(noun.range.upperBound)]
    // Abbreviations are spelt out or spoken: an FBA order, a FAQ, an FAQ.
    guard written.count > 2, written.dropFirst().contains(where: { $0 >= 0x61 && $0 <= 0x7A }),
      !written.dropFirst().contains(where: { $0 >= 0x41 && $0 <= 0x5A })
    else { return nil }
    let word = text.tokenized.letters(of: noun)
    switch word.first {
    case UInt8(ascii: "a"), UInt8(ascii: "i"): return isA ? "an" : nil
    case UInt8(ascii: "e"):
      return starts(word, "eu", "ewe", "ewer") ? (isA ? nil : "a") : isA ? "an" : nil
    case UInt8(ascii: "o"):
      return starts(word, "one", "once", "ouija") ? (isA ? nil : "a") : isA ? "an" : nil
    case UInt8(ascii: "u"):
      // The sound of “you” or of “up”: only prefixes that are sure.
      if starts(word, "uni", "use", "usual", "usu", "uti", "ukule", "ura", "uro"),
        !starts(word, "unim", "unin", "unident")
      {
        return isA ? nil : "a"
      }
      return starts(word, "un", "up", "ugl", "ult", "umb", "urg", "utm") && isA ? "an" : nil
    case UInt8(ascii: "h"):
      if starts(word, "hour", "honest", "honour", "honor", "heir") { return isA ? "an" : nil }
      // Some write “an historic”.
      return starts(word, "hist", "herb", "hote", "hab", "hal", "her") || isA ? nil : "a"
    case let letter? where letter >= 0x62 && letter <= 0x7A && letter != UInt8(ascii: "y"):
      return isA ? nil : "a"
    default: return nil
    }
  }

  private static func starts(_ word: ArraySlice<UInt8>, _ prefixes: String...) -> Bool {
    prefixes.contains { word.starts(with: $0.utf8) }
  }
}

extension Grammar {
  fileprivate static let examples: [Example] = [
    .failed(#"<p lang="en">Please send «the the» parcel back.</p>"#),
    .failed(#"<p lang="en">We need «a answer» by Friday.</p>"#),
    .failed(#"<p lang="en">It takes «a hour», and «an week» at most.</p>"#),
    .failed(#"<p lang="en">This is «an unique» lamp.</p>"#),
    .failed(#"<p lang="de">Bitte senden Sie «uns uns» ein Foto.</p>"#),
    .failed(#"<p lang="fr">Votre colis arrive «dans dans» deux jours.</p>"#),
    .failed(#"<p lang="en">Your order «(»one lamp has a problem.</p>"#),
    .passed(#"<p lang="en">We had had the part in stock, and that that is sold is true.</p>"#),
    .passed(
      #"<p lang="en">An hour, a unit, an umbrella, a European plug, a one-time code, an FBA order.</p>"#
    ),
    .passed(
      #"<p lang="en">An honest answer, a user, a useful part, an unusual and an unimportant one.</p>"#
    ),
    .passed(#"<p lang="en">Bora Bora is where it ships to. To ship it, it has to fit.</p>"#),
    .passed(#"<p lang="de">Wir wissen, dass die, die die Lampe kauften, sie sie mögen.</p>"#),
    .passed(#"<p lang="fr">Vous vous demandez ce que nous nous proposons.</p>"#),
    .passed(#"<ol lang="en"><li>a) open the box</li><li>b) read (all of) it</li></ol>"#),
    .passed(#"<p lang="en">Your order (one lamp. It is blue.) has a problem.</p>"#),
    .inapplicable(#"<p lang="ja">ご注文の商品について</p>"#),
    .inapplicable(#"<img src="a.png" alt="">"#),
  ]
}
