/// A tag as it stands in a template.
struct Tag {
  enum Kind {
    case value
    case section
    case inverted
    case close
    case comment
    case partial
    /// `{{{x}}}` or `{{&x}}`.
    case unescaped
    /// `{{=<% %>=}}`.
    case delimiters
    /// No `}}` follows on the line.
    case unclosed
  }

  var kind: Kind
  /// The whole tag, braces included.
  var span: Range<Int>
  /// What it names, without white space around it.
  var name: Range<Int>

  /// Whether a line of its own vanishes with it (Mustache, standalone tags).
  var mayStandAlone: Bool {
    switch kind {
    case .section, .inverted, .close, .comment, .partial: true
    default: false
    }
  }
}

/// Finds tags from the front to the back: linear.
struct TagScanner {
  let text: [UInt8]
  /// From here on there is no `}}`, as a comment that was not closed found out.
  private var noCloseFrom: Int

  init(_ text: [UInt8]) {
    self.text = text
    noCloseFrom = text.count
  }

  /// The first tag at or after an offset.
  mutating func next(from offset: Int) -> Tag? {
    var start = offset
    while start + 1 < text.count {
      if text[start] == UInt8(ascii: "{"), text[start + 1] == UInt8(ascii: "{") {
        return tag(at: start)
      }
      start += 1
    }
    return nil
  }

  private mutating func tag(at start: Int) -> Tag {
    var content = start + 2
    if content < text.count, text[content] == UInt8(ascii: "{") {
      return plain(.unescaped, at: start, content: content + 1, closing: 3)
    }
    while content < text.count, isBlank(text[content]) { content += 1 }
    guard content < text.count else { return unclosed(at: start) }
    switch text[content] {
    case UInt8(ascii: "!"): return comment(at: start, content: content + 1)
    case UInt8(ascii: "#"): return plain(.section, at: start, content: content + 1)
    case UInt8(ascii: "^"): return plain(.inverted, at: start, content: content + 1)
    case UInt8(ascii: "/"): return plain(.close, at: start, content: content + 1)
    case UInt8(ascii: ">"): return plain(.partial, at: start, content: content + 1)
    case UInt8(ascii: "&"): return plain(.unescaped, at: start, content: content + 1)
    case UInt8(ascii: "="): return plain(.delimiters, at: start, content: content + 1)
    default: return plain(.value, at: start, content: content)
    }
  }

  /// A tag that ends on its line; the next tag's `{{` ends the search, so that the scan stays linear.
  private func plain(_ kind: Tag.Kind, at start: Int, content: Int, closing: Int = 2) -> Tag {
    var end = content
    while end + 1 < text.count {
      if text[end] == UInt8(ascii: "}"), text[end + 1] == UInt8(ascii: "}") {
        var stop = end + 2
        if closing == 3, stop < text.count, text[stop] == UInt8(ascii: "}") { stop += 1 }
        var name = content..<end
        while let first = name.first, isBlank(text[first]) { name = (first + 1)..<name.upperBound }
        while let last = name.last, isBlank(text[last]) { name = name.lowerBound..<last }
        return Tag(kind: kind, span: start..<stop, name: name)
      }
      if text[end] == 0x0A || text[end] == 0x0D { break }
      if text[end] == UInt8(ascii: "{"), text[end + 1] == UInt8(ascii: "{") { break }
      end += 1
    }
    return unclosed(at: start)
  }

  private mutating func comment(at start: Int, content: Int) -> Tag {
    var end = content
    while end + 1 < noCloseFrom {
      if text[end] == UInt8(ascii: "}"), text[end + 1] == UInt8(ascii: "}") {
        return Tag(kind: .comment, span: start..<(end + 2), name: content..<content)
      }
      end += 1
    }
    noCloseFrom = min(noCloseFrom, content)
    return unclosed(at: start)
  }

  private func unclosed(at start: Int) -> Tag {
    Tag(kind: .unclosed, span: start..<(start + 2), name: start..<start)
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
