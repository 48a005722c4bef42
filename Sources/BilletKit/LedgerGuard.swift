public import BilletCore
public import BilletLedger
public import BilletMessage
import BilletValidation

/// Holds messages that ask for a review against a ledger of the requests that were made.
public struct LedgerGuard: Sendable {
  private let ledger: Ledger

  /// Makes a guard.
  public init(_ ledger: Ledger) {
    self.ledger = ledger
  }

  /// Says whether a message, HTML or an e-mail, asks for a review of an order that had a request; records
  /// nothing.
  public func look(
    at file: SourceFile, facts: MessageFacts, place: SourceLocation?
  ) throws(Ledger.Failure) -> Diagnostic? {
    for part in CheckedDocument(file).readParts(facts) {
      let request = ReviewRequestScan(part.html, facts: part.facts)
      guard request.asks else { continue }
      guard let orderID = request.orderID else { return Self.noOrder(place) }
      return try ledger.request(of: orderID).map { Self.repeated(orderID, since: $0, place) }
    }
    return nil
  }

  /// A request that was recorded, or what kept it from being.
  public enum Claim: Sendable {
    /// The message asks for nothing.
    case notNeeded
    /// The order's request is recorded.
    case granted(orderID: String)
    /// The order had one, or is not known.
    case refused(Diagnostic)
  }

  /// Records that a message's order has its request now; of any number of processes at once one may.
  public func claim(
    _ html: SourceFile, facts: MessageFacts, place: SourceLocation?
  ) throws(Ledger.Failure) -> Claim {
    let request = ReviewRequestScan(html, facts: facts)
    guard request.asks else { return .notNeeded }
    guard let orderID = request.orderID else { return .refused(Self.noOrder(place)) }
    switch try ledger.claim(orderID, at: facts.sendAt ?? CivilDay.today) {
    case .granted: return .granted(orderID: orderID)
    case .refused(let since): return .refused(Self.repeated(orderID, since: since, place))
    }
  }

  /// Takes a claim back whose message was not written after all.
  public func release(_ orderID: String) throws(Ledger.Failure) {
    try ledger.forget(orderID)
  }

  private static func repeated(
    _ orderID: String, since: String, _ place: SourceLocation?
  ) -> Diagnostic {
    Diagnostic(
      rule: "repeat-request",
      message: "The order \(orderID) had its request for a review or feedback on \(since).",
      rationale: "The marketplace permits one request for each order.",
      help: "Do not send it.", location: place, references: [.policy("Reviews")])
  }

  private static func noOrder(_ place: SourceLocation?) -> Diagnostic {
    Diagnostic(
      rule: "repeat-request",
      message: "The message asks for a review, and nothing says of which order.",
      rationale: "The ledger records one request for each order.",
      help: "Give the order as orderID in the facts, or write its ID into the text.",
      location: place, references: [.policy("Reviews")])
  }
}
