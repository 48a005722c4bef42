package import BilletCore
package import BilletMessage

/// What a project sets for all of its messages.
package struct ProjectSettings: Sendable {
  /// The theme of messages that name none.
  package var themeName: String?
  /// Where the theme is named.
  package var themeLocation: SourceLocation?
  /// The language that is taken when nobody asks for one, or nothing nearer is there.
  package var language: LanguageTag?
  package var authoring: AuthoringOptions
  /// Hosts that messages may link to.
  package var allowedHosts: [Allowance] = []
  /// Telephone numbers that messages may hold.
  package var allowedTelephones: [Allowance] = []
  /// The version of the policy that messages are held against.
  package var policyVersion: PolicyVersion?
  /// Words that are spelled right.
  package var words: [String] = []
  package var waivers: [Waiver] = []

  package init() {
    authoring = AuthoringOptions()
  }
}

/// Reads `billet.yaml` at a project's root.
package enum ProjectFile {
  package struct Loaded: Sendable {
    /// What could be read, also when something else is wrong.
    package var settings: ProjectSettings
    package var diagnostics: [Diagnostic]

    package init(settings: ProjectSettings, diagnostics: [Diagnostic]) {
      self.settings = settings
      self.diagnostics = diagnostics
    }
  }

  private static let keys = [
    "theme", "language", "line-breaks", "policy", "allowed-hosts", "allowed-phone-numbers", "words",
    "waivers",
  ]
  static let rule: RuleID = "project-file"

  /// Reads a project's settings; a file without any is fine.
  package static func load(_ file: SourceFile) -> Loaded {
    var bag = DiagnosticBag()
    var settings = ProjectSettings()
    if let offset = UTF8Validation.firstInvalidOffset(in: file.bytes) {
      bag.add(
        rule, "The file is not UTF-8 from this byte on.", help: "Save it as UTF-8.",
        at: SourceLocation(file, offset..<offset))
    } else if let root = YAMLReader.read(file, in: 0..<file.bytes.count, rule: rule, into: &bag),
      !root.isNull
    {
      read(root, into: &settings, bag: &bag)
    }
    return Loaded(settings: settings, diagnostics: bag.diagnostics)
  }

  private static func read(
    _ root: YAMLNode, into settings: inout ProjectSettings, bag: inout DiagnosticBag
  ) {
    let fields = FieldSet(root, keys: keys, of: "billet.yaml", rule: rule, into: &bag)
    settings.themeName = fields.text("theme", into: &bag)
    settings.themeLocation = fields["theme"]?.location
    if let mode = fields.choice("line-breaks", as: LineBreakMode.self, into: &bag) {
      settings.authoring.lineBreaks = mode
    }
    readChecks(fields, into: &settings, bag: &bag)
    guard let text = fields.text("language", into: &bag) else { return }
    settings.language = LanguageTag(text)
    if settings.language == nil {
      bag.add(
        rule, "“\(text)” is no language tag (BCP 47).",
        help: "Write a language tag such as language: en-US.", at: fields["language"]?.location,
        references: [.wcag("3.1.1")])
    }
  }
}
