import BilletCore

/// Paths that messages name: what lies outside the folder they may read from is as good as absent.
enum ContainedPath {
  /// The real path of a file or folder, links followed; `nil` when there is none inside `folder`.
  static func resolve(_ path: String, inside folder: String) -> String? {
    guard let root = FileSystem.realPath(folder), let real = FileSystem.realPath(path),
      Path.below(root, real) != nil
    else { return nil }
    return real
  }
}
