/// The styles of a document: every author declaration with its place, and each node's computed values.
public struct StyleTable: Sendable {
  /// All declarations in source order.
  package internal(set) var declarations: [Declaration] = []
  package internal(set) var rules: [Rule] = []
  /// One for each node of the tree.
  public internal(set) var computed = ComputedStyles()
  /// Whether every element was held against every rule.
  ///
  /// Style sheets can cost rules times elements; beyond a budget that grows with the document's
  /// length the rules left over match nothing.
  package internal(set) var isComplete = true
  /// What occurs in the document, properties of its declarations included.
  package let features: HTMLFeatures
  /// Whether the document is read as browsers read old ones.
  package let isQuirks: Bool
  /// The rest, behind one reference: styles are handed on so often that each further one would be counted.
  private let particulars: Particulars

  package var atRules: [AtRule] { particulars.atRules }
  /// Which rules fit which elements.
  var matches: SelectorMatcher.Matches { particulars.matches }
  /// The texts that style sheets put into elements.
  var generated: [HTMLTree.NodeID: GeneratedText] { particulars.generated }
  /// The elements with a style attribute in document order, and its declarations.
  var styleAttributes: [StyleAttribute] { particulars.styleAttributes }

  /// What is the same in every environment.
  private final class Particulars: Sendable {
    let atRules: [AtRule]
    let matches: SelectorMatcher.Matches
    let generated: [HTMLTree.NodeID: GeneratedText]
    let styleAttributes: [StyleAttribute]

    init(
      _ parser: StyleParser, matches: SelectorMatcher.Matches,
      generated: [HTMLTree.NodeID: GeneratedText]
    ) {
      atRules = parser.atRules
      styleAttributes = parser.styleAttributes
      self.matches = matches
      self.generated = generated
    }
  }

  struct StyleAttribute: Sendable {
    var node: HTMLTree.NodeID
    /// In `declarations`.
    var declarations: Range<Int>
    /// The value in the tree's decoded characters.
    var text: Range<Int32>
    /// The same value in the source.
    var span: Range<Int>
    /// The first style attribute with this value, by its place among them.
    var original: Int
  }

  /// Reads the styles of a document: linear in the length of its source.
  package init(_ tree: HTMLTree) {
    // Real messages take some thousands of these.
    self.init(tree, budget: 2_000_000 + 16 * tree.nodes.count)
  }

  /// Reads the styles with at most so many tests of selectors, and as many declarations applied.
  init(_ tree: HTMLTree, budget: Int) {
    var parser = StyleParser(tree)
    parser.readDocument()
    isQuirks = parser.isQuirks
    var matches = SelectorMatcher.Matches()
    var generated: [HTMLTree.NodeID: GeneratedText] = [:]
    if !parser.selectors.isEmpty {
      var matcher = SelectorMatcher(tree, parser: parser, budget: budget)
      matcher.matchAll(&parser.rules)
      matches = matcher.matches
      isComplete = matcher.isComplete
      if parser.declarations.contains(where: { $0.name == .content }) {
        generated = matcher.generatedTexts(parser.declarations, parser.rules)
      }
    }
    declarations = parser.declarations
    if parser.hasCustomProperties {
      let root = tree.elements.first { tree[$0].name == .html }
      var properties = CustomProperties(declarations, parser.rules, root: root)
      for index in declarations.indices {
        if let resolved = properties.resolved(declarations[index]) {
          declarations[index] = resolved
        }
      }
    }
    features = tree.features.with(declarations, hasStyleRules: parser.hasRules)
    rules = parser.rules
    particulars = Particulars(parser, matches: matches, generated: generated)
    cascade(over: tree, budget: budget)
  }

  private mutating func cascade(over tree: HTMLTree, budget: Int) {
    var cascade = Cascade(tree, self, budget: budget)
    cascade.computeAll()
    isComplete = isComplete && cascade.isComplete
    computed = cascade.computed
  }

  /// The styles of the same document elsewhere, where other rules hold.
  package func shown(in environment: MediaEnvironment, _ tree: HTMLTree) -> StyleTable {
    var copy = self
    for index in rules.indices { copy.rules[index].isActive = environment.holds(rules[index]) }
    copy.cascade(over: tree, budget: 2_000_000 + 16 * tree.nodes.count)
    return copy
  }

  /// The computed values of a node.
  @inlinable
  public subscript(node: HTMLTree.NodeID) -> Computed {
    @inline(__always) get { computed[node.index] }
  }

  /// The elements that a declaration is about, whether or not it wins the cascade.
  package func elements(of declaration: Declaration) -> [HTMLTree.NodeID] {
    switch declaration.origin {
    case .styleAttribute(let node): [node]
    case .styleSheet(let rule): rules[rule].matches
    }
  }

  /// One style rule `selectors { … }` of a `<style>` element.
  package struct Rule: Sendable {
    package var selectorSpan: Range<Int>
    /// The `@media` conditions around it, outermost first, as written; a `media` attribute's too.
    package var media: [String]
    /// Whether those conditions hold in a message that is shown as wide as usual.
    package var isActive: Bool
    /// The elements that its selectors match, in document order.
    package var matches: [HTMLTree.NodeID]
    /// Whether every selector in it could be read.
    package var isUnderstood: Bool
    /// Its declarations in `declarations`, with those of rules nested in it.
    package var declarations: Range<Int>
    /// The number of the layer that it stands in, in the order of the cascade.
    var layer = Rule.unlayered

    static let unlayered = Int32.max
  }

  /// An at-rule such as `@import` or `@font-face`.
  package struct AtRule: Sendable {
    /// The name in lower case without `@`.
    package var name: String
    /// The text between the name and `{` or `;`, white space at both ends removed.
    package var prelude: String
    /// Source bytes from `@` to the closing `}` or `;`.
    package var span: Range<Int>
    /// The `@media` conditions around it, outermost first, as written.
    package var media: [String]
    /// All of it, or what stands before the rules in it.
    let text: CSSText
    let textSpan: Range<Int>
  }
}
