import BilletCore
import Foundation

/// A folder that goes away with the test.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("billet-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func write(_ text: String, to name: String) throws {
    let file = Path.join(path, name)
    try FileSystem.makeDirectory(Path.directory(of: file))
    try FileSystem.write(Array(text.utf8), to: file)
  }

  func read(_ name: String) throws -> String {
    String(decoding: try FileSystem.read(Path.join(path, name), limit: 1 << 20), as: UTF8.self)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: Path.join(path, name), withDestinationPath: target)
  }

  var files: [String] { (try? FileSystem.filesBelow(path)) ?? [] }
}
