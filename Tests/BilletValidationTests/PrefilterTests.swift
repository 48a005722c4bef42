import BilletCore
import BilletLanguage
import Testing

@testable import BilletValidation

/// A text that a scanner does not look at closely would have held nothing.
struct PrefilterTests {
  private static let numbers = [
    "1", "12", "555", "0134", "2026", "3941689", "114-3941689-8772232", "415-555-2671", "(0)", " ",
    "-", ".", "/", ", ", "+", "\n", "a", "Tel. ", "年", "月", "電話：", "０３", "−", "‑", "\u{AD}",
    "\u{A0}",
    "\u{3000}", "é", "… ", "€",
  ]
  private static let addresses = [
    "help", "info", "lumen", "example", "de", "com", "@", "＠", " at ", "(at)", "[ät]", " dot ",
    "punkt",
    " point ", " punto ", ".", " ", "\u{AD}", "［", "］", "a", "arroba", "\n", "-",
  ]

  @Test func telephoneNumbersAreNotPassedOver() {
    let finder = TelephoneFinder(regions: ["US", "DE", "JP"])
    var found = 0
    forEachText(of: Self.numbers, seed: 1) { text in
      let matches = finder.matches(in: FoldedText(text[...]).bytes)
      guard !matches.isEmpty else { return }
      found += 1
      #expect(TelephoneFinder.mayHold(text[...]), "\(String(decoding: text, as: UTF8.self))")
    }
    #expect(found > 100)
  }

  @Test func orderIDsAloneAreNotLookedAt() {
    #expect(!TelephoneFinder.mayHold(Array("Order 114-3941689-8772232: 2 lamps, 2026".utf8)[...]))
    #expect(TelephoneFinder.mayHold(Array("114-3941689-8772232, or 415-555-2671".utf8)[...]))
    #expect(TelephoneFinder.mayHold(Array("114-3941689-87722321".utf8)[...]))
  }

  @Test func addressesAreNotPassedOver() {
    var found = 0
    forEachText(of: Self.addresses, seed: 2) { text in
      let folded = FoldedText(text[...]).bytes
      guard !(EmailAddresses.ranges(in: folded) + DisguisedAddress.ranges(in: folded)).isEmpty
      else { return }
      found += 1
      #expect(
        DisguisedAddress.mayHoldAddress(folded), "\(String(decoding: text, as: UTF8.self))")
    }
    #expect(found > 100)
  }

  private func forEachText(of pieces: [String], seed: UInt64, _ body: ([UInt8]) -> Void) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20_000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...10, using: &random) {
        text += pieces.randomElement(using: &random) ?? ""
      }
      body(Array(text.utf8))
    }
  }
}
