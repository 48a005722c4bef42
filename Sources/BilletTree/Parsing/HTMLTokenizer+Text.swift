import BilletCore

/// Text and its character references.
extension HTMLTokenizer {
  /// Reads text up to the next tag or comment.
  mutating func scanText() {
    var start = position
    var next = position
    var isBlank = true
    var isPlain = true
    while next < end {
      let byte = bytes[next]
      if byte > UInt8(ascii: "<") {
        isBlank = false
      } else if byte > 0x20 {
        if byte == UInt8(ascii: "<"), next > position, beginsMarkup(at: next) { break }
        isBlank = false
        if byte == UInt8(ascii: "&") { isPlain = false }
      } else if !byte.isHTMLWhitespace {
        isBlank = false
      } else if byte == UInt8(ascii: "\r") {
        isPlain = false
      }
      next += 1
    }
    position = next
    if dropsFirstNewline { start = skipNewline(at: start, before: next) }
    guard start < next else { return }
    addText(start..<next, isBlank: isBlank, isPlain: isPlain)
  }

  /// Reads the text of an element that holds no tags, up to its own end tag (HTML 13.2.5.2 and .3).
  mutating func scanRawText(of element: ElementName) {
    let begin = position
    var next = begin
    while next < end, !isEndTag(of: element, at: next) { next += 1 }
    if next == end, element != .plaintext {
      problems.report(.unclosedRawText(element), at: (tokens.last?.span ?? begin..<begin))
    }
    position = next
    var start = begin
    if dropsFirstNewline { start = skipNewline(at: start, before: next) }
    guard start < next else { return }
    let isBlank = (start..<next).allSatisfy { bytes[$0].isHTMLWhitespace }
    let isRaw = element != .title && element != .textarea
    addText(start..<next, isBlank: isBlank, isPlain: isRaw)
  }

  mutating func addText(_ range: Range<Int>, isBlank: Bool, isPlain: Bool) {
    let content = isPlain ? copy(range) : decode(range, inAttribute: false)
    if !isBlank { isBodyOpen = isBodyOpen || !isInHeadText }
    append(
      HTMLToken(
        kind: .text, isBlank: isBlank, isFree: isInBody,
        start: Int32(truncatingIfNeeded: range.lowerBound),
        end: Int32(truncatingIfNeeded: range.upperBound), content: content))
  }

  /// Whether the text belongs to an element that may stand in the head.
  private var isInHeadText: Bool {
    guard let last = tokens.last, last.kind == .startTag else { return false }
    return last.name == .title || last.name == .style || last.name == .script
  }

  /// Whether a newline that begins here is dropped: right after these start tags (HTML 13.2.6.4.7).
  private var dropsFirstNewline: Bool {
    guard let last = tokens.last, last.kind == .startTag else { return false }
    return last.name == .pre || last.name == .listing || last.name == .textarea
  }

  private func skipNewline(at offset: Int, before limit: Int) -> Int {
    guard offset < limit else { return offset }
    if bytes[offset] == UInt8(ascii: "\n") { return offset + 1 }
    guard bytes[offset] == UInt8(ascii: "\r") else { return offset }
    return offset + 1 < limit && bytes[offset + 1] == UInt8(ascii: "\n") ? offset + 2 : offset + 1
  }

  private func beginsMarkup(at offset: Int) -> Bool {
    guard offset + 1 < end else { return false }
    let byte = bytes[offset + 1]
    if byte == UInt8(ascii: "/") { return offset + 2 < end }
    return byte.isASCIILetter || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
  }

  private func isEndTag(of element: ElementName, at offset: Int) -> Bool {
    guard element != .plaintext, bytes[offset] == UInt8(ascii: "<"), offset + 2 < end,
      bytes[offset + 1] == UInt8(ascii: "/")
    else { return false }
    var stop = offset + 2
    while stop < end, stop - offset < 16, bytes[stop].isASCIILetter { stop += 1 }
    guard stop < end, elementNames.name(in: bytes, (offset + 2)..<stop) == element else {
      return false
    }
    let byte = bytes[stop]
    return byte.isHTMLWhitespace || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
  }

  /// Copies source bytes to `characters` as they are.
  mutating func copy(_ range: Range<Int>) -> Range<Int32> {
    let first = Int32(truncatingIfNeeded: characters.count)
    align(with: range.lowerBound)
    characters.append(UnsafeBufferPointer(rebasing: bytes[range]))
    align(with: range.upperBound)
    return first..<Int32(truncatingIfNeeded: characters.count)
  }

  /// Copies source bytes to `characters`, character references resolved and line ends as LF.
  mutating func decode(_ range: Range<Int>, inAttribute: Bool) -> Range<Int32> {
    let first = Int32(truncatingIfNeeded: characters.count)
    align(with: range.lowerBound)
    var run = range.lowerBound
    var next = run
    while next < range.upperBound {
      let byte = bytes[next]
      if byte > UInt8(ascii: "&") {
        next += 1
      } else if byte == UInt8(ascii: "&"),
        let match = CharacterReference.match(
          in: bytes, at: next, end: range.upperBound, inAttribute: inAttribute)
      {
        replace(run..<next, until: next + match.length, with: match.value)
        next += match.length
        run = next
      } else if byte == UInt8(ascii: "\r") {
        let after = skipNewline(at: next, before: range.upperBound)
        replace(run..<next, until: after, with: CollectionOfOne(UInt8(ascii: "\n")))
        next = after
        run = next
      } else {
        next += 1
      }
    }
    characters.append(UnsafeBufferPointer(rebasing: bytes[run..<next]))
    align(with: next)
    return first..<Int32(truncatingIfNeeded: characters.count)
  }

  private mutating func replace(
    _ run: Range<Int>, until end: Int, with value: some Collection<UInt8>
  ) {
    characters.append(UnsafeBufferPointer(rebasing: bytes[run]))
    align(with: run.upperBound)
    for byte in value { characters.append(byte) }
    align(with: end)
  }

  private mutating func align(with source: Int) {
    alignment.append(
      HTMLTree.Alignment(
        characters: Int32(truncatingIfNeeded: characters.count),
        source: Int32(truncatingIfNeeded: source)))
  }
}
