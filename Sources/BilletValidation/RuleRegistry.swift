package import BilletCore

/// Every rule, by id.
package enum RuleRegistry {
  package static let all: [any Rule] = [
    AriaAllowedAttr(),
    AriaDeprecatedRole(),
    AriaHiddenFocus(),
    AriaProhibitedAttr(),
    AriaRequiredAttr(),
    AriaRequiredChildren(),
    AriaRequiredParent(),
    AriaRoles(),
    AriaValidAttr(),
    AriaValidAttrValue(),
    AutocompleteValid(),
    Background(),
    ButtonName(),
    ControlPresent(),
    DefinitionList(),
    Dlitem(),
    DocumentTitle(),
    DuplicateId(),
    DuplicateIdAria(),
    Emoji(),
    EmptyHeading(),
    EmptyTableHeader(),
    FontColor(),
    FontFamily(),
    FontSizes(),
    FrameTitle(),
    GifImage(),
    HeadingOrder(),
    HtmlHasLang(),
    ImageAlt(),
    ImageWidth(),
    InputImageAlt(),
    InsecureImage(),
    InsecureLink(),
    Label(),
    LineBreaks(),
    LineHeight(),
    LinkName(),
    List(),
    Listitem(),
    MessageMargins(),
    NestedInteractive(),
    OrderId(),
    ScopeAttrValid(),
    Tabindex(),
    TdHasHeader(),
    TdHeadersAttr(),
    TextAlignment(),
    ThHasDataCells(),
    UnresolvedPlaceholder(),
    UnsafeLink(),
  ]

  /// The rule with this id, or `nil`.
  package static func rule(_ id: RuleID) -> (any Rule)? {
    all.first { type(of: $0).description.id == id }
  }
}
