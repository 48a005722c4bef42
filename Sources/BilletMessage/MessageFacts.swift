/// What is known of the order, the buyer and the channel, and no message can say of itself.
public struct MessageFacts: Sendable, Equatable {
  /// Who writes first.
  public enum Direction: String, Sendable, CaseIterable {
    /// The seller writes first.
    case proactive
    /// The seller answers the buyer.
    case reply
  }

  /// Why the message is sent: the reasons that the marketplace permits.
  public enum Reason: String, Sendable, CaseIterable {
    case orderProblem = "order-problem"
    case orderInformation = "order-information"
    case `return` = "return"
    case invoice = "invoice"
    case reviewRequest = "review-request"
    case deliveryScheduling = "delivery-scheduling"
    case homeService = "home-service"
    case customDesign = "custom-design"
    case otherNecessary = "other-necessary"
  }

  /// A file that goes with the message.
  public struct Attachment: Sendable, Equatable {
    /// Its name.
    public var file: String
    /// What it is: `invoice`, `product-instructions`, `warranty`, `legal-document` or a breach; empty when
    /// nobody said, as of the files of an e-mail.
    public var kind: String

    /// Makes an attachment.
    public init(file: String, kind: String) {
      self.file = file
      self.kind = kind
    }
  }

  /// Something that the buyer bought.
  public struct Product: Sendable, Equatable {
    /// Its title in the shop.
    public var title: String?
    /// The marketplace's number for it, ten letters and digits.
    public var asin: String?

    /// Makes a product.
    public init(title: String? = nil, asin: String? = nil) {
      self.title = title
      self.asin = asin
    }
  }

  /// What an image is there for.
  public enum ImageRole: String, Sendable, CaseIterable {
    /// The seller's logo or brand.
    case brand
    /// What the buyer is to look over: a design, a damage, a return.
    case proof
    /// How to use, return or put together something.
    case instructions
  }

  /// The 17-digit order ID, `ddd-ddddddd-ddddddd` or `D01-ddddddd-ddddddd`.
  public var orderID: String?
  /// When the order was completed (ISO 8601).
  public var orderCompletedAt: String?
  /// When the message goes out (ISO 8601).
  public var sendAt: String?
  /// The buyer's language of preference (BCP 47).
  public var buyerLocale: String?
  /// Review or feedback requests already sent for the order.
  public var previousReviewRequests: Int?
  /// Who writes first; proactive unless said.
  public var direction: Direction?
  /// Why the message is sent.
  public var reason: Reason?
  /// The way that the message takes; an e-mail unless said.
  public var channel: Channel?
  /// The marketplace, such as `amazon.de`.
  public var marketplace: String?
  /// What is attached.
  public var attachments: [Attachment]?
  /// What the buyer bought in the order.
  public var products: [Product]?
  /// What the message's images are there for, when all of them are there for the same.
  public var imageRole: ImageRole?
  /// The language that the message declares, for HTML that does not (BCP 47).
  public var messageLocale: String?
  /// The subject line, for HTML without a title.
  public var subject: String?
  /// Whether the HTML is a fragment; found out from the HTML unless said.
  public var fragment: Bool?
  /// The width that the message is shown at, in CSS pixels; 600 unless said.
  public var messageWidth: Double?

  /// Makes facts, none known.
  public init() {}

  /// These facts, with every gap filled from others.
  public func filled(from other: MessageFacts) -> MessageFacts {
    var facts = self
    facts.orderID = orderID ?? other.orderID
    facts.orderCompletedAt = orderCompletedAt ?? other.orderCompletedAt
    facts.sendAt = sendAt ?? other.sendAt
    facts.buyerLocale = buyerLocale ?? other.buyerLocale
    facts.previousReviewRequests = previousReviewRequests ?? other.previousReviewRequests
    facts.direction = direction ?? other.direction
    facts.reason = reason ?? other.reason
    facts.channel = channel ?? other.channel
    facts.marketplace = marketplace ?? other.marketplace
    facts.attachments = attachments ?? other.attachments
    facts.products = products ?? other.products
    facts.imageRole = imageRole ?? other.imageRole
    facts.messageLocale = messageLocale ?? other.messageLocale
    facts.subject = subject ?? other.subject
    facts.fragment = fragment ?? other.fragment
    facts.messageWidth = messageWidth ?? other.messageWidth
    return facts
  }
}
