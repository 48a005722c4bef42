import BilletCore
import BilletMessage

/// Links and images: their addresses, their places, and the attributes behind them.
extension MarkdownBuilder {
  func finishLink(_ frame: InlineFrame, address: [UInt8], title: [UInt8]) {
    let extent = extent(of: frame, isImage: false)
    let location = location(extent)
    let destination = detached(address, at: location)
    if let extentInside = frame.extent { extend(extentInside) }
    switch AuthoredAddress.judge(destination, expansion: expansion, isImage: false) {
    case .allowed: break
    case .upgraded(let refusal):
      bag.add(refusal, at: location)
    case .refused(let refusal):
      bag.add(refusal, at: location)
      // The words stay; an address that may do harm is never written.
      for inline in frame.inlines { add(inline, extent: nil) }
      extend(extent)
      return
    }
    let link = Link(
      destination: AuthoredAddress.https(destination), title: detached(title, at: location),
      style: .plain,
      content: frame.inlines, at: location)
    add(.link(link), extent: extent)
  }

  func finishImage(_ frame: InlineFrame, address: [UInt8], title: [UInt8]) {
    let extent = extent(of: frame, isImage: true)
    let location = location(extent)
    let source = detached(address, at: location)
    let alternative = Self.text(of: frame.inlines)
    let isBlank = alternative.segments.allSatisfy { segment in
      if case .literal(let bytes) = segment.content { return bytes.allSatisfy { $0 <= 0x20 } }
      return false
    }
    if isBlank { bag.add(.imageAlternative, at: location) }
    switch AuthoredAddress.judge(source, expansion: expansion, isImage: true) {
    case .allowed: break
    case .upgraded(let refusal): bag.add(refusal, at: location)
    case .refused(let refusal):
      bag.add(refusal, at: location)
      add(.text(alternative), extent: extent)
      return
    }
    let image = Image(
      source: AuthoredAddress.https(source), alternative: alternative,
      title: detached(title, at: location),
      width: nil, at: location)
    add(.image(image), extent: extent)
  }

  /// Text that md4c copied: values keep their own places, the rest is told by the whole construct's.
  private func detached(_ text: [UInt8], at location: SourceLocation) -> Text {
    var segments: [Text.Segment] = []
    var literal: [UInt8] = []
    var offset = 0
    func flush() {
      if !literal.isEmpty { segments.append(.init(.literal(literal), at: location)) }
      literal = []
    }
    while offset < text.count {
      if let token = ValueToken.match(text, at: offset, end: text.count) {
        flush()
        segments.append(expansion.segment(ofToken: token.number))
        offset += token.length
      } else {
        literal.append(text[offset])
        offset += 1
      }
    }
    flush()
    return Text(segments)
  }

  /// The words of some inline content, for an image's text alternative.
  private static func text(of inlines: [Inline]) -> Text {
    var text = Text()
    for inline in inlines {
      switch inline {
      case .text(let part): text.segments += part.segments
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner):
        text.segments += Self.text(of: inner).segments
      case .link(let link): text.segments += Self.text(of: link.content).segments
      case .image(let image): text.segments += image.alternative.segments
      case .lineBreak: break
      }
    }
    return text
  }

  // MARK: - Places

  /// From `[` or `![` to the closing parenthesis, or an autolink whole.
  private func extent(of frame: InlineFrame, isImage: Bool) -> Range<Int> {
    let inside = frame.extent ?? frame.start..<frame.start
    if !isImage, let autolink = autolink(inside) { return autolink }
    var start = inside.lowerBound
    if frame.extent == nil {
      while start < range.upperBound, bytes[start] != UInt8(ascii: "[") { start += 1 }
    } else {
      while start > frame.start, bytes[start] != UInt8(ascii: "[") || start == inside.lowerBound {
        start -= 1
      }
    }
    if isImage, start > range.lowerBound, bytes[start - 1] == UInt8(ascii: "!") { start -= 1 }
    let first = frame.extent == nil ? start : min(start, inside.lowerBound)
    return first..<linkEnd(from: max(inside.upperBound, first))
  }

  private func autolink(_ inside: Range<Int>) -> Range<Int>? {
    let isBare =
      inside.upperBound == range.upperBound || bytes[inside.upperBound] != UInt8(ascii: "]")
    guard isBare, !inside.isEmpty else { return nil }
    if inside.lowerBound > range.lowerBound, bytes[inside.lowerBound - 1] == UInt8(ascii: "<"),
      inside.upperBound < range.upperBound, bytes[inside.upperBound] == UInt8(ascii: ">")
    {
      return (inside.lowerBound - 1)..<(inside.upperBound + 1)
    }
    let beginsLikeAnAddress = bytes[inside].starts(with: "http".utf8)
    return beginsLikeAnAddress && bytes[inside].allSatisfy({ $0 > 0x20 }) ? inside : nil
  }

  /// One past the parenthesis that closes the destination, from somewhere in the link's text.
  private func linkEnd(from start: Int) -> Int {
    var offset = start
    while offset + 1 < range.upperBound,
      bytes[offset] != UInt8(ascii: "]") || bytes[offset + 1] != UInt8(ascii: "(")
    {
      offset += 1
    }
    guard offset + 1 < range.upperBound else { return start }
    offset += 2
    var depth = 1
    var quote: UInt8?
    while offset < range.upperBound {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\\") {
        offset += 2
        continue
      }
      if let open = quote {
        if byte == open { quote = nil }
      } else {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
          // A quote opens a title only behind white space.
          if bytes[offset - 1] <= 0x20 { quote = byte }
        case UInt8(ascii: "<") where bytes[offset - 1] == UInt8(ascii: "("): quote = 0x3E
        case UInt8(ascii: "("): depth += 1
        case UInt8(ascii: ")"):
          depth -= 1
          if depth == 0 { return offset + 1 }
        default: break
        }
      }
      offset += 1
    }
    return range.upperBound
  }
}
