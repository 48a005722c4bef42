import BilletCore
import BilletMessage

@testable import BilletRendering

/// Facts for tests: an order in Germany, and what the test is about.
func sellingPartnerFacts(
  _ reason: MessageFacts.Reason?, orderID: String? = "114-1234567-1234567",
  marketplace: String? = "amazon.de", attachments: [(file: String, kind: String)]? = nil
) -> MessageFacts {
  var facts = MessageFacts()
  facts.reason = reason
  facts.orderID = orderID
  facts.marketplace = marketplace
  facts.attachments = attachments?.map { .init(file: $0.file, kind: $0.kind) }
  return facts
}

extension SellingPartnerMessage {
  init(_ text: String, _ facts: MessageFacts, uploadDestinations: [String: String] = [:]) {
    self.init(text: Array(text.utf8), facts: facts, uploadDestinations: uploadDestinations)
  }
}

extension [Diagnostic] {
  /// The rules of the errors, in their order.
  var errors: [String] { filter { $0.severity == .error }.map(\.rule.rawValue) }
}
