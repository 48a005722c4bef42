/// Finds the elements that each rule is about.
///
/// Rules are looked up by what their last compound asks for: an id, a class or an element's name. So an
/// element meets only the rules that can fit it. Work is counted, and ends when the budget is spent.
struct SelectorMatcher {
  /// The rules that fit an element, with the specificity of the selector that does.
  struct Match: Sendable {
    var specificity: UInt32
    var rule: Int32
    /// The layer of the rule: a later one is stronger, and what stands in none is the strongest.
    var layer: Int32
  }

  /// By node, in the order of the cascade: least specific first, then by order.
  struct Matches: Sendable {
    fileprivate var starts: [Int32] = []
    private(set) var list: [Match] = []
    /// Whether a rule stands in a layer.
    var hasLayers = false

    func range(of node: Int) -> Range<Int> {
      node + 1 < starts.count ? Int(starts[node])..<Int(starts[node + 1]) : 0..<0
    }

    /// Ends the rules of a node, whose first is `start`.
    fileprivate mutating func close(from start: Int) {
      if list.count - start > 1 {
        list[start...].sort {
          ($0.layer, $0.specificity, $0.rule) < ($1.layer, $1.specificity, $1.rule)
        }
      }
      starts.append(Int32(truncatingIfNeeded: list.count))
    }

    /// The places in `list` for important declarations, of which those of the earlier layer are the
    /// stronger (CSS Cascade 5, 6.4.5).
    func importantPlaces(in range: Range<Int>) -> [Int] {
      guard hasLayers, range.count > 1 else { return Array(range) }
      return range.sorted {
        (-list[$0].layer, list[$0].specificity, list[$0].rule)
          < (-list[$1].layer, list[$1].specificity, list[$1].rule)
      }
    }

    fileprivate mutating func append(_ match: Match) { list.append(match) }
    fileprivate mutating func begin() { starts = [0] }
  }

  let tree: HTMLTree
  let selectors: [Selector]
  let names: SelectorNames
  private(set) var matches = Matches()
  private(set) var isComplete = true
  /// Tests that may still be made.
  var budget: Int

  /// Selectors by the number of an id or class, or by an element's name.
  private var byName: [[Int32]] = []
  private var byElement: [[Int32]] = []
  private var others: [Int32] = []

  /// The numbers of each node's classes, and where a node's begin.
  var classNumbers: [Int32] = []
  var classStarts: [Int32] = []
  var idNumbers: [Int32] = []
  /// The element before each element among its siblings, or -1.
  var previousSiblings: [Int32] = []
  /// The last child element of each node, or -1.
  var lastChildren: [Int32] = []
  /// The number of each element among its siblings; empty until a selector asks.
  var places: [Int32] = []
  /// Whether texts before an element are matched, texts behind one, or, usually, elements.
  var generated: Bool?

  init(_ tree: HTMLTree, parser: StyleParser, budget: Int) {
    self.tree = tree
    selectors = parser.selectors
    names = parser.names
    self.budget = budget
  }

  mutating func matchAll(_ rules: inout [StyleTable.Rule]) {
    fillBuckets()
    describeElements()
    matches.begin()
    matches.hasLayers = rules.contains { $0.layer != StyleTable.Rule.unlayered }
    for index in tree.nodes.indices {
      let start = matches.list.count
      if tree.nodes[index].kind == .element { match(index, &rules) }
      matches.close(from: start)
    }
  }

  private mutating func match(_ node: Int, _ rules: inout [StyleTable.Rule]) {
    if idNumbers[node] >= 0 { match(node, byName[Int(idNumbers[node])], &rules) }
    for place in Int(classStarts[node])..<Int(classStarts[node + 1]) {
      match(node, byName[Int(classNumbers[place])], &rules)
    }
    match(node, byElement[tree.nodes[node].name.ordinal], &rules)
    match(node, others, &rules)
  }

  private mutating func match(
    _ node: Int, _ candidates: [Int32], _ rules: inout [StyleTable.Rule]
  ) {
    for candidate in candidates {
      guard budget > 0 else {
        isComplete = false
        return
      }
      guard matches(selectors[Int(candidate)], node) else { continue }
      let selector = selectors[Int(candidate)]
      matches.append(
        Match(
          specificity: selector.specificity, rule: Int32(truncatingIfNeeded: selector.rule),
          layer: rules[selector.rule].layer))
      if rules[selector.rule].matches.last?.index != node {
        rules[selector.rule].matches.append(HTMLTree.NodeID(node))
      }
    }
  }

  private mutating func fillBuckets() {
    byName = Array(repeating: [], count: names.count)
    byElement = Array(repeating: [], count: 256)
    for (index, selector) in selectors.enumerated() {
      let number = Int32(truncatingIfNeeded: index)
      switch selector.compounds.first?.tests.max(by: { $0.selectivity < $1.selectivity }) {
      case .idNumber(let name), .classNumber(let name): byName[Int(name)].append(number)
      case .element(let name): byElement[name.ordinal].append(number)
      case .otherElement: byElement[ElementName.other.ordinal].append(number)
      case .never, .generated: break
      default: others.append(number)
      }
    }
  }

  private mutating func describeElements() {
    let count = tree.nodes.count
    idNumbers = Array(repeating: -1, count: count)
    previousSiblings = Array(repeating: -1, count: count)
    lastChildren = Array(repeating: -1, count: count)
    classStarts.reserveCapacity(count + 1)
    for (index, node) in tree.nodes.enumerated() {
      classStarts.append(Int32(truncatingIfNeeded: classNumbers.count))
      guard node.kind == .element else { continue }
      let parent = node.parent.index
      previousSiblings[index] = lastChildren[parent]
      lastChildren[parent] = Int32(truncatingIfNeeded: index)
      guard !node.attributes.isEmpty else { continue }
      let id = HTMLTree.NodeID(index)
      if let attribute = tree.attribute(.id, of: id) {
        idNumbers[index] = names.existingNumber(of: tree.bytes(of: attribute)) ?? -1
      }
      guard let attribute = tree.attribute(.class, of: id) else { continue }
      let start = classNumbers.count
      for name in tree.bytes(of: attribute).split(whereSeparator: \.isHTMLWhitespace) {
        guard let number = names.existingNumber(of: name) else { continue }
        // A name that stands there twice counts once; long lists are not worth the search.
        if classNumbers.count - start > 16 || !classNumbers[start...].contains(number) {
          classNumbers.append(number)
        }
      }
    }
    classStarts.append(Int32(truncatingIfNeeded: classNumbers.count))
  }
}

extension Selector.Test {
  /// How few elements a test lets pass; the highest decides where a selector is looked up.
  fileprivate var selectivity: Int {
    switch self {
    case .never, .generated: 4
    case .idNumber: 3
    case .classNumber: 2
    case .element, .otherElement: 1
    default: 0
    }
  }
}
