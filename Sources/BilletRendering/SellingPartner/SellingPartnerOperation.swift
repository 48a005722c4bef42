import BilletMessage

/// A way to reach a buyer in the Selling Partner API: the Messaging API v1, and the one request of
/// the Solicitations API v1 for a review.
///
/// `createNegativeFeedbackRemoval` left the API on 2025-08-04 and `CreateAmazonMotors` on
/// 2026-01-30.
package enum SellingPartnerOperation: String, Sendable, CaseIterable {
  case createConfirmCustomizationDetails
  case createConfirmDeliveryDetails
  case createConfirmOrderDetails
  case createConfirmServiceDetails
  case createDigitalAccessKey
  case createLegalDisclosure
  case createProductReviewAndSellerFeedbackSolicitation
  case createUnexpectedProblem
  case createWarranty
  case sendInvoice

  /// The path for an order, whose ID holds nothing that needs an escape.
  func path(orderID: String) -> String {
    self == .createProductReviewAndSellerFeedbackSolicitation
      ? "/solicitations/v1/orders/\(orderID)/solicitations/productReviewAndSellerFeedback"
      : "/messaging/v1/orders/\(orderID)/messages/\(messageType)"
  }

  var messageType: String {
    switch self {
    case .createConfirmCustomizationDetails: "confirmCustomizationDetails"
    case .createConfirmDeliveryDetails: "confirmDeliveryDetails"
    case .createConfirmOrderDetails: "confirmOrderDetails"
    case .createConfirmServiceDetails: "confirmServiceDetails"
    case .createDigitalAccessKey: "digitalAccessKey"
    case .createLegalDisclosure: "legalDisclosure"
    case .createProductReviewAndSellerFeedbackSolicitation: "productReviewAndSellerFeedback"
    case .createUnexpectedProblem: "unexpectedProblem"
    case .createWarranty: "warranty"
    case .sendInvoice: "invoice"
    }
  }

  /// The longest text in Unicode scalars; `nil` for an operation that carries none.
  package var textLimit: Int? {
    MessageFacts.Channel(rawValue: messageType)?.textLimit
  }

  /// Whether the request says more than its path.
  var hasBody: Bool { self != .createProductReviewAndSellerFeedbackSolicitation }

  /// What an operation does with attachments.
  enum Attachments: Equatable {
    case refused
    case welcome
    /// It carries nothing else, and files of this kind only.
    case needed(kind: String)
  }

  var attachments: Attachments {
    switch self {
    case .createConfirmCustomizationDetails, .createDigitalAccessKey: .welcome
    case .createLegalDisclosure: .needed(kind: "legal-document")
    case .createWarranty: .needed(kind: "warranty")
    case .sendInvoice: .needed(kind: "invoice")
    case .createConfirmDeliveryDetails, .createConfirmOrderDetails, .createConfirmServiceDetails,
      .createProductReviewAndSellerFeedbackSolicitation, .createUnexpectedProblem:
      .refused
    }
  }

  /// The most attachments of one message.
  static let attachmentLimit = MessageFacts.Channel.attachmentLimit
}
