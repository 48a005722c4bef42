/// Rules and at-rules of style sheets (CSS Syntax 3, 5.5.1 to 5.5.3).
extension StyleParser {
  /// Reads rules up to the end, or to the `}` that ends the block around them.
  mutating func readRules(in context: RuleContext, depth: Int) {
    while true {
      scanner.skipSpace()
      if scanner.isAtEnd { return }
      switch scanner.byte {
      case UInt8(ascii: "}") where depth > 0:
        scanner.position += 1
        return
      case UInt8(ascii: "@"): readAtRule(in: context, isNested: false, depth: depth)
      default:
        if !skipCommentMark() { readStyleRule(in: context, depth: depth) }
      }
    }
  }

  /// Skips `<!--` or `-->`, which hid style sheets from the first browsers.
  private mutating func skipCommentMark() -> Bool {
    for mark in ["<!--", "-->"] {
      let end = scanner.position + mark.utf8.count
      if end <= scanner.end, scanner.bytes[scanner.position..<end].elementsEqual(mark.utf8) {
        scanner.position = end
        return true
      }
    }
    return false
  }

  private mutating func readStyleRule(in context: RuleContext, depth: Int) {
    let start = scanner.position
    while !scanner.isAtEnd {
      switch scanner.byte {
      case UInt8(ascii: "{"):
        let prelude = start..<scanner.position
        var parser = SelectorParser(scanner.bytes, in: prelude)
        let list = parser.list(&names)
        readBlock(ofRuleAt: prelude, selectors: list, in: context, depth)
        return
      case UInt8(ascii: "}"):
        // In a block it ends that block; at the top it belongs to a broken rule.
        if depth > 0 { return }
        scanner.position += 1
      default: _ = scanner.skipComponent()
      }
    }
  }

  /// Reads a rule's block from its `{` on; without selectors the rule matches nothing.
  mutating func readBlock(
    ofRuleAt prelude: Range<Int>, selectors list: [Selector]?, in context: RuleContext,
    _ depth: Int
  ) {
    let number = rules.count
    for var selector in list ?? [] {
      selector.rule = number
      selectors.append(selector)
    }
    rules.append(
      StyleTable.Rule(
        selectorSpan: sourceSpan(trimmed(prelude)), media: context.media,
        isActive: context.isActive, matches: [], isUnderstood: list != nil,
        declarations: declarations.count..<declarations.count, layer: context.layer))
    scanner.position += 1
    var inner = context
    inner.parents = list
    readDeclarations(for: .styleSheet(rule: number), in: inner, depth: depth + 1)
    rules[number].declarations = rules[number].declarations.lowerBound..<declarations.count
  }

  /// Reads an at-rule; the rules in `@media` and its like are read as rules.
  mutating func readAtRule(in context: RuleContext, isNested: Bool, depth: Int) {
    let start = scanner.position
    scanner.position += 1
    let name = scanner.lowercased(scanner.skipName())
    let preludeStart = scanner.position
    prelude: while !scanner.isAtEnd {
      switch scanner.byte {
      case UInt8(ascii: ";"), UInt8(ascii: "{"): break prelude
      case UInt8(ascii: "}") where isNested || depth > 0: break prelude
      default: _ = scanner.skipComponent()
      }
    }
    let prelude = trimmed(preludeStart..<scanner.position)
    let number = atRules.count
    atRules.append(
      StyleTable.AtRule(
        name: String(decoding: name, as: UTF8.self), prelude: text(prelude).string,
        span: start..<start, media: context.media, text: text(start..<start),
        textSpan: start..<start))
    if scanner.byte == UInt8(ascii: ";") {
      scanner.position += 1
      if atRules[number].name == "layer" {
        for name in atRules[number].prelude.split(separator: ",") {
          var inner = context
          enterLayer(String(name), &inner)
        }
      }
    } else if scanner.byte == UInt8(ascii: "{") {
      readBlock(ofAtRule: number, at: prelude, in: context, isNested: isNested, depth: depth)
    }
    let whole = start..<scanner.position
    let rule = atRules[number]
    // The rules inside say for themselves what they hold.
    let own = start..<(Self.holdsRules(rule.name) ? prelude.upperBound : whole.upperBound)
    atRules[number] = StyleTable.AtRule(
      name: rule.name, prelude: rule.prelude, span: sourceSpan(whole), media: rule.media,
      text: text(own), textSpan: sourceSpan(own))
  }

  private mutating func readBlock(
    ofAtRule number: Int, at place: Range<Int>, in context: RuleContext, isNested: Bool, depth: Int
  ) {
    let (name, prelude) = (atRules[number].name, atRules[number].prelude)
    guard Self.holdsRules(name), !isNested || context.parents != nil, depth < Self.depthLimit
    else {
      _ = scanner.skipComponent()
      return
    }
    var inner = context
    switch name {
    case "media": inner.add(media: prelude)
    // Browsers know what style sheets ask for; `not` is for those that do not.
    case "supports"
    where prelude.utf8.prefix(3).lazy.map(\.lowercasedASCII).elementsEqual("not".utf8):
      inner.add(unknown: "@supports \(prelude)")
    case "supports": break
    case "layer": enterLayer(prelude, &inner)
    default: inner.add(unknown: "@\(name) \(prelude)")
    }
    if isNested {
      // Its declarations are those of the rule around it, under one more condition (CSS Nesting 1, 4).
      readBlock(ofRuleAt: place, selectors: context.parents, in: inner, depth)
      return
    }
    scanner.position += 1
    readRules(in: inner, depth: depth + 1)
  }

  /// Goes into a layer; one without a name is a layer of its own (CSS Cascade 5, 6.4).
  private mutating func enterLayer(_ name: String, _ context: inout RuleContext) {
    let name = String(name.drop(while: \.isWhitespace).prefix { !$0.isWhitespace })
    let whole = context.layerName + "." + (name.isEmpty ? "#\(layers.count)" : name)
    context.layerName = whole
    let known = layers.count > Self.layerLimit ? layers.endIndex : layers.firstIndex(of: whole)
    if known == nil { layers.append(whole) }
    context.layer = Int32(truncatingIfNeeded: known ?? layers.count - 1)
  }

  /// Layers that are told apart.
  private static let layerLimit = 64

  private static func holdsRules(_ name: String) -> Bool {
    switch name {
    case "media", "supports", "layer", "container", "scope", "document", "-moz-document",
      "starting-style":
      true
    default: false
    }
  }

  /// A range without white space and comments at its ends.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var inner = CSSScanner(scanner.bytes, in: range)
    inner.skipSpace()
    let start = inner.position
    var end = start
    while !inner.isAtEnd {
      _ = inner.skipComponent()
      end = inner.position
      inner.skipSpace()
    }
    return start..<end
  }
}
