/// Finds what an author probably meant.
package enum Suggestion {
  /// The candidate nearest to a word, or `nil` when none is near enough to be a slip of the hand or of memory.
  ///
  /// Near is at most one edit for every three characters of the word, and at least one; capitals and
  /// the choice of `-` or `_` do not count. The first of several equally near ones wins. When none is near, the one
  /// candidate that the word is a part of, as `order` is of `order_id`.
  package static func nearest(
    to word: String, among candidates: some Sequence<String>
  ) -> String? {
    let wanted = folded(word)
    // A single letter is one edit away from every other; the cost grows with the square of the length.
    guard (2...64).contains(wanted.count) else { return nil }
    let allowed = max(1, wanted.count / 3)
    var best: (word: String, distance: Int)?
    for candidate in candidates {
      let other = folded(candidate)
      guard other.count <= 64, abs(other.count - wanted.count) <= allowed else { continue }
      let distance = Self.distance(wanted, other)
      if distance <= allowed, distance < (best?.distance ?? .max) { best = (candidate, distance) }
    }
    return best?.word ?? whole(of: wanted, among: candidates)
  }

  /// The only candidate with these letters between its hyphens and underscores; two would be a guess.
  private static func whole(of wanted: [UInt32], among candidates: some Sequence<String>) -> String?
  {
    let wholes = candidates.filter { candidate in
      folded(candidate).split(separator: 0x2D).contains { $0.elementsEqual(wanted) }
    }
    return wholes.count == 1 && wanted.count > 2 ? wholes[0] : nil
  }

  /// The nearest candidate as a help line says it: `Did you mean “x”?`; empty when none is near.
  package static func question(for word: String, among candidates: some Sequence<String>) -> String
  {
    nearest(to: word, among: candidates).map { "Did you mean “\($0)”?" } ?? ""
  }

  private static func folded(_ word: String) -> [UInt32] {
    word.unicodeScalars.map { scalar in
      switch scalar.value {
      case 0x41...0x5A: scalar.value | 0x20
      case 0x5F: 0x2D
      default: scalar.value
      }
    }
  }

  /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
  private static func distance(_ left: [UInt32], _ right: [UInt32]) -> Int {
    var before: [Int] = []
    var previous = Array(0...right.count)
    for i in left.indices {
      var current = [i + 1]
      for j in right.indices {
        var cost = min(
          previous[j] + (left[i] == right[j] ? 0 : 1), previous[j + 1] + 1, current[j] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = min(cost, before[j - 1] + 1)
        }
        current.append(cost)
      }
      before = previous
      previous = current
    }
    return previous[right.count]
  }
}
