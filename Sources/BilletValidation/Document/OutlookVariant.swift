import BilletTree

/// A document as Outlook for Windows reads it: with what its conditional comments hold, and without what
/// they keep from it.
///
/// Both readings have the same length, so that a place in the one is a place in the other.
struct OutlookVariant: Sendable {
  private(set) var bytes: [UInt8]
  /// What only Outlook shows.
  private(set) var added: [Range<Int>] = []
  /// What Outlook does not show.
  private(set) var removed: [Range<Int>] = []

  /// `nil` when Outlook reads the document as others do.
  init?(_ tree: HTMLTree) {
    bytes = []
    var hiddenFrom: Int?
    for index in tree.nodes.indices where tree.nodes[index].isComment {
      let id = HTMLTree.NodeID(index)
      let text = tree.bytes(of: id)
      let span = tree.nodes[index].span
      if Self.isEnd(text) {
        if let start = hiddenFrom { removed.append(start..<span.lowerBound) }
        hiddenFrom = nil
        continue
      }
      guard let (condition, content) = Self.condition(of: text) else { continue }
      let holds = OutlookCondition.holds(condition)
      if Self.isRevealed(content) {
        if !holds, hiddenFrom == nil { hiddenFrom = span.upperBound }
      } else if holds, hiddenFrom == nil, text.ends(with: "<![endif]"), content.count > 9 {
        let start = tree.sourceSpan(ofCharacters: content.startIndex..<(content.startIndex + 1))
          .lowerBound
        added.append(start..<(start + content.count - 9))
      }
    }
    guard !added.isEmpty || !removed.isEmpty else { return nil }
    bytes = tree.source
    for range in removed { blank(range) }
    for range in added { show(range) }
  }

  /// Whether a place is part of what only Outlook shows.
  func adds(_ span: Range<Int>) -> Bool {
    added.contains { $0.lowerBound <= span.lowerBound && span.upperBound <= $0.upperBound }
  }

  /// `<![endif]>` and `<!--<![endif]-->`.
  private static func isEnd(_ text: ArraySlice<UInt8>) -> Bool {
    let text = text.trimmed
    return text.spells("[endif]") || text.spells("<![endif]")
  }

  /// What stands in `[if …]` at the beginning of a comment, and what stands behind it.
  private static func condition(
    of text: ArraySlice<UInt8>
  ) -> (condition: ArraySlice<UInt8>, content: ArraySlice<UInt8>)? {
    guard text.begins(with: "[if"), let bracket = text.firstIndex(of: UInt8(ascii: "]")) else {
      return nil
    }
    let rest = text[(bracket + 1)...]
    return (
      text[(text.startIndex + 3)..<bracket],
      rest.first == UInt8(ascii: ">") ? rest.dropFirst() : rest
    )
  }

  /// Whether other programs read on behind the comment: `<!--[if !mso]><!-->`, `<![if !mso]>`.
  private static func isRevealed(_ content: ArraySlice<UInt8>) -> Bool {
    let content = content.trimmed
    return content.isEmpty || content.spells("<!") || content.spells("<!--")
      || content.spells("-->")
  }

  private mutating func blank(_ range: Range<Int>) {
    for index in range where bytes[index] != UInt8(ascii: "\n") { bytes[index] = 0x20 }
  }

  /// Takes the comment around a part away, and the settings of Office in it, which show nothing.
  private mutating func show(_ range: Range<Int>) {
    var start = range.lowerBound
    while start > 0,
      bytes[start] != UInt8(ascii: "<") || bytes[start...].begins(with: "<!--") == false
    {
      start -= 1
    }
    blank(start..<range.lowerBound)
    // `<![endif]-->`
    blank(range.upperBound..<min(range.upperBound + 12, bytes.count))
    var rest = range
    while let open = bytes[rest].firstRange(of: "<xml"),
      let close = bytes[open.upperBound..<rest.upperBound].firstRange(of: "</xml>")
    {
      blank(open.lowerBound..<close.upperBound)
      rest = close.upperBound..<rest.upperBound
    }
  }
}

/// The condition of a conditional comment, as Outlook for Windows answers it.
private struct OutlookCondition {
  private var tokens: ArraySlice<ArraySlice<UInt8>>

  static func holds(_ condition: ArraySlice<UInt8>) -> Bool {
    var reader = OutlookCondition(tokens: Self.tokens(condition)[...])
    return reader.alternatives()
  }

  private static func tokens(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var result: [ArraySlice<UInt8>] = []
    var rest = text.drop(while: \.isHTMLSpace)
    while let first = rest.first {
      var length = 1
      if first.isLetter || first.isDigit {
        length = rest.prefix { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: ".") }.count
      }
      result.append(rest.prefix(length))
      rest = rest.dropFirst(length).drop(while: \.isHTMLSpace)
    }
    return result
  }

  private mutating func take(_ word: StaticString) -> Bool {
    guard tokens.first?.spells(word) == true else { return false }
    tokens.removeFirst()
    return true
  }

  private mutating func alternatives() -> Bool {
    var result = conjunction()
    while take("|") { result = conjunction() || result }
    return result
  }

  private mutating func conjunction() -> Bool {
    var result = operand()
    while take("&") { result = operand() && result }
    return result
  }

  private mutating func operand() -> Bool {
    // So many negations and brackets, and no more, have a meaning.
    guard tokens.count < 64 else { return false }
    if take("!") { return !operand() }
    if take("(") {
      let result = alternatives()
      _ = take(")")
      return result
    }
    let comparisons: [StaticString] = ["gte", "gt", "lte", "lt"]
    let comparison = comparisons.firstIndex { tokens.first?.spells($0) == true }
    if comparison != nil { tokens.removeFirst() }
    guard let feature = tokens.popFirst() else { return false }
    if feature.spells("vml") || feature.spells("true") { return true }
    guard feature.spells("mso") else {
      if tokens.first?.first?.isDigit == true { tokens.removeFirst() }
      return false
    }
    guard let number = tokens.first.flatMap({ Double($0.string) }) else { return true }
    tokens.removeFirst()
    // The Outlook of today calls itself 16.
    switch comparison {
    case 0: return 16 >= number
    case 1: return 16 > number
    case 2: return 16 <= number
    case 3: return 16 < number
    default: return number == 16
    }
  }
}
