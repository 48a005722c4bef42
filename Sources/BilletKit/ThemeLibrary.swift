import BilletAuthoring
public import BilletCore
package import BilletMessage

/// The themes that a project can use: its own in `themes/`, then those that come with Billet.
public struct ThemeLibrary: Sendable {
  /// A theme that exists, whether or not it loads.
  public struct Entry: Sendable {
    /// The name that a message or `--theme` uses.
    public let name: String
    /// The theme's own words on itself; empty when it does not load.
    public let summary: String
    /// The file it comes from; `nil` for one that comes with Billet.
    public let path: String?
    /// Why it does not load.
    public let diagnostics: [Diagnostic]
  }

  private let project: Project

  /// Makes the library of a project.
  public init(project: Project) {
    self.project = project
  }

  /// Every theme by name, the project's own before one of the same name that comes with Billet.
  public func entries() -> [Entry] {
    let own = ((try? FileSystem.names(in: project.themesFolder)) ?? [])
      .filter { Path.fileExtension(of: $0) == "yaml" }.map(Path.stem(of:))
    let names = Set(own).union(BuiltInThemes.names)
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { name in
      let loaded = load(name)
      return Entry(
        name: name, summary: loaded.theme?.summary ?? "", path: loaded.path,
        diagnostics: loaded.diagnostics)
    }
  }

  /// A theme by name, or by the path of a `.yaml` file, and why it cannot be had.
  package func load(_ name: String) -> (theme: Theme?, path: String?, diagnostics: [Diagnostic]) {
    do throws(FileError) {
      guard let file = try file(of: name) else { return (nil, nil, [missing(name)]) }
      let loaded = ThemeFile.load(file.source)
      return (loaded.theme, file.path, loaded.diagnostics)
    } catch {
      return (nil, nil, [Diagnostic(rule: "theme", message: "Billet \(error).")])
    }
  }

  private func file(of name: String) throws(FileError) -> (source: SourceFile, path: String?)? {
    if name.utf8.contains(UInt8(ascii: "/")) || Path.fileExtension(of: name) == "yaml" {
      guard FileSystem.kind(of: name) != nil else { return nil }
      return (try source(at: name), name)
    }
    let own = Path.join(project.themesFolder, name + ".yaml")
    if FileSystem.kind(of: own) == .file { return (try source(at: own), own) }
    return BuiltInThemes.file(named: name).map { ($0, nil) }
  }

  private func source(at path: String) throws(FileError) -> SourceFile {
    SourceFile(path: path, bytes: try FileSystem.read(path, limit: Limits.frontMatterBytes))
  }

  private func missing(_ name: String) -> Diagnostic {
    let names = entries().map(\.name)
    let suggestion =
      Suggestion.nearest(to: name, among: names).map { "Did you mean “\($0)”? " } ?? ""
    return Diagnostic(
      rule: "theme", message: "There is no theme “\(name)”.",
      help: "\(suggestion)The themes are \(names.joined(separator: ", ")).")
  }
}
