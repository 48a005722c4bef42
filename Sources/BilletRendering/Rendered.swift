import BilletCore

/// A rendered message: bytes, and the way from each of them back to the author's text.
package struct Rendered: Sendable {
  /// UTF-8.
  package var bytes: [UInt8]

  private let origin: Origin

  private enum Origin: Sendable {
    case entries([SourceMap.Entry])
    /// Where the skeleton's entries stand is worked out only when someone asks.
    case skeleton(SkeletonMap, lengthOfHoles: [Int])
  }

  package init(bytes: [UInt8], sourceMap: SourceMap) {
    self.bytes = bytes
    origin = .entries(sourceMap.entries)
  }

  init(bytes: [UInt8], map: SkeletonMap, lengthOfHoles: [Int]) {
    self.bytes = bytes
    origin = .skeleton(map, lengthOfHoles: lengthOfHoles)
  }

  /// Where the bytes come from; made anew at each call, O(n), so keep it for several questions.
  package var sourceMap: SourceMap {
    switch origin {
    case .entries(let entries): SourceMap(entries)
    case .skeleton(let map, let lengths): map.expanded(by: lengths)
    }
  }
}
