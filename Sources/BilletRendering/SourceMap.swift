package import BilletCore

/// Which output bytes come from which of the author's.
package struct SourceMap: Sendable {
  package struct Entry: Sendable {
    /// Output bytes.
    package var output: Range<Int>
    /// The author's text.
    package var source: SourceLocation
    /// Whether output and source run byte for byte side by side, so that a part maps to a part.
    package var isExact: Bool

    package init(output: Range<Int>, source: SourceLocation, isExact: Bool) {
      self.output = output
      self.source = source
      self.isExact = isExact
    }
  }

  /// Sorted by the output's start; an inner entry follows the one that holds it.
  package let entries: [Entry]
  /// The entry that holds each entry, or -1.
  private let holders: [Int]

  /// Makes a map from entries in order, of which any two are apart or one in the other: O(n).
  package init(_ entries: [Entry]) {
    self.entries = entries
    var holders: [Int] = []
    holders.reserveCapacity(entries.count)
    for (index, entry) in entries.enumerated() {
      var holder = index - 1
      while holder >= 0, entries[holder].output.upperBound < entry.output.upperBound {
        holder = holders[holder]
      }
      holders.append(holder)
    }
    self.holders = holders
  }

  /// The author's text that output bytes come from, as narrow as is known: O(log n + depth).
  ///
  /// Bytes of one run of text give exactly their part of it, bytes across several runs the author's
  /// text from the first to the last, and bytes of a tag the block, link or image that it opens.
  /// `nil` for bytes that no author wrote, such as the document's head.
  package func source(of output: Range<Int>) -> SourceLocation? {
    guard let holder = innermost(holding: output) else { return nil }
    let whole = source(of: output, in: entries[holder])
    guard !entries[holder].isExact, output != entries[holder].output, !output.isEmpty,
      let first = innermost(holding: output.lowerBound..<(output.lowerBound + 1)),
      let last = innermost(holding: (output.upperBound - 1)..<output.upperBound),
      isInner(first, of: holder), isInner(last, of: holder)
    else { return whole }
    let start = source(of: output.lowerBound..<(output.lowerBound + 1), in: entries[first])
    let end = source(of: (output.upperBound - 1)..<output.upperBound, in: entries[last])
    // Runs of another file, or out of order as in a loop, have no text between them.
    guard start.file === end.file, start.span.lowerBound <= end.span.lowerBound,
      start.span.upperBound <= end.span.upperBound
    else {
      return whole
    }
    return SourceLocation(start.file, start.span.lowerBound..<end.span.upperBound)
  }

  private func source(of output: Range<Int>, in entry: Entry) -> SourceLocation {
    guard entry.isExact else { return entry.source }
    let shift = entry.source.span.lowerBound - entry.output.lowerBound
    return SourceLocation(
      entry.source.file, (output.lowerBound + shift)..<(output.upperBound + shift))
  }

  private func innermost(holding output: Range<Int>) -> Int? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].output.lowerBound <= output.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    // Every entry that holds the bytes is the last one that begins before them, or holds that one.
    var index = low - 1
    while index >= 0, entries[index].output.upperBound < output.upperBound {
      index = holders[index]
    }
    return index >= 0 ? index : nil
  }

  private func isInner(_ index: Int, of holder: Int) -> Bool {
    index > holder && entries[index].output.upperBound <= entries[holder].output.upperBound
  }
}
