import BilletMessage

/// A theme as start tags and style attributes, made once and copied into every message.
struct HTMLStyle: Sendable {
  /// The declarations of the wrapper.
  let wrapper: [UInt8]
  let paragraph: [UInt8]
  /// By level, the first is `h1`.
  let headings: [[UInt8]]
  let item: [UInt8]
  let table: [UInt8]
  let headerCell: [UInt8]
  let cell: [UInt8]
  /// The first cell of a row, which names what the row is about and may hold very long words: there they
  /// break, so that the other columns stay on a narrow screen (WCAG 1.4.10).
  let firstCell: [UInt8]
  let thematicBreak: [UInt8]
  let details: [UInt8]
  let detail: [UInt8]
  /// The style attribute of a button link.
  let button: [UInt8]
  /// The indent of a list, in CSS pixels.
  let listIndent: Double
  /// The indent of a quote and its rule, in CSS pixels.
  let quoteInset: Double

  /// What lists and quotes may take from the width, in CSS pixels.
  private let insetLimit: Double
  private let theme: Theme
  private let imageWidth: [UInt8]

  /// Room for a marker of two digits; browsers take 40 px, much on a phone.
  private static let listIndentEm = 1.5

  init(_ theme: Theme) {
    self.theme = theme
    let em = 16 * theme.bodySize / 100
    listIndent = Self.listIndentEm * em
    quoteInset = theme.quoteIndent * em + theme.quoteBorder
    // Side margins are at most 20 % of the width, all around a text counted (Communication Guidelines,
    // Styling); a message is judged at 600 px unless it says otherwise.
    insetLimit = min(theme.messageWidth, 600) * (20 - 2 * theme.sideMargin) / 100

    let spacing = CSSNumber.text(theme.blockSpacing, "em")
    let itemSpacing = CSSNumber.text(theme.itemSpacing, "em")
    // A long word or address breaks rather than make a phone scroll sideways (WCAG 1.4.10).
    wrapper = Self.bytes(
      (theme.bodySize == 100 ? "" : "font-size:\(CSSNumber.text(theme.bodySize))%;")
        + "max-width:\(CSSNumber.text(theme.messageWidth, "px"));margin:0 auto;"
        + "padding:0 \(CSSNumber.text(theme.sideMargin, "%"));overflow-wrap:break-word")
    paragraph = Self.bytes("<p style=\"margin:\(spacing) 0\">")
    headings = HeadingLevel.allCases.map { level in
      let index = level.rawValue - 1
      let size = theme.headingSizes.indices.contains(index) ? theme.headingSizes[index] : 100
      // Below a heading the next block's own space is enough: it belongs to what follows.
      return Self.bytes(
        "<h\(level.rawValue) style=\"font-size:\(CSSNumber.text(size / theme.bodySize * 100))%;"
          + "margin:\(CSSNumber.text(theme.headingSpacing, "em")) 0 0\">")
    }
    item = Self.bytes("<li style=\"margin:\(itemSpacing) 0\">")
    table = Self.bytes("<table style=\"border-collapse:collapse;margin:\(spacing) 0\">\n")
    let border = theme.tableBorder > 0 ? "border:\(CSSNumber.text(theme.tableBorder))px solid;" : ""
    let cellStyle = "style=\"\(border)padding:\(CSSNumber.text(theme.cellPadding, "em"))\">"
    headerCell = Self.bytes("<th scope=\"col\" " + cellStyle)
    cell = Self.bytes("<td " + cellStyle)
    firstCell = Self.bytes(
      "<td style=\"\(border)padding:\(CSSNumber.text(theme.cellPadding, "em"));"
        + "min-width:7em;overflow-wrap:anywhere\">")
    thematicBreak = Self.bytes("<hr style=\"margin:\(spacing) 0\">")
    details = Self.bytes("<dl style=\"margin:\(spacing) 0\">\n")
    detail = Self.bytes("<div style=\"margin:\(itemSpacing) 0\">\n")
    let padding = theme.buttonPadding.map { CSSNumber.text($0, "em") }.joined(separator: " ")
    button = Self.bytes(
      " style=\"display:inline-block;padding:\(padding);"
        + "border:\(CSSNumber.text(theme.buttonBorder, "px")) solid;"
        + "border-radius:\(CSSNumber.text(theme.buttonRadius, "px"))\"")
    imageWidth = Self.imageStyle(percent: theme.imageWidth)
  }

  /// Whether an indent after those around it keeps the side margins within their limit; both in CSS
  /// pixels.
  func fits(_ indent: Double, after inset: Double) -> Bool {
    inset + indent <= insetLimit
  }

  /// The style attribute of a list and the end of its start tag.
  func list(isIndented: Bool, isInTightItem: Bool, isRightToLeft: Bool) -> [UInt8] {
    let spacing = isInTightItem ? theme.itemSpacing : theme.blockSpacing
    let side = isRightToLeft ? "right" : "left"
    let indent =
      isIndented
      ? "padding-\(side):\(CSSNumber.text(Self.listIndentEm, "em"))"
      : "padding-\(side):0;list-style-position:inside"
    return Self.bytes(" style=\"margin:\(CSSNumber.text(spacing, "em")) 0;\(indent)\">\n")
  }

  /// The style attribute of a quote or note and the end of its start tag.
  func quote(isIndented: Bool, isRightToLeft: Bool) -> [UInt8] {
    let side = isRightToLeft ? "right" : "left"
    let rule =
      theme.quoteBorder > 0
      ? ";border-\(side):\(CSSNumber.text(theme.quoteBorder, "px")) solid" : ""
    let indent =
      isIndented ? ";padding-\(side):\(CSSNumber.text(theme.quoteIndent, "em"))\(rule)" : ""
    return Self.bytes(" style=\"margin:\(CSSNumber.text(theme.blockSpacing, "em")) 0\(indent)\">\n")
  }

  /// The style attribute of an image and the end of its tag.
  func image(width: Image.Width?) -> [UInt8] {
    switch width {
    case nil: imageWidth
    case .percent(let share): Self.imageStyle(percent: share)
    case .pixels(let width):
      // The share alone would let a small image grow, the pixels alone a large one past the limit.
      if width < 0.8 * min(theme.messageWidth, 600) {
        Self.bytes(" style=\"width:\(CSSNumber.text(width, "px"));max-width:80%;height:auto\">")
      } else {
        Self.imageStyle(percent: 80)
      }
    }
  }

  /// Images are at most 80 % of the width (Communication Guidelines, Styling).
  private static func imageStyle(percent: Double) -> [UInt8] {
    bytes(" style=\"width:\(CSSNumber.text(min(percent, 80)))%;height:auto\">")
  }

  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
}
