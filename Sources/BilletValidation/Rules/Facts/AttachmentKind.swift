import BilletCore
import BilletMessage
import BilletTree

/// Attachments are invoices, product instructions, warranties, or what the law demands.
struct AttachmentKind: Rule {
  static let description = RuleDescription(
    id: "attachment-kind", category: .facts, severity: .error,
    summary: "An attachment is of a kind that is not permitted",
    rationale: "Messages carry invoices, product instructions, warranties and what the law demands;"
      + " each operation of the Selling Partner API takes one kind or none.",
    help: "Leave the file out, or declare what it is: invoice, product-instructions, warranty or"
      + " legal-document; files that one operation does not take together go into messages of their"
      + " own.",
    references: [.policy("Attachments")], examples: examples)

  private static let kinds = ["invoice", "product-instructions", "warranty", "legal-document"]

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard let attachments = context.facts.attachments, !attachments.isEmpty else { return }
    if attachments.contains(where: { !$0.kind.isEmpty }) { sink.applies() }
    if let channel = context.facts.channel, channel.isSellingPartner,
      attachments.count > MessageFacts.Channel.attachmentLimit
    {
      sink.report(
        0..<0,
        message: "The message has \(attachments.count) attachments, and the API takes"
          + " \(MessageFacts.Channel.attachmentLimit).")
    }
    for attachment in attachments {
      let name = Array(attachment.file.utf8)[...]
      if attachment.kind.isEmpty {
        // A file of an e-mail: nobody said what it is, and its name may.
        if let word = Self.advertisement(in: attachment.file) {
          sink.report(
            0..<0, message: "\(name.quoted) is attached, and its name says “\(word)”.",
            severity: .warning)
        } else {
          sink.lacks("attachments")
        }
      } else if !Self.kinds.contains(attachment.kind) {
        sink.report(
          0..<0,
          message: "\(name.quoted) is declared as \(Array(attachment.kind.utf8)[...].quoted), which"
            + " is no kind of attachment that the marketplace permits.")
      } else if let word = Self.advertisement(in: attachment.file) {
        sink.report(
          0..<0,
          message: "\(name.quoted) is declared as \(attachment.kind), but its name says “\(word)”.",
          severity: .warning)
      }
    }
  }

  /// The word in a file's name that speaks of advertising.
  private static func advertisement(in file: String) -> String? {
    let name = file.lowercased()
    let words = name.utf8.split { !($0.isLetter || $0 >= 0x80) }.map { String(Substring($0)) }
    let pairs = zip(words, words.dropFirst()).map { "\($0)-\($1)" }
    return (words + pairs).first { advertisements.contains($0) }
      ?? japanese.first { name.utf8.contains($0) }
  }

  private static let advertisements: Set<String> = [
    "ad", "advert", "advertisement", "brochure", "brochures", "catalog", "catalogue", "catalogues",
    "catalogs", "coupon", "coupons", "discount", "discounts", "flier", "flyer", "flyers",
    "gift-card", "giftcard", "gift-certificate", "leaflet", "newsletter", "offer", "offers",
    "pricelist", "price-list", "promo", "promotion", "promotions", "sale", "voucher", "vouchers",
    "angebot", "angebote", "aktion", "broschüre", "broschuere", "gutschein", "gutscheine",
    "katalog",
    "kataloge", "prospekt", "rabatt", "werbung", "preisliste", "geschenkgutschein",
    "bon-achat", "bon-d", "carte-cadeau", "dépliant", "depliant", "promotion",
    "remise",
    "publicité", "publicite", "catálogo", "catalogo", "cupón", "cupon", "descuento", "folleto",
    "oferta", "ofertas", "tarjeta-regalo", "buono", "buono-sconto", "offerta",
    "offerte",
    "sconto", "volantino", "promozione",
  ]

  private static let japanese = ["カタログ", "クーポン", "チラシ", "ギフト券", "割引", "セール"]
}

extension String.UTF8View {
  fileprivate func contains(_ text: String) -> Bool {
    let bytes = Array(self)
    let wanted = Array(text.utf8)
    guard bytes.count >= wanted.count else { return false }
    return (0...(bytes.count - wanted.count)).contains {
      bytes[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }
  }
}

extension AttachmentKind {
  fileprivate static let examples: [Example] = [
    .passed("<p>Hi</p>", facts: attached("invoice-2026.pdf", "invoice")),
    .passed("<p>Hi</p>", facts: attached("warranty-card.pdf", "warranty")),
    .passed("<p>Hi</p>", facts: attached("salem-lamp-manual.pdf", "product-instructions")),
    .passed(
      "<p>Hi</p>", facts: attached("Bedienungsanleitung Katalogisierung.pdf", "legal-document")),
    .failed("«»<p>Hi</p>", facts: attached("spring.pdf", "catalog")),
    .failed("«»<p>Hi</p>", severity: .warning, facts: attached("spring-sale.pdf", "")),
    .inapplicable("<p>Hi</p>", facts: attached("invoice.pdf", "")),
    .failed("«»<p>Hi</p>", severity: .warning, facts: attached("gift-card.pdf", "warranty")),
    .failed("«»<p>Hi</p>", severity: .warning, facts: attached("Coupon_10.pdf", "invoice")),
    .failed("«»<p>Hi</p>", severity: .warning, facts: attached("夏のカタログ.pdf", "invoice")),
    .inapplicable("<p>Hi</p>"),
  ]

  private static func attached(_ file: String, _ kind: String) -> MessageFacts {
    var facts = MessageFacts()
    facts.attachments = [MessageFacts.Attachment(file: file, kind: kind)]
    return facts
  }
}
