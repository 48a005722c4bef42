public import BilletCore

/// The clauses of the marketplace's Communication Guidelines that rules rest on, in our own words.
public enum PolicyClause {
  /// What a clause says, by its heading in a rule's references; `nil` for one without words here.
  public static func text(_ reference: Reference) -> String? {
    guard reference.standard == .policy else { return nil }
    return texts[reference.id]
  }

  /// Where the clauses are written.
  public static let source = "Communication Guidelines, help page G1701"

  private static let texts: [String: String] = [
    "Links": "A message links to the marketplace, or over https to what the buyer needs to complete"
      + " the order; to nothing else.",
    "Images": "Images are a logo that neither shows nor links to the seller's site, proofs, and"
      + " instructions; none tracks the reader, and none shows the product, which the marketplace adds.",
    "Contact details": "A message holds no e-mail address and no telephone number: buyers answer"
      + " through the marketplace.",
    "Attachments": "Attachments are invoices, product instructions, warranties, and what the law"
      + " demands.",
    "Reasons":
      "A seller writes first only to solve a problem with an order, to ask or tell what the"
      + " order needs, to send an invoice, to arrange a return, a delivery, a service or a design, or"
      + " to ask once for a review.",
    "When to write": "A seller writes first within 30 days of the order's completion.",
    "Language": "A message is in the buyer's language of preference.",
    "Reviews":
      "A review or feedback is asked for once for each order, without benefit, pressure or a"
      + " choice of buyers.",
    "Order ID": "A message that the seller begins names its order with the 17-digit ID.",
    "Subject": "The subject says what the message is about, without a tag for importance.",
    "Styling":
      "A message keeps the default font, size, colour, line height and alignment, has three"
      + " font sizes and two line breaks in a row at most, and no emoji or GIF.",
    "Message facts": "A message goes to one buyer about one order, with everything filled in.",
  ]
}
