import BilletCore

/// The one line that pins a rendering in a test.
///
/// ```swift
/// @Test func returnLabelStaysAsItIs() throws {
///   try Snapshots.verify(html, named: "return-label/en-US/typical.html", in: "Snapshots")
/// }
/// ```
public enum Snapshots {
  /// Compares bytes with their snapshot.
  ///
  /// A missing snapshot is written, unless the mode forbids, and reported once, so that somebody looks
  /// at it; with mode `all` everything is accepted.
  ///
  /// - Throws: `SnapshotMismatch`, whose description is the difference and the command that accepts it,
  ///   or `FileError`.
  public static func verify(
    _ bytes: [UInt8], named name: String, in root: String,
    recording mode: RecordMode = .fromEnvironment,
    acceptedBy command: String = "BILLET_SNAPSHOTS=record swift test"
  ) throws {
    guard let name = SnapshotName(name) else {
      throw FileError(
        path: name, action: "use the snapshot's name",
        reason: "it must be a path below the folder, such as return-label/en-US/typical.html")
    }
    let result = try SnapshotStore(root: root).compare(bytes, with: name, recording: mode)
    // Only who asked to record has looked, or is about to.
    guard result.passes, mode == .all || result.outcome == .matched else {
      throw SnapshotMismatch(result: result, root: root, command: command)
    }
  }

  /// Compares text with its snapshot, as UTF-8.
  ///
  /// - Throws: as `verify` of bytes.
  public static func verify(
    _ text: String, named name: String, in root: String,
    recording mode: RecordMode = .fromEnvironment,
    acceptedBy command: String = "BILLET_SNAPSHOTS=record swift test"
  ) throws {
    try verify(
      Array(text.utf8), named: name, in: root, recording: mode, acceptedBy: command)
  }
}

/// A rendering that is not what its snapshot recorded, in words for a test's report.
public struct SnapshotMismatch: Error, Sendable, CustomStringConvertible {
  /// The comparison.
  public let result: SnapshotResult
  /// The snapshot folder.
  public let root: String
  /// The command that accepts what is rendered now.
  public let command: String

  /// What differs, and how to accept it.
  public var description: String {
    let file = TerminalSafe.text(Path.join(root, result.name.path))
    switch result.outcome {
    case .matched:
      return "\(file) is as recorded."
    case .missing where result.isSettled:
      return "\(file) did not exist and was recorded. Look at it, then run the test again."
    case .missing:
      return "\(file) does not exist.\nRecord it with: \(command)"
    case .changed(let diff) where result.isSettled:
      return "\(file) has changed and was recorded anew.\n\(diff)"
    case .changed(let diff):
      return "\(file) has changed.\n\(diff)Accept it with: \(command)"
    case .orphaned:
      return "\(file) belongs to nothing that is rendered."
    }
  }
}
