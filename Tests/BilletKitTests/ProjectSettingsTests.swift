import BilletKit
import Foundation
import Testing

@Suite struct ProjectSettingsTests {
  static let message = """
    ---
    subject: Order 114-3941689-8772232
    language: en-US
    %EXTRA%
    ---
    One
    two

    """

  let project: TemporaryProject

  init() throws {
    project = try TemporaryProject()
  }

  private func compile(
    settings: String, extra: String = "reason: return"
  ) throws -> Compiler.Compilation {
    try project.write(settings.utf8, to: "billet.yaml")
    try project.write(Self.message.replacing("%EXTRA%", with: extra).utf8, to: "a.md")
    return try project.compile("a.md")
  }

  private func html(_ compilation: Compiler.Compilation) -> String {
    String(decoding: compilation.template?.render(nil, as: .html).output ?? [], as: UTF8.self)
  }

  @Test(arguments: ["", "# Nothing yet.\n", "{}\n", "theme: default\nlanguage: de-DE\n"])
  func settingsThatAreFineSayNothing(settings: String) throws {
    #expect(try compile(settings: settings).diagnostics.isEmpty)
  }

  @Test func lineBreaksHoldUnlessTheMessageSaysOtherwise() throws {
    #expect(try html(compile(settings: "line-breaks: keep")).contains("One<br>"))
    #expect(try !html(compile(settings: "line-breaks: join")).contains("One<br>"))
    let own = try compile(settings: "line-breaks: join", extra: "line-breaks: keep")
    #expect(html(own).contains("One<br>"))
  }

  @Test func themeHoldsUnlessTheMessageOrTheCallerSaysOtherwise() throws {
    let standard = try html(compile(settings: "theme: default"))
    let compact = try html(compile(settings: "theme: compact"))
    #expect(standard != compact && !compact.isEmpty)
    #expect(try html(compile(settings: "theme: compact", extra: "theme: default")) == standard)
  }

  @Test func missingThemeIsShownWhereItIsNamed() throws {
    let compilation = try compile(settings: "# A theme\ntheme: compackt\n")
    #expect(compilation.lacksTheme)
    let finding = try #require(compilation.diagnostics.first)
    #expect(finding.location?.file.path.hasSuffix("/billet.yaml") == true)
    #expect(finding.location?.start.line == 2)
    #expect(finding.help.contains("Did you mean “compact”?"))
  }

  /// A message may not have files read from elsewhere, whatever it calls its theme.
  @Test(arguments: ["../secret", "/etc/hostname", "../secret.yaml", "link", "folder"])
  func themeOfAMessageIsAName(name: String) throws {
    let outside = try TemporaryProject()
    try outside.write("sizes: {body: 120}".utf8, to: "secret.yaml")
    try project.write("sizes: {body: 120}".utf8, to: "secret.yaml")
    let themes = project.url.appending(path: "themes")
    try FileManager.default.createDirectory(
      at: themes.appending(path: "folder.yaml"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: themes.appending(path: "link.yaml"),
      withDestinationURL: outside.url.appending(path: "secret.yaml"))
    let compilation = try compile(settings: "", extra: "theme: \(name)")
    #expect(compilation.lacksTheme)
    #expect(compilation.diagnostics.map(\.message) == ["There is no theme “\(name)”."])
    #expect(compilation.diagnostics.first?.location?.start.line == 4)
  }

  @Test(arguments: [
    ("them: compact", "Did you mean “theme”?", 1), ("\nlanguage: english!", "en-US", 2),
    ("line-breaks: joinn", "Did you mean “join”?", 1), ("- theme", "key: value", 1),
    ("theme: [a]", "theme: a text", 1), ("theme: a\ntheme: b", "Remove one", 1),
    ("theme: *a", "indentation", 1), ("waivrs: []", "Did you mean “waivers”?", 1),
  ])
  func faultIsAnErrorAtItsPlace(settings: String, help: String, line: Int) throws {
    let compilation = try compile(settings: settings)
    let finding = try #require(compilation.diagnostics.first)
    #expect(finding.rule == "project-file" && finding.severity == .error)
    #expect(finding.help.contains(help), "\(finding.message) \(finding.help)")
    #expect(finding.location?.start.line == line)
  }

  @Test func invalidUTF8IsAnError() throws {
    try project.write([0x74, 0xFF], to: "billet.yaml")
    try project.write(Self.message.replacing("%EXTRA%", with: "reason: return").utf8, to: "a.md")
    #expect(try project.compile("a.md").diagnostics.map(\.rule) == ["project-file"])
  }
}
