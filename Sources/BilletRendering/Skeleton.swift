import BilletCore
package import BilletMessage

/// A rendering whose structure is settled and whose values are still holes.
///
/// Renderings of one template that take the same branches share one skeleton; filling it copies the
/// runs between the holes and escapes each value for the place it stands in.
package struct Skeleton: Sendable {
  package enum Context: Sendable, Equatable {
    /// Between tags: `&`, `<` and `>` are escaped; a line break of a `lines` value is `<br>`.
    case text
    /// In a quoted attribute value or the title: `&`, `<`, `>` and `"` are escaped, line breaks are
    /// spaces.
    case attribute
    /// In an address: percent-encoded as a path segment or query value, so that it ends nothing.
    case addressComponent
    /// A whole address (type `url` or `image-url`): its own structure stays, quotes and spaces are
    /// encoded.
    case address
  }

  package struct Hole: Sendable {
    package enum Content: Sendable, Equatable {
      case value(ValueIndex, Context)
      /// A line break that is left out where two have come already, as after an empty value.
      case lineBreak
    }

    /// The offset in `literals` that the content goes before.
    package var offset: Int
    package var content: Content
    /// The line breaks right before the hole, or `nil` when that is up to the hole before it.
    package var breaksBefore: Int?

    package init(offset: Int, content: Content, breaksBefore: Int?) {
      self.offset = offset
      self.content = content
      self.breaksBefore = breaksBefore
    }
  }

  /// The bytes around the holes, holes left out.
  package let literals: [UInt8]
  /// In order of their offsets.
  package let holes: [Hole]
  let map: SkeletonMap

  init(literals: [UInt8], holes: [Hole], map: SkeletonMap) {
    self.literals = literals
    self.holes = holes
    self.map = map
  }
}

/// The source map of a skeleton, whose holes have no length yet.
struct SkeletonMap: Sendable {
  /// A place in a filled skeleton: after so many bytes of literals and so many holes.
  struct Place: Sendable {
    var offset: Int
    var holes: Int
  }

  struct Entry: Sendable {
    var start: Place
    var end: Place
    var source: SourceLocation
    var isExact: Bool
  }

  var entries: [Entry] = []

  /// The map of the filled skeleton: O(n).
  func expanded(by lengthOfHoles: [Int]) -> SourceMap {
    var lengthBefore = [0]
    lengthBefore.reserveCapacity(lengthOfHoles.count + 1)
    var sum = 0
    for length in lengthOfHoles {
      sum += length
      lengthBefore.append(sum)
    }
    return SourceMap(
      entries.map { entry in
        let start = entry.start.offset + lengthBefore[entry.start.holes]
        let end = entry.end.offset + lengthBefore[entry.end.holes]
        return SourceMap.Entry(output: start..<end, source: entry.source, isExact: entry.isExact)
      })
  }
}
