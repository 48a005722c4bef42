import BilletCore

/// Bounds what md4c reads in quadratic time, in one linear pass before it.
///
/// md4c 0.4.8 is quadratic in nested containers between blank lines, in brackets of one block, and in link
/// reference definitions; a message has no need of any of them in bulk.
struct MarkdownPrescan {
  private let expansion: Expansion
  private var bytes: [UInt8]
  /// Content columns of the list items that are open, outermost first.
  private var listColumns: [Int] = []
  private var linesInBlock = 0
  private var openBrackets = 0
  private var closedBrackets = 0
  private var isTable = false
  /// The definitions that were blanked out.
  private var definitions: [LinkDefinition] = []
  /// Whether the line before could be continued as a paragraph, which a definition cannot interrupt.
  private var isInParagraph = false

  private init(_ expansion: Expansion) {
    self.expansion = expansion
    bytes = expansion.buffer
  }

  /// The Markdown to parse, definitions blanked out; `nil` with a diagnostic when a limit is passed.
  static func run(_ expansion: Expansion, into bag: inout DiagnosticBag) -> [UInt8]? {
    var scan = MarkdownPrescan(expansion)
    var start = 0
    while start < scan.bytes.count {
      let end = scan.bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? scan.bytes.count
      guard scan.line(start..<end, into: &bag) else { return nil }
      start = end + 1
    }
    LinkDefinition.report(scan.definitions, usedIn: scan.bytes, of: expansion, into: &bag)
    return scan.bytes
  }

  private mutating func line(_ line: Range<Int>, into bag: inout DiagnosticBag) -> Bool {
    var offset = line.lowerBound
    var column = 0
    var quotes = 0
    var beginsBlock = false
    func skipBlanks() {
      while offset < line.upperBound {
        switch bytes[offset] {
        case UInt8(ascii: " "): column += 1
        case UInt8(ascii: "\t"): column += 4 - column % 4
        case UInt8(ascii: "\r"): break
        default: return
        }
        offset += 1
      }
    }
    skipBlanks()
    while offset < line.upperBound {
      if bytes[offset] == UInt8(ascii: ">") {
        quotes += 1
        offset += 1
        column += 1
      } else if let marker = markerLength(at: offset, end: line.upperBound) {
        while let last = listColumns.last, last > column { listColumns.removeLast() }
        offset += marker
        column += marker
        listColumns.append(column + 1)
        beginsBlock = true
      } else {
        break
      }
      guard quotes + listColumns.count <= Limits.containerDepth else {
        limit("Lists and quotes are nested deeper than \(Limits.containerDepth).", line, &bag)
        return false
      }
      skipBlanks()
    }
    guard offset < line.upperBound else {
      endBlock()
      return true
    }
    if !isInParagraph, !beginsBlock {
      while let last = listColumns.last, last > column { listColumns.removeLast() }
    }
    if beginsBlock { endBlock() }
    linesInBlock += 1
    guard linesInBlock <= Limits.linesPerBlock else {
      limit("One block has more than \(Limits.linesPerBlock) lines.", line, &bag)
      return false
    }
    if bytes[offset] == UInt8(ascii: "["), !isInParagraph,
      let end = definitionEnd(at: offset, line: line)
    {
      blankOutDefinition(offset..<end)
      return true
    }
    if let passed = countBrackets(in: offset..<line.upperBound) {
      limit("One block has more than \(passed).", line, &bag)
      return false
    }
    isInParagraph = bytes[offset] != UInt8(ascii: "#")
    return true
  }

  private mutating func endBlock() {
    linesInBlock = 0
    openBrackets = 0
    closedBrackets = 0
    isTable = false
    isInParagraph = false
  }

  /// The length of a list marker (CommonMark 5.2) that white space follows.
  private func markerLength(at offset: Int, end: Int) -> Int? {
    var next = offset
    switch bytes[offset] {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): next += 1
    case 0x30...0x39:
      while next < end, next - offset < 9, (0x30...0x39).contains(bytes[next]) { next += 1 }
      guard next < end, bytes[next] == UInt8(ascii: ".") || bytes[next] == UInt8(ascii: ")") else {
        return nil
      }
      next += 1
    default: return nil
    }
    guard next == end || isBlank(bytes[next]) else { return nil }
    // `* * *` and `- - -` are thematic breaks, not lists in lists.
    if bytes[offset] == UInt8(ascii: "-") || bytes[offset] == UInt8(ascii: "*") {
      let rest = bytes[offset..<end]
      if rest.allSatisfy({ $0 == bytes[offset] || isBlank($0) }),
        rest.count(where: { $0 == bytes[offset] }) >= 3
      {
        return nil
      }
    }
    return next - offset
  }

  /// Counts the square brackets of a line; the limit that they pass in words, if they pass one.
  private mutating func countBrackets(in range: Range<Int>) -> String? {
    if linesInBlock == 2, bytes[range].allSatisfy({ "|:- \t\r".utf8.contains($0) }) {
      isTable = true
    }
    // The cells of a table are read row by row.
    if isTable { (openBrackets, closedBrackets) = (0, 0) }
    var offset = range.lowerBound
    while offset < range.upperBound {
      switch bytes[offset] {
      case UInt8(ascii: "\\"): offset += 1
      case UInt8(ascii: "["):
        openBrackets += 1
        // Told here, for those that close on the same line are as many.
        if openBrackets > Limits.bracketsPerBlock {
          return "\(Limits.bracketsPerBlock) open square brackets"
        }
      case UInt8(ascii: "]"):
        openBrackets = max(0, openBrackets - 1)
        closedBrackets += 1
        if closedBrackets > Limits.closedBracketsPerBlock {
          return "\(Limits.closedBracketsPerBlock) closing square brackets"
        }
      default: break
      }
      offset += 1
    }
    return nil
  }

  // MARK: - Link reference definitions (CommonMark 4.7)

  /// Where the definition that begins with `[` ends, if this is one.
  private func definitionEnd(at start: Int, line: Range<Int>) -> Int? {
    var offset = start + 1
    var hasLabel = false
    label: while true {
      guard offset < bytes.count, offset - start <= 1_000 else { return nil }
      switch bytes[offset] {
      case UInt8(ascii: "\\"): offset += 2
      case UInt8(ascii: "["): return nil
      case UInt8(ascii: "]"): break label
      case UInt8(ascii: "\n"):
        // A blank line ends the paragraph, and with it the label.
        guard offset + 1 < bytes.count, bytes[offset + 1] != UInt8(ascii: "\n") else { return nil }
        offset += 1
      default:
        if !isBlank(bytes[offset]) { hasLabel = true }
        offset += 1
      }
    }
    guard hasLabel, offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: ":") else {
      return nil
    }
    offset = skipBlanksAndOneLineEnd(from: offset + 2)
    let destination = offset
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "<") {
      while offset < bytes.count, bytes[offset] != UInt8(ascii: ">") {
        guard bytes[offset] != UInt8(ascii: "\n") else { return nil }
        offset += 1
      }
      offset = min(offset + 1, bytes.count)
    } else {
      while offset < bytes.count, !isBlank(bytes[offset]), bytes[offset] != UInt8(ascii: "\n") {
        offset += 1
      }
    }
    guard offset > destination else { return nil }
    let afterDestination = offset
    offset = skipBlanksAndOneLineEnd(from: offset)
    if let titleEnd = titleEnd(at: offset) { return titleEnd }
    // No title: nothing else may stand on the destination's line.
    let rest = bytes[afterDestination...].prefix { $0 != UInt8(ascii: "\n") }
    return rest.allSatisfy(isBlank) ? rest.endIndex : nil
  }

  private func titleEnd(at start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    let closing: UInt8
    switch bytes[start] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): closing = bytes[start]
    case UInt8(ascii: "("): closing = UInt8(ascii: ")")
    default: return nil
    }
    var offset = start + 1
    while offset < bytes.count, offset - start <= 1_000, bytes[offset] != closing {
      offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard offset < bytes.count, bytes[offset] == closing else { return nil }
    let rest = bytes[(offset + 1)...].prefix { $0 != UInt8(ascii: "\n") }
    return rest.allSatisfy(isBlank) ? rest.endIndex : nil
  }

  private func skipBlanksAndOneLineEnd(from start: Int) -> Int {
    var offset = start
    var lineEnds = 0
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "\n") {
        lineEnds += 1
        if lineEnds > 1 { break }
      } else if !isBlank(bytes[offset]) {
        break
      }
      offset += 1
    }
    return offset
  }

  private mutating func blankOutDefinition(_ range: Range<Int>) {
    definitions.append(LinkDefinition(range, in: bytes))
    // Blanks keep every other offset as it is.
    for offset in range where bytes[offset] != UInt8(ascii: "\n") {
      bytes[offset] = UInt8(ascii: " ")
    }
  }

  private func limit(_ sentence: String, _ line: Range<Int>, _ bag: inout DiagnosticBag) {
    bag.add(
      "message-limit", sentence,
      why: "Beyond this limit a message cannot be read in a time that grows with its length alone.",
      help: "Split the block, or take a level out. Nothing of the text was rendered.",
      at: expansion.location(of: line))
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }
}
