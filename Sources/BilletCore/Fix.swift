/// A change to a file that mends a finding.
public struct Fix: Sendable, Equatable {
  /// Whether a fix may be made without a person looking at it.
  public enum Safety: String, Sendable {
    /// The message says the same afterwards; `--fix` makes it.
    case safe
    /// The meaning may change, so it is only shown.
    case unsafe
  }

  /// Bytes to put in the place of others.
  public struct Edit: Sendable, Equatable {
    /// What is replaced; an empty span inserts.
    public let location: SourceLocation
    /// What stands there afterwards, UTF-8.
    public let replacement: String

    /// Makes an edit.
    public init(_ location: SourceLocation, _ replacement: String) {
      self.location = location
      self.replacement = replacement
    }
  }

  /// What it does, as an order without a full stop: `Write the address with https`.
  public let title: String
  /// The changes, which go together: all of them or none.
  public let edits: [Edit]
  /// Whether it may be made without a person looking at it.
  public let safety: Safety

  /// Makes a fix.
  public init(_ title: String, _ edits: [Edit], safety: Safety = .safe) {
    self.title = title
    self.edits = edits
    self.safety = safety
  }
}

extension Fix {
  /// A file's bytes with as many of the fixes made as do not touch one another, and how many those were.
  ///
  /// Fixes are taken in order of their first edit. One with an edit in another file or outside of this one, or
  /// that overlaps a fix already taken, is left out: it may come back when the result is checked again.
  /// O(n log n) in the number of edits.
  public static func apply(_ fixes: [Fix], to file: SourceFile) -> (bytes: [UInt8], count: Int) {
    let candidates = fixes.compactMap { $0.ordered(in: file) }
      .sorted { $0[0].location.span.lowerBound < $1[0].location.span.lowerBound }
    var space = EditSpace(starts: candidates.joined().map(\.location.span.lowerBound))
    var taken: [Edit] = []
    var count = 0
    for edits in candidates where edits.allSatisfy({ space.isFree($0.reach) }) {
      for edit in edits { space.take(edit.reach) }
      taken += edits
      count += 1
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.bytes.count)
    var position = 0
    for edit in taken.sorted(by: { $0.location.span.lowerBound < $1.location.span.lowerBound }) {
      bytes += file.bytes[position..<edit.location.span.lowerBound]
      bytes += edit.replacement.utf8
      position = edit.location.span.upperBound
    }
    bytes += file.bytes[position...]
    return (bytes, count)
  }

  /// The edits from top to bottom; `nil` when they cannot be made in this file or touch one another.
  private func ordered(in file: SourceFile) -> [Edit]? {
    guard !edits.isEmpty,
      edits.allSatisfy({
        $0.location.file.path == file.path && $0.location.span.upperBound <= file.bytes.count
      })
    else { return nil }
    let sorted = edits.sorted { $0.location.span.lowerBound < $1.location.span.lowerBound }
    let isDisjoint = zip(sorted, sorted.dropFirst()).allSatisfy {
      $0.reach.upperBound <= $1.reach.lowerBound
    }
    return isDisjoint ? sorted : nil
  }
}

extension Fix.Edit {
  /// The offsets that no other edit may have: those replaced, or the one inserted at.
  fileprivate var reach: Range<Int> {
    let span = location.span
    return span.lowerBound..<max(span.upperBound, span.lowerBound + 1)
  }
}

/// Ranges that are taken and do not overlap, with their ends as a Fenwick tree of prefix maxima.
private struct EditSpace {
  /// All starts that may be taken, in ascending order.
  private let starts: [Int]
  private var ends: [Int]

  init(starts: [Int]) {
    self.starts = starts.sorted()
    ends = Array(repeating: 0, count: starts.count + 1)
  }

  /// Whether no taken range shares an offset with this one: O(log n).
  func isFree(_ range: Range<Int>) -> Bool {
    // Taken ranges do not overlap, so the last that starts before this one's end is the one to ask.
    var index = count(below: range.upperBound)
    while index > 0 {
      if ends[index] > range.lowerBound { return false }
      index -= index & -index
    }
    return true
  }

  mutating func take(_ range: Range<Int>) {
    var index = count(below: range.lowerBound) + 1
    while index < ends.count {
      ends[index] = max(ends[index], range.upperBound)
      index += index & -index
    }
  }

  /// How many starts lie below an offset.
  private func count(below offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
