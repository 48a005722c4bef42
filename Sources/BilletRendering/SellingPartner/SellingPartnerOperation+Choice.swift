package import BilletMessage

extension SellingPartnerOperation {
  /// The operation for a message's reason, or `nil` when the API has none for it.
  package init?(for facts: MessageFacts) {
    if facts.reason == .reviewRequest, facts.channel?.isMessageType != true {
      self = .createProductReviewAndSellerFeedbackSolicitation
      return
    }
    guard let type = facts.messageType,
      let operation = Self.allCases.first(where: { $0.messageType == type.rawValue })
    else { return nil }
    self = operation
  }
}
