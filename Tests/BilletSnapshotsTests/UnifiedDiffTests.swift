import Testing

@testable import BilletSnapshots

@Suite struct UnifiedDiffTests {
  func diff(_ old: String, _ new: String) -> String {
    let text = UnifiedDiff.text(from: Array(old.utf8), to: Array(new.utf8), names: ("a", "b"))
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2)
      .joined(separator: "\n")
  }

  @Test func sameTextsHaveNone() {
    #expect(UnifiedDiff.text(from: [1], to: [1], names: ("a", "b")) == "")
  }

  @Test func changesHaveThreeLinesAround() {
    let old = (1...20).map { "\($0)\n" }.joined()
    let new = old.replacing("\n10\n", with: "\nten\n")
    #expect(diff(old, new) == "@@ -7,7 +7,7 @@\n 7\n 8\n 9\n-10\n+ten\n 11\n 12\n 13\n")
  }

  @Test func distantChangesAreTwoHunks() {
    let old = (1...20).map { "\($0)\n" }.joined()
    let new = String(old.dropFirst(2)) + "21\n"
    #expect(
      diff(old, new)
        == "@@ -1,4 +1,3 @@\n-1\n 2\n 3\n 4\n@@ -18,3 +17,4 @@\n 18\n 19\n 20\n+21\n")
  }

  @Test func emptyTextsAndMissingLineEndsShow() {
    #expect(diff("", "a\n") == "@@ -0,0 +1 @@\n+a\n")
    #expect(diff("a\n", "") == "@@ -1 +0,0 @@\n-a\n")
    #expect(diff("a\n", "a") == "@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file\n")
  }

  @Test func invisibleDifferencesShow() {
    #expect(
      diff("a b\n", "a\u{A0}b\u{1B}[1m\t\r\n")
        == "@@ -1 +1 @@\n-a b\n+a\\u{A0}b\\u{1B}[1m\\u{9}\\u{D}\n")
    #expect(diff("a\n", "a\u{200B}\u{202E}\n").contains("+a\\u{200B}\\u{202E}"))
  }

  @Test(arguments: 1...200)
  func editsLeadFromOldToNewByTheShortestWay(seed: Int) {
    var state = UInt64(seed)
    func next(_ bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    func lines() -> [ArraySlice<UInt8>] { (0..<next(12)).map { _ in [UInt8(next(4))][...] } }
    let (old, new) = (lines(), lines())
    let edits = LineEdits.between(old, new)
    #expect(edits.filter { $0.kind != .added }.map { old[$0.old] } == old, "seed \(seed)")
    #expect(
      edits.filter { $0.kind != .removed }.map { $0.isKept ? old[$0.old] : new[$0.new] } == new,
      "seed \(seed)")
    #expect(edits.count { $0.isKept } == longestCommonSubsequence(old, new), "seed \(seed)")
  }

  @Test func hugeDifferencesAreCutShort() {
    let old = (0..<50_000).map { "old \($0)\n" }.joined()
    let new = (0..<50_000).map { "new \($0)\n" }.joined()
    let text = diff(old, new)
    #expect(text.hasSuffix("… and 99503 more lines\n"))
  }

  private func longestCommonSubsequence(
    _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]
  ) -> Int {
    var row = [Int](repeating: 0, count: new.count + 1)
    for line in old {
      var diagonal = 0
      for index in new.indices {
        let above = row[index + 1]
        row[index + 1] = line == new[index] ? diagonal + 1 : max(above, row[index])
        diagonal = above
      }
    }
    return row[new.count]
  }
}
