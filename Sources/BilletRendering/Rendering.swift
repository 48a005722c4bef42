package import BilletCore
package import BilletMessage

/// A rendered message: bytes, and the way from each of them back to the author's text.
package struct Rendered: Sendable {
  /// UTF-8.
  package var bytes: [UInt8]
  package var sourceMap: SourceMap

  package init(bytes: [UInt8], sourceMap: SourceMap) {
    self.bytes = bytes
    self.sourceMap = sourceMap
  }
}

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
  package var entries: [Entry]

  package init(_ entries: [Entry]) {
    self.entries = entries
  }
}

/// A rendering whose structure is settled and whose values are still holes.
///
/// Renderings of one template that take the same branches share one skeleton; filling it copies the
/// runs between the holes and escapes each value for the place it stands in.
package struct Skeleton: Sendable {
  package enum Context: Sendable, Equatable {
    /// Between tags: `&`, `<` and `>` are escaped; a line break of a `lines` value is `<br>`.
    case text
    /// In a quoted attribute value: `&`, `<`, `>`, `"` and line ends are escaped.
    case attribute
    /// In an address: percent-encoded as a path segment or query value, so that it ends nothing.
    case addressComponent
    /// A whole address (type `url` or `image-url`): its own structure stays, quotes and spaces are encoded.
    case address
  }

  package struct Hole: Sendable {
    /// The offset in `literals` that the value goes before.
    package var offset: Int
    package var value: ValueIndex
    package var context: Context

    package init(offset: Int, value: ValueIndex, context: Context) {
      self.offset = offset
      self.value = value
      self.context = context
    }
  }

  /// The bytes around the holes, holes left out.
  package var literals: [UInt8]
  /// In order of their offsets.
  package var holes: [Hole]
  /// The source map over `literals`: a hole's entry is empty there and grows with its value.
  package var sourceMap: SourceMap

  package init(literals: [UInt8], holes: [Hole], sourceMap: SourceMap) {
    self.literals = literals
    self.holes = holes
    self.sourceMap = sourceMap
  }
}
