import BilletKit

/// Finds the files to check.
enum FileSearch {
  /// A path itself, or the HTML files, e-mails and messages below it, in the order of their paths.
  ///
  /// - Throws: `WorkFailed` when there are none, `FileError` when a folder cannot be read.
  static func files(at path: String) throws -> [String] {
    guard path != "-", FileSystem.kind(of: path) == .directory else { return [path] }
    let found = try FileSystem.filesBelow(path) {
      $0 != "partials" && $0 != "node_modules" && !$0.utf8.starts(with: ".".utf8)
    }.map { Path.join(path, $0) }.filter { file in
      switch Path.fileExtension(of: file) {
      case "html", "htm", "eml": true
      case "md": MessageLibrary.isMessage(file)
      // What cannot be looked at may be a whole folder of messages.
      default: FileSystem.kind(of: file) == nil
      }
    }
    guard !found.isEmpty else {
      throw WorkFailed("there is no .html, .htm, .eml or .md message below \(path)")
    }
    return found
  }
}
