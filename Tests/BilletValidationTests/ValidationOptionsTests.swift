import BilletCore
import BilletMessage
import Testing

@testable import BilletValidation

/// Profiles, levels and the choice of rules.
struct ValidationOptionsTests {
  private func found(
    _ html: String, _ options: ValidationOptions = ValidationOptions()
  ) -> [RuleID: Severity] {
    let findings = HTMLValidator(options: options).validate(
      SourceFile(path: "a.html", text: html), facts: MessageFacts())
    return Dictionary(findings.map { ($0.rule, $0.severity) }) { max($0, $1) }
  }

  private static let document =
    "<html><title>Lamp</title><p>Order 114-3941689-8772232</p><table><tr><td>Hi</table></html>"
  private static let piece = "<p>Order 114-3941689-8772232</p><table><tr><td>Hi</table>"

  @Test func messageIsHeldAgainstDocumentAndMailRules() {
    let found = found(Self.document)
    #expect(found["html-has-lang"] == .error)
    #expect(found["lang-wrapper"] == .note)
    // One note tells of language and direction.
    #expect(found["lang-direction"] == nil)
    #expect(found["table-layout-role"] == .error)
  }

  @Test func webPageIsNoMessage() {
    let found = found(Self.document + "<form></form>", ValidationOptions(profile: .web))
    #expect(Set(found.keys) == ["html-has-lang", "parse-doctype"])
  }

  @Test func pieceOfAMessageIsNotAskedForADocument() {
    #expect(Set(found(Self.piece).keys) == ["table-layout-role"])
    #expect(
      Set(found(Self.document, ValidationOptions(profile: .fragment)).keys)
        == ["table-layout-role"])
    #expect(found(Self.piece, ValidationOptions(profile: .web)).isEmpty)
  }

  @Test func theNameOfALinkAloneDecidesAtLevelAAA() {
    let html = #"<p>Your lamp has left us.</p><p><a href="https://a.example">More</a></p>"#
    #expect(found(html, ValidationOptions(profile: .web))["link-generic"] == .review)
    #expect(found(html, ValidationOptions(profile: .web, level: .aaa))["link-generic"] == .note)
  }

  @Test func lowerContrastIsToldOnce() {
    let html = "<p style=\"color:#aaa\">Order 114-3941689-8772232</p>"
    let both = found(html, ValidationOptions(profile: .web, level: .aaa))
    #expect(both["color-contrast"] == .error && both["color-contrast-enhanced"] == nil)
    // Where nobody looks for the lower bar, the higher one is held against all.
    let alone = ValidationOptions(
      profile: .web, level: .aaa, rules: ["color-contrast-enhanced"])
    #expect(found(html, alone) == ["color-contrast-enhanced": .error])
  }

  @Test func marketplaceRulesAreForMessagesAlone() {
    let html = "<p style=\"color:red\">Hello</p>"
    // Red on white has a contrast of 4:1, which is too low on any page.
    #expect(Set(found(html).keys) == ["color-contrast", "font-color", "order-id"])
    #expect(Set(found(html, ValidationOptions(profile: .web)).keys) == ["color-contrast"])
  }

  private static let refresh = "<meta http-equiv=refresh content=90000><p>114-3941689-8772232</p>"

  @Test(arguments: [
    (Reference.Level.a, Severity.note), (.aa, .note), (.aaa, .error),
  ])
  func highestLevelIsAViolationOnlyWhenItIsWanted(level: Reference.Level, severity: Severity) {
    let found = found(Self.refresh, ValidationOptions(level: level))
    #expect(found["meta-refresh-no-exceptions"] == severity)
  }

  @Test(arguments: [
    (Reference.Level.a, Severity.note), (.aa, .error), (.aaa, .error),
  ])
  func whatAHigherLevelAsksForIsAdvice(level: Reference.Level, severity: Severity) {
    let html = "<meta name=viewport content=\"user-scalable=no\"><p>114-3941689-8772232</p>"
    let found = found(html, ValidationOptions(level: level))
    #expect(found["meta-viewport"] == severity)
  }

  @Test func onlyTheWantedRulesRun() {
    let html = "<p style=\"color:red\">Hello 😀</p>"
    #expect(Set(found(html, ValidationOptions(rules: ["emoji"])).keys) == ["emoji"])
    #expect(
      Set(found(html, ValidationOptions(skipping: ["emoji"])).keys)
        == ["color-contrast", "font-color", "order-id"])
  }

  @Test func whatCouldNotBeReadIsToldWhateverIsWanted() {
    let bytes: [UInt8] = [0x3C, 0x70, 0x3E, 0x41, 0xFF]
    let findings = HTMLValidator(options: ValidationOptions(rules: ["emoji"])).validate(
      SourceFile(path: "a.html", bytes: bytes), facts: MessageFacts())
    #expect(findings.map(\.rule) == ["encoding"])
  }

  /// No combination of options makes a rule report what it does not report without them.
  @Test(arguments: ValidationOptions.Profile.allCases)
  func profilesOnlyLeaveRulesOut(profile: ValidationOptions.Profile) {
    for rule in RuleRegistry.all {
      let description = type(of: rule).description
      #expect(!description.profiles.isEmpty, "\(description.id)")
      if description.category != .accessibility {
        #expect(description.profiles == .messages, "\(description.id)")
      }
    }
  }
}
