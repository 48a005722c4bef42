/// The styles of a document: every author declaration with its place, and each node's computed values.
package struct StyleTable: Sendable {
  /// A length as far as it can be known without layout.
  package enum Length: Sendable, Equatable {
    /// CSS pixels.
    case pixels(Double)
    /// Per cent of the containing block's width.
    case percent(Double)
    case auto
    /// Syntax that Billet does not read, or a value that only layout knows.
    case unknown
  }

  package enum Display: Sendable, Equatable {
    case none, contents, inline, inlineBlock, block, listItem
    case table, inlineTable, tableRow, tableRowGroup, tableCell, tableCaption, tableColumn, other
  }

  /// The values of one node that rules ask for. Text nodes have their parent's inherited values.
  package struct Computed: Sendable, Equatable {
    package var display: Display = .inline
    /// Not `display: none`, itself and all ancestors (CSS Display 3, 2.5; the `hidden` attribute too).
    package var isRendered = true
    /// Rendered and `visibility: visible`.
    package var isVisible = true
    /// The font size in CSS pixels; medium is 16.
    package var fontSize: Double = 16
    /// Whether the font size depends on what Billet cannot know (`vw`, `calc` with `var`, …).
    package var isFontSizeUnknown = false
    package var isBold = false
    package var marginLeft: Length = .pixels(0)
    package var marginRight: Length = .pixels(0)
    package var paddingLeft: Length = .pixels(0)
    package var paddingRight: Length = .pixels(0)
    package var borderLeft: Double = 0
    package var borderRight: Double = 0
    package var width: Length = .auto
    package var maxWidth: Length = .auto
    package var minWidth: Length = .auto
    /// CSS pixels or shares, for images that say so.
    package var height: Length = .auto
    package var preservesWhitespace = false
    package var opacity: Double = 1
    package var isRightToLeft = false
    /// Whether a `float` other than `none` applies.
    package var isFloating = false
    /// Whether `position: absolute` or `fixed` applies.
    package var isOutOfFlow = false

    package init() {}
  }

  /// One `property: value` that the document's author wrote, in a style attribute or a style sheet.
  package struct Declaration: Sendable {
    /// The property in lower case (custom properties as written).
    package var property: String
    /// The value without `!important`, white space at both ends removed, comments removed.
    package var value: String
    package var isImportant: Bool
    /// Source bytes from the property's first to the value's last (with `!important`).
    package var span: Range<Int>
    /// Source bytes of the value.
    package var valueSpan: Range<Int>
    package var origin: Origin
  }

  package enum Origin: Sendable, Equatable {
    /// In the style attribute of this element.
    case styleAttribute(HTMLTree.NodeID)
    /// In rule number `rule` of `rules`.
    case styleSheet(rule: Int)
  }

  /// One style rule `selectors { … }` of a `<style>` element.
  package struct Rule: Sendable {
    package var selectorSpan: Range<Int>
    /// The `@media` conditions around it, outermost first, as written.
    package var media: [String]
    /// The elements that its selectors match, in document order.
    package var matches: [HTMLTree.NodeID]
    /// Whether every selector in it could be read.
    package var isUnderstood: Bool
  }

  /// An at-rule such as `@import` or `@font-face`.
  package struct AtRule: Sendable {
    /// The name in lower case without `@`.
    package var name: String
    /// The text between the name and `{` or `;`, white space at both ends removed.
    package var prelude: String
    package var span: Range<Int>
  }

  /// All declarations in source order.
  package internal(set) var declarations: [Declaration] = []
  package internal(set) var rules: [Rule] = []
  package internal(set) var atRules: [AtRule] = []
  /// One for each node of the tree.
  package internal(set) var computed: [Computed] = []

  package subscript(node: HTMLTree.NodeID) -> Computed { computed[node.index] }

  /// The elements that a declaration is about, whether or not it wins the cascade.
  package func elements(of declaration: Declaration) -> [HTMLTree.NodeID] {
    switch declaration.origin {
    case .styleAttribute(let node): [node]
    case .styleSheet(let rule): rules[rule].matches
    }
  }
}
