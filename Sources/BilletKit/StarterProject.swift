public import BilletCore
import BilletSnapshots

/// A new project: settings, one message with sample data, and its snapshots.
public struct StarterProject: Sendable {
  /// The languages that the message is there in.
  public static let languages = StarterFiles.languages

  /// The message's folder below the project's.
  public static let messageFolder = "Messages/\(StarterFiles.message)"

  /// What a project has at its top.
  private static let top = ["Messages", "Snapshots", Project.settingsName]

  private let files: [(path: String, bytes: [UInt8])]

  /// Makes a project in one of the languages; `nil` for any other.
  public init?(language: String) {
    guard let starter = StarterFiles.files(in: language) else { return nil }
    files = [
      (Self.messageFolder + "/\(language).md", starter.message),
      (Self.messageFolder + "/fixtures/typical.json", starter.typical),
      (Self.messageFolder + "/fixtures/worst-case.json", starter.worstCase),
      (Project.settingsName, Array(Self.settings(language: language).utf8)),
    ]
  }

  /// Writes the project into a folder, which is made if need be; gives the files, as paths below it.
  ///
  /// Throws when something of a project is there already, and when a file cannot be written; the folder
  /// is then as it was.
  public func write(to folder: String) throws(FileError) -> [String] {
    let isNew = FileSystem.kind(of: folder) == nil
    try FileSystem.makeDirectory(folder)
    let present = try FileSystem.names(in: folder).filter(Self.top.contains)
    guard present.isEmpty else {
      throw FileError(
        path: folder, action: "lay out a project in",
        reason: "it holds \(present.joined(separator: ", ")), and nothing is overwritten")
    }
    do throws(FileError) {
      for file in files {
        let path = Path.join(folder, file.path)
        try FileSystem.makeDirectory(Path.directory(of: path))
        try FileSystem.write(file.bytes, to: path)
      }
      let snapshots = try SnapshotSuite(path: folder).compare(recording: .all, pruning: false)
      return files.map(\.path) + snapshots.results.map { "Snapshots/" + $0.name.path }
    } catch {
      for name in Self.top { Self.remove(Path.join(folder, name)) }
      if isNew { FileSystem.removeDirectoryIfEmpty(folder) }
      throw error
    }
  }

  /// Removes what was written so far; none of it was there before.
  private static func remove(_ path: String) {
    // First, so that a link goes and what it leads to stays.
    guard (try? FileSystem.remove(path)) == nil, FileSystem.kind(of: path) == .directory else {
      return
    }
    for name in (try? FileSystem.names(in: path)) ?? [] { remove(Path.join(path, name)) }
    FileSystem.removeDirectoryIfEmpty(path)
  }

  private static func settings(language: String) -> String {
    """
    # What holds for all messages of this project. Any line may be left out.

    # The theme of messages that name none: default, compact or large-print, or one of your own in
    # themes/NAME.yaml. “billet themes” lists them.
    theme: default

    # The language that is taken from a message's folder when --language names none that is there.
    language: \(language)

    # A line end inside a paragraph: keep it as a line break, or join the lines to one.
    line-breaks: keep

    """
  }
}
