/// Reads lists of selectors (Selectors 4, 18).
struct SelectorParser {
  /// Elements that one selector may be about.
  private static let compoundLimit = 32
  /// `:not()` inside `:not()`.
  private static let depthLimit = 4

  private var scanner: CSSScanner
  private let depth: Int

  init(_ bytes: [UInt8], in range: Range<Int>, depth: Int = 0) {
    scanner = CSSScanner(bytes, in: range)
    self.depth = depth
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
    scanner.skipSpace()
    while selector.compounds.count < Self.compoundLimit {
      guard let compound = compound(&names, &selector.specificity) else { return nil }
      selector.compounds.append(compound)
      let start = scanner.position
      scanner.skipSpace()
      if scanner.isAtEnd || scanner.byte == UInt8(ascii: ",") {
        return reversed(selector)
      }
      let combinator: Selector.Combinator
      switch scanner.byte {
      case UInt8(ascii: ">"): combinator = .child
      case UInt8(ascii: "+"): combinator = .nextSibling
      case UInt8(ascii: "~"): combinator = .laterSibling
      default: combinator = .descendant
      }
      if combinator != .descendant {
        scanner.position += 1
        scanner.skipSpace()
      } else if scanner.position == start {
        return nil
      }
      selector.compounds[selector.compounds.count - 1].combinator = combinator
    }
    return nil
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
    if isElement {
      // Its arguments, as in `::part(x)`, change nothing: no element is one.
      if scanner.byte == UInt8(ascii: "(") { _ = scanner.skipComponent() }
      specificity = adding(1, to: specificity)
      return .never
    }
    if scanner.byte == UInt8(ascii: "(") {
      let start = scanner.position + 1
      guard name == "not", depth < Self.depthLimit, scanner.skipComponent() else { return nil }
      return negation(of: start..<max(start, scanner.position - 1), &names, &specificity)
    }
    specificity = adding(1 << 10, to: specificity)
    switch name {
    case "first-child": return .firstChild
    case "last-child": return .lastChild
    case "root": return .root
    case "link", "any-link": return .link
    case "hover", "visited", "focus", "active", "focus-within", "focus-visible", "target",
      "checked",
      "disabled", "before", "after", "first-line", "first-letter":
      return .never
    default: return nil
    }
  }

  /// Reads the inside of `:not()`; selectors of several elements are not read there.
  private func negation(
    of range: Range<Int>, _ names: inout SelectorNames, _ specificity: inout UInt32
  ) -> Selector.Test? {
    var inner = SelectorParser(scanner.bytes, in: range, depth: depth + 1)
    guard let list = inner.list(&names), list.allSatisfy({ $0.compounds.count == 1 }) else {
      return nil
    }
    let highest = list.map(\.specificity).max() ?? 0
    for unit: UInt32 in [1, 1 << 10, 1 << 20] {
      for _ in 0..<(highest / unit & 1023) { specificity = adding(unit, to: specificity) }
    }
    return .not(list.map { $0.compounds.flatMap(\.tests) })
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
