package import BilletCore

/// Every rule, by id.
package enum RuleRegistry {
  package static let all: [any Rule] = [
    AriaAllowedAttr(),
    AriaDeprecatedRole(),
    AriaProhibitedAttr(),
    AriaRequiredAttr(),
    AriaRoles(),
    AriaValidAttr(),
    AriaValidAttrValue(),
    Background(),
    DocumentTitle(),
    Emoji(),
    EmptyHeading(),
    FontColor(),
    FontFamily(),
    FontSizes(),
    GifImage(),
    HeadingOrder(),
    HtmlHasLang(),
    ImageAlt(),
    ImageWidth(),
    InsecureImage(),
    InsecureLink(),
    LineBreaks(),
    LineHeight(),
    LinkName(),
    MessageMargins(),
    OrderId(),
    TdHasHeader(),
    TextAlignment(),
    UnresolvedPlaceholder(),
    UnsafeLink(),
  ]

  /// The rule with this id, or `nil`.
  package static func rule(_ id: RuleID) -> (any Rule)? {
    all.first { type(of: $0).description.id == id }
  }
}
