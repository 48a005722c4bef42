import BilletCore
import BilletLanguage
import BilletMessage
import BilletTree

/// A message that the seller begins says more than thanks.
struct ThanksOnly: WordingRule {
  static let description = RuleDescription(
    id: "thanks-only", category: .content, severity: .warning,
    summary: "The message says nothing but thanks or an offer of help",
    rationale:
      "Messages that only thank the buyer, or only offer help, are not necessary to complete an"
      + " order, and the marketplace does not permit them.",
    help: "Leave the message unsent, or say what the buyer needs to know or to do.",
    references: [.policy("Content: messages that only say thank you")], examples: examples)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    let wording = context.wording
    guard wording.isReadable, context.facts.direction != .reply, !context.text.holdsQuote else {
      return
    }
    sink.applies()
    let pleasantries = wording.findings(of: Self.description.id)
    guard let first = pleasantries.first(where: { isBody($0.sentence, context.text) }) else {
      return
    }
    let known = Set(pleasantries.map(\.sentence))
    let text = context.text
    let body = text.sentences.indices.filter { isBody($0, text) }
    // Japanese names a firm and a person below the last full stop, without words that close a letter.
    let lastStop = body.last { text.sentences[$0].text.ending != .none } ?? text.sentences.endIndex
    for index in body {
      let sentence = text.sentences[index]
      let limit = index > lastStop && text.blocks[sentence.block].kind == .paragraph ? 24 : 6
      guard known.contains(index) || isLabel(sentence, text, japaneseLimit: limit) else { return }
    }
    report(first, tree, context, &sink, severity: first.severity)
  }

  private func isBody(_ index: Int, _ text: MessageText) -> Bool {
    let sentence = text.sentences[index]
    return sentence.role == .body && text.blocks[sentence.block].kind.isShown
  }

  /// An order ID with a word or two before it, a heading, or a name: words with capitals, or a short
  /// line of Japanese, which has none.
  private func isLabel(
    _ sentence: MessageText.Sentence, _ text: MessageText, japaneseLimit: Int
  ) -> Bool {
    let tokens = text.tokenized.tokens[sentence.text.tokens]
    let isName = sentence.text.ending == .none
    if sentence.language == .japanese { return isName && tokens.count <= japaneseLimit }
    let words = tokens.count { !$0.isOpaque }
    return words <= 3
      && (words < tokens.count || text.blocks[sentence.block].kind == .heading
        || (isName && tokens.allSatisfy(\.isCapital)))
  }
}

extension ThanksOnly {
  fileprivate static let examples: [Example] = [
    .failed(
      "<p lang=en>Hello Ada,</p><p lang=en>«Thank you for your order.»</p>"
        + "<p lang=en>Kind regards,<br>Lumen</p>"),
    .failed("<p lang=en>«Thank you for your purchase!» We are here to help if you need us.</p>"),
    .failed(
      "<p lang=ja>«ご購入いただきありがとうございます。»</p><p lang=ja>株式会社あおば カスタマーサポート</p>"),
    .passed("<p lang=ja>ご購入ありがとうございます。</p><ul lang=ja><li>月曜日の九時に配達員が伺います</ul>"),
    .passed("<p lang=en>Thank you for your order. Please confirm the size of the ring.</p>"),
    .passed("<p lang=en>Thank you for returning the lamp. We have refunded 12.50 EUR.</p>"),
    .inapplicable("<p lang=nl>Bedankt voor uw bestelling.</p>"),
    .inapplicable("<p lang=en>Thank you for your message.</p>", facts: reply),
  ]

  private static var reply: MessageFacts {
    var facts = MessageFacts()
    facts.direction = .reply
    return facts
  }
}
