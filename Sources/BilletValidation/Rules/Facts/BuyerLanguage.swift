import BilletCore
import BilletLanguage
import BilletMessage
import BilletTree

/// The message is in the buyer's language of preference.
struct BuyerLanguage: Rule {
  static let description = RuleDescription(
    id: "buyer-language", category: .facts, severity: .error,
    summary: "The message is in another language than the buyer's",
    rationale: "The marketplace asks for messages in the language that the buyer prefers.",
    help: "Send the message in the buyer's language.",
    references: [.policy("Language")], examples: examples)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard let locale = context.facts.buyerLocale, let buyer = LanguageTag(locale) else {
      sink.lacks("buyerLocale")
      return
    }
    let attribute = tree.declaredLanguageAttribute
    let text = attribute.map { tree.value(of: $0) } ?? context.facts.messageLocale
    let declared = text.flatMap { LanguageTag($0) }
    guard declared != nil || !context.flow.bytes.isEmpty else { return }
    sink.applies()
    if let declared, !declared.isSameLanguage(as: buyer) {
      sink.report(
        attribute?.span ?? 0..<0,
        message: "The message declares \(declared.rawValue), and the buyer prefers"
          + " \(buyer.rawValue).")
      return
    }
    guard
      let guess = LanguageGuess(context.flow.bytes, unlessIn: String(buyer.language)),
      guess.isReliable, guess.percent >= 75, !buyer.isHard(toTellFrom: guess.language)
    else { return }
    sink.report(
      0..<0,
      message: "The text reads as “\(guess.language)”, and the buyer prefers \(buyer.rawValue).",
      severity: .warning)
  }
}

extension LanguageTag {
  /// Whether readers of one read the other: the regions do not count, the scripts of Chinese do.
  fileprivate func isSameLanguage(as other: LanguageTag) -> Bool {
    guard Self.family(language) == Self.family(other.language) else { return false }
    guard language == "zh" else { return true }
    return isTraditional == other.isTraditional || isTraditional == nil
      || other.isTraditional == nil
  }

  /// Whether a text in the language can be taken for the one that was guessed.
  fileprivate func isHard(toTellFrom guess: String) -> Bool {
    let code = guess.prefix { $0 != "-" }
    if Self.family(language) == Self.family(code) || code == "un" || code == "xxx" { return true }
    let alike: [Set<Substring>] = [
      ["es", "gl", "pt", "ca"], ["da", "no"], ["hr", "bs", "sr", "sl"], ["id", "ms"],
      ["cs", "sk"], ["nl", "af"], ["en", "sco"],
    ]
    return alike.contains { $0.contains(Self.family(language)) && $0.contains(Self.family(code)) }
  }

  private static func family(_ language: Substring) -> Substring {
    switch language {
    case "nb", "nn": "no"
    case "iw": "he"
    case "in": "id"
    case "ji": "yi"
    case "fil": "tl"
    default: language
    }
  }

  /// Whether Chinese is in traditional letters; `nil` where the tag does not say.
  private var isTraditional: Bool? {
    let subtags = rawValue.split(separator: "-").dropFirst()
    if subtags.contains("Hant") { return true }
    if subtags.contains("Hans") { return false }
    guard let region else { return nil }
    return ["TW", "HK", "MO"].contains(region)
  }
}

extension BuyerLanguage {
  private static let english =
    "Your parcel was delayed in the warehouse and will arrive two days later than we had told you."
    + " We are sorry for the trouble; please reply to this message if you would rather have a refund."
  private static let german =
    "Ihr Paket wurde im Lager aufgehalten und kommt zwei Tage später an, als wir Ihnen gesagt haben."
    + " Bitte antworten Sie auf diese Nachricht, wenn Sie lieber Ihr Geld zurück möchten."

  fileprivate static let examples: [Example] = [
    .passed(#"<html lang="en-GB"><p>\#(english)</p></html>"#, facts: buyer("en-US")),
    .passed(#"<div lang="de"><p>\#(german)</p></div>"#, facts: buyer("de-AT")),
    .passed("<p>\(german)</p>", facts: buyer("de-DE")),
    .passed("<p>Kurzer Text</p>", facts: buyer("en-US")),
    .passed("<p>\(english)</p>", facts: buyer("en", message: "en-CA")),
    .failed(#"<html «lang="en-US"»><p>\#(german)</p></html>"#, facts: buyer("de-DE")),
    .failed(#"<div «lang="zh-TW"»><p>您的訂單</p></div>"#, facts: buyer("zh-CN")),
    .failed("«»<p>\(english)</p>", facts: buyer("fr-FR", message: "en-US")),
    .failed(
      #"«»<html lang="de"><p>\#(english)</p></html>"#, severity: .warning, facts: buyer("de-DE")),
    .failed("«»<p>\(german)</p>", severity: .warning, facts: buyer("it-IT")),
    .inapplicable(#"<html lang="en"><p>\#(english)</p></html>"#),
  ]

  private static func buyer(_ locale: String, message: String? = nil) -> MessageFacts {
    var facts = MessageFacts()
    facts.buyerLocale = locale
    facts.messageLocale = message
    return facts
  }
}
