import BilletCore

/// The folder `.billet-batch` of an unfinished run: what will become its files, and how far it is.
///
/// Nothing in it has a final name; it is gone when the run is finished.
final class BatchWorkspace {
  let folder: String
  private let lock: FileLock

  /// Opens the workspace and makes it when there is none.
  ///
  /// - Throws: when another run is at work in it.
  init(_ folder: String) throws(BatchError) {
    self.folder = folder
    do throws(FileError) {
      try FileSystem.makeDirectory(folder)
      guard let lock = try FileLock(Path.join(folder, "lock")) else {
        throw FileError(path: folder, action: "use", reason: "another run is at work there")
      }
      self.lock = lock
    } catch {
      throw BatchError(error)
    }
  }

  /// A file in it.
  func path(_ name: String) -> String { Path.join(folder, name) }

  private var checkpointPath: String { path("state.json") }

  /// How far an earlier run came; `nil` when there was none.
  func checkpoint() throws(BatchError) -> BatchCheckpoint? {
    guard FileSystem.kind(of: checkpointPath) != nil else { return nil }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileSystem.read(checkpointPath, limit: Limits.dataBytes)
    } catch {
      throw BatchError(error)
    }
    guard let checkpoint = BatchCheckpoint(SourceFile(path: checkpointPath, bytes: bytes)) else {
      throw BatchError(
        "cannot go on with the run in \(folder): another version of Billet began it; remove the folder and start again"
      )
    }
    return checkpoint
  }

  func write(_ checkpoint: BatchCheckpoint) throws(FileError) {
    try FileSystem.write(checkpoint.json, to: checkpointPath)
  }

  /// Removes everything; what was to stay has another name by now.
  func remove() throws(FileError) {
    // The state goes first: without it there is no run to go on with.
    for name in ["state.json"] + (try FileSystem.names(in: folder)) {
      if FileSystem.kind(of: path(name)) != nil { try FileSystem.remove(path(name)) }
    }
    FileSystem.removeDirectoryIfEmpty(folder)
  }
}

/// Why a batch cannot be done.
public struct BatchError: Error, CustomStringConvertible {
  /// The reason as a sentence without its full stop, with a way out.
  public let description: String

  init(_ description: String) {
    self.description = description
  }

  init(_ error: FileError) {
    description = "\(error)"
  }
}
