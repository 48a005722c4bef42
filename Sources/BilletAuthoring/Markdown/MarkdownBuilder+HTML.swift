import BilletCore
import BilletMessage

/// A tag in running text.
struct InlineTag {
  let span: Range<Int>
  let tag: HTMLTag?
  /// How many spans were open around it.
  let depth: Int
  let isInStrong: Bool
  let isInEmphasis: Bool
  /// Whether no line may end where it stands.
  let isInOneLine: Bool
}

/// HTML, which is refused, and what to write instead.
extension MarkdownBuilder {
  /// Takes note of a piece of HTML: tags in running text are told of together, for they come in pairs.
  func noteHTML(_ range: Range<Int>) {
    if case .html = frames.last?.event {
      // One finding a block, at the first tag of it.
      guard frames.last?.isReported == false else { return }
      guard let start = bytes[range].firstIndex(of: UInt8(ascii: "<")) else { return }
      frames[frames.count - 1].isReported = true
      let end = bytes[start..<range.upperBound].firstIndex(of: UInt8(ascii: ">"))
      let tag = start..<(end.map { $0 + 1 } ?? range.upperBound)
      bag.add(.rawHTML(bytes[tag]), at: location(tag), fix: fix(block: start))
      return
    }
    func isOpen(_ isWanted: (SpanEvent) -> Bool) -> Bool {
      inlineFrames.contains { $0.event.map(isWanted) ?? false }
    }
    let isInLine: Bool
    switch frames.last?.event {
    case .cell, .heading: isInLine = true
    default: isInLine = isOneLine
    }
    // A tag over several lines comes in pieces.
    guard bytes[range].first == UInt8(ascii: "<") else { return }
    let rest = bytes[range.lowerBound..<self.range.upperBound].prefix(4_096)
    let tag = HTMLTag(rest)
    tags.append(
      InlineTag(
        span: range.lowerBound..<(range.lowerBound + (tag?.length ?? range.count)), tag: tag,
        depth: inlineFrames.count,
        isInStrong: isOpen { if case .strong = $0 { true } else { false } },
        isInEmphasis: isOpen { if case .emphasis = $0 { true } else { false } },
        isInOneLine: isInLine))
  }

  /// Tells of the tags in the content that ends here; a closing tag belongs to the one that it closes.
  func reportTags() {
    guard !tags.isEmpty else { return }
    var partners: [Int: Int] = [:]
    var open: [Int] = []
    for (index, inline) in tags.enumerated() {
      guard let tag = inline.tag else { continue }
      switch tag.kind {
      case .comment: break
      case .open: if tag.name != "br", tag.name != "img" { open.append(index) }
      case .close:
        let match = open.suffix(32).last {
          tags[$0].tag?.name == tag.name && tags[$0].depth == inline.depth
        }
        guard let match else { break }
        while let last = open.popLast(), last != match {}
        partners[match] = index
      }
    }
    let closers = Set(partners.values)
    for index in tags.indices where !closers.contains(index) {
      let span = tags[index].span
      guard !bag.isFull else {
        // One more counts as an error, but what would mend it is looked for in vain.
        bag.add(.rawHTML(bytes[span]), at: location(span))
        break
      }
      let mend =
        (partners[index].map { self.fix(from: index, to: $0) } ?? self.fix(tag: index))
        ?? expansion.fix(
          "Write a backslash before it", [(span.lowerBound..<span.lowerBound, "\\")],
          safety: .unsafe)
      bag.add(.rawHTML(bytes[span]), at: location(span), fix: mend)
    }
    tags = []
  }

  // MARK: - Pairs

  private func fix(from first: Int, to last: Int) -> Fix? {
    let (open, close) = (tags[first], tags[last])
    guard let tag = open.tag else { return nil }
    let inner = open.span.upperBound..<close.span.lowerBound
    func around(_ before: String, _ behind: String, _ title: String, _ safety: Fix.Safety) -> Fix? {
      expansion.fix(title, [(open.span, before), (close.span, behind)], safety: safety)
    }
    if let mark = tag.mark {
      if mark == "**" ? open.isInStrong : mark == "*" && open.isInEmphasis {
        return around("", "", "Leave the tags out", .safe)
      }
      guard takesEffect(mark, first, last) else {
        return around("", "", "Leave the tags out", .unsafe)
      }
      return around(mark, mark, "Write \(mark) around the words", .safe)
    }
    if tag.name == "a" {
      let words = bytes[inner]
      if let source = expansion.source(of: open.span), let written = HTMLTag(source[...]),
        let target = written.target, !words.contains(where: { "[]\n".utf8.contains($0) }),
        words.contains(where: { $0 > 0x20 })
      {
        return around("[", "]" + target, "Write the link as Markdown", .safe)
      }
      return around("", "", "Leave the tags out", .unsafe)
    }
    return around("", "", "Leave the tags out", tag.isStyling ? .safe : .unsafe)
  }

  /// Whether delimiters in the places of two tags would be read as such.
  private func takesEffect(_ mark: String, _ first: Int, _ last: Int) -> Bool {
    var inner = tags[first].span.upperBound..<tags[last].span.lowerBound
    guard let own = mark.utf8.first, !bytes[inner].contains(own) else { return false }
    // Tags right inside become delimiters that join these.
    var (next, previous) = (first + 1, last - 1)
    while next < last, tags[next].span.lowerBound == inner.lowerBound, tags[next].tag?.mark != nil {
      inner = min(tags[next].span.upperBound, inner.upperBound)..<inner.upperBound
      next += 1
    }
    while previous > first, tags[previous].span.upperBound == inner.upperBound,
      tags[previous].tag?.mark != nil, tags[previous].span.lowerBound >= inner.lowerBound
    {
      inner = inner.lowerBound..<tags[previous].span.lowerBound
      previous -= 1
    }
    var (start, end) = (tags[first].span.lowerBound, tags[last].span.upperBound)
    var (before, behind) = (first - 1, last + 1)
    while before >= 0, tags[before].span.upperBound == start, tags[before].tag?.mark != nil {
      // A pair that ends where this one begins would run into it.
      guard tags[before].tag?.kind == .open else { return false }
      start = tags[before].span.lowerBound
      before -= 1
    }
    while behind < tags.count, tags[behind].span.lowerBound == end, tags[behind].tag?.mark != nil {
      guard tags[behind].tag?.kind == .close else { return false }
      end = tags[behind].span.upperBound
      behind += 1
    }
    return Flanking.allows(
      bytes, inner: inner, before: bytes[range.lowerBound..<start],
      behind: bytes[end..<range.upperBound])
  }

  // MARK: - Single tags

  private func fix(tag index: Int) -> Fix? {
    let inline = tags[index]
    guard let tag = inline.tag else { return nil }
    switch (tag.kind, tag.name) {
    case (.comment, _):
      return tag.comment.flatMap {
        expansion.fix("Write a comment that is not sent", [(inline.span, $0)])
      }
    case (.open, "br"): return fix(break: inline)
    case (.open, "img"):
      guard let source = expansion.source(of: inline.span) else { return nil }
      return HTMLTag(source[...])?.image.flatMap {
        expansion.fix("Write the image as Markdown", [(inline.span, $0)])
      }
    default:
      return tag.isStyling || tag.mark != nil || tag.kind == .close
        ? expansion.fix("Leave the tag out", [(inline.span, "")], safety: .unsafe) : nil
    }
  }

  private func fix(break inline: InlineTag) -> Fix? {
    let title = "End the line"
    var span = inline.span
    if inline.isInOneLine { return expansion.fix(title, [(span, " ")], safety: .unsafe) }
    while span.upperBound < range.upperBound, isBlank(bytes[span.upperBound]) {
      span = span.lowerBound..<(span.upperBound + 1)
    }
    while span.lowerBound > range.lowerBound, isBlank(bytes[span.lowerBound - 1]) {
      span = (span.lowerBound - 1)..<span.upperBound
    }
    let isAtEnd =
      span.upperBound == range.upperBound || bytes[span.upperBound] == UInt8(ascii: "\n")
    let isAtStart =
      span.lowerBound == range.lowerBound || bytes[span.lowerBound - 1] == UInt8(ascii: "\n")
    let isBehindBreak = isAtStart || breakTag(before: span.lowerBound) != nil
    // Two in a row are all that a message may have.
    let isTooMany = breaks(before: span.lowerBound) >= 2
    if isAtEnd {
      if isTooMany, isAtStart, span.upperBound < range.upperBound {
        // The line goes as a whole: a blank one would end the paragraph.
        return expansion.fix(title, [(span.lowerBound..<(span.upperBound + 1), "")])
      }
      let isLast = !isTextBelow(span.upperBound)
      let isNeeded = !isLast && !isTooMany && (isBehindBreak || lineBreaks == .join)
      return expansion.fix(title, [(span, isNeeded ? "\\" : "")])
    }
    let ending = isBehindBreak || lineBreaks == .join ? "\\\n" : "\n"
    var edits = [(span: span, replacement: isTooMany ? "" : ending)]
    // What follows stands at the beginning of a line now; a mark of a block is short, and a line may be
    // as long as the message.
    let near = span.upperBound..<min(range.upperBound, span.upperBound + 64)
    let rest = near.lowerBound..<(bytes[near].firstIndex(of: UInt8(ascii: "\n")) ?? near.upperBound)
    if bytes[rest.lowerBound] != UInt8(ascii: "<"),
      let mark = MarkdownEscaping.offsets(in: bytes, rest, atLineStart: true).first,
      mark == rest.lowerBound || (0x30...0x39).contains(bytes[rest.lowerBound]),
      !"*_[]\\&~`".utf8.contains(bytes[mark])
        || (bytes[mark] == UInt8(ascii: "*") && mark + 1 < rest.upperBound
          && bytes[mark + 1] <= 0x20)
    {
      edits.append((mark..<mark, "\\"))
    }
    return expansion.fix(title, edits)
  }

  /// The `<br>` that ends at an offset; tags stand in the order of their places.
  private func breakTag(before offset: Int) -> InlineTag? {
    var (low, high) = (0, tags.count)
    while low < high {
      let middle = (low + high) / 2
      if tags[middle].span.upperBound < offset { low = middle + 1 } else { high = middle }
    }
    guard low < tags.count, tags[low].span.upperBound == offset, tags[low].tag?.name == "br" else {
      return nil
    }
    return tags[low]
  }

  /// How many line breaks stand right before an offset, as tags, line ends or both.
  private func breaks(before offset: Int) -> Int {
    var offset = offset
    var count = 0
    while count < 2 {
      skipBlanks()
      let isLineEnd = offset > range.lowerBound && bytes[offset - 1] == UInt8(ascii: "\n")
      if isLineEnd {
        offset -= 1
        skipBlanks()
      }
      let isMarked =
        isLineEnd && offset > range.lowerBound && bytes[offset - 1] == UInt8(ascii: "\\")
      if isMarked { offset -= 1 }
      let tag = breakTag(before: offset)
      if let tag { offset = tag.span.lowerBound }
      guard tag != nil || isMarked || (isLineEnd && lineBreaks == .keep) else { break }
      count += 1
    }
    return count

    func skipBlanks() {
      while offset > range.lowerBound, isBlank(bytes[offset - 1]) { offset -= 1 }
    }
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  // MARK: - Blocks

  /// A block of HTML as Markdown, from its first tag to the blank line or comment end that closes it.
  private func fix(block start: Int) -> Fix? {
    guard frames.count == 2, !isOneLine else { return nil }
    let first = lineStart(start)
    var end = lineEnd(start)
    if bytes[start..<range.upperBound].starts(with: "<!--".utf8) {
      guard let tag = HTMLTag(bytes[start..<range.upperBound]) else { return nil }
      end = lineEnd(start + tag.length)
    } else {
      while isTextBelow(end) { end = lineEnd(end + 1) }
    }
    guard let source = expansion.source(of: first..<end),
      let markdown = HTMLToMarkdown.translate(source, breaks: lineBreaks != .join)
    else { return nil }
    // A tag alone on its line leaves nothing that could join what is below.
    let isComment =
      markdown.hasPrefix("{{!")
      && markdown.utf8.firstIndex(of: UInt8(ascii: "}")).map {
        markdown.utf8.distance(from: $0, to: markdown.utf8.endIndex) == 2
      } ?? false
    let before = !isComment && isTextAbove(first) ? "\n" : ""
    let behind = !isComment && isTextBelow(end) ? "\n" : ""
    return expansion.fix("Write it as Markdown", [(first..<end, before + markdown + behind)])
  }
}
