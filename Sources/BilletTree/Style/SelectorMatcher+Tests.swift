/// Whether a selector fits an element, from its right end to its left.
extension SelectorMatcher {
  /// What a part of a selector came to. A failure that no other ancestor or sibling can mend ends the
  /// search, so a selector never costs more than the elements around times its length.
  private enum Result {
    case fits
    case fails
    /// No element further left among the siblings can do.
    case failsAmongSiblings
    /// No element further up can do either.
    case failsCompletely
  }

  mutating func matches(_ selector: Selector, _ node: Int) -> Bool {
    matches(selector.compounds[...], node) == .fits
  }

  private mutating func matches(_ compounds: ArraySlice<Selector.Compound>, _ node: Int) -> Result {
    guard let compound = compounds.first else { return .fits }
    guard budget > 0 else { return .failsCompletely }
    budget -= 1
    guard passesAll(compound.tests, node) else { return .fails }
    let rest = compounds.dropFirst()
    guard !rest.isEmpty else { return .fits }
    var current = node
    switch compound.combinator {
    case .child:
      guard let parent = parent(of: node) else { return .failsCompletely }
      let result = matches(rest, parent)
      return result == .failsAmongSiblings ? .fails : result
    case .descendant:
      while let parent = parent(of: current) {
        let result = matches(rest, parent)
        if result == .fits || result == .failsCompletely { return result }
        current = parent
      }
      return .failsCompletely
    case .nextSibling:
      guard let sibling = previousSibling(of: node) else { return .failsAmongSiblings }
      return matches(rest, sibling)
    case .laterSibling:
      while let sibling = previousSibling(of: current) {
        let result = matches(rest, sibling)
        if result != .fails { return result }
        current = sibling
      }
      return .failsAmongSiblings
    }
  }

  private func parent(of node: Int) -> Int? {
    let parent = tree.nodes[node].parent.index
    return tree.nodes[parent].kind == .element ? parent : nil
  }

  private func previousSibling(of node: Int) -> Int? {
    previousSiblings[node] < 0 ? nil : Int(previousSiblings[node])
  }

  private mutating func passesAll(_ tests: [Selector.Test], _ node: Int) -> Bool {
    budget -= tests.count / 2
    for test in tests where !passes(test, node) { return false }
    return true
  }

  private mutating func passes(_ test: Selector.Test, _ node: Int) -> Bool {
    switch test {
    case .element(let name): return tree.nodes[node].name == name
    case .otherElement(let name): return tree.otherNames[Int32(truncatingIfNeeded: node)] == name
    case .classNumber(let number):
      let range = Int(classStarts[node])..<Int(classStarts[node + 1])
      budget -= range.count / 8
      return classNumbers[range].contains(number)
    case .idNumber(let number): return idNumbers[node] == number
    case .attribute(let attribute): return passes(attribute, node)
    case .firstChild: return previousSiblings[node] < 0 && parent(of: node) != nil
    case .lastChild:
      guard let parent = parent(of: node) else { return false }
      return Int(lastChildren[parent]) == node
    case .root: return tree.nodes[node].name == .html && parent(of: node) == nil
    case .link:
      let name = tree.nodes[node].name
      return (name == .a || name == .area)
        && tree.attribute(.href, of: HTMLTree.NodeID(node)) != nil
    case .not(let compounds):
      budget -= compounds.count
      for tests in compounds where passesAll(tests, node) { return false }
      return true
    case .never: return false
    }
  }

  private mutating func passes(_ test: Selector.Attribute, _ node: Int) -> Bool {
    for index in tree.nodes[node].attributes {
      let attribute = tree.attributes[Int(index)]
      guard attribute.name == test.name, !attribute.isDuplicate,
        test.name != .other || tree.otherAttributeNames[index] == test.otherName
      else { continue }
      // Looking for a piece costs the product of both lengths in the worst case.
      budget -= (1 + attribute.value.count * test.value.count / 256)
      return test.accepts(tree.bytes(of: attribute))
    }
    return false
  }
}

extension Selector.Attribute {
  fileprivate func accepts(_ bytes: ArraySlice<UInt8>) -> Bool {
    switch comparison {
    case .exists: return true
    case .equals: return isSame(bytes)
    case .includesWord:
      return bytes.split(whereSeparator: \.isHTMLWhitespace).contains { isSame($0) }
    case .equalsOrHyphen:
      return isSame(bytes)
        || (isSame(bytes.prefix(value.count))
          && bytes.dropFirst(value.count).first == UInt8(ascii: "-"))
    case .hasPrefix: return !value.isEmpty && isSame(bytes.prefix(value.count))
    case .hasSuffix: return !value.isEmpty && isSame(bytes.suffix(value.count))
    case .contains:
      guard !value.isEmpty, bytes.count >= value.count else { return false }
      let lastStart = bytes.endIndex - value.count
      return (bytes.startIndex...lastStart).contains { start in
        isSame(bytes[start..<(start + value.count)])
      }
    }
  }

  private func isSame(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count == value.count else { return false }
    guard ignoresCase else { return bytes.elementsEqual(value) }
    return zip(bytes, value).allSatisfy { $0.lowercasedASCII == $1.lowercasedASCII }
  }
}
