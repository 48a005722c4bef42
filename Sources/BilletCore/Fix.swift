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
  /// Fixes are taken in order of their first edit. One with an edit in another file, or that overlaps a fix
  /// already taken, is left out: it may come back when the result is checked again. O(n log n).
  public static func apply(_ fixes: [Fix], to file: SourceFile) -> (bytes: [UInt8], count: Int) {
    let candidates = fixes.filter { fix in
      !fix.edits.isEmpty && fix.edits.allSatisfy { $0.location.file.path == file.path }
    }.sorted { $0.start < $1.start }
    var taken: [Edit] = []
    var count = 0
    for fix in candidates {
      let edits = fix.edits.sorted { $0.location.span.lowerBound < $1.location.span.lowerBound }
      let isFree = edits.allSatisfy { edit in !taken.contains { $0.meets(edit) } }
      guard isFree else { continue }
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

  private var start: Int { edits.map(\.location.span.lowerBound).min() ?? 0 }
}

extension Fix.Edit {
  /// Whether both replace a common byte, or insert at one place.
  fileprivate func meets(_ other: Fix.Edit) -> Bool {
    let (a, b) = (location.span, other.location.span)
    return a.overlaps(b) || a.lowerBound == b.lowerBound
      || (a.isEmpty && b.contains(a.lowerBound)) || (b.isEmpty && a.contains(b.lowerBound))
  }
}
