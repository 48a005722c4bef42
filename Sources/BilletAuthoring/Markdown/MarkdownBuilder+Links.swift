import BilletCore
import BilletMessage

/// Links and images: their addresses, their places, and the attributes behind them.
extension MarkdownBuilder {
  func finishLink(_ frame: InlineFrame, address: [UInt8], title: [UInt8]) {
    let place = place(of: frame, isImage: false)
    let location = location(place.extent)
    if let extentInside = frame.extent { extend(extentInside) }
    let destination = text(address, at: place.destination, of: location)
    guard let allowed = judged(destination, isImage: false, at: location, place) else {
      // The words stay; an address that may do harm is never written.
      for inline in frame.inlines { add(inline, extent: nil) }
      extend(place.extent)
      refusedEnd = place.extent.upperBound
      return
    }
    let link = Link(
      destination: allowed, title: text(title, at: place.title, of: location), style: .plain,
      content: frame.inlines, at: location)
    add(.link(link), extent: place.extent)
  }

  func finishImage(_ frame: InlineFrame, address: [UInt8], title: [UInt8]) {
    let place = place(of: frame, isImage: true)
    let location = location(place.extent)
    let source = text(address, at: place.destination, of: location)
    let alternative = Self.text(of: frame.inlines)
    let isBlank = alternative.segments.allSatisfy { segment in
      if case .literal(let bytes) = segment.content { return bytes.allSatisfy { $0 <= 0x20 } }
      return false
    }
    if isBlank { bag.add(.imageAlternative, at: location) }
    guard let allowed = judged(source, isImage: true, at: location, place) else {
      add(.text(alternative), extent: place.extent)
      refusedEnd = place.extent.upperBound
      return
    }
    let image = Image(
      source: allowed, alternative: alternative, title: text(title, at: place.title, of: location),
      width: nil, at: location)
    add(.image(image), extent: place.extent)
  }

  /// The address in its allowed form; `nil` when it has none. What is wrong with it is told.
  private func judged(
    _ address: Text, isImage: Bool, at location: SourceLocation, _ place: Place? = nil
  ) -> Text? {
    switch AuthoredAddress.judge(address, expansion: expansion, isImage: isImage) {
    case .allowed: return address
    case .upgraded(let refusal):
      bag.add(refusal, at: location, fix: AuthoredAddress.secure(address))
      return AuthoredAddress.https(address)
    case .refused(let refusal):
      bag.add(refusal, at: location, fix: isImage ? nil : place.flatMap(fix(link:)))
      return nil
    }
  }

  /// Inline content with its bare addresses as links (GFM 6.9).
  func linked(_ inlines: [Inline]) -> [Inline] {
    inlines.flatMap { inline -> [Inline] in
      switch inline {
      case .text(let text): return BareAddress.split(text).map(link)
      case .emphasis(let inner): return [.emphasis(linked(inner))]
      case .strong(let inner): return [.strong(linked(inner))]
      case .strikethrough(let inner): return [.strikethrough(linked(inner))]
      case .link, .image, .lineBreak: return [inline]
      }
    }
  }

  private func link(_ part: BareAddress.Part) -> Inline {
    switch part {
    case .words(let words): return .text(words)
    case .address(let address):
      guard let location = address.location,
        let destination = judged(address, isImage: false, at: location)
      else { return .text(address) }
      return .link(
        Link(
          destination: destination, title: Text(), style: .plain, content: [.text(address)],
          at: location))
    }
  }

  /// An address or a title with exact places, as long as the author's bytes say the same as md4c.
  private func text(_ told: [UInt8], at span: Range<Int>?, of location: SourceLocation) -> Text {
    if let span, let text = exact(span, told: told) { return text }
    return detached(told, at: location)
  }

  private func exact(_ span: Range<Int>, told: [UInt8]) -> Text? {
    var text = Text()
    var resolved: [UInt8] = []
    var run = span.lowerBound
    var next = span.lowerBound
    func flush(to end: Int) {
      text.segments += inert(run..<end).segments
      resolved += bytes[run..<end]
    }
    while next < span.upperBound {
      if bytes[next] == UInt8(ascii: "\\"), next + 1 < span.upperBound,
        Self.isPunctuation(bytes[next + 1])
      {
        flush(to: next)
        run = next + 1
        next += 2
      } else if bytes[next] == UInt8(ascii: "&"), let length = referenceLength(at: next, in: span) {
        flush(to: next)
        let value = Self.resolve(Array(bytes[next..<(next + length)]))
        text.segments.append(.init(.literal(value), at: self.location(next..<(next + length))))
        resolved += value
        next += length
        run = next
      } else {
        next += 1
      }
    }
    flush(to: span.upperBound)
    return resolved == told ? text : nil
  }

  /// The length of an entity as Markdown knows it: it ends in a semicolon.
  private func referenceLength(at offset: Int, in span: Range<Int>) -> Int? {
    let match = bytes.withUnsafeBufferPointer {
      CharacterReference.match(in: $0, at: offset, end: span.upperBound, inAttribute: false)
    }
    guard let match, bytes[offset + match.length - 1] == UInt8(ascii: ";") else { return nil }
    return match.length
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
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

  /// Where a link or an image and its parts stand.
  struct Place {
    var extent: Range<Int>
    /// The words of a link between its brackets.
    var text: Range<Int>?
    var destination: Range<Int>?
    var title: Range<Int>?
  }

  /// From `[` or `![` to the closing parenthesis, or an autolink whole.
  private func place(of frame: InlineFrame, isImage: Bool) -> Place {
    let inside = frame.extent ?? frame.start..<frame.start
    if !isImage, let autolink = autolink(inside) {
      return Place(extent: autolink, destination: inside)
    }
    var start = inside.lowerBound
    if frame.extent == nil {
      while start < range.upperBound, bytes[start] != UInt8(ascii: "[") { start += 1 }
    } else {
      while start > frame.start, bytes[start] != UInt8(ascii: "[") || start == inside.lowerBound {
        start -= 1
      }
    }
    let textEnd = max(inside.upperBound, min(start, range.upperBound))
    if isImage, start > range.lowerBound, bytes[start - 1] == UInt8(ascii: "!") { start -= 1 }
    if frame.extent != nil { start = min(start, inside.lowerBound) }
    guard let parts = LinkScanner(bytes, from: textEnd, end: range.upperBound) else {
      return Place(extent: start..<textEnd)
    }
    let close = bytes[textEnd..<parts.end].firstIndex(of: UInt8(ascii: "]")) ?? textEnd
    return Place(
      extent: start..<parts.end, text: isImage ? nil : (start + 1)..<max(start + 1, close),
      destination: parts.destination, title: parts.title)
  }

  /// The brackets around an address: `<https://…>`.
  private func autolink(_ inside: Range<Int>) -> Range<Int>? {
    guard !inside.isEmpty, inside.lowerBound > range.lowerBound,
      bytes[inside.lowerBound - 1] == UInt8(ascii: "<"), inside.upperBound < range.upperBound,
      bytes[inside.upperBound] == UInt8(ascii: ">")
    else { return nil }
    return (inside.lowerBound - 1)..<(inside.upperBound + 1)
  }
}
