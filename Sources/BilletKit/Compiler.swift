import BilletAuthoring
public import BilletCore
import BilletMessage

/// Compiles message files into templates that render many times.
///
/// ```swift
/// let file = SourceFile(path: "hello.md", text: "---\nsubject: …")
/// let compilation = Compiler().compile(file)
/// let rendering = compilation.template?.render(SourceFile(path: "data.json", text: "{}"), as: .html)
/// ```
public struct Compiler: Sendable {
  private let project: Project
  private let settings: ProjectFile.Loaded
  private let readsFiles: Bool
  private let validator: Validator

  /// Makes a compiler for the messages of a project; partials and themes come from its folder alone.
  ///
  /// The project's `billet.yaml` is read now; what is wrong with it is among each message's findings.
  /// What is rendered is validated with the options.
  public init(
    project: Project = Project(root: "."), options: ValidationOptions = ValidationOptions()
  ) {
    self.init(project: project, readsFiles: true, options: options)
  }

  /// A compiler for messages that somebody sent: with `readsFiles` false they get the project's settings
  /// and themes, but can name no partial and no attachment.
  package init(
    project: Project, readsFiles: Bool, options: ValidationOptions = ValidationOptions()
  ) {
    self.project = project
    self.readsFiles = readsFiles
    validator = Validator(options: options)
    settings = project.loadSettings()
  }

  /// What compiling a message gives.
  public struct Compilation: Sendable {
    /// The template; `nil` when the message is too broken to render at all.
    public let template: CompiledTemplate?
    /// What is wrong with the message whatever its data.
    public let diagnostics: [Diagnostic]
    /// Whether the theme is missing or does not load, so that nothing can be rendered.
    public let lacksTheme: Bool
  }

  /// Compiles a message.
  ///
  /// `theme` is a name or the path of a `.yaml` file; without it the message's own choice counts, then
  /// the project's, then `default`.
  public func compile(_ file: SourceFile, theme: String? = nil) -> Compilation {
    let partials: any PartialSource =
      readsFiles ? ProjectPartials(project: project, message: file) : NoPartials()
    let compiled = Template.compile(
      file, partials: partials, options: settings.settings.authoring)
    var diagnostics = settings.diagnostics + compiled.diagnostics
    guard let template = compiled.template else {
      return Compilation(template: nil, diagnostics: diagnostics, lacksTheme: false)
    }
    let loaded = load(theme: theme, for: template.frontMatter)
    diagnostics += loaded.diagnostics
    guard let theme = loaded.theme else {
      return Compilation(template: nil, diagnostics: diagnostics, lacksTheme: true)
    }
    return Compilation(
      template: CompiledTemplate(
        file: file, template: template, theme: theme, project: project, readsFiles: readsFiles,
        faults: compiled.diagnostics, validator: validator),
      diagnostics: diagnostics, lacksTheme: false)
  }

  private func load(
    theme: String?, for frontMatter: FrontMatter
  ) -> (theme: Theme?, diagnostics: [Diagnostic]) {
    let themes = ThemeLibrary(project: project)
    let loaded: (theme: Theme?, path: String?, diagnostics: [Diagnostic])
    if let theme {
      loaded = themes.load(theme)
    } else if let name = frontMatter.themeName {
      loaded = themes.load(named: name, at: frontMatter.themeLocation)
    } else {
      let settings = settings.settings
      loaded = themes.load(named: settings.themeName ?? "default", at: settings.themeLocation)
    }
    return (loaded.theme, loaded.diagnostics)
  }
}

/// Partials from `partials/` beside the message, then at the project's root; nothing outside the project.
struct ProjectPartials: PartialSource {
  let project: Project
  let message: SourceFile

  func partial(named name: String) -> PartialResult {
    for folder in [Path.directory(of: message.path), project.root] {
      let path = Path.join(Path.join(folder, "partials"), name + ".md")
      guard let real = ContainedPath.resolve(path, inside: project.root),
        let bytes = try? FileSystem.read(real, limit: Limits.messageBytes)
      else { continue }
      return .found(SourceFile(path: path, bytes: bytes))
    }
    return .missing
  }
}
