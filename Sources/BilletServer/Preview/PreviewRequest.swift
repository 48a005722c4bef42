import BilletKit
import HTTPTypes

/// What the page asks to see: a message of the project with a fixture or with the values of its form.
struct PreviewRequest: Sendable {
  var entry: MessageLibrary.Entry
  /// The fixture whose data is shown, or that the values were taken from.
  var fixture: String?
  /// The values of the form; `nil` for those of the fixture.
  var edited: SourceFile?
  var theme: String?
  /// One of the views beside the message.
  var view: String?

  static let members = ["path", "fixture", "data", "theme", "view"]

  init(_ bytes: [UInt8], store: MessageStore, limit: Int) throws(Problem) {
    let reader = try RequestReader(
      SourceFile(path: "request", bytes: bytes), members: Self.members, limit: limit)
    entry = try Self.entry(reader, store: store)
    fixture = try reader.text("fixture")
    edited = try reader.objectFile("data")
    theme = try reader.text("theme")
    view = try reader.text("view")
    if let theme, !RenderRequest.isName(theme) {
      throw reader.unfit("theme", "“theme” is the name of a theme.")
    }
  }

  /// The message of a path that the page was told: others are not looked for.
  static func entry(
    _ reader: RequestReader, store: MessageStore
  ) throws(Problem) -> MessageLibrary.Entry {
    let path = try reader.text("path") ?? ""
    guard let entry = try store.entries().first(where: { store.pagePath($0.path) == path }) else {
      throw Problem(.notFound, "The project has no such message.")
    }
    return entry
  }

  /// The data that the message is filled with.
  func data() throws(Problem) -> SourceFile? {
    if let edited { return edited }
    guard let fixture else { return nil }
    guard let found = entry.fixtures.first(where: { $0.name == fixture }) else {
      throw Problem(.notFound, "The message has no such fixture.")
    }
    do throws(FileError) {
      let bytes = try FileSystem.read(found.path, limit: Limits.dataBytes)
      return SourceFile(path: found.path, bytes: bytes)
    } catch {
      throw Problem(.notFound, "The fixture cannot be read: \(error.reason).")
    }
  }
}

extension MessageStore {
  /// A path as the page knows it: below the project's folder, never of the machine.
  func pagePath(_ path: String) -> String {
    Path.below(project.root, path) ?? Path.name(of: path)
  }
}
