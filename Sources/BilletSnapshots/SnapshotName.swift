/// The name of a snapshot: a path below the snapshot folder, such as `return-label/en-US/typical.html`.
public struct SnapshotName: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// What a snapshot holds.
  public enum Format: String, Sendable, CaseIterable {
    /// The rendered HTML document.
    case html
    /// The rendered plain text.
    case text = "txt"
    /// What the checks found, one finding a line.
    case findings
  }

  /// The path with `/` between its components.
  public let path: String

  /// Reads a name; `nil` for one that could lead out of the folder or hide in it.
  ///
  /// A component holds 1 to 255 bytes, does not begin with a dot, and has no backslash, colon or control
  /// character; there are 16 components at most.
  public init?(_ path: String) {
    let components = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard components.count <= 16, components.allSatisfy(Self.isSafe) else { return nil }
    self.path = path
  }

  /// Names a rendering of a message; `nil` when a part is not a safe name.
  public init?(message: String, language: String, fixture: String, format: Format) {
    self.init("\(message)/\(language)/\(fixture).\(format.rawValue)")
  }

  /// The path.
  public var description: String { path }

  /// Orders names by their bytes.
  public static func < (left: SnapshotName, right: SnapshotName) -> Bool {
    left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
  }

  /// Whether both paths are the same bytes: `é` and `e` with an accent are two names.
  public static func == (left: SnapshotName, right: SnapshotName) -> Bool {
    left.path.utf8.elementsEqual(right.path.utf8)
  }

  /// Feeds the path's bytes to the hasher.
  public func hash(into hasher: inout Hasher) {
    for byte in path.utf8 { hasher.combine(byte) }
  }

  private static func isSafe(_ component: Substring.UTF8View) -> Bool {
    (1...255).contains(component.count) && component.first != UInt8(ascii: ".")
      && component.allSatisfy {
        $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: ":")
      }
  }
}
