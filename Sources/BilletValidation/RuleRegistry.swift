package import BilletCore

/// Every rule, by id.
package enum RuleRegistry {
  package static let all: [any Rule] = [
    AriaHiddenBody(),
    Background(),
    CssOrientationLock(),
    DocCharset(),
    DocTitlePlaceholder(),
    DocViewportZoom500(),
    DocumentTitle(),
    Emoji(),
    EmptyHeading(),
    FontColor(),
    FontFamily(),
    FontSizes(),
    GifImage(),
    HeadingOrder(),
    HtmlHasLang(),
    HtmlLangValid(),
    HtmlXmlLangMismatch(),
    ImageAlt(),
    ImageWidth(),
    InsecureImage(),
    InsecureLink(),
    LangDirection(),
    LangWrapper(),
    LineBreaks(),
    LineHeight(),
    LinkName(),
    MessageMargins(),
    MetaRefresh(),
    MetaRefreshNoExceptions(),
    MetaViewport(),
    OrderId(),
    TdHasHeader(),
    TextAlignment(),
    UnresolvedPlaceholder(),
    UnsafeLink(),
    ValidLang(),
  ]

  /// The rule with this id, or `nil`.
  package static func rule(_ id: RuleID) -> (any Rule)? {
    all.first { type(of: $0).description.id == id }
  }
}
