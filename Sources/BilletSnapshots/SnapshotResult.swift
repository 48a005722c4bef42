/// How one snapshot compares with what is rendered now.
public struct SnapshotResult: Sendable, Equatable {
  /// What the comparison found.
  public enum Outcome: Sendable, Equatable {
    /// The bytes are the same.
    case matched
    /// There is no snapshot yet.
    case missing
    /// The bytes differ; the difference is a unified diff from recorded to rendered.
    case changed(diff: String)
    /// A snapshot of something that is not rendered any more.
    case orphaned
  }

  /// The snapshot.
  public var name: SnapshotName
  /// What the comparison found, before anything was written.
  public var outcome: Outcome
  /// Whether the snapshot was written, or, when orphaned, removed.
  public var isSettled: Bool

  /// Makes a result.
  public init(name: SnapshotName, outcome: Outcome, isSettled: Bool = false) {
    self.name = name
    self.outcome = outcome
    self.isSettled = isSettled
  }

  /// Whether the snapshot is now as it should be.
  public var passes: Bool { outcome == .matched || isSettled }
}
