package import BilletMessage

extension SellingPartnerOperation {
  /// The operation for a message's reason, or `nil` when the API has none for it.
  ///
  /// The API has no message type for a return. `other-necessary` has one when every attachment is a
  /// warranty or every one a legal document. An order's information is its access key when the
  /// order is digital, since the API's order details are questions before an order ships.
  package init?(for facts: MessageFacts) {
    let kinds = Set((facts.attachments ?? []).map(\.kind))
    let isDigital = facts.orderID?.utf8.starts(with: "D01-".utf8) ?? false
    switch facts.reason {
    case .orderProblem: self = .createUnexpectedProblem
    case .orderInformation:
      self = isDigital ? .createDigitalAccessKey : .createConfirmOrderDetails
    case .invoice: self = .sendInvoice
    case .reviewRequest: self = .createProductReviewAndSellerFeedbackSolicitation
    case .deliveryScheduling: self = .createConfirmDeliveryDetails
    case .homeService: self = .createConfirmServiceDetails
    case .customDesign: self = .createConfirmCustomizationDetails
    case .otherNecessary where kinds == ["warranty"]: self = .createWarranty
    case .otherNecessary where kinds == ["legal-document"]: self = .createLegalDisclosure
    case .return, .otherNecessary, nil: return nil
    }
  }
}
