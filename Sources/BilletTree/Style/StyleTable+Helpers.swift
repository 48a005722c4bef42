/// Questions that rules ask.
extension StyleTable {
  /// The declarations in the style attribute of an element, in source order: O(log n).
  package func declarations(inStyleOf node: HTMLTree.NodeID) -> ArraySlice<Declaration> {
    var low = 0
    var high = styleAttributes.count
    while low < high {
      let middle = (low + high) / 2
      if styleAttributes[middle].node < node { low = middle + 1 } else { high = middle }
    }
    guard low < styleAttributes.count, styleAttributes[low].node == node else { return [] }
    return declarations[styleAttributes[low].declarations]
  }

  /// Visits the declarations that apply to an element, from the weakest to the strongest.
  package func forEachDeclaration(on node: HTMLTree.NodeID, _ body: (Declaration) -> Void) {
    let matched = matches.range(of: node.index)
    let own = declarations(inStyleOf: node)
    for isImportant in [false, true] {
      func visit(_ place: Int) {
        let rule = Int(matches.list[place].rule)
        guard rules[rule].isActive else { return }
        for number in rules[rule].declarations
        where declarations[number].isImportant == isImportant
          && declarations[number].origin == .styleSheet(rule: rule)
        {
          body(declarations[number])
        }
      }
      if isImportant, matches.hasLayers {
        for place in matches.importantPlaces(in: matched) { visit(place) }
      } else {
        for place in matched { visit(place) }
      }
      for declaration in own where declaration.isImportant == isImportant { body(declaration) }
    }
  }

  /// Reads a token as a colour that is known; `nil` when it is none, or only a browser knows it.
  package static func color(_ token: CSSToken, in reader: CSSValueReader) -> CSSColor? {
    if case .color(let color)? = CSSColorReader(reader).color(token) { color } else { nil }
  }

  /// Whether an element shows text: visible text in it has more than white space and invisible marks.
  package func rendersText(_ node: HTMLTree.NodeID, in tree: HTMLTree) -> Bool {
    tree.descendants(of: node).contains { isShownText($0, in: tree) }
  }

  /// Whether a node is text that can be seen.
  package func isShownText(_ node: HTMLTree.NodeID, in tree: HTMLTree) -> Bool {
    guard tree[node].kind == .text, self[node].isVisible else { return false }
    let bytes = tree.bytes(of: node)
    // Most text begins with a letter.
    if let first = bytes.first, first > 0x20, first < 0x7F { return true }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.contains { scalar in
      !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint
        && scalar.properties.generalCategory != .control
    }
  }

  /// Reads a token as a length with what 1em and 1rem are; `nil` when it is none.
  package static func length(
    _ token: CSSToken, in reader: CSSValueReader, fontSize: Double, rootFontSize: Double = 16
  ) -> Length? {
    CSSLengthContext(em: fontSize, rem: rootFontSize).length(token, in: reader)
  }
}
