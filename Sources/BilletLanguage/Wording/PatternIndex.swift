/// Which patterns of a table begin with a word, a group or a number, so that only those are tried whose
/// beginning occurs.
struct PatternIndex: Sendable {
  private let groupsBegin: Int
  private let numbersBegin: Int
  /// The patterns of one beginning after those of another: words, then groups, then numbers.
  private let patterns: [UInt16]
  /// The end of each beginning's patterns.
  private let ends: [Int32]

  init(_ table: WordingTable) {
    let groupsBegin = table.wordCount
    let numbersBegin = groupsBegin + table.groupCount
    // Counts, then places from the end: a counting sort, which keeps the patterns of a beginning in order.
    var places = [Int32](repeating: 0, count: numbersBegin + 1)
    let beginnings = table.patterns.map { pattern -> Int in
      let first = table.steps[pattern.steps.lowerBound]
      switch first.kind {
      case .word: return first.operand
      case .group: return groupsBegin + first.operand
      case .number, .gap, .value: return numbersBegin
      }
    }
    for beginning in beginnings { places[beginning] += 1 }
    for index in places.indices.dropFirst() { places[index] += places[index - 1] }
    self.groupsBegin = groupsBegin
    self.numbersBegin = numbersBegin
    ends = places
    var sorted = [UInt16](repeating: 0, count: beginnings.count)
    for (pattern, beginning) in beginnings.enumerated().reversed() {
      places[beginning] -= 1
      sorted[Int(places[beginning])] = UInt16(pattern)
    }
    patterns = sorted
  }

  /// The numbers of the patterns that begin with a word.
  func patterns(withWord word: Int) -> ArraySlice<UInt16> { patterns(of: word) }

  /// The numbers of the patterns that begin with a group.
  func patterns(withGroup group: Int) -> ArraySlice<UInt16> { patterns(of: groupsBegin + group) }

  /// The numbers of the patterns that begin with a number.
  var patternsWithNumber: ArraySlice<UInt16> { patterns(of: numbersBegin) }

  private func patterns(of beginning: Int) -> ArraySlice<UInt16> {
    patterns[Int(beginning == 0 ? 0 : ends[beginning - 1])..<Int(ends[beginning])]
  }
}
