import BilletCore
import BilletMessage

/// What to write instead of a refused construct.
extension MarkdownBuilder {
  /// Whether the block that has just been left stands in no list or quote.
  private var isAtMargin: Bool { frames.count == 1 && !isOneLine }

  func lineStart(_ offset: Int) -> Int {
    let before = bytes[range.lowerBound..<max(range.lowerBound, offset)]
    return before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? range.lowerBound
  }

  func lineEnd(_ offset: Int) -> Int {
    bytes[min(offset, range.upperBound)..<range.upperBound].firstIndex(of: UInt8(ascii: "\n"))
      ?? range.upperBound
  }

  /// Whether the line before the one that begins here holds something.
  func isTextAbove(_ lineStart: Int) -> Bool {
    guard lineStart > range.lowerBound else { return false }
    return bytes[self.lineStart(lineStart - 1)..<(lineStart - 1)].contains { $0 > 0x20 }
  }

  /// Whether the line after the one that ends here holds something.
  func isTextBelow(_ lineEnd: Int) -> Bool {
    guard lineEnd + 1 < range.upperBound else { return false }
    return bytes[(lineEnd + 1)..<self.lineEnd(lineEnd + 1)].contains { $0 > 0x20 }
  }

  // MARK: - Blocks

  /// `#### Deep` becomes a bold paragraph, or `### Deep` where it cannot.
  func fix(heading extent: Range<Int>, _ inlines: [Inline]) -> Fix? {
    let start = lineStart(extent.lowerBound)
    guard let marks = bytes[start..<extent.lowerBound].firstIndex(of: UInt8(ascii: "#")) else {
      return nil
    }
    var text = marks..<lineEnd(extent.upperBound)
    let end = text.upperBound
    let first = bytes[text].firstIndex { $0 != UInt8(ascii: "#") && $0 > 0x20 } ?? end
    text = first..<end
    func trim() { while let last = bytes[text].last, last <= 0x20 { text.removeLast() } }
    trim()
    let closing = bytes[text].reversed().prefix { $0 == UInt8(ascii: "#") }.count
    if closing > 0, text.count > closing, bytes[text.upperBound - closing - 1] <= 0x20 {
      text = text.lowerBound..<(text.upperBound - closing)
      trim()
    }
    guard !text.isEmpty else { return nil }
    if isAtMargin, inlines.count == 1, case .strong = inlines[0] {
      return expansion.fix(
        "Write a paragraph in bold",
        [(marks..<first, isTextAbove(start) ? "\n" : "")]
          + (text.upperBound < end || isTextBelow(end)
            ? [(text.upperBound..<end, isTextBelow(end) ? "\n" : "")] : []))
    }
    guard isAtMargin, !Self.holdStrong(inlines), bytes[text.upperBound - 1] != UInt8(ascii: "\\")
    else {
      return expansion.fix("Write ###", [(marks..<first, "### ")])
    }
    return expansion.fix(
      "Write a paragraph in bold",
      [
        (marks..<first, (isTextAbove(start) ? "\n" : "") + "**"),
        (text.upperBound..<end, "**" + (isTextBelow(end) ? "\n" : "")),
      ])
  }

  private static func holdStrong(_ inlines: [Inline]) -> Bool {
    inlines.contains { inline in
      switch inline {
      case .strong: true
      case .emphasis(let inner), .strikethrough(let inner): holdStrong(inner)
      case .link(let link): holdStrong(link.content)
      case .text, .image, .lineBreak: false
      }
    }
  }

  /// `:-:` becomes `---`.
  func fix(alignment row: Range<Int>) -> Fix? {
    var edits: [(span: Range<Int>, replacement: String)] = []
    var offset = row.lowerBound
    while offset < row.upperBound {
      let cell = bytes[offset..<row.upperBound].prefix { ":-".utf8.contains($0) }
      if cell.contains(UInt8(ascii: ":")) {
        edits.append(
          (cell.startIndex..<cell.endIndex, String(repeating: "-", count: max(3, cell.count))))
      }
      offset = cell.endIndex + 1
    }
    return expansion.fix("Leave the colons out", edits)
  }

  /// A line with nothing but a line break goes.
  func fix(lineBreak line: Range<Int>) -> Fix? {
    guard line.lowerBound == lineStart(line.lowerBound), line.upperBound < range.upperBound,
      bytes[line].allSatisfy({ $0 <= 0x20 || $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: ">") })
    else { return nil }
    return expansion.fix(
      "Remove the line", [(line.lowerBound..<(line.upperBound + 1), "")])
  }

  /// The lines of a block of code become a paragraph; what would be Markdown in them is escaped.
  func fix(code lines: [Range<Int>]) -> Fix? {
    guard isAtMargin, let first = lines.first, let last = lines.last else { return nil }
    var edits: [(span: Range<Int>, replacement: String)] = []
    if let fence = fence(above: first.lowerBound) {
      edits.append(
        (fence.lowerBound..<(fence.upperBound + 1), isTextAbove(fence.lowerBound) ? "\n" : ""))
      var end = lineEnd(last.upperBound)
      while end < range.upperBound, !isTextBelow(end), end + 1 < range.upperBound {
        end = lineEnd(end + 1)
      }
      if isTextBelow(end) {
        let closing = (end + 1)..<lineEnd(end + 1)
        if isFence(closing) {
          let next = min(closing.upperBound + 1, range.upperBound)
          edits.append((closing.lowerBound..<next, isTextBelow(closing.upperBound) ? "\n" : ""))
        }
      }
    }
    for line in lines {
      let start = lineStart(line.lowerBound)
      let text = bytes[line].firstIndex { $0 > 0x20 } ?? line.upperBound
      if start < text { edits.append((start..<text, "")) }
      for offset in MarkdownEscaping.offsets(in: bytes, text..<line.upperBound, atLineStart: true) {
        edits.append((offset..<offset, "\\"))
      }
      if lineBreaks == .join, line != last, isTextBelow(line.upperBound) {
        edits.append((line.upperBound..<line.upperBound, "\\"))
      }
    }
    return edits.isEmpty ? nil : expansion.fix("Write it as a paragraph", edits)
  }

  /// Fences with nothing between them: md4c tells of no text, so they are the next that stand here.
  func reportEmptyCode() {
    var start = cursor
    while start < range.upperBound, bytes[start] <= 0x20 || !isFence(start..<lineEnd(start)) {
      start += 1
    }
    var end = lineEnd(start)
    let lines = lineStart(start)
    let opening = start..<end
    var next = end
    while next < range.upperBound, !isTextBelow(next), next + 1 < range.upperBound {
      next = lineEnd(next + 1)
    }
    if isTextBelow(next), isFence((next + 1)..<lineEnd(next + 1)) { end = lineEnd(next + 1) }
    let between = isTextAbove(lines) && isTextBelow(end) ? "\n" : ""
    bag.add(
      .code, at: location(opening),
      fix: isAtMargin
        ? expansion.fix("Take it out", [(lines..<min(end + 1, range.upperBound), between)]) : nil)
    cursor = end
  }

  private func fence(above offset: Int) -> Range<Int>? {
    var start = lineStart(offset)
    while start > range.lowerBound {
      let line = lineStart(start - 1)..<(start - 1)
      if isFence(line) { return line }
      guard bytes[line].allSatisfy({ $0 <= 0x20 }) else { return nil }
      start = line.lowerBound
    }
    return nil
  }

  private func isFence(_ line: Range<Int>) -> Bool {
    let text = bytes[line].drop { $0 == UInt8(ascii: " ") }
    guard let mark = text.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else {
      return false
    }
    return text.prefix { $0 == mark }.count >= 3
  }

  // MARK: - Inline content

  /// A code span becomes bold, or plain words where bold would take no effect.
  func fix(codeSpan whole: Range<Int>, text: Range<Int>) -> Fix? {
    guard let first = bytes[text].firstIndex(where: { $0 > 0x20 }),
      let last = bytes[text].lastIndex(where: { $0 > 0x20 })
    else { return nil }
    let words = first..<(last + 1)
    let isInside = inlineFrames.contains { frame in
      switch frame.event {
      case .emphasis, .strong, .image: true
      default: false
      }
    }
    let isBold =
      !isInside
      && Flanking.allows(
        bytes, inner: words, before: bytes[range.lowerBound..<whole.lowerBound],
        behind: bytes[whole.upperBound..<range.upperBound])
    let isAtLineStart =
      !isBold && bytes[lineStart(whole.lowerBound)..<whole.lowerBound].allSatisfy { $0 <= 0x20 }
    let mark = isBold ? "**" : ""
    let escapes = MarkdownEscaping.offsets(in: bytes, words, atLineStart: isAtLineStart)
    return expansion.fix(
      isBold ? "Write it in bold" : "Take the backticks away",
      [(whole.lowerBound..<words.lowerBound, mark)] + escapes.map { ($0..<$0, "\\") }
        + [(words.upperBound..<whole.upperBound, mark)],
      safety: bytes[words].contains(UInt8(ascii: "\n")) ? .unsafe : .safe)
  }

  /// A link that leads nowhere a message may lead gives its words.
  func fix(link place: Place) -> Fix? {
    guard let text = place.text, text.upperBound < place.extent.upperBound else { return nil }
    return expansion.fix(
      "Leave the words without the link",
      [
        (place.extent.lowerBound..<text.lowerBound, ""),
        (text.upperBound..<place.extent.upperBound, ""),
      ], safety: .unsafe)
  }
}
