/// Computes the values of every node, from the document down (CSS Cascade 5, 6 and 7).
///
/// For each element come first the browser's own style, then the attributes that style, then the
/// author's rules from the least to the most important.
struct Cascade {
  let tree: HTMLTree
  let declarations: [StyleTable.Declaration]
  let rules: [StyleTable.Rule]
  let matches: SelectorMatcher.Matches
  let styleAttributes: [StyleTable.StyleAttribute]
  let isQuirks: Bool
  /// The values that were computed, and by node the number of its own.
  private(set) var computed = ComputedStyles()
  /// By values, the number of those of a text in such an element and of what is no part of the page; -1
  /// where none was met.
  private var textValues: [Int32] = []
  private var hiddenValues: [Int32] = []
  /// Whether every rule that fits an element was applied to it.
  private(set) var isComplete = true

  /// The element that is being computed.
  var element = HTMLTree.document
  var name = ElementName.none
  /// The values of the node that is being computed.
  var style = StyleTable.Computed()
  /// The number of its parent's values.
  private var above = 0
  var fontSize = FontSize.scale(1)
  var leftBorder = Border()
  var rightBorder = Border()
  /// The font size of the `html` element.
  var rootFontSize = 16.0

  /// Declarations that apply to the element, from the weakest to the strongest.
  private var applicable: [Int32] = []
  private var nextStyleAttribute = 0
  private var models: StyleModels
  /// Declarations of style sheets that may still be applied, by their number and length.
  private var budget: Int

  /// How a font size is written, before the parent's is known.
  enum FontSize {
    /// So many of the parent's.
    case scale(Double)
    /// The size of a keyword such as `medium`, in CSS pixels.
    case keyword(Double)
    /// CSS pixels.
    case absolute(Double)
    case unknown
  }

  struct Border {
    /// CSS pixels; `medium` at first.
    var width = 3.0
    /// Whether its style is other than `none` and `hidden`.
    var isShown = false

    var computedWidth: Double { isShown ? width : 0 }
  }

  init(_ tree: HTMLTree, _ styles: StyleTable, budget: Int) {
    self.tree = tree
    declarations = styles.declarations
    rules = styles.rules
    styleAttributes = styles.styleAttributes
    isQuirks = styles.isQuirks
    matches = styles.matches
    self.budget = budget
    models = StyleModels(tree)
  }

  /// The values of the parent of the node that is being computed.
  var parent: StyleTable.Computed {
    @inline(__always) _read { yield computed.values[above] }
  }

  mutating func computeAll() {
    computed.numbers.reserveCapacity(tree.nodes.count)
    computed.values.reserveCapacity(min(tree.nodes.count, 64))
    for index in tree.nodes.indices {
      let parent = tree.nodes[index].parent.index
      guard parent < index else {
        // The document.
        style = StyleTable.Computed()
        computed.numbers.append(keepStyle())
        continue
      }
      above = Int(computed.numbers[parent])
      switch tree.nodes[index].kind {
      case .element: computed.numbers.append(computeElement(index))
      case .text: computed.numbers.append(valuesOfText())
      default: computed.numbers.append(valuesOfHiddenNode())
      }
    }
  }

  /// Keeps the values of the node that is being computed, and gives their number.
  private mutating func keepStyle() -> Int32 {
    computed.values.append(style)
    textValues.append(-1)
    hiddenValues.append(-1)
    return Int32(truncatingIfNeeded: computed.values.count - 1)
  }

  private mutating func valuesOfText() -> Int32 {
    if textValues[above] >= 0 { return textValues[above] }
    inheritStyle()
    let number = keepStyle()
    textValues[above] = number
    return number
  }

  /// The values of a comment or a doctype.
  private mutating func valuesOfHiddenNode() -> Int32 {
    if hiddenValues[above] >= 0 { return hiddenValues[above] }
    inheritStyle()
    style.isRendered = false
    style.isVisible = false
    let number = keepStyle()
    hiddenValues[above] = number
    return number
  }

  /// Begins with the values that an element or text takes from its parent.
  private mutating func inheritStyle() {
    style = StyleTable.Computed()
    style.isRendered = parent.isRendered
    style.isVisible = parent.isVisible
    style.fontSize = parent.fontSize
    style.isFontSizeUnknown = parent.isFontSizeUnknown
    style.fontWeight = parent.fontWeight
    style.preservesWhitespace = parent.preservesWhitespace
    style.isRightToLeft = parent.isRightToLeft
    style.isMonospace = parent.isMonospace
    style.isKeywordSized = parent.isKeywordSized
  }

  /// The number of an element's values.
  private mutating func computeElement(_ index: Int) -> Int32 {
    element = HTMLTree.NodeID(index)
    name = tree.nodes[index].name
    let matched = matches.range(of: index)
    let own = takeStyleAttribute(of: index)
    let kind =
      matched.isEmpty
      ? models.kind(
        of: index, style: own.map { styleAttributes[$0].original }, parent: above, in: tree)
      : nil
    if let kind, let known = models.values(of: kind) { return known }
    inheritStyle()
    let hasAttributes = !tree.nodes[index].attributes.isEmpty
    fontSize = .scale(1)
    leftBorder = Border()
    rightBorder = Border()
    applyUserAgentFont()
    if hasAttributes { applyFontAttributes() }
    findDeclarations(matched, own.map { styleAttributes[$0].declarations } ?? 0..<0)
    for number in applicable { applyFont(Int(number)) }
    computeFontSize()
    applyUserAgentBox()
    if hasAttributes { applyBoxAttributes() }
    for number in applicable { applyBox(Int(number)) }
    finish()
    let number = keepStyle()
    if let kind { models.remember(kind, values: Int(number)) }
    return number
  }

  private mutating func finish() {
    style.borderLeft = leftBorder.computedWidth
    style.borderRight = rightBorder.computedWidth
    style.isRendered = parent.isRendered && style.display != .none
    style.isVisible = style.isVisible && style.isRendered
    if style.isFloating || style.isOutOfFlow {
      // What floats is a box of its own (CSS 2, 9.7).
      switch style.display {
      case .inline, .inlineBlock, .tableRow, .tableRowGroup, .tableCell, .tableCaption,
        .tableColumn:
        style.display = .block
      case .inlineTable: style.display = .table
      default: break
      }
    }
    if name == .html { rootFontSize = style.fontSize }
  }

  /// Fills `applicable` (CSS Cascade 5, 6.1).
  private mutating func findDeclarations(_ matched: Range<Int>, _ own: Range<Int>) {
    applicable.removeAll(keepingCapacity: true)
    guard !matched.isEmpty || !own.isEmpty else { return }
    for important in [false, true] {
      if important, matches.hasLayers {
        for place in matches.importantPlaces(in: matched) {
          addRule(Int(matches.list[place].rule), important)
        }
      } else {
        for place in matched { addRule(Int(matches.list[place].rule), important) }
      }
      for number in own where declarations[number].isImportant == important {
        applicable.append(Int32(truncatingIfNeeded: number))
      }
    }
  }

  /// The number of the element's style attribute; elements come in document order.
  private mutating func takeStyleAttribute(of index: Int) -> Int? {
    guard nextStyleAttribute < styleAttributes.count,
      styleAttributes[nextStyleAttribute].node.index == index
    else { return nil }
    nextStyleAttribute += 1
    return nextStyleAttribute - 1
  }

  private mutating func addRule(_ rule: Int, _ important: Bool) {
    guard rules[rule].isActive else { return }
    for number in rules[rule].declarations {
      guard budget > 0 else {
        isComplete = false
        return
      }
      budget -= 1
      guard declarations[number].isImportant == important,
        declarations[number].origin == .styleSheet(rule: rule)
      else { continue }
      budget -= declarations[number].valueText.range.count / 16
      applicable.append(Int32(truncatingIfNeeded: number))
    }
  }

  func reader(of declaration: Int) -> CSSValueReader {
    declarations[declaration].tokens
  }
}
