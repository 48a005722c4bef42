public import BilletCore

/// The messages below a folder, each with its fixtures.
public struct MessageLibrary: Sendable {
  /// A message in one language.
  public struct Entry: Sendable, Equatable {
    /// The name: its folder below `Messages`, such as `return-label`.
    public let name: String
    /// The message file.
    public let path: String
    /// The sample data that stands beside it.
    public let fixtures: [Fixture]
  }

  /// Sample data of a message: `fixtures/<name>.json` beside it.
  public struct Fixture: Sendable, Equatable {
    /// The name, such as `typical`.
    public let name: String
    /// The file.
    public let path: String
  }

  /// Every message below a folder, in the order of their paths.
  ///
  /// `root` is the folder that names count from. Partials and hidden folders are not messages.
  public static func entries(below folder: String, root: String) throws(FileError) -> [Entry] {
    let isIncluded = { (name: String) in name != "partials" && !name.utf8.starts(with: ".".utf8) }
    var entries: [Entry] = []
    for file in try FileSystem.filesBelow(folder, where: isIncluded)
    where Path.fileExtension(of: file) == "md" {
      let path = Path.join(folder, file)
      guard isMessage(path) else { continue }
      entries.append(try entry(at: path, root: root))
    }
    return entries
  }

  /// The message of a file below `root`.
  public static func entry(at path: String, root: String) throws(FileError) -> Entry {
    Entry(name: name(of: path, root: root), path: path, fixtures: try fixtures(beside: path))
  }

  /// The sample data beside a message, in the order of their names.
  ///
  /// `fixtures/<name>.json` serves every language of a message; `fixtures/<language>/<name>.json` comes
  /// before it in its own language, for data that holds words.
  public static func fixtures(beside message: String) throws(FileError) -> [Fixture] {
    let shared = Path.join(Path.directory(of: message), "fixtures")
    let own = Path.join(shared, Path.stem(of: message))
    var fixtures: [Fixture] = []
    for folder in [shared, own] where FileSystem.kind(of: folder) == .directory {
      let found = try FileSystem.names(in: folder)
        .filter { Path.fileExtension(of: $0) == "json" }
        .map { Fixture(name: Path.stem(of: $0), path: Path.join(folder, $0)) }
      // Names are bytes: `é` in one character and in two are two fixtures.
      let names = Set(found.map { Array($0.name.utf8) })
      fixtures = fixtures.filter { !names.contains(Array($0.name.utf8)) } + found
    }
    return fixtures.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Whether a Markdown file begins with front matter; other Markdown files are not messages.
  public static func isMessage(_ path: String) -> Bool {
    guard let bytes = try? FileSystem.read(path, limit: Limits.htmlBytes) else { return true }
    return isMessage(bytes)
  }

  /// Whether text begins with front matter, blank lines before it included: those are a fault to tell.
  public static func isMessage(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let fence = start.drop { $0 <= 0x20 }
    let line = fence.prefix { $0 != 0x0A && $0 != 0x0D }
    return line.starts(with: "---".utf8) && line.allSatisfy { $0 == 0x2D || $0 <= 0x20 }
  }

  private static func name(of path: String, root: String) -> String {
    // A message straight in the root is named by its file.
    Path.below(root, Path.directory(of: path)) ?? Path.stem(of: path)
  }
}
