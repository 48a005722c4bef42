import BilletCore
import BilletMessage
import BilletTree

/// A message that the seller begins goes out within 30 days of the order's completion.
struct SendWindow: Rule {
  static let description = RuleDescription(
    id: "send-window", category: .facts, severity: .error,
    summary: "The message goes out too late",
    rationale: "The marketplace permits messages that the seller begins until 30 days after the"
      + " order was completed.",
    help: "Do not send it; after that only replies to the buyer are permitted.",
    references: [.policy("When to write")], examples: examples)

  private static let days = 30

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    let facts = context.facts
    guard facts.direction != .reply else { return }
    guard let days = Self.days(facts) else {
      switch (facts.sendAt, facts.orderCompletedAt) {
      case (nil, nil): sink.lacks("sendAt", "orderCompletedAt")
      case (nil, _): sink.lacks("sendAt")
      default: sink.lacks("orderCompletedAt")
      }
      return
    }
    sink.applies()
    guard days > Self.days else { return }
    sink.report(
      0..<0,
      message: "The message goes out \(days) days after the order was completed,"
        + " \(days - Self.days) too late.")
  }
}

extension SendWindow {
  /// What the rule says of facts, so that messages with other dates can be known to be alike.
  enum Verdict: UInt8 {
    case unknown
    case passed
    case failed

    init(_ facts: MessageFacts) {
      self = SendWindow.days(facts).map { $0 > SendWindow.days ? .failed : .passed } ?? .unknown
    }
  }

  /// The days between the order's completion and the message; `nil` when one of the dates is not known.
  private static func days(_ facts: MessageFacts) -> Int? {
    guard let sent = facts.sendAt.flatMap({ FactDate($0) }),
      let completed = facts.orderCompletedAt.flatMap({ FactDate($0) })
    else { return nil }
    return sent.days(after: completed)
  }

  fileprivate static let examples: [Example] = [
    .passed("<p>Hi</p>", facts: facts("2026-03-01", "2026-03-31")),
    .passed("<p>Hi</p>", facts: facts("2026-03-01T00:10:00Z", "2026-03-31T23:50:00Z")),
    .passed("<p>Hi</p>", facts: facts("2026-03-01T23:30:00-08:00", "2026-04-01T06:00:00Z")),
    .passed("<p>Hi</p>", facts: facts("2026-03-02T08:00:00+09:00", "2026-04-01T10:00:00+09:00")),
    .passed("<p>Hi</p>", facts: facts("2024-02-01", "2024-03-02")),
    .passed("<p>Hi</p>", facts: facts("2026-03-10", "2026-03-01")),
    .failed("«»<p>Hi</p>", facts: facts("2026-03-01", "2026-04-01")),
    .failed("«»<p>Hi</p>", facts: facts("2026-03-01T23:59:00Z", "2026-04-01T00:00:00Z")),
    .failed("«»<p>Hi</p>", facts: facts("2025-12-20", "2026-01-20T09:00")),
    .failed("«»<p>Hi</p>", facts: facts("2026-02-01", "2026-03-04")),
    .inapplicable("<p>Hi</p>", facts: facts("2026-03-01", "2026-05-01", .reply)),
    .inapplicable("<p>Hi</p>", facts: facts(nil, "2026-05-01")),
    .inapplicable("<p>Hi</p>"),
  ]

  private static func facts(
    _ completed: String?, _ sent: String, _ direction: MessageFacts.Direction = .proactive
  ) -> MessageFacts {
    var facts = MessageFacts()
    facts.orderCompletedAt = completed
    facts.sendAt = sent
    facts.direction = direction
    return facts
  }
}
