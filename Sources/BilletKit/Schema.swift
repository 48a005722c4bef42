/// JSON Schemas (2020-12) of what people write, so that editors complete and check it.
///
/// They stand in `Schemas/`; Billet's own readers say more, such as that a theme has three sizes at most.
public enum Schema: String, Sendable, CaseIterable {
  /// What stands between the `---` lines at the top of a message.
  case frontMatter = "front-matter"
  /// A theme, `themes/NAME.yaml`.
  case theme
  /// The facts of an order.
  case facts
  /// A project's settings, `billet.yaml`.
  case project

  /// The schema, UTF-8.
  public var json: [UInt8] {
    switch self {
    case .frontMatter: PackageResources.front_matter_json
    case .theme: PackageResources.theme_json
    case .facts: PackageResources.facts_json
    case .project: PackageResources.project_json
    }
  }
}
