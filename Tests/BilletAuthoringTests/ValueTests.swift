import BilletCore
import BilletMessage
import Testing

@testable import BilletAuthoring

@Suite struct ValueTests {
  private func compose(_ type: String, _ value: String, language: String = "en-US") -> Composition {
    Composition(
      body: "«{{v}}»", variables: "v: \(type)", data: "{\"v\": \(value)}", language: language)
  }

  @Test(arguments: [
    ("text", "\"a\\nb\\r\\nc\\td\"", "a b c d"), ("text", "\"**b** <i> & \\\"\"", "**b** <i> & \""),
    ("text", "\"a\\u2028b\\u0085c\"", "a b c"),
    ("lines", "\"a\\n\\n\\n\\nb\\r\\nc\\n\"", "a\n\nb\nc"),
    ("lines", "\"a \\n \\n \\n b\"", "a\n\n b"),
    ("order-id", "\"114-3941689-8772232\"", "114-3941689-8772232"),
    ("order-id", "\"D01-3941689-8772232\"", "D01-3941689-8772232"),
    ("integer", "12", "12"), ("integer", "\"007\"", "007"), ("integer", "-5", "-5"),
    ("url", "\"https://a.example/x?y=1#z\"", "https://a.example/x?y=1#z"),
    ("url", "\"HTTPS://a.example\"", "HTTPS://a.example"),
    (
      "image-url", "\"https://a.example/gif/x.png?ref=a.gif\"",
      "https://a.example/gif/x.png?ref=a.gif"
    ),
    ("{type: text, default: there}", "null", "there"),
    ("{type: text, default: there}", "\" \"", "there"),
    ("{type: money, default: 5 EUR}", "null", "€5.00"),
  ])
  func valueIsWritten(type: String, value: String, expected: String) {
    let composition = compose(type, value)
    #expect(composition.text == "p(«\(expected)»)")
    #expect(composition.findings.isEmpty, "\(composition.diagnostics)")
  }

  @Test(arguments: [
    ("text", "12", "wrong-type"), ("text", "true", "wrong-type"), ("text", "[]", "wrong-type"),
    ("text", "\"\\u0007\"", "value"), ("text", "\"\\u0000\"", "value"),
    ("text", "\"a\\u001b[0m\"", "value"),
    ("text", "\"\\ue000\\ue100\\ue001\"", "value"), ("text", "\"\\u009b\"", "value"),
    ("text", "\"\\uffff\"", "value"), ("text", "\"\\u007f\"", "value"),
    ("order-id", "\"114-3941689-877223\"", "wrong-type"),
    ("order-id", "\"114-3941689-87722322\"", "wrong-type"),
    ("order-id", "\"D02-3941689-8772232\"", "wrong-type"),
    ("order-id", "\"１14-3941689-877223\"", "wrong-type"),
    ("date", "\"2026-02-29\"", "wrong-type"), ("date", "\"2026-13-01\"", "wrong-type"),
    ("date", "\"2026-1-1\"", "wrong-type"), ("date", "\"14.03.2026\"", "wrong-type"),
    ("date", "\"2026-03-14x\"", "wrong-type"), ("date", "20260314", "wrong-type"),
    ("date", "\"1900-02-29\"", "wrong-type"), ("date", "\"2026-00-10\"", "wrong-type"),
    ("money", "12", "wrong-type"), ("money", "\"12\"", "wrong-type"),
    ("money", "{\"amount\": \"1e3\", \"currency\": \"EUR\"}", "wrong-type"),
    ("money", "{\"amount\": 1e3, \"currency\": \"EUR\"}", "wrong-type"),
    ("money", "{\"amount\": \"1.234\", \"currency\": \"EUR\"}", "wrong-type"),
    ("money", "{\"amount\": \"1.5\", \"currency\": \"JPY\"}", "wrong-type"),
    ("money", "{\"amount\": \"1,5\", \"currency\": \"EUR\"}", "wrong-type"),
    ("money", "{\"amount\": \"1\", \"currency\": \"eur\"}", "wrong-type"),
    ("money", "{\"amount\": \"1\"}", "wrong-type"), ("integer", "1.0", "wrong-type"),
    ("integer", "\"1 2\"", "wrong-type"), ("integer", "\"-\"", "wrong-type"),
    ("url", "\"http://a.example\"", "insecure-link"), ("url", "\"//a.example\"", "insecure-link"),
    ("url", "\"a.example\"", "insecure-link"), ("url", "\"javascript:alert(1)\"", "unsafe-link"),
    ("url", "\" java\\tscript:alert(1)\"", "unsafe-link"),
    ("url", "\"data:text/html,x\"", "unsafe-link"),
    ("url", "\"https:///x\"", "wrong-type"), ("url", "\"https://a b\"", "wrong-type"),
    ("url", "\"https://a.example/\\\"x\"", "wrong-type"),
    ("url", "\"https:a.example\"", "wrong-type"),
    ("image-url", "\"https://a.example/x.GIF\"", "gif-image"),
    ("image-url", "\"https://a.example/x.gifv?y\"", "gif-image"),
    ("image-url", "\"data:image/png;base64,x\"", "insecure-image"),
    ("image-url", "\"http://a.example/x.png\"", "insecure-image"),
    ("boolean", "1", "wrong-type"), ("boolean", "\"yes\"", "wrong-type"),
  ])
  func valueIsRefusedAtItsPlace(type: String, value: String, rule: String) {
    let body = type == "boolean" ? "{{#v}}x{{/v}}" : "{{v}}"
    let composition = Composition(body: body, variables: "v: \(type)", data: "{\"v\": \(value)}")
    #expect(composition.findings == ["\(rule)@data.json:1:7"], "\(composition.diagnostics)")
  }

  @Test(arguments: [
    ("en-US", "March 14, 2026"), ("en", "March 14, 2026"), ("en-GB", "14 March 2026"),
    ("de-DE", "14. März 2026"), ("fr-FR", "14 mars 2026"), ("es-ES", "14 de marzo de 2026"),
    ("it-IT", "14 marzo 2026"), ("ja-JP", "2026年3月14日"), ("nl-NL", "14 maart 2026"),
    ("pt-BR", "14 de março de 2026"), ("sv-SE", "14 mars 2026"), ("pl-PL", "14 marca 2026"),
    ("tr-TR", "14 Mart 2026"), ("ar-SA", "14 مارس 2026"), ("ar-JO", "2026-03-14"),
    ("he-IL", "14 במרץ 2026"),
  ])
  func dateIsWrittenInItsLanguage(language: String, expected: String) {
    #expect(compose("date", "\"2026-03-14\"", language: language).text == "p(«\(expected)»)")
    #expect(
      compose("date", "\"2026-03-14T23:59:00-08:00\"", language: language).text
        == "p(«\(expected)»)")
  }

  @Test func firstOfTheMonthIsOrdinalInFrench() {
    #expect(compose("date", "\"2028-02-29\"", language: "fr").text == "p(«29 février 2028»)")
    #expect(compose("date", "\"2026-05-01\"", language: "fr").text == "p(«1er mai 2026»)")
  }

  @Test(arguments: [
    ("en-US", "1249.9", "USD", "$1,249.90"), ("en-US", "1249.90", "EUR", "€1,249.90"),
    ("en-US", "999", "GBP", "£999.00"), ("en-US", "1234567.5", "CAD", "CA$1,234,567.50"),
    ("en-CA", "5", "CAD", "$5.00"), ("en-US", "5", "CHF", "CHF\u{A0}5.00"),
    ("en-US", "-5", "USD", "-$5.00"), ("en-US", "000.5", "USD", "$0.50"),
    ("en-GB", "12", "GBP", "£12.00"), ("de-DE", "1249.90", "EUR", "1.249,90\u{A0}€"),
    ("fr-FR", "1249.90", "EUR", "1\u{202F}249,90\u{A0}€"),
    ("es-ES", "1249.90", "EUR", "1249,90\u{A0}€"),
    ("es-ES", "12490", "EUR", "12.490,00\u{A0}€"), ("it-IT", "1249.9", "EUR", "1.249,90\u{A0}€"),
    ("ja-JP", "1249", "JPY", "¥1,249"), ("ja-JP", "1249.00", "JPY", "¥1,249"),
    ("nl-NL", "1249.9", "EUR", "€\u{A0}1.249,90"),
    ("sv-SE", "1249.9", "SEK", "1\u{A0}249,90\u{A0}kr"),
    ("pl-PL", "12499.9", "PLN", "12\u{A0}499,90\u{A0}zł"), ("pt-BR", "10", "BRL", "R$\u{A0}10,00"),
    ("en-US", "1.5", "KWD", "KWD\u{A0}1.500"),
  ])
  func moneyIsWrittenInItsLanguage(
    language: String, amount: String, currency: String, expected: String
  ) {
    let object = "{\"amount\": \"\(amount)\", \"currency\": \"\(currency)\"}"
    #expect(compose("money", object, language: language).text == "p(«\(expected)»)")
    #expect(
      compose("money", "\"\(amount) \(currency)\"", language: language).text == "p(«\(expected)»)")
  }

  @Test func missingValueIsToldWhereTheTemplateUsesIt() {
    let composition = Composition(body: "ä {{v}}", variables: "v: text", data: "{}")
    #expect(composition.findings == ["missing-value@7:3"])
    #expect(composition.diagnostics.first?.labels.first?.location.file.path == "data.json")
    #expect(Composition(body: "{{v}}", variables: "v: text").findings == ["missing-value@7:1"])
  }

  @Test func emptyValueIsMissing() {
    let composition = Composition(body: "{{v}}", variables: "v: text", data: "{\"v\": \"\"}")
    #expect(composition.findings == ["missing-value@7:1"])
  }

  @Test func misspeltKeyOfAMissingValueIsToldOnce() {
    let composition = Composition(
      body: "{{name}}", variables: "name: text", data: "{\"nmae\": \"y\"}")
    #expect(composition.findings == ["missing-value@data.json:1:2"])
    #expect(composition.diagnostics.map(\.help) == ["Did you mean “name”?"])
  }

  @Test func sectionsThatCrossAreToldOnce() {
    let composition = Composition(
      body: "{{#a}}{{#b}}x{{/a}}{{/b}}",
      variables: "a: {type: boolean, default: true}\nb: {type: boolean, default: true}")
    #expect(composition.findings == ["template-syntax@8:14"])
  }

  @Test func januaryHasAnotherNameInAustria() {
    let composition = Composition(
      body: "{{d}}", variables: "d: date", data: "{\"d\": \"2026-01-05\"}", language: "de-AT")
    #expect(composition.text == "p(5. Jänner 2026)")
  }

  @Test func unknownKeyIsAWarning() throws {
    let composition = Composition(
      body: "{{name}}", variables: "name: {type: text, default: x}",
      data: "{\"nmae\": \"y\", \"facts\": {\"orderId\": \"1\"}}")
    #expect(composition.findings == ["data@data.json:1:2", "data@data.json:1:25"])
    #expect(composition.diagnostics.allSatisfy { $0.severity == .warning })
    #expect(
      composition.diagnostics.map(\.help) == ["Did you mean “name”?", "Did you mean “orderID”?"])
  }

  @Test func factsOfTheDataGoBeforeThoseOfTheFrontMatter() throws {
    let composition = Composition(
      """
      ---
      subject: S
      language: en-US
      reason: return
      direction: proactive
      marketplace: amazon.de
      attachments: [{file: a.pdf, kind: invoice}]
      ---
      x
      """,
      data: """
        {"facts": {"direction": "reply", "orderID": "114-3941689-8772232", "sendAt": "2026-03-14",
         "previousReviewRequests": 1, "reason": "retrun"}}
        """)
    let facts = try #require(composition.binding).facts
    #expect(facts.direction == .reply)
    #expect(facts.reason == .return)
    #expect(facts.marketplace == "amazon.de")
    #expect(facts.attachments?.first?.kind == "invoice")
    #expect(facts.previousReviewRequests == 1)
    #expect(composition.findings == ["data@data.json:2:41"])
  }

  @Test func listBeyondTheLimitIsRefused() {
    let items = Array(repeating: "\"x\"", count: Limits.listItems + 1).joined(separator: ",")
    let composition = Composition(
      body: "{{#v}}{{/v}}", variables: "v: list", data: "{\"v\": [\(items)]}")
    #expect(composition.findings == ["message-limit@data.json:1:7"])
  }
}
