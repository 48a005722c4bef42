/// Declarations, in style attributes and in the blocks of rules (CSS Syntax 3, 5.5.4 to 5.5.6).
extension StyleParser {
  /// Rules inside one another that are still read.
  static let depthLimit = 32
  /// Selectors of the rule around a nested rule, times its depth, up to which it is read.
  private static let nestingLimit = 64

  /// Reads declarations up to the end, or to the `}` that ends a rule's block.
  mutating func readDeclarations(
    for origin: StyleTable.Origin, in context: RuleContext, depth: Int
  ) {
    var isBlock = false
    if case .styleSheet = origin { isBlock = true }
    while true {
      scanner.skipSpace()
      if scanner.isAtEnd { return }
      switch scanner.byte {
      case UInt8(ascii: ";"):
        scanner.position += 1
      case UInt8(ascii: "}") where isBlock:
        scanner.position += 1
        return
      case UInt8(ascii: "@"):
        readAtRule(in: context, isNested: true, depth: depth)
      default:
        let start = scanner.position
        if scanner.isAtName, readDeclaration(for: origin, isBlock: isBlock) { continue }
        scanner.position = start
        readNestedRule(in: context, isBlock: isBlock, depth: depth)
      }
    }
  }

  /// Reads a declaration with its `;`, and drops it when it is broken.
  ///
  /// Returns `false` when it is no declaration at all, which only the caller can skip.
  private mutating func readDeclaration(for origin: StyleTable.Origin, isBlock: Bool) -> Bool {
    let property = scanner.skipName()
    scanner.skipSpace()
    guard scanner.byte == UInt8(ascii: ":") else { return false }
    scanner.position += 1
    scanner.skipSpace()
    let isCustom = scanner.bytes[property].starts(with: "--".utf8)
    var valueEnd = scanner.position
    let valueStart = valueEnd
    var beforeMark: Int?
    var isValid = true
    loop: while !scanner.isAtEnd {
      let byte = scanner.byte
      switch byte {
      case UInt8(ascii: ";"): break loop
      case UInt8(ascii: "}") where isBlock: break loop
      // Only a rule inside a rule has a block: `a:hover { … }` (CSS Nesting 1).
      case UInt8(ascii: "{") where !isCustom: return false
      case UInt8(ascii: "/") where scanner.isAtComment: scanner.skipComment()
      case UInt8(ascii: "!"):
        if beforeMark != nil { isValid = false }
        beforeMark = valueEnd
        scanner.position += 1
        valueEnd = scanner.position
      default:
        if byte.isHTMLWhitespace {
          scanner.position += 1
        } else {
          isValid = scanner.skipComponent() && isValid
          valueEnd = scanner.position
        }
      }
    }
    let end = valueEnd
    if let beforeMark {
      isValid = isValid && isImportant(from: beforeMark, to: end)
      valueEnd = beforeMark
    }
    guard isValid, valueEnd > valueStart || isCustom else { return true }
    if isCustom { hasCustomProperties = true }
    declarations.append(
      StyleTable.Declaration(
        name: propertyName(property), isImportant: beforeMark != nil,
        span: sourceSpan(property.lowerBound..<end), valueSpan: sourceSpan(valueStart..<valueEnd),
        origin: origin, bytes: scanner.bytes, property: property, value: valueStart..<valueEnd))
    return true
  }

  private func propertyName(_ range: Range<Int>) -> PropertyName {
    let found = scanner.bytes.withUnsafeBufferPointer {
      propertyNames.name(in: $0, range)
    }
    if let found { return found }
    guard scanner.bytes[range].contains(UInt8(ascii: "\\")) else { return .other }
    let name = scanner.lowercased(range)
    return name.withUnsafeBufferPointer { propertyNames.name(in: $0, 0..<name.count) } ?? .other
  }

  /// Whether there is nothing but `! important`, with space and comments as one likes.
  private func isImportant(from start: Int, to end: Int) -> Bool {
    var tail = CSSScanner(scanner.bytes, in: start..<end)
    tail.skipSpace()
    guard tail.byte == UInt8(ascii: "!") else { return false }
    tail.position += 1
    tail.skipSpace()
    let word = tail.skipName()
    tail.skipSpace()
    return tail.isAtEnd && tail.isSpelled("important", in: word)
  }

  /// Skips what is no declaration up to its `;`, or reads it as a rule inside a rule.
  private mutating func readNestedRule(in context: RuleContext, isBlock: Bool, depth: Int) {
    let start = scanner.position
    while !scanner.isAtEnd {
      switch scanner.byte {
      case UInt8(ascii: ";"): return
      case UInt8(ascii: "}") where isBlock: return
      case UInt8(ascii: "{"):
        guard isBlock, depth < Self.depthLimit else {
          _ = scanner.skipComponent()
          return
        }
        let prelude = start..<scanner.position
        var list: [Selector]?
        if let parents = context.parents, parents.count * depth < Self.nestingLimit {
          var parser = SelectorParser(scanner.bytes, in: prelude, parents: parents)
          list = parser.list(&names)
        }
        readBlock(ofRuleAt: prelude, selectors: list, in: context, depth)
        return
      default: _ = scanner.skipComponent()
      }
    }
  }
}
