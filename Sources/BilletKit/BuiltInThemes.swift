import BilletCore

/// The themes that come with Billet, built into the binary.
enum BuiltInThemes {
  static let names = ["compact", "default", "large-print"]

  /// The file of a theme, as it stands in `themes/`.
  static func file(named name: String) -> SourceFile? {
    let bytes: [UInt8]? =
      switch name {
      case "compact": PackageResources.compact_yaml
      case "default": PackageResources.default_yaml
      case "large-print": PackageResources.large_print_yaml
      default: nil
      }
    return bytes.map { SourceFile(path: "themes/\(name).yaml", bytes: $0) }
  }
}
