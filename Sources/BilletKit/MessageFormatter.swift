import BilletAuthoring
public import BilletCore
import BilletRendering
import BilletSnapshots

/// Writes messages in canonical form, without a change to what is rendered.
///
/// Keys of the front matter stand in a fixed order, lists begin with `-` and `1.`, the columns of a table
/// below one another, one blank line between blocks. Comments and tags of the template stay. Each step is
/// checked: one that would change the rendered message, whatever branches it takes, is left out.
public struct MessageFormatter: Sendable {
  private let project: Project

  /// Makes a formatter for the messages of a project.
  public init(project: Project = Project(root: ".")) {
    self.project = project
  }

  /// The message in canonical form; `nil` when it cannot be read.
  public func format(_ file: SourceFile) -> SourceFile? {
    guard let before = look(of: file), var parts = FrontMatterFormat.split(file.bytes) else {
      return nil
    }
    var bytes = file.bytes
    func accept(_ candidate: [UInt8]) {
      guard candidate != bytes,
        look(of: SourceFile(path: file.path, bytes: candidate)) == before,
        let split = FrontMatterFormat.split(candidate)
      else { return }
      bytes = candidate
      parts = split
    }
    // One step may make another one possible.
    for _ in 0..<4 {
      let start = bytes
      accept(FrontMatterFormat.apply(to: parts.front) + parts.body)
      for step in BodyFormat.allCases { accept(Array(parts.front) + step.apply(to: parts.body)) }
      if bytes == start { break }
    }
    return SourceFile(path: file.path, bytes: bytes)
  }

  /// The unified diff of a message and its canonical form.
  public static func difference(from before: SourceFile, to after: SourceFile) -> String {
    UnifiedDiff.text(
      from: before.bytes, to: after.bytes, names: (before.path, after.path + " (formatted)"))
  }

  /// What a message looks like in each of its branches, and the kinds of findings in it.
  private struct Look: Equatable {
    var renderings: [[UInt8]] = []
    var findings: [String: Int] = [:]
    var facts = ""
  }

  private func look(of file: SourceFile) -> Look? {
    let partials = ProjectPartials(project: project, message: file)
    let compiled = Template.compile(
      file, partials: partials, options: project.loadSettings().settings.authoring)
    guard let template = compiled.template,
      let theme = ThemeLibrary(project: project).load("default").theme
    else { return nil }
    var look = Look()
    look.facts = "\(template.frontMatter.facts) \(template.frontMatter.themeName ?? "")"
    var findings = compiled.diagnostics
    let renderer = HTMLRenderer(theme: theme)
    for sample in template.samples() {
      let composed = template.message(for: sample.shape)
      findings += composed.diagnostics
      guard let message = composed.message else { continue }
      look.renderings.append(
        renderer.skeleton(of: message, as: .document).fill(sample.values).bytes)
      look.renderings.append(TextRenderer().render(message, values: sample.values).bytes)
    }
    for finding in findings { look.findings["\(finding.rule) \(finding.message)", default: 0] += 1 }
    return look
  }
}
