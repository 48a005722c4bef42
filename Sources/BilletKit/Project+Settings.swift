package import BilletAuthoring
import BilletCore
import BilletMessage

extension Project {
  /// The file that says what holds for all messages of the project.
  public var settingsFile: String { Path.join(root, Self.settingsName) }

  /// What the file is called.
  public static let settingsName = "billet.yaml"

  /// The language tag that the project takes when nobody asks for another; `nil` when it names none.
  public var defaultLanguage: String? { loadSettings().settings.language?.rawValue }

  /// Reads the project's settings; a project without any has the usual ones.
  package func loadSettings() -> ProjectFile.Loaded {
    let none = ProjectSettings()
    guard FileSystem.kind(of: settingsFile) == .file else {
      return ProjectFile.Loaded(settings: none, diagnostics: [])
    }
    do throws(FileError) {
      let bytes = try FileSystem.read(settingsFile, limit: Limits.frontMatterBytes)
      return ProjectFile.load(SourceFile(path: settingsFile, bytes: bytes))
    } catch {
      let fault = Diagnostic(rule: "project-file", message: "Billet \(error).")
      return ProjectFile.Loaded(settings: none, diagnostics: [fault])
    }
  }
}
