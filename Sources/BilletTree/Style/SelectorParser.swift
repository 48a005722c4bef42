/// Reads lists of selectors (Selectors 4, 18).
struct SelectorParser {
  /// Elements that one selector may be about.
  private static let compoundLimit = 32
  /// `:not()` inside `:not()`.
  private static let depthLimit = 4

  private var scanner: CSSScanner
  private let depth: Int
  /// The selectors of the rule around this one, for which `&` stands (CSS Nesting 1, 3).
  private let parents: [Selector]?
  /// Whether the selector that is being read says `&`.
  private var refersToParent = false

  init(_ bytes: [UInt8], in range: Range<Int>, depth: Int = 0, parents: [Selector]? = nil) {
    scanner = CSSScanner(bytes, in: range)
    self.depth = depth
    self.parents = parents
  }

  /// The selectors between commas, or `nil` when one of them cannot be read: a browser then drops all.
  mutating func list(_ names: inout SelectorNames) -> [Selector]? {
    var result: [Selector] = []
    while true {
      guard let selector = selector(&names) else { return nil }
      result.append(selector)
      if scanner.isAtEnd { return result }
      // `selector` stops only at the end or at a comma.
      scanner.position += 1
    }
  }

  private mutating func selector(_ names: inout SelectorNames) -> Selector? {
    var selector = Selector()
    refersToParent = false
    scanner.skipSpace()
    if parents != nil, let combinator = takeCombinator() {
      selector.compounds.append(parent(&selector.specificity, combinator))
      scanner.skipSpace()
    }
    while selector.compounds.count < Self.compoundLimit {
      guard let compound = compound(&names, &selector.specificity) else { return nil }
      selector.compounds.append(compound)
      let start = scanner.position
      scanner.skipSpace()
      if scanner.isAtEnd || scanner.byte == UInt8(ascii: ",") {
        if parents != nil, !refersToParent {
          selector.compounds.insert(parent(&selector.specificity, .descendant), at: 0)
        }
        return reversed(selector)
      }
      let combinator = takeCombinator()
      if combinator != nil {
        scanner.skipSpace()
      } else if scanner.position == start {
        return nil
      }
      selector.compounds[selector.compounds.count - 1].combinator = combinator ?? .descendant
    }
    return nil
  }

  /// Skips a combinator that is a sign.
  private mutating func takeCombinator() -> Selector.Combinator? {
    let combinator: Selector.Combinator
    switch scanner.byte {
    case UInt8(ascii: ">"): combinator = .child
    case UInt8(ascii: "+"): combinator = .nextSibling
    case UInt8(ascii: "~"): combinator = .laterSibling
    default: return nil
    }
    scanner.position += 1
    return combinator
  }

  /// The compound that `&` is.
  private mutating func parent(
    _ specificity: inout UInt32, _ combinator: Selector.Combinator
  ) -> Selector.Compound {
    refersToParent = true
    let parents = parents ?? []
    specificity = adding(highest(of: parents), toAll: specificity)
    return Selector.Compound(tests: [.any(parents)], combinator: combinator)
  }

  /// Turns compounds and combinators round: each combinator stands between a compound and its left one.
  private func reversed(_ selector: Selector) -> Selector {
    var result = selector
    let compounds = selector.compounds
    for index in compounds.indices.dropFirst() {
      result.compounds[index].combinator = compounds[index - 1].combinator
    }
    result.compounds.reverse()
    return result
  }

  private mutating func compound(
    _ names: inout SelectorNames, _ specificity: inout UInt32
  ) -> Selector.Compound? {
    var compound = Selector.Compound()
    let start = scanner.position
    if scanner.byte == UInt8(ascii: "*") {
      scanner.position += 1
    } else if scanner.isAtName {
      compound.tests.append(elementTest(scanner.skipName()))
      specificity = adding(1, to: specificity)
    }
    // A namespace is nothing that HTML in e-mail has.
    if scanner.byte == UInt8(ascii: "|") { return nil }
    while !scanner.isAtEnd {
      switch scanner.byte {
      case UInt8(ascii: "/") where scanner.isAtComment && scanner.position > start:
        scanner.skipComment()
      case UInt8(ascii: "&") where parents != nil:
        scanner.position += 1
        compound.tests += parent(&specificity, .descendant).tests
      case UInt8(ascii: "."):
        scanner.position += 1
        guard scanner.isAtName else { return nil }
        let name = scanner.decoded(scanner.skipName())
        compound.tests.append(.classNumber(names.number(of: name)))
        specificity = adding(1 << 10, to: specificity)
      case UInt8(ascii: "#"):
        scanner.position += 1
        guard scanner.isAtName else { return nil }
        let name = scanner.decoded(scanner.skipName())
        compound.tests.append(.idNumber(names.number(of: name)))
        specificity = adding(1 << 20, to: specificity)
      case UInt8(ascii: "["):
        guard let attribute = attribute() else { return nil }
        compound.tests.append(.attribute(attribute))
        specificity = adding(1 << 10, to: specificity)
      case UInt8(ascii: ":"):
        guard let test = pseudo(&names, &specificity) else { return nil }
        compound.tests.append(test)
      default:
        return scanner.position > start ? compound : nil
      }
    }
    return scanner.position > start ? compound : nil
  }

  /// Adds to the part of a specificity that `unit` names, up to 1,023 each.
  private func adding(_ unit: UInt32, to specificity: UInt32) -> UInt32 {
    let mask = unit * 1023
    return specificity & mask == mask ? specificity : specificity + unit
  }

  /// The highest specificity of a list.
  private func highest(of list: [Selector]) -> UInt32 { list.map(\.specificity).max() ?? 0 }

  /// Adds two specificities.
  private func adding(_ other: UInt32, toAll specificity: UInt32) -> UInt32 {
    var sum = specificity
    for shift: UInt32 in [0, 10, 20] {
      let part = min((other >> shift & 1023) + (sum >> shift & 1023), 1023)
      sum = sum & ~(1023 << shift) | part << shift
    }
    return sum
  }

  private func elementTest(_ range: Range<Int>) -> Selector.Test {
    let name = scanner.lowercased(range)
    let known = name.withUnsafeBufferPointer {
      ElementName.nameTable.name(in: $0, 0..<name.count)
    }
    return known.map { .element($0) } ?? .otherElement(String(decoding: name, as: UTF8.self))
  }

  private mutating func attribute() -> Selector.Attribute? {
    scanner.position += 1
    scanner.skipSpace()
    guard scanner.isAtName else { return nil }
    let name = scanner.lowercased(scanner.skipName())
    let known = name.withUnsafeBufferPointer {
      AttributeName.nameTable.name(in: $0, 0..<name.count)
    }
    scanner.skipSpace()
    var attribute = Selector.Attribute(
      name: known ?? .other, otherName: known == nil ? String(decoding: name, as: UTF8.self) : "",
      comparison: .exists)
    if scanner.byte != UInt8(ascii: "]") {
      guard let comparison = comparison() else { return nil }
      attribute.comparison = comparison
      scanner.skipSpace()
      if scanner.byte == UInt8(ascii: "\"") || scanner.byte == UInt8(ascii: "'") {
        let start = scanner.position + 1
        guard scanner.skipString() else { return nil }
        attribute.value = scanner.decoded(start..<max(start, scanner.position - 1))
      } else {
        guard scanner.isAtName else { return nil }
        attribute.value = scanner.decoded(scanner.skipName())
      }
      scanner.skipSpace()
      attribute.ignoresCase = attribute.name.hasCaselessValues
      if scanner.isAtName {
        let flag = scanner.skipName()
        attribute.ignoresCase = scanner.isSpelled("i", in: flag)
        guard attribute.ignoresCase || scanner.isSpelled("s", in: flag) else { return nil }
        scanner.skipSpace()
      }
    }
    guard scanner.byte == UInt8(ascii: "]") else { return nil }
    scanner.position += 1
    return attribute
  }

  private mutating func comparison() -> Selector.Comparison? {
    let first = scanner.byte
    scanner.position += 1
    if first == UInt8(ascii: "=") { return .equals }
    guard scanner.byte == UInt8(ascii: "=") else { return nil }
    scanner.position += 1
    switch first {
    case UInt8(ascii: "~"): return .includesWord
    case UInt8(ascii: "|"): return .equalsOrHyphen
    case UInt8(ascii: "^"): return .hasPrefix
    case UInt8(ascii: "$"): return .hasSuffix
    case UInt8(ascii: "*"): return .contains
    default: return nil
    }
  }

  private mutating func pseudo(
    _ names: inout SelectorNames, _ specificity: inout UInt32
  ) -> Selector.Test? {
    scanner.position += 1
    let isElement = scanner.byte == UInt8(ascii: ":")
    if isElement { scanner.position += 1 }
    guard scanner.isAtName else { return nil }
    let name = String(decoding: scanner.lowercased(scanner.skipName()), as: UTF8.self)
    let isGenerated = name == "before" || name == "after"
    if isElement || (isGenerated && scanner.byte != UInt8(ascii: "(")) {
      // Its arguments, as in `::part(x)`, change nothing: no element is one.
      if scanner.byte == UInt8(ascii: "(") { _ = scanner.skipComponent() }
      specificity = adding(1, to: specificity)
      return isGenerated ? .generated(isBefore: name == "before") : .never
    }
    if scanner.byte == UInt8(ascii: "(") {
      let start = scanner.position + 1
      guard depth < Self.depthLimit, scanner.skipComponent() else { return nil }
      return function(name, of: start..<max(start, scanner.position - 1), &names, &specificity)
    }
    specificity = adding(1 << 10, to: specificity)
    switch name {
    case "first-child": return .place(Selector.Place())
    case "last-child": return .place(Selector.Place(isFromEnd: true))
    case "first-of-type": return .place(Selector.Place(isOfType: true))
    case "last-of-type": return .place(Selector.Place(isOfType: true, isFromEnd: true))
    case "root": return .root
    case "empty": return .empty
    case "link", "any-link": return .link
    case "disabled": return .disabled
    case "enabled": return .enabled
    case "checked": return .checked
    case "hover", "visited", "focus", "active", "focus-within", "focus-visible", "target",
      "first-line", "first-letter":
      return .never
    default: return nil
    }
  }

  /// Reads the inside of a function; selectors of several elements are not read in `:has()`.
  private func function(
    _ name: String, of range: Range<Int>, _ names: inout SelectorNames,
    _ specificity: inout UInt32
  ) -> Selector.Test? {
    var inner = SelectorParser(scanner.bytes, in: range, depth: depth + 1)
    switch name {
    case "not", "is", "where", "matches", "-webkit-any", "-moz-any":
      guard let list = inner.list(&names) else { return nil }
      if name != "where" { specificity = adding(highest(of: list), toAll: specificity) }
      return name == "not" ? .not(list) : .any(list)
    case "has":
      guard let (list, highest) = inner.relatives(&names) else { return nil }
      specificity = adding(highest, toAll: specificity)
      return .has(list)
    case "nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type":
      specificity = adding(1 << 10, to: specificity)
      return inner.place().map { place in
        .place(
          Selector.Place(
            step: place.step, offset: place.offset, isOfType: name.hasSuffix("of-type"),
            isFromEnd: name.contains("last")))
      }
    case "lang":
      inner.scanner.skipSpace()
      guard inner.scanner.isAtName else { return nil }
      let tag = inner.scanner.lowercased(inner.scanner.skipName())
      inner.scanner.skipSpace()
      specificity = adding(1 << 10, to: specificity)
      return inner.scanner.isAtEnd ? .language(tag) : nil
    default: return nil
    }
  }

  /// Reads the inside of `:has()`, and says how specific it is.
  private mutating func relatives(
    _ names: inout SelectorNames
  ) -> (list: [Selector.Relative], specificity: UInt32)? {
    var result: [Selector.Relative] = []
    var highest: UInt32 = 0
    while true {
      scanner.skipSpace()
      let combinator = takeCombinator() ?? .descendant
      guard let selector = selector(&names), selector.compounds.count == 1 else { return nil }
      result.append(
        Selector.Relative(combinator: combinator, tests: selector.compounds[0].tests))
      highest = max(highest, selector.specificity)
      if scanner.isAtEnd { return (result, highest) }
      scanner.position += 1
    }
  }

  /// Reads `odd`, `even`, `3`, `2n`, `2n + 1` or `-n+3` (CSS Syntax 3, 6).
  private mutating func place() -> (step: Int, offset: Int)? {
    let text = scanner.lowercased(scanner.position..<scanner.end).filter { !$0.isHTMLWhitespace }
    if text.elementsEqual("odd".utf8) { return (2, 1) }
    if text.elementsEqual("even".utf8) { return (2, 0) }
    guard let letter = text.firstIndex(of: UInt8(ascii: "n")) else {
      return Self.whole(text[...]).map { (0, $0) }
    }
    let before = text[..<letter]
    let step: Int?
    if before.isEmpty || before.elementsEqual("+".utf8) {
      step = 1
    } else {
      step = before.elementsEqual("-".utf8) ? -1 : Self.whole(before)
    }
    let behind = text[(letter + 1)...]
    guard let step, behind.isEmpty || behind.first?.isCSSDigit == false,
      let offset = behind.isEmpty ? 0 : Self.whole(behind)
    else { return nil }
    return (step, offset)
  }

  private static func whole(_ bytes: ArraySlice<UInt8>) -> Int? {
    bytes.count > 9 ? nil : Int(String(decoding: bytes, as: UTF8.self))
  }
}

extension AttributeName {
  /// Whether HTML compares this attribute's values without regard to case (HTML 4.16.2).
  var hasCaselessValues: Bool {
    switch self {
    case .align, .alink, .axis, .bgcolor, .charset, .clear, .color, .dir, .disabled, .face, .frame,
      .hreflang, .httpEquiv, .lang, .link, .media, .nohref, .noshade, .nowrap, .rel, .rules, .scope,
      .shape, .target, .text, .type, .valign, .vlink:
      true
    default: false
    }
  }
}
