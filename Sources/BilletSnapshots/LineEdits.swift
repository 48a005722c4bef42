/// The shortest way from one list of lines to another (Myers, "An O(ND) Difference Algorithm", 1986).
enum LineEdits {
  enum Kind {
    case kept
    case removed
    case added
  }

  /// One line of the way, with how many old and new lines come before it.
  struct Edit {
    var kind: Kind
    var old: Int
    var new: Int

    var isKept: Bool { kind == .kept }
  }

  /// The most lines removed and added that are looked for; the search keeps the square of it in memory.
  static let searchLimit = 1_000

  /// The edits in order: O(n) with a factor of at most `searchLimit`.
  static func between(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> [Edit] {
    var prefix = 0
    while prefix < min(old.count, new.count), old[prefix] == new[prefix] { prefix += 1 }
    var suffix = 0
    while suffix < min(old.count, new.count) - prefix,
      old[old.count - 1 - suffix] == new[new.count - 1 - suffix]
    {
      suffix += 1
    }
    let oldMiddle = prefix..<(old.count - suffix)
    let newMiddle = prefix..<(new.count - suffix)
    var edits = (0..<prefix).map { Edit(kind: .kept, old: $0, new: $0) }
    edits += middle(Array(old[oldMiddle]), Array(new[newMiddle])).map {
      Edit(kind: $0.kind, old: $0.old + prefix, new: $0.new + prefix)
    }
    edits += (0..<suffix).map {
      Edit(kind: .kept, old: oldMiddle.upperBound + $0, new: newMiddle.upperBound + $0)
    }
    return edits
  }

  private static func middle(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> [Edit] {
    guard let trace = search(old, new) else { return replacement(old.count, new.count) }
    var edits: [Edit] = []
    var (x, y) = (old.count, new.count)
    for depth in stride(from: trace.count - 1, through: 0, by: -1) {
      let diagonal = x - y
      let isDown = depth > 0 && stepsDown(trace[depth], diagonal, depth)
      let previous = diagonal + (isDown ? 1 : -1)
      let startX = depth == 0 ? 0 : trace[depth][previous + depth]
      let startY = depth == 0 ? 0 : startX - previous
      while x > startX, y > startY {
        x -= 1
        y -= 1
        edits.append(Edit(kind: .kept, old: x, new: y))
      }
      guard depth > 0 else { break }
      if isDown { y -= 1 } else { x -= 1 }
      edits.append(Edit(kind: isDown ? .added : .removed, old: x, new: y))
    }
    return edits.reversed()
  }

  /// For each number of edits the furthest old line on each diagonal before that edit, from `-depth` to
  /// `depth`; `nil` when more than `searchLimit` edits are needed.
  private static func search(
    _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]
  ) -> [[Int]]? {
    let limit = min(old.count + new.count, searchLimit)
    var furthest = [Int](repeating: 0, count: 2 * limit + 3)
    let middle = limit + 1
    var trace: [[Int]] = []
    for depth in 0...limit {
      trace.append(Array(furthest[(middle - depth)...(middle + depth)]))
      for diagonal in stride(from: -depth, through: depth, by: 2) {
        let isDown = stepsDown(trace[depth], diagonal, depth)
        var x =
          isDown ? furthest[middle + diagonal + 1] : furthest[middle + diagonal - 1] + 1
        var y = x - diagonal
        while x < old.count, y < new.count, y >= 0, old[x] == new[y] {
          x += 1
          y += 1
        }
        furthest[middle + diagonal] = x
        if x >= old.count, y >= new.count { return trace }
      }
    }
    return nil
  }

  /// Whether the furthest way to a diagonal comes from the one above, by adding a line.
  private static func stepsDown(_ furthest: [Int], _ diagonal: Int, _ depth: Int) -> Bool {
    if diagonal == -depth { return true }
    if diagonal == depth { return false }
    return furthest[diagonal - 1 + depth] < furthest[diagonal + 1 + depth]
  }

  private static func replacement(_ old: Int, _ new: Int) -> [Edit] {
    (0..<old).map { Edit(kind: .removed, old: $0, new: 0) }
      + (0..<new).map { Edit(kind: .added, old: old, new: $0) }
  }
}
