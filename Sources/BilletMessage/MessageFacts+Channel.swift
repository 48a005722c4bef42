extension MessageFacts {
  /// The way that a message takes to the buyer.
  public enum Channel: String, Sendable, CaseIterable {
    /// An e-mail to the marketplace's relay.
    case email
    /// The form on the marketplace's page.
    case contactForm = "contact-form"
    /// The Selling Partner API, with the message type that the reason stands for.
    case sellingPartner = "sp-api"
    /// A message type of the Selling Partner API (Messaging API v1).
    case confirmCustomizationDetails, confirmDeliveryDetails, confirmOrderDetails
    case confirmServiceDetails, digitalAccessKey, legalDisclosure, unexpectedProblem, warranty
    case invoice

    /// The longest text in Unicode scalars (Messaging API v1 model); `nil` for a channel without a limit
    /// and for a message type that carries attachments alone.
    public var textLimit: Int? {
      switch self {
      case .digitalAccessKey: 400
      case .confirmCustomizationDetails: 800
      case .confirmDeliveryDetails, .confirmOrderDetails, .confirmServiceDetails,
        .unexpectedProblem:
        2_000
      case .email, .contactForm, .sellingPartner, .legalDisclosure, .warranty, .invoice: nil
      }
    }

    /// Whether it is the Selling Partner API.
    public var isSellingPartner: Bool { self != .email && self != .contactForm }

    /// Whether it is a message type of the API.
    public var isMessageType: Bool { isSellingPartner && self != .sellingPartner }

    /// The most attachments of one message of the API.
    public static let attachmentLimit = 5
  }

  /// The message type of the Selling Partner API that the message goes out as: the channel's, or else that
  /// of the reason; `nil` when there is none.
  ///
  /// The API has no message type for a return, and a request for a review goes through another one.
  /// `other-necessary` has a type when every attachment is a warranty or every one a legal document. An
  /// order's information is its access key when the order is digital, since the API's order details are
  /// questions before an order ships.
  public var messageType: Channel? {
    if let channel, channel.isMessageType { return channel }
    let kinds = Set((attachments ?? []).map(\.kind))
    let isDigital = orderID?.utf8.starts(with: "D01-".utf8) ?? false
    return switch reason {
    case .orderProblem: .unexpectedProblem
    case .orderInformation: isDigital ? .digitalAccessKey : .confirmOrderDetails
    case .invoice: .invoice
    case .deliveryScheduling: .confirmDeliveryDetails
    case .homeService: .confirmServiceDetails
    case .customDesign: .confirmCustomizationDetails
    case .otherNecessary where kinds == ["warranty"]: .warranty
    case .otherNecessary where kinds == ["legal-document"]: .legalDisclosure
    case .reviewRequest, .return, .otherNecessary, nil: nil
    }
  }
}
