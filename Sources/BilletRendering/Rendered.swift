import BilletCore
package import BilletMessage

/// A rendered message: bytes, and the way from each of them back to the author's text.
package struct Rendered: Sendable {
  /// UTF-8.
  package var bytes: [UInt8]

  private let origin: Origin
  /// What fills the skeleton; empty without one.
  private let values: [ResolvedValues.Value]
  private let holes: [Skeleton.Hole]

  private enum Origin: Sendable {
    case entries([SourceMap.Entry])
    /// Where the skeleton's entries stand is worked out only when someone asks.
    case skeleton(SkeletonMap, lengthOfHoles: [Int])
  }

  package init(bytes: [UInt8], sourceMap: SourceMap) {
    self.bytes = bytes
    origin = .entries(sourceMap.entries)
    values = []
    holes = []
  }

  init(bytes: [UInt8], filling skeleton: Skeleton, with values: ResolvedValues, lengths: [Int]) {
    self.bytes = bytes
    origin = .skeleton(skeleton.map, lengthOfHoles: lengths)
    self.values = values.values
    holes = skeleton.holes
  }

  /// Where the values stand, in order; made anew at each call, O(n).
  package var valueSpans: [ValueSpan] {
    guard case .skeleton(_, let lengths) = origin else { return [] }
    var spans: [ValueSpan] = []
    spans.reserveCapacity(holes.count)
    var filled = 0
    for (number, (hole, length)) in zip(holes, lengths).enumerated() {
      if case .value(let index, _) = hole.content, length > 0,
        values.indices.contains(index.rawValue)
      {
        let start = hole.offset + filled
        spans.append(
          ValueSpan(start..<(start + length), values[index.rawValue].kind, hole: number))
      }
      filled += length
    }
    return spans
  }

  /// Where the bytes come from; made anew at each call, O(n), so keep it for several questions.
  package var sourceMap: SourceMap {
    switch origin {
    case .entries(let entries): SourceMap(entries)
    case .skeleton(let map, let lengths): map.expanded(by: lengths)
    }
  }
}
