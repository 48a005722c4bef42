import BilletCore
import Testing

@Suite struct FixTests {
  private let file = SourceFile(path: "a.md", text: "0123456789")

  private func fix(_ edits: (Range<Int>, String)...) -> Fix {
    Fix("Mend it", edits.map { Fix.Edit(SourceLocation(file, $0.0), $0.1) })
  }

  private func applied(_ fixes: [Fix]) -> String {
    let (bytes, count) = Fix.apply(fixes, to: file)
    return String(decoding: bytes, as: UTF8.self) + " \(count)"
  }

  @Test func editsReplaceInsertAndDelete() {
    #expect(applied([fix((1..<3, "ab"), (4..<4, "+"), (8..<10, ""))]) == "0ab3+4567 1")
    #expect(applied([]) == "0123456789 0")
    #expect(applied([Fix("Nothing", [])]) == "0123456789 0")
  }

  @Test func fixesThatTouchAreLeftForTheNextRound() {
    #expect(applied([fix((0..<4, "a")), fix((3..<5, "b"))]) == "a456789 1")
    #expect(applied([fix((0..<2, "a"), (8..<9, "c")), fix((2..<9, "b"))]) == "a234567c9 1")
    #expect(applied([fix((3..<3, "a")), fix((3..<3, "b"))]) == "012a3456789 1")
    #expect(applied([fix((2..<4, "a")), fix((3..<3, "b"))]) == "01a456789 1")
  }

  @Test func fixesSideBySideAreAllMade() {
    #expect(applied([fix((2..<4, "b")), fix((0..<2, "a")), fix((4..<4, "c"))]) == "abc456789 3")
  }

  @Test func allEditsOfAFixAreMadeOrNone() {
    #expect(applied([fix((1..<2, "a")), fix((0..<1, "x"), (1..<3, "y"))]) == "xy3456789 1")
    #expect(applied([fix((0..<3, "a"), (2..<4, "b"))]) == "0123456789 0")
  }

  @Test func editsElsewhereAreLeftOut() {
    let other = SourceFile(path: "b.md", text: "0123456789")
    let elsewhere = Fix(
      "Mend both",
      [Fix.Edit(SourceLocation(file, 0..<1), "a"), Fix.Edit(SourceLocation(other, 0..<1), "b")])
    let beyond = Fix("Mend nothing", [Fix.Edit(SourceLocation(file, 9..<12), "a")])
    #expect(applied([elsewhere, beyond, fix((4..<5, "x"))]) == "0123x56789 1")
  }

  /// Compares with taking fixes one by one and looking at every edit taken before.
  @Test(arguments: 0..<40) func agreesWithComparingEachPair(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let fixes = (0..<Int.random(in: 1...12, using: &random)).map { number in
      Fix(
        "\(number)",
        (0..<Int.random(in: 1...3, using: &random)).map { _ in
          let low = Int.random(in: 0...9, using: &random)
          let high = min(10, low + Int.random(in: 0...2, using: &random))
          return Fix.Edit(SourceLocation(file, low..<high), "<\(number)>")
        })
    }
    var taken: [Fix.Edit] = []
    var count = 0
    for fix in fixes.enumerated().sorted(by: { left, right in
      let starts = [left, right].map { $0.element.edits.map(\.location.span.lowerBound).min() ?? 0 }
      return (starts[0], left.offset) < (starts[1], right.offset)
    }).map(\.element) {
      var mine: [Fix.Edit] = []
      let isFree = fix.edits.allSatisfy { edit in
        defer { mine.append(edit) }
        return !(taken + mine).contains { meets($0.location.span, edit.location.span) }
      }
      if isFree {
        taken += fix.edits
        count += 1
      }
    }
    var text = Array("0123456789".utf8)
    for edit in taken.sorted(by: { $0.location.span.lowerBound > $1.location.span.lowerBound }) {
      text.replaceSubrange(edit.location.span, with: edit.replacement.utf8)
    }
    #expect(applied(fixes) == String(decoding: text, as: UTF8.self) + " \(count)", "seed \(seed)")
  }

  private func meets(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    let (a, b) = (
      a.lowerBound..<max(a.upperBound, a.lowerBound + 1),
      b.lowerBound..<max(b.upperBound, b.lowerBound + 1)
    )
    return a.overlaps(b)
  }
}

/// Numbers that a seed settles (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
