/// Reads the style attributes and `<style>` elements of a document (CSS Syntax 3, 5).
struct StyleParser {
  let tree: HTMLTree
  var scanner: CSSScanner
  let propertyNames = PropertyName.nameTable
  var spans = SpanMap.shift(0)

  var declarations: [StyleTable.Declaration] = []
  var rules: [StyleTable.Rule] = []
  var atRules: [StyleTable.AtRule] = []
  var styleAttributes: [StyleTable.StyleAttribute] = []
  private var twins = StyleTwins()
  /// The selectors of all rules that were understood.
  var selectors: [Selector] = []
  var names: SelectorNames
  /// The names of cascade layers, in the order in which they were first named.
  var layers: [String] = []
  /// Whether a custom property was declared.
  var hasCustomProperties = false
  let isQuirks: Bool

  init(_ tree: HTMLTree) {
    self.tree = tree
    scanner = CSSScanner(tree.characters, in: 0..<0)
    isQuirks = tree.isInQuirksMode
    names = SelectorNames(ignoresCase: isQuirks)
  }

  /// Whether there are style rules or at-rules.
  var hasRules: Bool { !rules.isEmpty || !atRules.isEmpty }

  /// How offsets in the decoded characters become offsets in the source.
  enum SpanMap {
    /// Byte for byte, so far apart.
    case shift(Int)
    /// With character references or line ends in between.
    case aligned
  }

  func sourceSpan(_ range: Range<Int>) -> Range<Int> {
    switch spans {
    case .shift(let distance):
      (range.lowerBound + distance)..<(range.upperBound + distance)
    case .aligned: tree.sourceSpan(ofCharacters: range)
    }
  }

  func text(_ range: Range<Int>) -> CSSText { CSSText(scanner.bytes, range) }

  /// Reads all style attributes and style elements in document order.
  mutating func readDocument() {
    // A message has fewer declarations than that, so the arrays need not grow.
    declarations.reserveCapacity(Swift.min(tree.attributes.count * 2, 256))
    for element in tree.elements {
      let node = tree.nodes[element.index]
      if node.name == .style { readStyleElement(element) }
      guard !node.attributes.isEmpty,
        let attribute = tree.attribute(.style, of: element), !attribute.value.isEmpty
      else { continue }
      readStyleAttribute(attribute, of: element)
    }
  }

  private mutating func readStyleAttribute(
    _ attribute: HTMLTree.Attribute, of element: HTMLTree.NodeID
  ) {
    let first = declarations.count
    var style = StyleTable.StyleAttribute(
      node: element, declarations: first..<first, text: attribute.value,
      span: attribute.valueSpan, original: styleAttributes.count)
    if let twin = twins.find(style, among: styleAttributes, in: tree) {
      let original = styleAttributes[twin]
      let distance = style.span.lowerBound - original.span.lowerBound
      for number in original.declarations {
        declarations.append(
          declarations[number].repeated(in: .styleAttribute(element), distance: distance))
      }
      style.original = original.original
    } else {
      let others = rules.count + atRules.count
      begin(
        at: Int(attribute.value.lowerBound)..<Int(attribute.value.upperBound),
        of: attribute.valueSpan)
      readDeclarations(for: .styleAttribute(element), in: RuleContext(), depth: 0)
      if rules.count + atRules.count == others { twins.remember(style, in: tree) }
    }
    style.declarations = first..<declarations.count
    styleAttributes.append(style)
  }

  private mutating func begin(at range: Range<Int>, of span: Range<Int>) {
    scanner = CSSScanner(tree.characters, in: range)
    spans =
      range.count == span.count ? .shift(span.lowerBound - range.lowerBound) : .aligned
  }

  private mutating func readStyleElement(_ element: HTMLTree.NodeID) {
    // A browser reads no other type (HTML 4.2.6).
    if let type = tree.value(.type, of: element), !type.isEmpty,
      !isSpelled(Array(type.utf8), "text/css")
    {
      return
    }
    let text = tree.children(of: element).first { tree[$0].kind == .text }
    guard let text else { return }
    let range = tree[text].characters
    begin(at: Int(range.lowerBound)..<Int(range.upperBound), of: tree[text].span)
    var context = RuleContext()
    if let media = tree.value(.media, of: element), !media.allSatisfy(\.isWhitespace) {
      context.add(media: media)
    }
    readRules(in: context, depth: 0)
  }
}

/// The conditions around a rule.
struct RuleContext {
  var media: [String] = []
  var isActive = true
  /// The layer that the rules stand in, by its number and its whole name.
  var layer = StyleTable.Rule.unlayered
  var layerName = ""
  /// The selectors of the rule that the rules are nested in.
  var parents: [Selector]?

  mutating func add(media query: String) {
    media.append(query)
    isActive = isActive && MediaQuery.holds(query)
  }

  /// A condition of which Billet knows no more than that it is there.
  mutating func add(unknown condition: String) {
    media.append(condition)
    isActive = false
  }
}
