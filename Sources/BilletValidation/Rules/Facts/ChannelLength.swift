import BilletCore
import BilletMessage
import BilletTree

/// The text is no longer than the channel takes.
///
/// Which channel that is, the facts say. An e-mail has no limit, and rendering for the Selling Partner API
/// counts the very text that is sent.
struct ChannelLength: Rule {
  static let description = RuleDescription(
    id: "channel-length", category: .facts, severity: .error,
    summary: "The text is too long or too short for the channel",
    rationale: "The Selling Partner API refuses it.",
    help: "Shorten it, values included; Billet cuts nothing off.",
    references: [.policy("Reasons")], examples: examples)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard let channel = context.facts.channel, channel.isSellingPartner else { return }
    guard let type = context.facts.messageType else {
      if context.facts.reason == nil { sink.lacks("reason") }
      return
    }
    guard let limit = type.textLimit else {
      sink.applies()
      guard !context.flow.bytes.isEmpty else { return }
      sink.report(
        0..<0,
        message: "The message type \(type.rawValue) carries attachments alone, so the text is"
          + " not sent.", severity: .note)
      return
    }
    sink.applies()
    let text = context.flow.bytes[...].trimmed
    let length = text.count { $0 & 0xC0 != 0x80 }
    if length > limit {
      sink.report(
        0..<0,
        message: "The text has \(length) characters, and \(type.rawValue) takes \(limit).",
        help: "Shorten it by \(length - limit), values included; Billet cuts nothing off.")
    } else if length == 0 {
      sink.report(
        0..<0,
        message: "The message has no text, and \(type.rawValue) needs a character at least.",
        help: "Write what the buyer is to know.")
    }
  }
}

extension ChannelLength {
  fileprivate static let examples: [Example] = [
    .passed(text(400), facts: channel(.digitalAccessKey)),
    .passed(text(401), facts: channel(.confirmCustomizationDetails)),
    .passed(text(2_000), facts: channel(.unexpectedProblem)),
    .passed(text(2_000), facts: channel(.sellingPartner, .orderProblem)),
    .passed(
      "<p>\(String(repeating: "あ", count: 800))</p>", facts: channel(.confirmCustomizationDetails)),
    .failed("«»" + text(401), facts: channel(.digitalAccessKey)),
    .failed("«»" + text(801), facts: channel(.sellingPartner, .customDesign)),
    .failed("«»" + text(2_001), facts: channel(.confirmOrderDetails)),
    .failed("«»<p></p>", facts: channel(.confirmOrderDetails)),
    .failed("«»<p>Hi</p>", severity: .note, facts: channel(.warranty)),
    .inapplicable(text(3_000), facts: channel(.email)),
    .inapplicable(text(3_000), facts: channel(.contactForm)),
    .inapplicable(text(3_000), facts: channel(.sellingPartner)),
    .inapplicable(text(3_000)),
  ]

  private static func text(_ count: Int) -> String {
    "<p>\(String(repeating: "x", count: count))</p>"
  }

  private static func channel(
    _ channel: MessageFacts.Channel, _ reason: MessageFacts.Reason? = nil
  ) -> MessageFacts {
    var facts = MessageFacts()
    facts.channel = channel
    facts.reason = reason
    return facts
  }
}
