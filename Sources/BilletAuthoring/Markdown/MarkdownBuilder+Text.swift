import BilletCore
import BilletMessage

/// Text, line breaks, and the refused constructs that come as text.
extension MarkdownBuilder {
  func text(_ kind: TextKind, _ range: Range<Int>) {
    guard !hasFailed, !inlineFrames.isEmpty else { return }
    var range = range
    if range.lowerBound < consumedUpTo {
      guard range.upperBound > consumedUpTo else { return }
      range = consumedUpTo..<range.upperBound
    }
    guard !range.isEmpty else { return }
    switch kind {
    case .normal:
      if bytes[range.lowerBound] == UInt8(ascii: "{"),
        let end = readAttributes(at: range.lowerBound)
      {
        consumedUpTo = end
        cursor = max(cursor, end)
        guard end < range.upperBound else { return }
        range = end..<range.upperBound
      }
      reportComments(in: range)
      add(.text(inert(range)), extent: range)
    case .entity:
      let value = Self.resolve(Array(bytes[range]))
      let removal = expansion.fix("Leave it out", [(range, "")], safety: .unsafe)
      if value == Self.replacement { bag.add(.invisible, at: location(range), fix: removal) }
      if !EmojiSequence.ranges(in: value).isEmpty {
        bag.add(.emoji, at: location(range), fix: removal)
      }
      let segment = Text.Segment(.literal(value), at: location(range))
      add(.text(Text([segment])), extent: range)
    case .code:
      if case .code = frames.last?.event { frames[frames.count - 1].codeLines.append(range) }
      add(.text(inert(range)), extent: range)
    case .html:
      noteHTML(range)
      add(.text(inert(range)), extent: range)
    }
  }

  /// `<!--` that md4c takes for text, because it follows CommonMark 0.30: later versions read more comments.
  private func reportComments(in range: Range<Int>) {
    var start = range.lowerBound
    while let open = bytes[start..<range.upperBound].firstIndex(of: UInt8(ascii: "<")) {
      start = open + 1
      let mark = open..<min(open + 4, range.upperBound)
      guard bytes[mark].elementsEqual("<!--".utf8),
        open == 0 || bytes[open - 1] != UInt8(ascii: "\\")
      else { continue }
      bag.add(.rawHTML(bytes[mark]), at: location(mark))
    }
  }

  /// What md4c made itself: a line end in a block of code or HTML, or a blank.
  func synthesised(_ text: [UInt8]) {
    guard !hasFailed, !inlineFrames.isEmpty else { return }
    if text == [UInt8(ascii: "\n")] {
      lineBreak(isHard: true)
    } else {
      let segment = Text.Segment(.literal(text), at: location(cursor..<cursor))
      add(.text(Text([segment])), extent: nil)
    }
  }

  func lineBreak(isHard: Bool) {
    guard !hasFailed, !inlineFrames.isEmpty else { return }
    if inlineFrames[inlineFrames.count - 1].isImage || (!isHard && lineBreaks == .join) {
      let segment = Text.Segment(.literal([UInt8(ascii: " ")]), at: location(cursor..<cursor))
      add(.text(Text([segment])), extent: nil)
      return
    }
    let rest = bytes[min(cursor, range.upperBound)..<range.upperBound]
    let lineEnd = rest.firstIndex(of: UInt8(ascii: "\n")) ?? range.upperBound
    let last = inlineFrames.count - 1
    defer { cursor = min(lineEnd + 1, range.upperBound) }
    switch inlineFrames[last].last {
    case .lineBreak(.one): inlineFrames[last].replaceLast(with: .lineBreak(.two))
    case .lineBreak(.two):
      let empty = min(cursor, lineEnd)..<lineEnd
      bag.add(.lineBreaks, at: location(empty), fix: fix(lineBreak: empty))
    default: inlineFrames[last].append(.lineBreak(.one))
    }
  }

  /// The bytes as text: literal runs, each from one place of the author's, and values.
  func inert(_ range: Range<Int>) -> Text {
    var segments: [Text.Segment] = []
    guard !range.isEmpty else { return Text() }
    var index = expansion.run(at: range.lowerBound)
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(range.upperBound, expansion.end(ofRun: index))
      if let token = ValueToken.match(bytes, at: start, end: end) {
        segments.append(expansion.segment(ofToken: token.number))
      } else if start < end {
        segments.append(
          .init(.literal(Array(bytes[start..<end])), at: location(start..<end)))
      }
      start = end
      index += 1
    }
    return Text(segments)
  }

  /// What stands in for a character that nobody can see (CommonMark 2.3).
  private static let replacement = Array("\u{FFFD}".utf8)

  /// What an entity or character reference stands for; an unknown name stays as it is.
  ///
  /// Controls and private-use characters become U+FFFD, so that no reference spells a value's token.
  static func resolve(_ reference: [UInt8]) -> [UInt8] {
    let match = reference.withUnsafeBufferPointer { buffer in
      CharacterReference.match(in: buffer, at: 0, end: buffer.count, inAttribute: false)
    }
    guard let value = match?.value else { return reference }
    var result: [UInt8] = []
    var offset = 0
    while offset < value.count, let (scalar, length) = Scalars.decode(value, at: offset) {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: result.append(UInt8(ascii: " "))
      case 0..<0x20, 0x7F: result += replacement
      default:
        result +=
          Scalars.isRefused(scalar) ? replacement[...] : value[offset..<(offset + length)]
      }
      offset += length
    }
    return result
  }
}

extension MarkdownBuilder.InlineFrame {
  var isImage: Bool {
    if case .image = event { true } else { false }
  }
}
