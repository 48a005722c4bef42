/// Where the bytes of a text that was made out of another one came from.
///
/// Both run side by side from mark to mark: byte by byte where the stretches are equally long, else as a
/// whole.
package struct OffsetMap: Sendable {
  private struct Mark: Sendable, BitwiseCopyable {
    var made: Int32
    var source: Int32
  }

  private var marks: [Mark] = []

  package init() {}

  /// Says that the text made so far ends at `made`, and that the next byte comes from `source`.
  ///
  /// Marks come in ascending order; both offsets have 32 bits.
  package mutating func mark(made: Int, source: Int) {
    let mark = Mark(
      made: Int32(truncatingIfNeeded: made), source: Int32(truncatingIfNeeded: source))
    if let last = marks.last {
      // What goes on as it went needs no mark.
      let isOneToOne = mark.made - last.made == mark.source - last.source
      if isOneToOne, marks.count > 1 {
        let before = marks[marks.count - 2]
        if last.made - before.made == last.source - before.source {
          marks[marks.count - 1] = mark
          return
        }
      }
      // Two marks at one byte: what was made ends at the first, and goes on from the second.
      if last.made == mark.made, last.source == mark.source { return }
    }
    marks.append(mark)
  }

  /// The bytes that a range was made of; for an empty range the point before its first byte: O(log n).
  package func source(of range: Range<Int>) -> Range<Int> {
    let start = place(of: range.lowerBound).lowerBound
    guard !range.isEmpty else { return start..<start }
    return start..<max(start, place(of: range.upperBound - 1).upperBound)
  }

  /// The byte, as an empty range, that was made of the byte at an offset of the source; at most `count`.
  func made(of source: Int, in count: Int) -> Range<Int> {
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if Int(marks[middle].source) <= source { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0..<0 }
    let mark = marks[low - 1]
    let offset = min(Int(mark.made) + source - Int(mark.source), count)
    return offset..<offset
  }

  /// The bytes that one byte was made of.
  private func place(of offset: Int) -> Range<Int> {
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if Int(marks[middle].made) <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return offset..<(offset + 1) }
    let mark = marks[low - 1]
    let exact = Int(mark.source) + offset - Int(mark.made)
    guard low < marks.count else { return exact..<(exact + 1) }
    let next = marks[low]
    let isOneToOne = next.made - mark.made == next.source - mark.source
    return isOneToOne
      ? exact..<(exact + 1) : Int(mark.source)..<max(Int(mark.source), Int(next.source))
  }
}
