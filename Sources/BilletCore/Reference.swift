/// Where a rule comes from: a success criterion, a conformance rule, a clause.
public struct Reference: Hashable, Sendable {
  /// The body of rules that a reference points into.
  public enum Standard: String, Sendable {
    /// Web Content Accessibility Guidelines 2.2.
    case wcag = "WCAG"
    /// W3C Accessibility Conformance Testing rules.
    case act = "ACT"
    /// The rule of axe-core that checks the same.
    case axe = "axe-core"
    /// The marketplace's Communication Guidelines.
    case policy = "Communication Guidelines"
    /// CommonMark and GitHub Flavored Markdown.
    case commonMark = "CommonMark"
    /// The HTML standard.
    case html = "HTML"
    /// Billet's own manual.
    case billet = "Billet"
  }

  /// The conformance level of a success criterion.
  public enum Level: String, Sendable, Comparable, CaseIterable {
    /// The lowest level.
    case a = "A"
    /// The level that laws name.
    case aa = "AA"
    /// The highest level.
    case aaa = "AAA"

    /// Orders levels from `A` up to `AAA`.
    public static func < (left: Level, right: Level) -> Bool {
      left.rawValue.utf8.count < right.rawValue.utf8.count
    }
  }

  /// The body of rules.
  public let standard: Standard
  /// The number or name in it, such as `1.1.1` or `Styling`.
  public let id: String
  /// The level, for a success criterion.
  public let level: Level?

  /// Makes a reference.
  public init(_ standard: Standard, _ id: String, level: Level? = nil) {
    self.standard = standard
    self.id = id
    self.level = level
  }

  /// A success criterion of WCAG 2.2.
  public static func wcag(_ id: String, _ level: Level = .a) -> Reference {
    Reference(.wcag, id, level: level)
  }

  /// A rule of the Accessibility Conformance Testing community.
  public static func act(_ id: String) -> Reference { Reference(.act, id) }

  /// A rule of axe-core.
  public static func axe(_ id: String) -> Reference { Reference(.axe, id) }

  /// A clause of the marketplace's Communication Guidelines, by its heading.
  public static func policy(_ clause: String) -> Reference { Reference(.policy, clause) }
}

extension Reference: CustomStringConvertible {
  /// The reference as it stands behind a reason: `WCAG 1.1.1, level A`.
  public var description: String {
    let name = "\(standard.rawValue) \(id)"
    return level.map { "\(name), level \($0.rawValue)" } ?? name
  }
}
