import BilletMessage
import Testing

@Suite struct MessageFactsTests {
  @Test func gapsAreFilledAndKnownFactsStay() {
    var facts = MessageFacts()
    facts.orderID = "a"
    facts.previousReviewRequests = 0
    var other = MessageFacts()
    other.orderID = "b"
    other.direction = .reply
    other.previousReviewRequests = 2
    other.attachments = []
    let filled = facts.filled(from: other)
    #expect(filled.orderID == "a")
    #expect(filled.direction == .reply)
    #expect(filled.previousReviewRequests == 0)
    #expect(filled.attachments == [])
    #expect(filled.reason == nil)
  }
}
