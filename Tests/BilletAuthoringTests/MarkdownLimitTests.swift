import BilletCore
import Testing

@testable import BilletAuthoring

/// Hostile Markdown: refused with a word on it, or read; never slow and never a trap.
@Suite struct MarkdownLimitTests {
  // By their index, for the test runner prints its arguments.
  static let beyondALimit = [
    String(repeating: ">", count: 100_000), String(repeating: "> ", count: 50_000) + "x",
    String(repeating: "- ", count: 50_000) + "x",
    String(repeating: "[", count: 60_000) + String(repeating: "]", count: 60_000),
    String(repeating: "\n[", count: 40_000) + String(repeating: "]", count: 40_000),
    String(repeating: "](\\[\n", count: 40_000), String(repeating: "a\n", count: 100_000),
    (0..<200).map { String(repeating: " ", count: $0 * 2) + "- x\n\n" }.joined(),
  ]

  @Test(arguments: beyondALimit.indices)
  func limitIsTold(index: Int) {
    let dump = MarkdownDump(Self.beyondALimit[index])
    #expect(dump.diagnostics.contains { $0.rule == "message-limit" })
    #expect(dump.blocks.isEmpty)
  }

  static let hostile = [
    String(repeating: "*a ", count: 80_000), String(repeating: "**a_", count: 60_000),
    String(repeating: "`", count: 200_000), String(repeating: "<", count: 200_000),
    String(repeating: "&", count: 200_000), String(repeating: "![", count: 64),
    String(repeating: "\\", count: 200_000), String(repeating: "| ", count: 100_000),
    String(repeating: "- a\n", count: 20_000), String(repeating: "a <b", count: 50_000),
    String(repeating: "~~a ", count: 50_000), String(repeating: "https://a.b ", count: 10_000),
    String(repeating: "[a](b) ", count: 900), String(repeating: ":::\n", count: 50_000),
    String(repeating: "      - a\n\n\n", count: 16_000), String(repeating: "h", count: 200_000),
    String(repeating: "::: note\n", count: 20_000), String(repeating: "\u{E9}", count: 100_000),
    String(repeating: "<br>", count: 60_000), String(repeating: "a<br>b ", count: 30_000),
    "[a]: <" + String(repeating: "[a]: <b\n", count: 20_000),
    String(repeating: "*", count: 20_000) + "a" + String(repeating: "*", count: 20_000),
  ]

  @Test(.timeLimit(.minutes(1)), arguments: hostile.indices)
  func hostileMarkdownIsRead(index: Int) {
    let dump = MarkdownDump(Self.hostile[index])
    #expect(dump.diagnostics.count <= Limits.findingsPerFile)
  }

  @Test func deepEmphasisIsFlattened() {
    let markdown =
      (0..<100).map { $0 % 2 == 0 ? "*a " : "**b " }.joined() + "x"
      + (0..<100).reversed().map { $0 % 2 == 0 ? " a*" : " b**" }.joined()
    let dump = MarkdownDump(markdown)
    #expect(dump.diagnostics.contains { $0.rule == "message-limit" })
  }

  @Test func randomMarkdownNeverTrapsAndStaysInBounds() {
    var random = SeededGenerator(seed: 20_261_123)
    let pieces = [
      "*", "**", "_", "`", "```\n", "[", "](", ")", "![", "<", ">", "<b>", "\n", "\n\n", "- ",
      "1. ",
      "> ", "# ", "#### ", "| ", "|---|", "    ", "\t", "a", "ä", "日", "🎉", "&amp;", "&#x0;", "\\",
      "{",
      "}", "{.button}", "{width=5%}", ":::", "::: note\n", ":", "https://a.example", "http://", "(",
      "\"", "~~", "\r\n", "---\n", "[a]: b\n", " ",
    ]
    for round in 0..<1_500 {
      let count = Int.random(in: 1...40, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let dump = MarkdownDump(text)
      for finding in dump.diagnostics {
        guard let span = finding.location?.span else { continue }
        #expect(
          span.lowerBound >= 0 && span.upperBound <= text.utf8.count, "round \(round): \(text)")
      }
      _ = dump.text
    }
  }
}

/// SplitMix64: the same numbers from the same seed, everywhere.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
