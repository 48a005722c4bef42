/// The look of a message as tokens, not CSS: every value is within the marketplace's limits.
///
/// Lengths are in `em` of the text they belong to unless said otherwise; shares are in per cent.
package struct Theme: Sendable, Equatable {
  package var name: String
  package var summary: String
  /// Size of body text, in per cent of the reader's default; 100 leaves it alone.
  package var bodySize: Double
  /// Sizes of the three heading levels, in per cent of the reader's default.
  package var headingSizes: [Double]
  /// Space above and below a paragraph, list, quote or table.
  package var blockSpacing: Double
  /// Space above a heading.
  package var headingSpacing: Double
  /// Space between the items of a list.
  package var itemSpacing: Double
  /// Left and right margin of the message, each, in per cent of its width: 0 to 10.
  package var sideMargin: Double
  /// The greatest width of the message, in CSS pixels.
  package var messageWidth: Double
  /// Width of an image that names none, in per cent of the message: above 0, at most 80.
  package var imageWidth: Double
  /// Padding of a table cell, in `em`.
  package var cellPadding: Double
  /// Width of table lines, in CSS pixels; 0 for none.
  package var tableBorder: Double
  /// Width of a button's border, in CSS pixels.
  package var buttonBorder: Double
  /// Radius of a button's corners, in CSS pixels.
  package var buttonRadius: Double
  /// Padding of a button, in `em`: above and below, then left and right.
  package var buttonPadding: [Double]
  /// Indent of a quote or note, in `em`, and the width of its rule, in CSS pixels.
  package var quoteIndent: Double
  package var quoteBorder: Double

  package init(
    name: String, summary: String, bodySize: Double, headingSizes: [Double], blockSpacing: Double,
    headingSpacing: Double, itemSpacing: Double, sideMargin: Double, messageWidth: Double,
    imageWidth: Double, cellPadding: Double, tableBorder: Double, buttonBorder: Double,
    buttonRadius: Double, buttonPadding: [Double], quoteIndent: Double, quoteBorder: Double
  ) {
    self.name = name
    self.summary = summary
    self.bodySize = bodySize
    self.headingSizes = headingSizes
    self.blockSpacing = blockSpacing
    self.headingSpacing = headingSpacing
    self.itemSpacing = itemSpacing
    self.sideMargin = sideMargin
    self.messageWidth = messageWidth
    self.imageWidth = imageWidth
    self.cellPadding = cellPadding
    self.tableBorder = tableBorder
    self.buttonBorder = buttonBorder
    self.buttonRadius = buttonRadius
    self.buttonPadding = buttonPadding
    self.quoteIndent = quoteIndent
    self.quoteBorder = quoteBorder
  }

  /// The default theme, for callers that have no theme file.
  package static let standard = Theme(
    name: "default", summary: "A plain letter", bodySize: 100, headingSizes: [150, 125, 100],
    blockSpacing: 1, headingSpacing: 1.5, itemSpacing: 0.25, sideMargin: 4, messageWidth: 600,
    imageWidth: 80, cellPadding: 0.5, tableBorder: 1, buttonBorder: 1, buttonRadius: 4,
    buttonPadding: [0.6, 1.2], quoteIndent: 1, quoteBorder: 3)
}
