import BilletKit
import HTTPTypes

/// Saves the values of the page's form as a fixture beside the message.
struct FixtureWriter: Sendable {
  let store: MessageStore

  /// Writes `fixtures/<name>.json`, or that of the message's language where it has a folder.
  func save(_ bytes: [UInt8], limit: Int) throws(Problem) -> [UInt8] {
    let reader = try RequestReader(
      SourceFile(path: "request", bytes: bytes), members: ["path", "name", "data", "overwrite"],
      limit: limit)
    let entry = try PreviewRequest.entry(reader, store: store)
    guard let name = try reader.text("name"), RenderRequest.isName(name) else {
      throw reader.unfit(
        "name", "A fixture is named with letters, digits, - and _, 64 at the most.",
        help: "Choose a name such as two-items.")
    }
    guard let data = try reader.object("data") else {
      throw reader.unfit("data", "“data” is missing.")
    }
    let mayOverwrite = try reader.boolean("overwrite") ?? false
    let known = entry.fixtures.first { $0.name == name }?.path
    guard known == nil || mayOverwrite else {
      throw Problem(.conflict, "There is a fixture “\(name)” already.")
    }
    let shared = Path.join(Path.directory(of: entry.path), "fixtures")
    let own = Path.join(shared, entry.fileLanguage)
    let folder = FileSystem.kind(of: own) == .directory ? own : shared
    let path = known ?? Path.join(folder, name + ".json")
    var json = JSONWriter()
    json.value(data)
    do throws(FileError) {
      try FileSystem.makeDirectory(Path.directory(of: path))
      guard isInside(path) else {
        throw FileError(path: path, action: "write", reason: "it lies outside the project")
      }
      try FileSystem.write(json.bytes, to: path)
    } catch {
      throw Problem(.internalServerError, "The fixture cannot be written: \(error.reason).")
    }
    var answer = JSONWriter(layout: .compact)
    answer.object { json in
      json.member("fixture", name)
      json.member("path", store.pagePath(path))
    }
    return answer.bytes
  }

  /// Whether a file would stand in the project, links followed.
  private func isInside(_ path: String) -> Bool {
    guard let root = FileSystem.realPath(store.project.root) else { return false }
    let real =
      FileSystem.realPath(path) ?? FileSystem.realPath(Path.directory(of: path))
    return real.map { $0 == root || Path.below(root, $0) != nil } ?? false
  }
}
