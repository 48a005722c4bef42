import BilletKit
import Foundation
import Testing

@Suite struct SellingPartnerFormatTests {
  private static var facts: MessageFacts {
    var facts = MessageFacts()
    facts.orderID = "114-3941689-8772232"
    facts.marketplace = "amazon.com"
    return facts
  }

  private static func message(_ body: String) -> String {
    """
    ---
    subject: Your order
    language: en-US
    reason: order-problem
    direction: proactive
    ---
    \(body)

    """
  }

  private func render(
    _ body: String, facts: MessageFacts = facts
  ) throws -> CompiledTemplate.Rendering {
    let file = SourceFile(path: "a.md", text: Self.message(body))
    let template = try #require(Compiler().compile(file).template)
    return template.render(nil, as: .sellingPartner, facts: facts)
  }

  /// Those without an operation say so; every other one gives a request that a JSON parser reads.
  @Test func requestOfEveryStarterMessageIsJSON() throws {
    var operations: Set<String> = []
    for sample in try StarterMessages.samples() {
      let rendering = sample.template.render(sample.data, as: .sellingPartner, facts: Self.facts)
      guard let output = rendering.output else {
        #expect(rendering.diagnostics.contains { $0.rule == "message-reason" }, "\(sample.name)")
        #expect(sample.name.hasPrefix("return-label/"), "\(sample.name)")
        continue
      }
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(output)) as? [String: Any], "\(sample.name)")
      let operation = try #require(json["operation"] as? String)
      operations.insert(operation)
      #expect((json["path"] as? String)?.contains("/orders/114-3941689-8772232/") == true)
      let query = try #require(json["query"] as? [String: [String]])
      #expect(query["marketplaceIds"] == ["ATVPDKIKX0DER"])
      if let text = (json["body"] as? [String: Any])?["text"] as? String {
        let plain = try #require(sample.template.render(sample.data, as: .text).output)
        #expect(
          text == String(decoding: plain, as: UTF8.self).trimmingCharacters(in: .newlines),
          "\(sample.name)")
      }
    }
    #expect(operations.count >= 6, "\(operations.sorted())")
  }

  @Test func longestTextPassesAndACharacterMoreIsAnErrorWithBothNumbers() throws {
    // Words, so that no rule on long words applies.
    let text = String(repeating: "wordä ", count: 333) + "xx"
    let fitting = try render(text)
    #expect(!fitting.diagnostics.contains { $0.rule == "channel-length" })
    let long = try render(text + "y")
    let finding = try #require(long.diagnostics.first { $0.rule == "channel-length" })
    #expect(finding.severity == .error)
    #expect(finding.message.contains("2001 characters") && finding.message.contains("2000"))
    // The place is where the text becomes too long.
    #expect(finding.location?.start.line == 7)
    #expect(finding.location?.start.column == 2001)
  }

  @Test func missingFactsAreNamed() throws {
    let rendering = try render("Your order is late.", facts: MessageFacts())
    #expect(rendering.output == nil)
    #expect(Set(rendering.diagnostics.map(\.rule)).isSuperset(of: ["order-id", "marketplace"]))
  }

  @Test func addressIsShownWhereTheAuthorWroteIt() throws {
    let rendering = try render("Your order is late.\n\nWrite to **us@shop.example** now.")
    let found = rendering.diagnostics.filter { $0.rule == "email-address" }
    #expect(found.count == 1)
    #expect(found.first?.location?.start.line == 9)
  }

  @Test(arguments: OutputFormat.allCases)
  func formatHasAnExtension(format: OutputFormat) {
    let expected = [
      "html": "html", "fragment": "html", "text": "txt", "eml": "eml", "sp-api": "json",
    ]
    #expect(format.fileExtension == expected[format.rawValue])
  }
}
