import BilletCore

/// What a fault brings about in the rendered message: one fault is told once, at its cause.
enum Consequences {
  /// Rules by the rule whose breach explains theirs wherever it is.
  private static let anywhere: [RuleID: Set<RuleID>] = [
    // The subject is in the front matter.
    "front-matter": ["document-title"],
    // A message's language stands in the document and in its text.
    "html-lang-valid": ["valid-lang"],
    "missing-value": ["order-id", "spelling"],
    "undeclared-variable": ["order-id", "spelling", "unresolved-placeholder"],
    "wrong-type": ["order-id"],
  ]

  /// Rules by the rule whose breach explains theirs at the same place.
  private static let inPlace: [RuleID: Set<RuleID>] = [
    "heading-depth": ["heading-order"],
    "template-syntax": ["unresolved-placeholder"],
  ]

  /// Whether a finding in the rendered message says nothing that is not `known`.
  static func explain(
    _ finding: Diagnostic, at place: SourceLocation, by known: [Diagnostic]
  ) -> Bool {
    known.contains { cause in
      guard cause.severity == .error else { return false }
      if anywhere[cause.rule]?.contains(finding.rule) == true { return true }
      let isSame = cause.rule == finding.rule || inPlace[cause.rule]?.contains(finding.rule) == true
      return isSame && cause.location?.touches(place) == true
    }
  }
}

extension SourceLocation {
  /// Whether both places share a byte, or one is a point inside or at the edge of the other.
  fileprivate func touches(_ other: SourceLocation) -> Bool {
    file.path == other.file.path && span.lowerBound <= other.span.upperBound
      && other.span.lowerBound <= span.upperBound
  }
}
