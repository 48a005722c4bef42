/// Which version of the policy a message is held against, and what its project allows beyond it.
public struct MessagePolicy: Sendable, Equatable {
  /// The version of the policy that is asked for; `nil` takes the project's, or else the newest.
  public var version: PolicyVersion?
  /// Hosts that messages may link to beside the marketplace's own, each with all names below it; in
  /// the form of the domain name system: `dhl.de`.
  public var allowedHosts: [String]
  /// Telephone numbers that messages may hold, digits alone, a `+` in front for international ones.
  public var allowedTelephones: [String]
  /// Words that are right though no dictionary has them, as they are written.
  public var words: Set<String> = []

  /// Makes a policy that allows nothing beyond the marketplace's own.
  public init(
    version: PolicyVersion? = nil, allowedHosts: [String] = [],
    allowedTelephones: [String] = []
  ) {
    self.version = version
    self.allowedHosts = allowedHosts
    self.allowedTelephones = allowedTelephones
  }

  /// The version that counts.
  public var effectiveVersion: PolicyVersion { version ?? .newest }
}

/// A dated version of the marketplace's policy; what it says holds from its month on.
public enum PolicyVersion: String, Sendable, CaseIterable, Comparable {
  /// The Communication Guidelines as they took effect in November 2020.
  case november2020 = "amazon-2020-11"
  /// August 2025: the API's `createNegativeFeedbackRemoval` is gone, and the tag `[Important]` with it.
  case august2025 = "amazon-2025-08"
  /// January 2026: the API's `CreateAmazonMotors` is gone.
  case january2026 = "amazon-2026-01"

  /// The version that counts unless another is asked for.
  public static let newest = PolicyVersion.january2026

  /// Orders versions by their dates.
  public static func < (left: PolicyVersion, right: PolicyVersion) -> Bool {
    left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
  }
}
