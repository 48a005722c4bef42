import BilletCore
import BilletMessage
import Testing

@testable import BilletValidation

/// What was found out about one document serves for others that differ in values alone.
struct SharedFindingsTests {
  private let validator = HTMLValidator()

  private func file(_ name: String) -> (file: SourceFile, values: [ValueSpan]) {
    let before =
      "<!doctype html>\n<html lang=\"en-US\"><head><meta charset=\"utf-8\"><title>Your return"
      + "</title></head><body><div lang=\"en-US\" dir=\"ltr\"><p>Hello "
    let html =
      before + name
      + ",</p><p>the label of order 123-1234567-1234567 is ready.</p></div></body></html>"
    let start = before.utf8.count
    return (
      SourceFile(path: "a.html", text: html),
      [ValueSpan(start..<(start + name.utf8.count), .text)]
    )
  }

  private func shared() throws -> SharedFindings {
    let (sample, values) = file("Ada")
    let result = validator.validateForSharing(sample, facts: MessageFacts(), values: values)
    return try #require(result.shared, "\(result.findings.map(\.message))")
  }

  @Test func otherOrdinaryValuesAreClean() throws {
    let shared = try shared()
    for name in ["Bob", "Ana María", "山田太郎", "O’Brien &amp; Sons"] {
      let (file, values) = file(name)
      #expect(
        validator.isClean(file, facts: MessageFacts(), values: values, sharing: shared), "\(name)")
    }
  }

  @Test(arguments: ["{{name}}", "🙂 Ada", "", "<b>Ada</b>", "&nbsp;", "\u{200B}"])
  func valuesThatBreakARuleOrMoreAreNot(_ name: String) throws {
    let (file, values) = file(name)
    #expect(
      !validator.isClean(file, facts: MessageFacts(), values: values, sharing: try shared()))
  }

  @Test func otherFactsOfTheChannelAreNot() throws {
    let (file, values) = file("Ada")
    var facts = MessageFacts()
    facts.fragment = true
    #expect(!validator.isClean(file, facts: facts, values: values, sharing: try shared()))
  }

  @Test func documentsWithFindingsAreNoPattern() {
    let file = SourceFile(path: "a.html", text: "<p>Hello 🙂</p><img src=a.png>")
    let result = validator.validateForSharing(file, facts: MessageFacts(), values: [])
    #expect(!result.findings.isEmpty && result.shared == nil)
  }
}
