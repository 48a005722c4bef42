import BilletCore
import BilletMessage

extension SellingPartnerMessage {
  /// The wording of what keeps the API from taking a message.
  enum Finding {
    private static let otherWays =
      "Render to text for the contact form (--format text) or to an e-mail (--format eml)."

    static func noOperation(_ reason: MessageFacts.Reason?) -> Diagnostic {
      guard let reason else {
        return Diagnostic(
          rule: "message-reason",
          message: "The message declares no reason, so no operation of the API is known for it.",
          help: "Declare one in the front matter, such as reason: order-problem.")
      }
      let help =
        reason == .otherNecessary
        ? "Attach only warranties or only legal documents, for which it has one. \(otherWays)"
        : otherWays
      return Diagnostic(
        rule: "message-reason",
        message: "The Selling Partner API has no operation for the reason \(reason.rawValue).",
        rationale: "Each of its operations is for one kind of message, and it takes no others.",
        help: help)
    }

    static func noOrderID(isGiven: Bool) -> Diagnostic {
      Diagnostic(
        rule: "order-id",
        message: isGiven
          ? "The fact orderID is not an order ID of 3, 7 and 7 digits."
          : "The fact orderID is missing.",
        rationale: "The order's ID is part of the request's address.",
        help: "Give it as orderID in the data's facts object or with --facts:"
          + " {\"orderID\": \"114-1234567-1234567\"}.")
    }

    static func noMarketplace(_ given: String?) -> Diagnostic {
      Diagnostic(
        rule: "marketplace",
        message: given == nil
          ? "The fact marketplace is missing."
          : "The fact marketplace is neither a marketplace's host nor its ID.",
        rationale: "The API asks for the marketplace in which the order was placed.",
        help: "Give it as marketplace in the data's facts object or with --facts:"
          + " {\"marketplace\": \"amazon.de\"}.")
    }

    static func textNotSent(_ operation: SellingPartnerOperation) -> Diagnostic {
      let carried =
        operation.hasBody ? "carries attachments only" : "sends the marketplace's own words"
      return Diagnostic(
        rule: "message-reason", severity: .note,
        message:
          "The operation \(operation.rawValue) \(carried), so the message's text is not sent.",
        help: otherWays)
    }

    static func noText(_ operation: SellingPartnerOperation) -> Diagnostic {
      Diagnostic(
        rule: "channel-length",
        message: "The message has no text, and \(operation.rawValue) needs a character at least.",
        help: "Write what the buyer is to know.")
    }

    static func tooLong(
      _ operation: SellingPartnerOperation, _ length: Int, limit: Int, at location: SourceLocation?
    ) -> Diagnostic {
      Diagnostic(
        rule: "channel-length",
        message: "The text has \(length) characters, and \(operation.rawValue) takes \(limit).",
        rationale: "The API refuses a longer text.",
        help: "Shorten it by \(length - limit), values included; Billet cuts nothing off.",
        location: location)
    }

    static func html(at location: SourceLocation?) -> Diagnostic {
      Diagnostic(
        rule: "raw-html", message: "The text holds HTML.",
        rationale: "The API refuses text with HTML in it.",
        help: "Say it in plain words; for less and greater signs leave a space after them.",
        location: location)
    }

    static func address(at location: SourceLocation?) -> Diagnostic {
      Diagnostic(
        rule: "email-address", message: "The text holds an e-mail address.",
        rationale: "The API refuses text with an e-mail address in it.",
        help: "Ask the buyer to reply to the message instead.",
        location: location)
    }

    static func attachmentsRefused(_ operation: SellingPartnerOperation) -> Diagnostic {
      Diagnostic(
        rule: "attachment-kind",
        message: "The operation \(operation.rawValue) takes no attachments.",
        help: "Leave them out, or send an e-mail (--format eml).")
    }

    static func noAttachment(_ operation: SellingPartnerOperation, kind: String) -> Diagnostic {
      Diagnostic(
        rule: "attachment-kind",
        message: "The operation \(operation.rawValue) carries attachments only, and there is none.",
        help: "Name the file in the facts:"
          + " {\"attachments\": [{\"file\": \"\(kind).pdf\", \"kind\": \"\(kind)\"}]}.")
    }

    static func otherKind(
      _ operation: SellingPartnerOperation, _ attachment: MessageFacts.Attachment, kind: String
    ) -> Diagnostic {
      Diagnostic(
        rule: "attachment-kind",
        message: "The operation \(operation.rawValue) carries attachments of the kind \(kind) only,"
          + " and \(attachment.file) is of the kind \(attachment.kind).",
        help: "Send the other file in a message of its own.")
    }

    static func tooManyAttachments(_ count: Int) -> Diagnostic {
      let limit = SellingPartnerOperation.attachmentLimit
      return Diagnostic(
        rule: "attachment-kind",
        message: "The message has \(count) attachments, and the API takes \(limit).",
        help: "Leave out \(count - limit), or join files into one.")
    }

    static func notUploaded(_ attachments: [MessageFacts.Attachment]) -> Diagnostic {
      let files = attachments.map(\.file).joined(separator: ", ")
      return Diagnostic(
        rule: "attachment-kind", severity: .note,
        message: "The request lacks uploadDestinationId for: \(files).",
        rationale: "The API takes files only by the ID under which they were uploaded to it.",
        help:
          "Upload them first (Uploads API, createUploadDestinationForResource, for this request's"
          + " path) and add each file's ID beside its fileName.")
    }
  }
}
