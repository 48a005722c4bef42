import BilletCore
import BilletLanguage
import BilletMessage
import BilletTree

/// No telephone number stands in the message or behind a link.
struct PhoneNumber: Rule {
  static let description = RuleDescription(
    id: "phone-number", category: .content, severity: .warning,
    summary: "The message holds a telephone number",
    rationale: "The marketplace withholds messages that hold telephone numbers.",
    help:
      "Ask the buyer to reply to the message; a number that the order needs, such as a carrier's,"
      + " goes into allowed-phone-numbers in billet.yaml, with the reason.",
    references: [.policy("Contact details")], examples: examples)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    if context.holdsReadText { sink.applies() }
    // The text of a link that is reported says the same again.
    var told: [Range<Int>] = []
    for id in tree.elements(.a, .area) {
      guard let href = tree.attribute(.href, of: id) else { continue }
      sink.applies()
      let address = WebAddress(tree.bytes(of: href))
      guard address.scheme == .telephone else { continue }
      told.append(tree.wholeSpan(of: id))
      if isAllowed(address.path, context.policy) { continue }
      sink.report(href.span, message: "The link dials a telephone number.", severity: .error)
    }
    var finder: TelephoneFinder?
    context.forEachReadText { text in
      guard TelephoneFinder.mayHold(text.bytes) else { return }
      let regions = finder ?? TelephoneFinder(regions: TelephoneRegions.of(tree, context.facts))
      finder = regions
      let folded = text.folded
      for match in regions.matches(in: folded.bytes) {
        let original = folded.original(match.range)
        let span = text.place(original)
        guard !isAllowed(folded.bytes[match.range], context.policy),
          span.isEmpty || !told.contains(where: { $0.contains(span.lowerBound) })
        else { continue }
        report(match, text.bytes[original], span, &sink)
      }
    }
  }

  private func report(
    _ match: TelephoneFinder.Match, _ text: ArraySlice<UInt8>, _ span: Range<Int>,
    _ sink: inout DiagnosticSink
  ) {
    if match.isBare {
      sink.report(
        span, message: "\(text.quoted) may be a telephone number: is it one?",
        help: "If it is, ask the buyer to reply to the message instead; if not, say what it is in"
          + " the words before it.", severity: .review)
    } else {
      sink.report(span, message: "\(text.quoted) is a telephone number.")
    }
  }

  /// Whether the project allows a number, however it is written.
  private func isAllowed(_ number: ArraySlice<UInt8>, _ policy: MessagePolicy) -> Bool {
    guard !policy.allowedTelephones.isEmpty else { return false }
    let digits = Self.digits(number)
    return policy.allowedTelephones.contains { allowed in
      let known = Self.digits(Array(allowed.utf8)[...])
      let (short, long) = digits.count < known.count ? (digits, known) : (known, digits)
      // The longer one has a country code in front.
      return short.count >= 3 && long.count - short.count <= 4
        && (short.count == long.count || short.count >= 6) && long.suffix(short.count) == short
    }
  }

  /// The digits without what is dialled before a number: `+`, `00`, `0`.
  private static func digits(_ number: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = FoldedText(number).bytes
    // “+44 (0) 20 …”: the zero is for calls inside the country.
    if let zero = text.firstRange(of: "(0)") {
      text = text[..<zero.lowerBound] + text[zero.upperBound...]
    }
    return ArraySlice(text.filter(\.isDigit)).drop { $0 == UInt8(ascii: "0") }
  }
}

extension PhoneNumber {
  fileprivate static let examples: [Example] = [
    .failed("<p lang=fr>Tél. : «06.12.34.56.78»</p>"),
    .failed(#"<a «href="tel:+15550100"»>Call us: +1 415-555-2671</a>"#, severity: .error),
    .failed(#"<a «href="sms:+15550100"»>Text us</a>"#, severity: .error),
    .failed(#"<p lang="en-US">Call us at «(415) 555-2671».</p>"#),
    .failed(#"<p lang="en-US">Call «415.555.2671» or «+1 415 555 2671»</p>"#),
    .failed(#"<p lang="de-DE">Sie erreichen uns unter «030 901820».</p>"#),
    .failed(#"<p lang="de-DE">Tel.: «+49 (0)30 901820»</p>"#),
    .failed(#"<p lang="en-GB">Ring «020 7946 0958» if it is late.</p>"#),
    .failed(#"<p lang="fr-FR">Appelez le «01 23 45 67 89».</p>"#),
    .failed(#"<p lang="es-ES">Llámenos al «912 34 56 78».</p>"#),
    .failed(#"<p lang="it-IT">Ci chiami al «02 1234 5678».</p>"#),
    .failed(#"<p lang="ja-JP">お電話は«03-1234-5678»まで</p>"#),
    .failed(#"<p lang="ja-JP">電話：«０３−１２３４−５６７８»</p>"#),
    .failed("<p>Hotline: «0800 1234567»</p>"),
    .failed("<p>WhatsApp «+49 170 1234567»</p>"),
    .failed("<p>Call «4155552671» now</p>"),
    .failed("<table><tr><td>Phone</td><td>«555-0134»</td></tr></table>"),
    .failed("<p>Telefon: «030 <b>901820»</b></p>", facts: marketplace("amazon.de")),
    .failed(#"<img src="https://a.example/a.png" alt="Call «415-555-2671»">"#),
    .failed("«»<p>Hi</p>", facts: subject("Call 415-555-2671")),
    .cantTell(#"<p lang="en-US">It is «4155552671», as we said.</p>"#),
    .passed("<p>Your order 114-3941689-8772232 of 2026-03-14, 14.03.2026, 03/14/2026, 10:30</p>"),
    .passed(
      "<p>Tracking number 1Z999AA10123456784, 9400 1000 0000 0000 0000 00, TBA123456789012</p>"),
    .passed(
      "<p>Sendungsnummer 00340434161094042557, Kundennummer: 4155552671, Modell 030 901820</p>"),
    .passed("<p lang=\"fr-FR\">Numéro de suivi : 0123456789. Facture n° 01 23 45 67 89</p>"),
    .passed("<p lang=\"ja-JP\">お問い合わせ番号は0312345678です。ご注文番号：0312345678</p>"),
    .passed("<p>$1,234,567.89, EUR 1.249,90, 1 234 567 €, ¥1234567, 12345678 EUR</p>"),
    .passed("<p>ISBN 978-3-16-148410-0, 0-306-40615-2, ASIN B08N5WRWNW, SN-4155552671</p>"),
    .passed("<p>100 x 200 x 300 cm, 192.168.100.200, 4242 4242 4242 4242, 2024-2026</p>"),
    .passed("<p>See https://www.amazon.com/dp/4155552671?id=4155552671 for it.</p>"),
    .passed("<p>Seattle, WA 98109-5210; 10115 Berlin; 1234567</p>"),
    .passed(#"<p lang="de-DE">Call 12 or 24/7</p>"#),
    .inapplicable("<br>"),
  ]

  private static func marketplace(_ host: String) -> MessageFacts {
    var facts = MessageFacts()
    facts.marketplace = host
    return facts
  }

  private static func subject(_ text: String) -> MessageFacts {
    var facts = MessageFacts()
    facts.subject = text
    return facts
  }
}
