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
    // Small talk is no fault by itself, so its findings are notes.
    let harmless = wording.findings(of: Self.description.id)
    let pleasantry = harmless.first { $0.severity != .note && isBody($0.sentence, context.text) }
    guard let first = pleasantry else { return }
    let known = Set(harmless.map(\.sentence))
    let text = context.text
    let body = text.sentences.indices.filter { isBody($0, text) }
    // A firm and a person are named below the last full stop, often without words that close a letter.
    let lastStop = body.last { text.sentences[$0].text.ending != .none } ?? text.sentences.endIndex
    for index in body {
      let sentence = text.sentences[index]
      let isLast = index > lastStop && text.blocks[sentence.block].kind == .paragraph
      guard known.contains(index) || isLabel(sentence, text, isLast: isLast) else { return }
    }
    report(first, tree, context, &sink, severity: first.severity)
  }

  private func isBody(_ index: Int, _ text: MessageText) -> Bool {
    let sentence = text.sentences[index]
    return sentence.role == .body && text.blocks[sentence.block].kind.isShown
  }

  /// An order ID with a word or two before it, a heading, or a name: words with capitals, or a short
  /// line of Japanese, which has none. In the last lines most words with capitals are enough.
  private func isLabel(
    _ sentence: MessageText.Sentence, _ text: MessageText, isLast: Bool
  ) -> Bool {
    let tokens = text.tokenized.tokens[sentence.text.tokens]
    let isName = sentence.text.ending == .none
    if sentence.language == .japanese { return isName && tokens.count <= (isLast ? 24 : 6) }
    let words = tokens.count { !$0.isOpaque }
    if isLast, words <= 6, tokens.count(where: \.isCapital) * 2 > words { return true }
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
