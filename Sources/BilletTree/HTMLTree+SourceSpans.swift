/// From decoded text back to the source.
extension HTMLTree {
  /// The source bytes that a range of `characters` was decoded from: O(log n).
  ///
  /// A range that begins or ends inside the value of a character reference takes in the whole
  /// reference. An empty range gives the point at which its offset stands.
  package func sourceSpan(ofCharacters range: Range<Int>) -> Range<Int> {
    let start = sourceStart(ofCharacter: range.lowerBound)
    guard !range.isEmpty else { return start..<start }
    return start..<max(start, sourceEnd(ofCharacter: range.upperBound - 1))
  }

  private func sourceStart(ofCharacter offset: Int) -> Int {
    let index = alignmentIndex(ofCharacter: offset)
    guard index >= 0 else { return 0 }
    let entry = alignment[index]
    return isReference(at: index)
      ? Int(entry.source) : Int(entry.source) + offset - Int(entry.characters)
  }

  private func sourceEnd(ofCharacter offset: Int) -> Int {
    let index = alignmentIndex(ofCharacter: offset)
    guard index >= 0 else { return 0 }
    let entry = alignment[index]
    return isReference(at: index)
      ? Int(alignment[index + 1].source) : Int(entry.source) + offset + 1 - Int(entry.characters)
  }

  /// The last entry at or before an offset.
  private func alignmentIndex(ofCharacter offset: Int) -> Int {
    var low = 0
    var high = alignment.count
    while low < high {
      let middle = (low + high) / 2
      if Int(alignment[middle].characters) <= offset { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }

  /// Whether the bytes from this entry to the next stand for a source of another length.
  private func isReference(at index: Int) -> Bool {
    guard index + 1 < alignment.count else { return false }
    let (entry, next) = (alignment[index], alignment[index + 1])
    return next.characters - entry.characters != next.source - entry.source
  }
}
