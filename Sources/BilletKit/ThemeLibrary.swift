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
    names.map { name in
      let loaded = load(named: name, at: nil)
      return Entry(
        name: name, summary: loaded.theme?.summary ?? "", path: loaded.path,
        diagnostics: loaded.diagnostics)
    }
  }

  private var names: [String] {
    let own = ((try? FileSystem.names(in: project.themesFolder)) ?? [])
      .filter { Path.fileExtension(of: $0) == "yaml" }.map(Path.stem(of:))
    return Set(own).union(BuiltInThemes.names)
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// A theme by name, or by the path of a `.yaml` file, and why it cannot be had.
  package func load(_ name: String) -> (theme: Theme?, path: String?, diagnostics: [Diagnostic]) {
    guard Self.isPath(name) else { return load(named: name, at: nil) }
    guard FileSystem.kind(of: name) != nil else { return (nil, nil, [missing(name, at: nil)]) }
    return load(at: name)
  }

  /// A theme by the name that a file of the project gives at `location`; paths are no names, for a
  /// message may not have files read from elsewhere.
  package func load(
    named name: String, at location: SourceLocation?
  ) -> (theme: Theme?, path: String?, diagnostics: [Diagnostic]) {
    let own = Path.join(project.themesFolder, name + ".yaml")
    if !Self.isPath(name), let real = ContainedPath.resolve(own, inside: project.root),
      FileSystem.kind(of: real) == .file
    {
      return load(at: own)
    }
    guard let file = BuiltInThemes.file(named: name) else {
      return (nil, nil, [missing(name, at: location)])
    }
    let loaded = ThemeFile.load(file)
    return (loaded.theme, nil, loaded.diagnostics)
  }

  private func load(
    at path: String
  ) -> (theme: Theme?, path: String?, diagnostics: [Diagnostic]) {
    do throws(FileError) {
      let loaded = ThemeFile.load(try source(at: path))
      return (loaded.theme, path, loaded.diagnostics)
    } catch {
      return (nil, nil, [Diagnostic(rule: "theme", message: "Billet \(error).")])
    }
  }

  private static func isPath(_ name: String) -> Bool {
    name.utf8.contains(UInt8(ascii: "/")) || Path.fileExtension(of: name) == "yaml"
  }

  private func source(at path: String) throws(FileError) -> SourceFile {
    SourceFile(path: path, bytes: try FileSystem.read(path, limit: Limits.frontMatterBytes))
  }

  private func missing(_ name: String, at location: SourceLocation?) -> Diagnostic {
    let names = self.names
    let suggestion =
      Suggestion.nearest(to: name, among: names).map { "Did you mean “\($0)”? " } ?? ""
    return Diagnostic(
      rule: "theme", message: "There is no theme “\(name)”.",
      help: "\(suggestion)The themes are \(names.joined(separator: ", ")).",
      location: location)
  }
}
