import BilletCore
import BilletMessage

/// What a token stands for.
struct ExpandedValue {
  enum Content: Equatable {
    case value(ValueIndex)
    /// The name of a variable that was reported as undeclared.
    case name([UInt8])
  }

  var content: Content
  var type: VariableType
  var location: SourceLocation
}

/// The Markdown of one shape: sections written out, values as tokens, and the way back to the sources.
struct Expansion {
  /// A run of the buffer that comes from one place.
  struct Run {
    /// Its first byte in the buffer; it ends where the next begins.
    var start: Int
    /// The place of its first byte, when it runs byte for byte beside the source.
    var base: Int?
    var file: SourceFile
    /// The whole place, for a run that is not exact.
    var whole: Range<Int>
  }

  var buffer: [UInt8] = []
  var runs: [Run] = []
  /// What the tokens stand for, by their number.
  var values: [ExpandedValue] = []
  /// The values that are whole addresses (types `url` and `image-url`).
  var addresses: Set<ValueIndex> = []

  /// The index of the run that holds an offset of the buffer: O(log n).
  func run(at offset: Int) -> Int {
    var low = 0
    var high = runs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].start <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// One past the last byte of a run.
  func end(ofRun index: Int) -> Int {
    index + 1 < runs.count ? runs[index + 1].start : buffer.count
  }

  /// The author's text behind a part of the buffer; from the first file that it touches.
  func location(_ span: Range<Int>) -> SourceLocation? {
    guard !runs.isEmpty else { return nil }
    let first = run(at: span.lowerBound)
    let start = offset(span.lowerBound, in: first)
    guard !span.isEmpty else {
      return SourceLocation(runs[first].file, start..<start)
    }
    let last = run(at: span.upperBound - 1)
    // What follows may be from a partial, or from an earlier line in the next round of a loop.
    guard runs[last].file === runs[first].file else {
      return SourceLocation(runs[first].file, start..<max(start, firstEnd(first)))
    }
    let end =
      runs[last].base.map { $0 + span.upperBound - runs[last].start }
      ?? runs[last].whole.upperBound
    return SourceLocation(runs[first].file, start..<max(start, max(end, start)))
  }

  private func firstEnd(_ index: Int) -> Int {
    runs[index].base.map { $0 + end(ofRun: index) - runs[index].start }
      ?? runs[index].whole.upperBound
  }

  private func offset(_ offset: Int, in index: Int) -> Int {
    let run = runs[index]
    return run.base.map { $0 + offset - run.start } ?? run.whole.lowerBound
  }
}
