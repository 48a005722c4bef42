public import BilletCore
package import BilletMessage

/// A message that is a folder with one file a language, such as `en-US.md`.
public struct MessageLanguages: Sendable {
  /// A file of the folder.
  public struct Choice: Sendable, Equatable {
    /// Its language tag.
    public let language: String
    /// The message file.
    public let path: String
  }

  /// The files that are named by a language, in the order of their names.
  public let choices: [Choice]

  /// Looks for the languages in a folder; throws when it cannot be read.
  public init(in folder: String) throws(FileError) {
    choices = try FileSystem.names(in: folder).compactMap { name in
      let path = Path.join(folder, name)
      guard Path.fileExtension(of: name) == "md",
        let tag = LanguageTag(Path.stem(of: name)),
        // The longer ones that BCP 47 allows are words, and no language has one.
        tag.language.utf8.count <= 3,
        FileSystem.kind(of: path) == .file, MessageLibrary.isMessage(path)
      else { return nil }
      return Choice(language: tag.rawValue, path: path)
    }
  }

  /// The file for a language, or the nearest that its readers read: for `de-AT` that is `de-AT`, then
  /// `de-DE`, then `de`, then another `de-…`; `nil` when there is none of the language and its script.
  ///
  /// Longer tags lose their subtags from the end first (RFC 4647, section 3.4).
  package func nearest(to wanted: LanguageTag) -> Choice? {
    var subtags = wanted.rawValue.split(separator: "-")
    repeat {
      let tag = subtags.joined(separator: "-")
      if let exact = choices.first(where: { $0.language == tag }) { return exact }
      subtags.removeLast()
    } while subtags.count > 1
    let home = "\(wanted.language)-\(wanted.language.uppercased())"
    let readable = choices.filter { choice in
      LanguageTag(choice.language).map { $0.isRead(byReadersOf: wanted) } ?? false
    }
    return readable.first { $0.language == home }
      ?? readable.first { $0.language == wanted.language } ?? readable.first
  }

  /// Says that `file`, which is in the language `taken`, was taken in place of another one.
  package static func fallback(
    from wanted: String, to taken: String, in file: SourceFile
  ) -> Diagnostic {
    let name = Path.join(Path.directory(of: file.path), wanted + ".md")
    return Diagnostic(
      rule: "language-fallback", severity: .note,
      message: "There is no \(wanted) of this message; \(taken) was taken.",
      help: "Write \(name), or ask for \(taken).", location: SourceLocation(file, 0..<0))
  }
}

extension LanguageTag {
  /// Whether both are one language, in one script as far as the tags say.
  fileprivate func isRead(byReadersOf other: LanguageTag) -> Bool {
    guard language == other.language else { return false }
    guard let script, let otherScript = other.script else { return true }
    return script == otherScript
  }

  /// The script that the tag names or that its region is known for.
  private var script: String? {
    let subtags = rawValue.utf8.split(separator: UInt8(ascii: "-")).dropFirst()
    if let named = subtags.first(where: { $0.count == 4 }) { return String(Substring(named)) }
    guard language == "zh" else { return nil }
    return ["TW", "HK", "MO"].contains(region) ? "Hant" : "Hans"
  }
}
