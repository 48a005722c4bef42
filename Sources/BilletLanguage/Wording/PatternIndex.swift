/// Which patterns of a table need a word, a group or a number, so that only those are tried for which it occurs: each
/// pattern is found by the rarest of the steps that it cannot do without.
struct PatternIndex: Sendable {
  private let groupsBegin: Int
  private let numbersBegin: Int
  /// The patterns of one key after those of another: words, then groups, then numbers.
  let patterns: [UInt16]
  /// The end of each key's patterns.
  let ends: [UInt16]

  init(_ table: WordingTable) {
    groupsBegin = table.wordCount
    numbersBegin = groupsBegin + table.groupCount
    let keys = Self.keys(table, groupsBegin: groupsBegin, numbersBegin: numbersBegin)
    // Counts, then places from the end: a counting sort, which keeps the patterns of a key in order.
    var places = [UInt16](repeating: 0, count: numbersBegin + 1)
    for key in keys { places[Int(key)] += 1 }
    for index in places.indices.dropFirst() { places[index] += places[index - 1] }
    ends = places
    var sorted = [UInt16](repeating: 0, count: keys.count)
    for pattern in keys.indices.reversed() {
      let key = Int(keys[pattern])
      places[key] -= 1
      sorted[Int(places[key])] = UInt16(pattern)
    }
    patterns = sorted
  }

  /// What the other initializer works out of the table, worked out before.
  init(_ table: WordingTable, patterns: [UInt16], ends: [UInt16]) {
    groupsBegin = table.wordCount
    numbersBegin = groupsBegin + table.groupCount
    self.patterns = patterns
    self.ends = ends
  }

  /// The key of each pattern. A word that many patterns ask for is taken for one that many texts hold, and a group for
  /// as common as all its patterns together.
  private static func keys(
    _ table: WordingTable, groupsBegin: Int, numbersBegin: Int
  ) -> [Int32] {
    var weights = [Int32](repeating: 0, count: numbersBegin + 1)
    weights[numbersBegin] = 16
    let steps = table.steps
    for step in steps where step.kind == .word { weights[step.operand] += 1 }
    var keys = [Int32](repeating: 0, count: table.patterns.count)
    for (number, pattern) in table.patterns.enumerated() {
      var best = -1
      var least = Int32.max
      for index in pattern.steps {
        let step = steps[index]
        if step.isOptional { continue }
        let key: Int
        switch step.kind {
        case .word: key = step.operand
        case .group: key = groupsBegin + step.operand
        case .number: key = numbersBegin
        case .gap, .value: continue
        }
        if weights[key] < least { (best, least) = (key, weights[key]) }
      }
      let group = groupsBegin + pattern.group
      weights[group] = min(weights[group] + least, 1 << 20)
      keys[number] = Int32(best)
    }
    return keys
  }

  /// The numbers of the patterns that are tried when a word occurs.
  func patterns(withWord word: Int) -> ArraySlice<UInt16> { patterns(of: word) }

  /// The numbers of the patterns that are tried when a group occurs.
  func patterns(withGroup group: Int) -> ArraySlice<UInt16> { patterns(of: groupsBegin + group) }

  /// The numbers of the patterns that are tried when a number occurs.
  var patternsWithNumber: ArraySlice<UInt16> { patterns(of: numbersBegin) }

  private func patterns(of key: Int) -> ArraySlice<UInt16> {
    patterns[Int(key == 0 ? 0 : ends[key - 1])..<Int(ends[key])]
  }
}
