/// Computed values.
extension StyleTable {
  /// A length as far as it can be known without layout.
  public enum Length: Sendable, Equatable {
    /// CSS pixels.
    case pixels(Double)
    /// Per cent of the containing block's width.
    case percent(Double)
    case auto
    /// Syntax that Billet does not read, or a value that only layout knows.
    case unknown
  }

  /// How a box is laid out, as far as rules tell it apart.
  public enum Display: Sendable, Equatable {
    case none, contents, inline, inlineBlock, block, listItem
    case table, inlineTable, tableRow, tableRowGroup, tableCell, tableCaption, tableColumn, other

    /// Written out, since other modules call the compiler's own comparison instead of comparing.
    @inlinable
    public static func == (left: Display, right: Display) -> Bool {
      unsafeBitCast(left, to: UInt8.self) == unsafeBitCast(right, to: UInt8.self)
    }
  }

  /// The values of one node that rules ask for. Text nodes have their parent's inherited values.
  public struct Computed: Sendable, Equatable {
    /// How the box is laid out (CSS Display 3).
    public var display: Display = .inline
    /// Not `display: none`, itself and all ancestors (CSS Display 3, 2.5; the `hidden` attribute too).
    public var isRendered = true
    /// Rendered and `visibility: visible`.
    public var isVisible = true
    /// The font size in CSS pixels; medium is 16.
    public var fontSize: Double = 16
    /// Whether the font size depends on what Billet cannot know (`vw`, `calc` with `var`, …).
    public var isFontSizeUnknown = false
    /// From 1 to 1000; normal is 400.
    public var fontWeight = 400
    /// The margin on the left.
    public var marginLeft: Length = .pixels(0)
    /// The margin on the right.
    public var marginRight: Length = .pixels(0)
    /// The padding on the left.
    public var paddingLeft: Length = .pixels(0)
    /// The padding on the right.
    public var paddingRight: Length = .pixels(0)
    /// CSS pixels.
    public var borderLeft: Double = 0
    /// CSS pixels.
    public var borderRight: Double = 0
    /// The width that is asked for.
    public var width: Length = .auto
    /// `.auto` is `none`.
    public var maxWidth: Length = .auto
    /// The least width; `.auto` is none.
    public var minWidth: Length = .auto
    /// CSS pixels or shares, for images that say so.
    public var height: Length = .auto
    /// Whether white space is shown as it is written (`white-space: pre` and its like).
    public var preservesWhitespace = false
    /// From 0, transparent, to 1.
    public var opacity: Double = 1
    /// Whether the text runs from right to left.
    public var isRightToLeft = false
    /// Whether a `float` other than `none` applies.
    public var isFloating = false
    /// Whether `position: absolute` or `fixed` applies.
    public var isOutOfFlow = false
    /// Whether the font is the browser's monospaced one, which is smaller.
    var isMonospace = false
    /// Whether the font size goes back to a keyword, so that it changes with `isMonospace`.
    var isKeywordSized = true

    package init() {}

    /// Whether the weight is at least semi-bold, as in `<b>` and in headings.
    @inlinable
    public var isBold: Bool { fontWeight >= 600 }
  }
}
