import BilletCore

/// A folder that holds messages, themes and snapshots; paths outside it are not read for a message.
public struct Project: Sendable {
  /// The project's folder, as a path that can be opened from here.
  public let root: String

  /// Makes a project of a folder.
  public init(root: String) {
    self.root = root
  }

  /// The project that a file or folder lies in: the nearest folder upwards that holds `billet.yaml`, or
  /// else `Messages`, or else the folder itself.
  public static func containing(_ path: String) -> Project {
    let folder = Path.directory(of: path)
    // Joined again, `./` and `a/` lose their last slash.
    let start =
      FileSystem.kind(of: path) == .directory
      ? Path.join(folder, Path.name(of: path)) : folder
    for marker in [settingsName, "Messages"] {
      var folder = start
      // As many steps up as a real path has folders; `..` climbs above a relative start.
      for _ in 0..<(FileSystem.realPath(start) ?? start).utf8.count(where: { $0 == 0x2F }) + 1 {
        if FileSystem.kind(of: Path.join(folder, marker)) != nil { return Project(root: folder) }
        folder = parent(of: folder)
      }
    }
    return Project(root: start)
  }

  /// A path as it reads from the project's folder on, so that `./a` and `b/../a` are one; unchanged when
  /// it leads elsewhere.
  func canonical(_ path: String) -> String {
    let folder = FileSystem.kind(of: path) == .directory ? path : Path.directory(of: path)
    guard let home = FileSystem.realPath(root), let real = FileSystem.realPath(folder),
      real == home || Path.below(home, real) != nil
    else { return path }
    let canonical = Path.below(home, real).map { Path.join(root, $0) } ?? root
    return folder == path ? canonical : Path.join(canonical, Path.name(of: path))
  }

  /// Where the project's own themes stand.
  public var themesFolder: String { Path.join(root, "themes") }
  /// Where the messages stand.
  public var messagesFolder: String { Path.join(root, "Messages") }
  /// Where the snapshots stand.
  public var snapshotsFolder: String { Path.join(root, "Snapshots") }

  private static func parent(of folder: String) -> String {
    let name = Path.name(of: folder)
    if folder == "." { return ".." }
    return name == ".." ? folder + "/.." : Path.directory(of: folder)
  }
}
