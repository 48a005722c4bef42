/// The declarations of a document that have to do with what is painted, each read once.
struct PaintDeclarations {
  struct Entry {
    var value: PaintValue
    var name: PropertyName
    /// In the table's `declarations`.
    var number: Int32
  }

  /// By rule of the style sheets, first what is important and then the rest.
  private let normal: [[Entry]]
  private let important: [[Entry]]
  private let styles: StyleTable

  init(_ styles: StyleTable) {
    self.styles = styles
    normal = styles.rules.indices.map { Self.entries(ofRule: $0, styles, important: false) }
    important = styles.rules.indices.map { Self.entries(ofRule: $0, styles, important: true) }
  }

  /// The last declaration of each property; what stands before it never wins.
  private static func entries(
    ofRule rule: Int, _ styles: StyleTable, important: Bool
  ) -> [Entry] {
    guard !styles.rules[rule].matches.isEmpty else { return [] }
    let numbers = styles.rules[rule].declarations.filter {
      styles.declarations[$0].isImportant == important
        && styles.declarations[$0].origin == .styleSheet(rule: rule)
    }
    return entries(numbers, styles)
  }

  private static func entries(_ numbers: some Sequence<Int>, _ styles: StyleTable) -> [Entry] {
    var entries: [Entry] = []
    for number in numbers {
      let declaration = styles.declarations[number]
      guard declaration.name.paints,
        let value = PaintValue(declaration, isQuirks: styles.isQuirks)
      else { continue }
      entries.removeAll { $0.name == declaration.name }
      entries.append(
        Entry(value: value, name: declaration.name, number: Int32(truncatingIfNeeded: number)))
    }
    return entries
  }

  /// Visits what applies to an element, from the weakest to the strongest (CSS Cascade 5, 6.1).
  func forEach(of node: HTMLTree.NodeID, own: StyleTable.StyleAttribute?, _ body: (Entry) -> Void) {
    let matched = styles.matches.range(of: node.index)
    guard !matched.isEmpty || own != nil else { return }
    for isImportant in [false, true] {
      func visit(_ place: Int) {
        let rule = Int(styles.matches.list[place].rule)
        guard styles.rules[rule].isActive else { return }
        for entry in isImportant ? important[rule] : normal[rule] { body(entry) }
      }
      if isImportant, styles.matches.hasLayers {
        for place in styles.matches.importantPlaces(in: matched) { visit(place) }
      } else {
        for place in matched { visit(place) }
      }
      guard let own else { continue }
      let numbers = own.declarations.filter { styles.declarations[$0].isImportant == isImportant }
      for entry in Self.entries(numbers, styles) { body(entry) }
    }
  }
}
