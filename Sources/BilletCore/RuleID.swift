/// The stable name of a rule, such as `image-alt`: what people search for, waive and script against.
public struct RuleID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The id in lower case with hyphens.
  public let rawValue: String

  /// Makes an id from its spelling.
  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }

  /// The id as people write it.
  public var description: String { rawValue }

  /// Orders ids by their bytes.
  public static func < (left: RuleID, right: RuleID) -> Bool {
    left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
  }
}

extension RuleID: ExpressibleByStringLiteral {
  /// Makes an id from a literal.
  public init(stringLiteral value: String) {
    self.init(value)
  }
}
