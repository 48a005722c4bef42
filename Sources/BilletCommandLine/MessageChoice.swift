import ArgumentParser
import BilletKit

/// The file of a message that an argument and `--language` name.
struct MessageChoice {
  var path: String
  /// What was asked for, when another language had to do.
  private var wanted: String?
  private var language = ""

  /// Takes a file as it is and finds the language in a folder.
  ///
  /// - Throws: a usage error when no file or more than one would fit.
  init(_ path: String, language wanted: String?) throws {
    self.path = path
    guard path != "-", FileSystem.kind(of: path) == .directory else {
      if wanted != nil {
        throw ValidationError(
          "--language picks a file from a message's folder, and \(TerminalSafe.text(path)) is none."
        )
      }
      return
    }
    let languages = try MessageLanguages(in: path)
    let folder = TerminalSafe.text(path)
    let names = languages.choices.map(\.language).joined(separator: ", ")
    guard let first = languages.choices.first else {
      throw ValidationError("There is no message such as en-US.md in \(folder).")
    }
    let standard = try Project.containing(path).defaultLanguage.map(Self.tag)
    guard let tag = try wanted.map(Self.tag) ?? standard else {
      guard languages.choices.count == 1 else {
        throw ValidationError(
          "\(folder) has several languages. Choose one with --language: \(names).")
      }
      self.path = first.path
      return
    }
    let taken = languages.nearest(to: tag) ?? standard.flatMap { languages.nearest(to: $0) }
    guard let taken else {
      throw ValidationError("There is no \(tag.rawValue) in \(folder). There are: \(names).")
    }
    self.path = taken.path
    language = taken.language
    if taken.language != tag.rawValue { self.wanted = tag.rawValue }
  }

  /// Says which language was taken in place of the one asked for.
  func fallback(in file: SourceFile) -> Diagnostic? {
    wanted.map { MessageLanguages.fallback(from: $0, to: language, in: file) }
  }

  private static func tag(_ text: String) throws -> LanguageTag {
    guard let tag = LanguageTag(text) else {
      throw ValidationError(
        "“\(TerminalSafe.text(text))” is no language tag such as en-US (BCP 47).")
    }
    return tag
  }
}
