public import BilletCore

/// A folder of recorded renderings, one file each.
///
/// Nothing outside the folder is read or written, not through links either.
public struct SnapshotStore: Sendable {
  /// The folder, as the user wrote it.
  public let root: String

  /// Opens a folder, which need not exist yet.
  public init(root: String) {
    self.root = root
  }

  /// Compares everything that is rendered with the folder, and writes what the mode says.
  ///
  /// Results are in the order of their names. A file in the folder that has a snapshot's extension and
  /// is not rendered is orphaned when `isInScope` takes its name, so that a part can be compared alone.
  ///
  /// - Throws: `FileError` when a file cannot be read, written or removed.
  public func compare(
    _ renderings: [SnapshotName: [UInt8]], recording mode: RecordMode, pruning: Bool = false,
    isInScope: (SnapshotName) -> Bool = { _ in true }
  ) throws(FileError) -> [SnapshotResult] {
    var results: [SnapshotResult] = []
    for (name, bytes) in renderings {
      results.append(try compare(bytes, with: name, recording: mode))
    }
    for name in try recorded() where renderings[name] == nil && isInScope(name) {
      if pruning { try remove(name) }
      results.append(SnapshotResult(name: name, outcome: .orphaned, isSettled: pruning))
    }
    return results.sorted { $0.name < $1.name }
  }

  /// Compares one rendering with its snapshot, and writes it if the mode says so.
  ///
  /// - Throws: `FileError` when the file cannot be read or written.
  public func compare(
    _ bytes: [UInt8], with name: SnapshotName, recording mode: RecordMode
  ) throws(FileError) -> SnapshotResult {
    let path = try path(of: name)
    guard FileSystem.kind(of: path) != nil else {
      if mode.writesMissing { try write(bytes, to: path) }
      return SnapshotResult(name: name, outcome: .missing, isSettled: mode.writesMissing)
    }
    let recorded = try FileSystem.read(path, limit: Limits.htmlBytes)
    guard recorded != bytes else { return SnapshotResult(name: name, outcome: .matched) }
    let diff = UnifiedDiff.text(
      from: recorded, to: bytes, names: ("\(name) (recorded)", "\(name) (rendered)"))
    if mode.writesChanged { try write(bytes, to: path) }
    return SnapshotResult(
      name: name, outcome: .changed(diff: diff), isSettled: mode.writesChanged)
  }

  /// The snapshots in the folder, by name; files of other kinds and hidden ones are not ours.
  ///
  /// - Throws: `FileError` when a folder cannot be read.
  public func recorded() throws(FileError) -> [SnapshotName] {
    guard FileSystem.kind(of: root) == .directory else { return [] }
    let formats = SnapshotName.Format.allCases.map(\.rawValue)
    let files = try FileSystem.filesBelow(root) { $0.utf8.first != UInt8(ascii: ".") }
    return files.filter { formats.contains(Path.fileExtension(of: $0)) }
      .compactMap(SnapshotName.init)
  }

  /// Removes a snapshot and the folders that it leaves empty.
  ///
  /// - Throws: `FileError` when it cannot be removed.
  public func remove(_ name: SnapshotName) throws(FileError) {
    try FileSystem.remove(try path(of: name))
    var folder = Path.directory(of: name.path)
    while folder != "." {
      FileSystem.removeDirectoryIfEmpty(Path.join(root, folder))
      folder = Path.directory(of: folder)
    }
  }

  private func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    try FileSystem.makeDirectory(Path.directory(of: path))
    try FileSystem.write(bytes, to: path)
  }

  /// The file of a snapshot, once it is certain that no link on the way leads out of the folder.
  private func path(of name: SnapshotName) throws(FileError) -> String {
    let path = Path.join(root, name.path)
    guard let home = FileSystem.realPath(root) else { return path }
    var existing = path
    while existing != root {
      if let real = FileSystem.realPath(existing) {
        guard real.utf8.starts(with: (home == "/" ? home : home + "/").utf8) else {
          throw FileError(
            path: path, action: "use the snapshot", reason: "a link leads out of the folder")
        }
        return path
      }
      let parent = Path.directory(of: existing)
      guard parent != existing, parent.utf8.count >= root.utf8.count else { break }
      existing = parent
    }
    return path
  }
}
