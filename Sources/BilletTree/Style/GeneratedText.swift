/// The texts that style sheets put before and behind an element's content (CSS Generated Content 3, 2).
///
/// They are part of an element's accessible name (Accessible Name and Description Computation 1.2, 2F.ii).
struct GeneratedText: Sendable {
  var before: [UInt8] = []
  var behind: [UInt8] = []
}

extension SelectorMatcher {
  /// The generated texts of all elements that have one.
  mutating func generatedTexts(
    _ declarations: [StyleTable.Declaration], _ rules: [StyleTable.Rule]
  ) -> [HTMLTree.NodeID: GeneratedText] {
    var result: [HTMLTree.NodeID: GeneratedText] = [:]
    for isBefore in [true, false] {
      let candidates = candidates(isBefore, declarations, rules)
      // Most style sheets generate no more than empty boxes.
      guard candidates.contains(where: { $0.declaration.generatesText }) else { continue }
      generated = isBefore
      for element in tree.elements {
        guard let winner = winner(of: candidates, on: element.index, rules) else { continue }
        let text = winner.generatedText(of: element, in: tree)
        guard !text.isEmpty else { continue }
        if isBefore {
          result[element, default: GeneratedText()].before = text
        } else {
          result[element, default: GeneratedText()].behind = text
        }
      }
      generated = nil
    }
    return result
  }

  private struct Candidate {
    var selector: Selector
    var declaration: StyleTable.Declaration
  }

  /// The selectors of such a text in rules that say what it is, with what they say.
  private func candidates(
    _ isBefore: Bool, _ declarations: [StyleTable.Declaration], _ rules: [StyleTable.Rule]
  ) -> [Candidate] {
    var result: [Candidate] = []
    for selector in selectors where rules[selector.rule].isActive {
      let isMeant = selector.compounds.first?.tests.contains { test in
        if case .generated(isBefore) = test { true } else { false }
      }
      guard isMeant == true else { continue }
      let contents = rules[selector.rule].declarations.lazy.map { declarations[$0] }.filter {
        $0.name == .content && $0.origin == .styleSheet(rule: selector.rule)
      }
      guard let declaration = contents.last(where: \.isImportant) ?? contents.last else { continue }
      result.append(Candidate(selector: selector, declaration: declaration))
    }
    return result
  }

  /// The declaration that wins the cascade on an element.
  private mutating func winner(
    of candidates: [Candidate], on node: Int, _ rules: [StyleTable.Rule]
  ) -> StyleTable.Declaration? {
    var winner: StyleTable.Declaration?
    var best: (Int, Int32, UInt32, Int) = (-1, 0, 0, 0)
    for candidate in candidates where matches(candidate.selector, node) {
      let isImportant = candidate.declaration.isImportant
      let rule = candidate.selector.rule
      let layer = rules[rule].layer
      let key = (
        isImportant ? 1 : 0, isImportant ? -layer : layer, candidate.selector.specificity, rule
      )
      if key >= best {
        best = key
        winner = candidate.declaration
      }
    }
    return winner
  }
}

extension StyleTable.Declaration {
  /// Whether `content` holds anything that could become text.
  fileprivate var generatesText: Bool {
    tokens.contains { token in
      switch token.kind {
      case .string: token.range.count > 2
      case .function: true
      default: false
      }
    }
  }

  /// What `content` puts there; behind a slash stands what is read instead.
  ///
  /// Characters for private use are left out: fonts of pictures draw them, and nobody can read them.
  fileprivate func generatedText(of element: HTMLTree.NodeID, in tree: HTMLTree) -> [UInt8] {
    var text: [UInt8] = []
    var reader = tokens
    while let token = reader.next() {
      switch token.kind {
      case .string:
        let start = token.range.lowerBound + 1
        let inside = start..<max(start, token.range.upperBound - 1)
        text += reader.scanner.decoded(inside)
      case .function where reader.isFunction(token, "attr"):
        text += value(reader.scanner.lowercased(reader.arguments(of: token)), of: element, in: tree)
      case .function where reader.isFunction(token, "counter"):
        text.append(UInt8(ascii: "1"))
      case .slash: text = []
      default: continue
      }
    }
    return Self.withoutPrivateCharacters(text)
  }

  private func value(
    _ name: [UInt8], of element: HTMLTree.NodeID, in tree: HTMLTree
  ) -> ArraySlice<UInt8> {
    let name = name.filter { !$0.isHTMLWhitespace }
    for index in tree[element].attributes {
      let attribute = tree.attributes[Int(index)]
      guard !attribute.isDuplicate, attribute.nameSpan.upperBound <= tree.source.count,
        tree.source[attribute.nameSpan].lazy.map(\.lowercasedASCII).elementsEqual(name)
      else { continue }
      return tree.bytes(of: attribute)
    }
    return []
  }

  private static func withoutPrivateCharacters(_ text: [UInt8]) -> [UInt8] {
    if text.allSatisfy({ $0 < 0x80 }) { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars
    where scalar.properties.generalCategory != .privateUse {
      scalars.append(scalar)
    }
    return Array(String(scalars).utf8)
  }
}
