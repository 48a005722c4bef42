/// The CSS properties that the cascade or a rule tells apart.
///
/// A case's spelling is the property's; properties of no interest are `.other`.
public enum PropertyName: String, Sendable, CaseIterable {
  /// A property without a case of its own.
  case other = "*"
  case all, animation, animationDuration = "animation-duration"
  case animationIterationCount = "animation-iteration-count", animationName = "animation-name"
  case background, backgroundColor = "background-color", backgroundImage = "background-image"
  case backgroundClip = "background-clip", backgroundBlendMode = "background-blend-mode"
  case backgroundPosition = "background-position", backgroundRepeat = "background-repeat"
  case backgroundSize = "background-size", backdropFilter = "backdrop-filter"
  case border, borderBottom = "border-bottom", borderBottomColor = "border-bottom-color"
  case borderBottomStyle = "border-bottom-style", borderBottomWidth = "border-bottom-width"
  case borderCollapse = "border-collapse", borderColor = "border-color"
  case borderImage = "border-image", borderImageSource = "border-image-source"
  case borderInline = "border-inline", borderInlineEnd = "border-inline-end"
  case borderInlineEndStyle = "border-inline-end-style"
  case borderInlineEndWidth = "border-inline-end-width"
  case borderInlineStart = "border-inline-start"
  case borderInlineStartStyle = "border-inline-start-style"
  case borderInlineStartWidth = "border-inline-start-width"
  case borderInlineStyle = "border-inline-style", borderInlineWidth = "border-inline-width"
  case borderLeft = "border-left", borderLeftColor = "border-left-color"
  case borderLeftStyle = "border-left-style", borderLeftWidth = "border-left-width"
  case borderRadius = "border-radius", borderRight = "border-right"
  case borderRightColor = "border-right-color", borderRightStyle = "border-right-style"
  case borderRightWidth = "border-right-width", borderSpacing = "border-spacing"
  case borderStyle = "border-style", borderTop = "border-top"
  case borderTopColor = "border-top-color", borderTopStyle = "border-top-style"
  case borderTopWidth = "border-top-width", borderWidth = "border-width", bottom
  case boxSizing = "box-sizing", clear, clip, clipPath = "clip-path", color
  case colorScheme = "color-scheme", content
  case contentVisibility = "content-visibility", cursor
  case direction, display, filter, flexDirection = "flex-direction", flexFlow = "flex-flow", float
  case font, fontFamily = "font-family", fontSize = "font-size", fontStretch = "font-stretch"
  case fontStyle = "font-style", fontVariant = "font-variant", fontWeight = "font-weight"
  case gap, height, left, letterSpacing = "letter-spacing", lineHeight = "line-height"
  case listStyle = "list-style", listStyleImage = "list-style-image"
  case listStylePosition = "list-style-position", listStyleType = "list-style-type"
  case margin, marginBlock = "margin-block", marginBottom = "margin-bottom"
  case marginInline = "margin-inline", marginInlineEnd = "margin-inline-end"
  case marginInlineStart = "margin-inline-start", marginLeft = "margin-left"
  case marginRight = "margin-right", marginTop = "margin-top"
  case maxHeight = "max-height", maxWidth = "max-width", minHeight = "min-height"
  case minWidth = "min-width", mixBlendMode = "mix-blend-mode", msoHide = "mso-hide"
  case msoLineHeightRule = "mso-line-height-rule", opacity, order, outline
  case outlineStyle = "outline-style", outlineWidth = "outline-width", overflow
  case overflowX = "overflow-x", overflowY = "overflow-y"
  case padding, paddingBlock = "padding-block", paddingBottom = "padding-bottom"
  case paddingInline = "padding-inline", paddingInlineEnd = "padding-inline-end"
  case paddingInlineStart = "padding-inline-start", paddingLeft = "padding-left"
  case paddingRight = "padding-right", paddingTop = "padding-top", position, right, rotate, scale
  case src, tableLayout = "table-layout", textAlign = "text-align"
  case textAlignLast = "text-align-last", textDecoration = "text-decoration"
  case textDecorationLine = "text-decoration-line", textIndent = "text-indent"
  case textOverflow = "text-overflow", textShadow = "text-shadow"
  case textTransform = "text-transform", top, transform, transition
  case transitionDuration = "transition-duration", translate, unicodeBidi = "unicode-bidi"
  case verticalAlign = "vertical-align", visibility
  case webkitTextFillColor = "-webkit-text-fill-color"
  case webkitTextSizeAdjust = "-webkit-text-size-adjust", whiteSpace = "white-space"
  case whiteSpaceCollapse = "white-space-collapse", width, wordBreak = "word-break"
  case wordSpacing = "word-spacing", wordWrap = "word-wrap", writingMode = "writing-mode"
  case webkitBackgroundClip = "-webkit-background-clip"
  case zIndex = "z-index", zoom

  static let nameTable = NameTable(allCases.filter { $0 != .other })
}

extension PropertyName {
  /// Written out, since other modules call the compiler's own comparison instead of comparing.
  @inlinable
  public static func == (left: PropertyName, right: PropertyName) -> Bool {
    left.ordinal == right.ordinal
  }

  /// The place of the case among all cases.
  @inlinable
  public var ordinal: Int { Int(unsafeBitCast(self, to: UInt8.self)) }
}
