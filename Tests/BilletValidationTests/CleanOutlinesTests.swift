import BilletCore
import BilletMessage
import Testing

@testable import BilletValidation

/// What is known of values with one outline holds for all that have it, and for no others.
struct CleanOutlinesTests {
  private static let before =
    "<!doctype html>\n<html lang=\"en-US\"><head><meta charset=\"utf-8\"><title>Your return</title>"
    + "</head><body><div lang=\"en-US\" dir=\"ltr\"><p>Hello "
  private static let middle =
    ",</p><p>we are sorry that the lamp of your order "
  private static let after =
    " is damaged. Please send it back to us with the label that is in the box, and we will repay you"
    + " for it with the next post.</p></div></body></html>"

  private func message(
    _ name: String, order: String = "123-1234567-1234567"
  ) -> (document: [UInt8], values: [ValueSpan]) {
    let start = Self.before.utf8.count
    let second = start + name.utf8.count + Self.middle.utf8.count
    return (
      Array((Self.before + name + Self.middle + order + Self.after).utf8),
      [
        ValueSpan(start..<(start + name.utf8.count), .text, hole: 0),
        ValueSpan(second..<(second + order.utf8.count), .orderID, hole: 1),
      ]
    )
  }

  private func learned(_ facts: MessageFacts = MessageFacts()) -> CleanOutlines {
    let outlines = CleanOutlines()
    let (document, values) = message("Ada")
    #expect(!outlines.isClean(document, values, facts))
    outlines.learn(document, values, facts, with: HTMLValidator())
    #expect(!outlines.isClean(document, values, facts), "It came once only.")
    outlines.learn(document, values, facts, with: HTMLValidator())
    #expect(outlines.isClean(document, values, facts))
    return outlines
  }

  @Test(arguments: ["Bo", "Bartholomew", "Sixteenletterswo"])
  func otherPlainWordsAreKnown(_ name: String) {
    let (document, values) = message(name, order: "999-7654321-0000000")
    #expect(learned().isClean(document, values, MessageFacts()))
  }

  @Test(arguments: [
    "ada", "A", "ADA", "Ada Ada", "Ada.com", "Dot", "Wrote", "Right", "Seventeenletterswo", "Adé",
    "Ada1", "1", "", "{{Ada}}", "Ada 👍", "<b>Ada</b>",
  ])
  func othersAreNot(_ name: String) {
    var (document, values) = message(name)
    if name.isEmpty { values.removeFirst() }
    #expect(!learned().isClean(document, values, MessageFacts()))
  }

  @Test func otherFactsAreNot() {
    let outlines = learned()
    let (document, values) = message("Ben")
    var facts = MessageFacts()
    facts.reason = .return
    #expect(!outlines.isClean(document, values, facts))
    facts = MessageFacts()
    facts.orderID = "999-7654321-0000000"
    #expect(!outlines.isClean(document, values, facts))
    facts = MessageFacts()
    facts.buyerLocale = "de-DE"
    #expect(!outlines.isClean(document, values, facts))
    facts = MessageFacts()
    facts.orderCompletedAt = "2026-01-01"
    facts.sendAt = "2026-03-01"
    #expect(!outlines.isClean(document, values, facts))
  }

  @Test func theRightOrderIsKnownAndAnotherIsNot() {
    var facts = MessageFacts()
    facts.orderID = "123-1234567-1234567"
    let outlines = learned(facts)
    facts.orderID = "999-7654321-0000000"
    var (document, values) = message("Ben", order: "999-7654321-0000000")
    #expect(outlines.isClean(document, values, facts))
    (document, values) = message("Ben", order: "888-7654321-0000000")
    #expect(!outlines.isClean(document, values, facts))
  }

  @Test func aMessageInWhichPlacesMeanSomethingIsNeverKnown() {
    let outlines = CleanOutlines()
    let before = Self.before.replacing("Hello", with: "Click the link on the right,")
    let document = Array((before + "Ada" + Self.middle + "123-1234567-1234567" + Self.after).utf8)
    let start = before.utf8.count
    let values = [ValueSpan(start..<(start + 3), .text, hole: 0)]
    for _ in 0..<2 { outlines.learn(document, values, MessageFacts(), with: HTMLValidator()) }
    #expect(!outlines.isClean(document, values, MessageFacts()))
  }

  /// Where a value is compared with other text, each of its letters counts.
  @Test func aLinkIsKnownForItsOwnWordsOnly() {
    let outlines = CleanOutlines()
    func message(_ name: String) -> ([UInt8], [ValueSpan]) {
      let before = Self.before + "Ada" + Self.middle
      let link = "<a href=\"https://www.amazon.com/orders\">the lamp for "
      let start = (before + link).utf8.count
      return (
        Array((before + link + name + "</a> 123-1234567-1234567" + Self.after).utf8),
        [ValueSpan(start..<(start + name.utf8.count), .text, hole: 0)]
      )
    }
    let (document, values) = message("Ada")
    for _ in 0..<2 { outlines.learn(document, values, MessageFacts(), with: HTMLValidator()) }
    #expect(outlines.isClean(document, values, MessageFacts()))
    let (other, others) = message("Ben")
    #expect(!outlines.isClean(other, others, MessageFacts()))
  }
}
