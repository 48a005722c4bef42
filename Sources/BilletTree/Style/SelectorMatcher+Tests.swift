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
    case .place(let place): return passes(place, node)
    case .root: return tree.nodes[node].name == .html && parent(of: node) == nil
    case .link:
      let name = tree.nodes[node].name
      return (name == .a || name == .area)
        && tree.attribute(.href, of: HTMLTree.NodeID(node)) != nil
    case .empty:
      return tree.nodes[node].end <= node + 1
        || tree.children(of: HTMLTree.NodeID(node)).allSatisfy { tree[$0].kind == .comment }
    case .disabled: return isControl(node) && isDisabled(node)
    case .enabled: return isControl(node) && !isDisabled(node)
    case .checked:
      let name = tree.nodes[node].name
      return name == .input && has("checked", node) || name == .option && has("selected", node)
    case .language(let tag): return isInLanguage(tag, node)
    case .any(let list):
      for selector in list where matches(selector, node) { return true }
      return false
    case .not(let list):
      for selector in list where matches(selector, node) { return false }
      return true
    case .has(let list):
      for relative in list where has(relative, node) { return true }
      return false
    case .generated(let isBefore): return generated == isBefore
    case .never: return false
    }
  }

  private mutating func passes(_ place: Selector.Place, _ node: Int) -> Bool {
    // The root has no siblings, and no number either.
    guard parent(of: node) != nil else { return false }
    if !place.isOfType { return place.holds(placeAmongAll(node, isFromEnd: place.isFromEnd)) }
    let name = tree.nodes[node].name
    let isOther = name == .other
    var number = 1
    var current = place.isFromEnd ? nextSibling(of: node) : previousSibling(of: node)
    while let sibling = current {
      budget -= 1
      guard budget > 0 else { return false }
      let isSame =
        tree.nodes[sibling].name == name
        && (!isOther
          || tree.otherNames[Int32(truncatingIfNeeded: sibling)]
            == tree.otherNames[Int32(truncatingIfNeeded: node)])
      if isSame { number += 1 }
      // Of `:first-child` and its like only the first can be.
      if place.step == 0, number > place.offset { return false }
      current = place.isFromEnd ? nextSibling(of: sibling) : previousSibling(of: sibling)
    }
    return place.holds(number)
  }

  /// The number of an element among its siblings; all are counted once, when the first is asked for.
  private mutating func placeAmongAll(_ node: Int, isFromEnd: Bool) -> Int {
    if places.isEmpty {
      places = Array(repeating: 1, count: tree.nodes.count)
      for index in tree.nodes.indices where previousSiblings[index] >= 0 {
        places[index] = places[Int(previousSiblings[index])] + 1
      }
    }
    guard isFromEnd else { return Int(places[node]) }
    return Int(places[Int(lastChildren[tree.nodes[node].parent.index])] - places[node]) + 1
  }

  private mutating func nextSibling(of node: Int) -> Int? {
    var next = Int(tree.nodes[node].end)
    guard let parent = parent(of: node) else { return nil }
    let end = Int(tree.nodes[parent].end)
    while next < end {
      if tree.nodes[next].kind == .element { return next }
      budget -= 1
      next = max(Int(tree.nodes[next].end), next + 1)
    }
    return nil
  }

  private mutating func has(_ relative: Selector.Relative, _ node: Int) -> Bool {
    switch relative.combinator {
    case .descendant, .child:
      var next = node + 1
      while next < Int(tree.nodes[node].end), budget > 0 {
        budget -= 1
        if tree.nodes[next].kind == .element, passesAll(relative.tests, next),
          relative.combinator == .descendant || tree.nodes[next].parent.index == node
        {
          return true
        }
        next += 1
      }
      return false
    case .nextSibling:
      return nextSibling(of: node).map { passesAll(relative.tests, $0) } ?? false
    case .laterSibling:
      var current = nextSibling(of: node)
      while let sibling = current, budget > 0 {
        budget -= 1
        if passesAll(relative.tests, sibling) { return true }
        current = nextSibling(of: sibling)
      }
      return false
    }
  }

  private func isControl(_ node: Int) -> Bool {
    switch tree.nodes[node].name {
    case .button, .input, .select, .textarea, .optgroup, .option, .fieldset: true
    default: false
    }
  }

  private mutating func isDisabled(_ node: Int) -> Bool {
    if tree.attribute(.disabled, of: HTMLTree.NodeID(node)) != nil { return true }
    var current = node
    while let parent = parent(of: current) {
      budget -= 1
      if tree.nodes[parent].name == .fieldset, tree.nodes[current].name != .legend,
        tree.attribute(.disabled, of: HTMLTree.NodeID(parent)) != nil
      {
        return true
      }
      current = parent
    }
    return false
  }

  private func has(_ attribute: String, _ node: Int) -> Bool {
    tree.nodes[node].attributes.contains { tree.otherAttributeNames[$0] == attribute }
  }

  /// Whether the nearest `lang` around is the tag or begins with it.
  private mutating func isInLanguage(_ tag: [UInt8], _ node: Int) -> Bool {
    var current = node
    while true {
      budget -= 1
      if let language = tree.attribute(.lang, of: HTMLTree.NodeID(current)) {
        let value = tree.bytes(of: language).map(\.lowercasedASCII)
        return value.starts(with: tag)
          && (value.count == tag.count || value[tag.count] == UInt8(ascii: "-"))
      }
      guard let parent = parent(of: current) else { return false }
      current = parent
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

extension Selector.Place {
  /// Whether the element with this number, the first being 1, is one of those that are meant.
  fileprivate func holds(_ number: Int) -> Bool {
    let rest = number - offset
    return step == 0 ? rest == 0 : rest % step == 0 && rest / step >= 0
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
    return value.indices.allSatisfy {
      bytes[bytes.startIndex + $0].lowercasedASCII == value[$0].lowercasedASCII
    }
  }
}
