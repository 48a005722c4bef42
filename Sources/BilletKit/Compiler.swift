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
  private let texts: [String: SourceFile]
  private let validator: Validator
  private let checks: ProjectChecks
  private let readsFiles: Bool

  /// Makes a compiler for the messages of a project; partials and themes come from its folder alone.
  ///
  /// The project's `billet.yaml` is read now; what is wrong with it is among each message's findings.
  /// What is rendered is validated with the options. `texts` stand in for the partials at their paths, such
  /// as changes that have not been written.
  public init(
    project: Project = Project(root: "."), options: ValidationOptions = ValidationOptions(),
    texts: [String: SourceFile] = [:]
  ) {
    self.init(project: project, options: options, texts: texts, readsFiles: true)
  }

  /// A compiler for messages that somebody sent: with `readsFiles` false they get the project's settings
  /// and themes, but can name no partial and no attachment.
  package init(
    project: Project, options: ValidationOptions = ValidationOptions(),
    texts: [String: SourceFile] = [:], readsFiles: Bool
  ) {
    self.project = project
    self.texts = texts
    self.readsFiles = readsFiles
    settings = project.loadSettings()
    checks = ProjectChecks(settings, root: project.root, options: options)
    validator = Validator(options: checks.options)
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
      readsFiles
      ? ProjectPartials(project: project, message: file, texts: texts) : NoPartials()
    let compiled = Template.compile(
      file, partials: partials, options: settings.settings.authoring)
    var diagnostics = checks.diagnostics + compiled.diagnostics
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
        faults: compiled.diagnostics, validator: validator, waivers: checks.waivers),
      diagnostics: diagnostics, lacksTheme: false)
  }

  /// What authoring finds in a message with each of some data, every finding once; the rendered HTML is
  /// not looked at. `nil` stands for no data.
  public func findings(in file: SourceFile, filledWith samples: [SourceFile?]) -> [Diagnostic] {
    let compiled = Template.compile(
      file, partials: ProjectPartials(project: project, message: file, texts: texts),
      options: settings.settings.authoring)
    var findings = compiled.diagnostics
    guard let template = compiled.template else { return findings }
    for sample in samples {
      let read = sample.map { JSONReader.read($0) }
      let bound = template.bind(read?.document)
      var found = (read?.diagnostics ?? []) + bound.diagnostics
      if let shape = bound.binding?.shape { found += template.message(for: shape).diagnostics }
      findings += found.filter { !findings.contains($0) }
    }
    return findings.sortedByPlace()
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
  var texts: [String: SourceFile] = [:]

  func partial(named name: String) -> PartialResult {
    for folder in [Path.directory(of: message.path), project.root] {
      let path = Path.join(Path.join(folder, "partials"), name + ".md")
      if let text = texts[path] { return .found(text) }
      guard let real = ContainedPath.resolve(path, inside: project.root),
        let bytes = try? FileSystem.read(real, limit: Limits.messageBytes)
      else { continue }
      return .found(SourceFile(path: path, bytes: bytes))
    }
    return .missing
  }
}
