import BilletLanguage

/// The dictionaries that spelling is checked with: Hunspell's, as the system has them.
public enum Dictionaries {
  /// A language that messages were in, and that has no dictionary here.
  public struct Missing: Sendable, Equatable {
    /// The language tag (BCP 47).
    public let language: String
    /// The Debian package to install; `nil` when there is none for the language.
    public let package: String?
  }

  /// What was missed so far, by language; the rule `spelling` did not look at messages in these.
  public static var missing: [Missing] {
    SpellingDictionaries.missing.map {
      Missing(language: $0, package: SpellingDictionaries.package(for: $0))
    }
  }
}
