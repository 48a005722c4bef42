package import BilletCore
package import BilletMessage

/// Reads the facts of an order from an object of the data or from a file of facts.
package enum FactsReader {
  private static let keys = [
    "orderID", "orderCompletedAt", "sendAt", "buyerLocale", "previousReviewRequests", "direction",
    "reason", "channel", "marketplace", "attachments", "products", "imageRole", "messageLocale",
    "subject",
    "fragment", "messageWidth",
  ]

  /// Reads an object of facts; what cannot be read is told and left out.
  package static func read(
    _ value: JSONValue, in file: SourceFile
  ) -> (facts: MessageFacts, diagnostics: [Diagnostic]) {
    var reader = Reader(file: file)
    reader.read(value)
    return (reader.facts, reader.bag.diagnostics)
  }

  private struct Reader {
    let file: SourceFile
    var facts = MessageFacts()
    var bag = DiagnosticBag()

    mutating func read(_ value: JSONValue) {
      guard case .object(let members) = value.content else {
        fault("Facts are an object, not \(value.kind).", help: "Write {\"orderID\": \"…\"}.", value)
        return
      }
      for member in members {
        if case .null = member.value.content { continue }
        let key = String(decoding: member.key, as: UTF8.self)
        let value = member.value
        switch key {
        case "orderID": facts.orderID = text(value, key)
        case "orderCompletedAt": facts.orderCompletedAt = date(value, key)
        case "sendAt": facts.sendAt = date(value, key)
        case "buyerLocale": facts.buyerLocale = language(value, key)
        case "messageLocale": facts.messageLocale = language(value, key)
        case "previousReviewRequests": facts.previousReviewRequests = integer(value, key)
        case "direction": facts.direction = choice(value, key)
        case "reason": facts.reason = choice(value, key)
        case "channel": facts.channel = choice(value, key)
        case "marketplace": facts.marketplace = text(value, key)
        case "subject": facts.subject = text(value, key)
        case "attachments": facts.attachments = attachments(value)
        case "products": facts.products = products(value)
        case "imageRole": facts.imageRole = choice(value, key)
        case "fragment": facts.fragment = boolean(value, key)
        case "messageWidth": facts.messageWidth = width(value, key)
        default:
          let question = Suggestion.question(for: key, among: FactsReader.keys)
          bag.add(
            "data", "There is no fact “\(ValueReader.shown(member.key))”.",
            help: question.isEmpty
              ? "The facts are \(FactsReader.keys.joined(separator: ", "))." : question,
            at: SourceLocation(file, member.keySpan), severity: .warning)
        }
      }
    }

    private mutating func fault(_ message: String, help: String, _ value: JSONValue) {
      bag.add("data", message, help: help, at: SourceLocation(file, value.span))
    }

    private mutating func text(_ value: JSONValue, _ key: String) -> String? {
      if case .string(let bytes) = value.content { return String(decoding: bytes, as: UTF8.self) }
      fault("“\(key)” is a text, not \(value.kind).", help: "Write it in quotes.", value)
      return nil
    }

    private mutating func date(_ value: JSONValue, _ key: String) -> String? {
      guard let text = text(value, key) else { return nil }
      if CalendarDate(Array(text.utf8)) != nil { return text }
      fault(
        "“\(key)” is no date.", help: "Write it as 2026-03-14 or 2026-03-14T10:30:00Z.", value)
      return nil
    }

    private mutating func language(_ value: JSONValue, _ key: String) -> String? {
      guard let text = text(value, key) else { return nil }
      if let tag = LanguageTag(text) { return tag.rawValue }
      fault("“\(key)” is no language tag (BCP 47).", help: "Write a tag such as en-US.", value)
      return nil
    }

    private mutating func integer(_ value: JSONValue, _ key: String) -> Int? {
      if case .number(let lexeme) = value.content {
        let text = String(decoding: lexeme, as: UTF8.self)
        // Some programs write whole numbers as 2.0, which in JSON is the same.
        let number = Int(text) ?? Double(text).flatMap { Int(exactly: $0) }
        if let number, number >= 0 { return number }
      }
      fault("“\(key)” is a count.", help: "Write digits without quotes: 0.", value)
      return nil
    }

    private mutating func width(_ value: JSONValue, _ key: String) -> Double? {
      if case .number(let lexeme) = value.content,
        let number = Double(String(decoding: lexeme, as: UTF8.self)), number > 0, number < 100_000
      {
        return number
      }
      fault("“\(key)” is a width in pixels.", help: "Write a number above 0: 600.", value)
      return nil
    }

    private mutating func boolean(_ value: JSONValue, _ key: String) -> Bool? {
      if case .boolean(let isTrue) = value.content { return isTrue }
      fault("“\(key)” is true or false.", help: "Write it without quotes.", value)
      return nil
    }

    private mutating func choice<Choice: RawRepresentable & CaseIterable>(
      _ value: JSONValue, _ key: String
    ) -> Choice? where Choice.RawValue == String {
      guard let text = text(value, key) else { return nil }
      if let choice = Choice(rawValue: text) { return choice }
      let choices = Choice.allCases.map(\.rawValue)
      let question = Suggestion.question(for: text, among: choices)
      fault(
        "“\(key)” cannot be “\(ValueReader.shown(Array(text.utf8)))”.",
        help: "It is one of \(choices.joined(separator: ", "))."
          + (question.isEmpty ? "" : " " + question), value)
      return nil
    }

    private mutating func products(_ value: JSONValue) -> [MessageFacts.Product]? {
      let help = "Write [{\"title\": \"Desk lamp\", \"asin\": \"B08N5WRWNW\"}]."
      guard case .array(let items) = value.content else {
        fault("“products” is a list, not \(value.kind).", help: help, value)
        return nil
      }
      return items.compactMap { item in
        var product = MessageFacts.Product()
        // A title that is no text is told, and not taken for a title that is missing.
        if let title = item["title"] { product.title = text(title, "title") }
        if let asin = item["asin"] { product.asin = text(asin, "asin") }
        if product.title != nil || product.asin != nil { return product }
        fault("A product has a title, an asin or both.", help: help, item)
        return nil
      }
    }

    private mutating func attachments(_ value: JSONValue) -> [MessageFacts.Attachment]? {
      let help = "Write [{\"file\": \"invoice.pdf\", \"kind\": \"invoice\"}]."
      guard case .array(let items) = value.content else {
        fault("“attachments” is a list, not \(value.kind).", help: help, value)
        return nil
      }
      return items.compactMap { item in
        guard case .string(let file) = item["file"]?.content,
          case .string(let kind) = item["kind"]?.content
        else {
          fault("An attachment has a file and a kind.", help: help, item)
          return nil
        }
        return MessageFacts.Attachment(
          file: String(decoding: file, as: UTF8.self), kind: String(decoding: kind, as: UTF8.self))
      }
    }
  }
}
