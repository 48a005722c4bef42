import BilletCore

/// Tags and their attributes (HTML 13.2.5.6 to .40).
extension HTMLTokenizer {
  /// Reads a tag whose name begins behind the `<` or `</` at `position`.
  mutating func scanTag(_ kind: HTMLToken.Kind) {
    let start = position
    let limit = min(end, start + Limits.tagBytes)
    let nameStart = start + (kind == .endTag ? 2 : 1)
    var next = nameStart
    while next < limit, !endsTagName(bytes[next]) { next += 1 }
    let nameEnd = next
    let mark = Mark(self)
    let firstAttribute = attributes.count
    var isSelfClosing = false

    while next < limit, bytes[next] != UInt8(ascii: ">") {
      let byte = bytes[next]
      if byte == UInt8(ascii: "/") || byte.isHTMLWhitespace {
        isSelfClosing = byte == UInt8(ascii: "/")
        next += 1
      } else {
        isSelfClosing = false
        next = scanAttribute(at: next, limit: limit, of: firstAttribute)
      }
    }

    guard next < limit else {
      rewind(to: mark)
      stopAtOpenTag(from: start, limit: limit)
      return
    }
    guard attributes.count - firstAttribute <= Limits.attributesPerTag else {
      rewind(to: mark)
      stop(.attributes, at: start)
      return
    }
    position = next + 1
    var token = HTMLToken(
      kind: kind, nameLength: Int32(truncatingIfNeeded: nameEnd - nameStart),
      start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: next + 1),
      content: Int32(
        truncatingIfNeeded: firstAttribute)..<Int32(truncatingIfNeeded: attributes.count))
    token.name = elementNames.name(in: bytes, nameStart..<nameEnd) ?? .other
    if token.name == .image, !foreign.isForeign { token.name = .img }
    if kind == .endTag {
      rewind(to: mark)
      finishEndTag(token)
    } else if !finishStartTag(token, isSelfClosing: isSelfClosing) {
      rewind(to: mark)
    }
  }

  /// Where the attributes of a tag begin.
  private struct Mark {
    let attributes: Int
    let characters: Int
    let alignment: Int

    init(_ tokenizer: borrowing HTMLTokenizer) {
      attributes = tokenizer.attributes.count
      characters = tokenizer.characters.count
      alignment = tokenizer.alignment.count
    }
  }

  /// Drops the attributes that were read since a mark: those of a tag that opens no element.
  private mutating func rewind(to mark: Mark) {
    guard attributes.count > mark.attributes else { return }
    for index in mark.attributes..<attributes.count where attributes[index].name == .other {
      otherAttributeNames[Int32(truncatingIfNeeded: index)] = nil
    }
    attributes.removeSubrange(mark.attributes...)
    characters.removeLast(from: mark.characters)
    alignment.removeLast(from: mark.alignment)
  }

  private func endsTagName(_ byte: UInt8) -> Bool {
    // Letters stand behind all of these.
    byte <= UInt8(ascii: ">")
      && (byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte.isHTMLWhitespace)
  }

  /// Reads one attribute and returns the offset behind it.
  private mutating func scanAttribute(at start: Int, limit: Int, of first: Int) -> Int {
    var next = start + 1
    while next < limit, !endsTagName(bytes[next]), bytes[next] != UInt8(ascii: "=") { next += 1 }
    let nameSpan = start..<next
    var valueSpan = next..<next
    var stop = next
    var sign = next
    while sign < limit, bytes[sign].isHTMLWhitespace { sign += 1 }
    if sign < limit, bytes[sign] == UInt8(ascii: "=") {
      (valueSpan, stop) = scanValue(at: sign + 1, limit: limit)
    }
    let name = attributeNames.name(in: bytes, nameSpan) ?? .other
    // Past the limit the tag is refused as a whole, so its attributes need no comparison.
    let isDuplicate =
      attributes.count - first <= Limits.attributesPerTag
      && isDuplicate(name, nameSpan, of: first)
    if name == .other {
      otherAttributeNames[Int32(truncatingIfNeeded: attributes.count)] = lowercased(nameSpan)
    }
    attributes.append(
      HTMLTree.Attribute(
        name: name, nameSpan: nameSpan, valueSpan: valueSpan, span: start..<stop,
        value: decode(valueSpan, inAttribute: true), isDuplicate: isDuplicate))
    return stop
  }

  /// The value that begins at `offset` or behind white space, without its quotes, and where it ends with them.
  private func scanValue(at offset: Int, limit: Int) -> (span: Range<Int>, end: Int) {
    var start = offset
    while start < limit, bytes[start].isHTMLWhitespace { start += 1 }
    guard start < limit, bytes[start] != UInt8(ascii: ">") else { return (start..<start, start) }
    let quote = bytes[start]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      var next = start + 1
      while next < limit, bytes[next] != quote { next += 1 }
      return ((start + 1)..<next, min(next + 1, limit))
    }
    var next = start
    while next < limit, bytes[next] != UInt8(ascii: ">"), !bytes[next].isHTMLWhitespace {
      next += 1
    }
    return (start..<next, next)
  }

  private func isDuplicate(_ name: AttributeName, _ span: Range<Int>, of first: Int) -> Bool {
    for earlier in attributes[first...] where earlier.name == name {
      if name != .other || isSameName(earlier.nameSpan, span) { return true }
    }
    return false
  }

  /// Whether two source ranges spell the same name, ASCII letters in any case.
  func isSameName(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    guard left.count == right.count else { return false }
    for offset in 0..<left.count
    where bytes[left.lowerBound + offset].lowercasedASCII
      != bytes[right.lowerBound + offset].lowercasedASCII
    {
      return false
    }
    return true
  }

  private func lowercased(_ span: Range<Int>) -> String {
    String(decoding: bytes[span].lazy.map(\.lowercasedASCII), as: UTF8.self)
  }

  /// Ends the reading in a tag that is longer than the limit, or that the document does not close.
  private mutating func stopAtOpenTag(from start: Int, limit: Int) {
    if limit < end {
      stop(.tagBytes, at: start)
    } else {
      problems.report(.unclosedTag, at: start..<min(start + 2, end))
      position = end
    }
  }

  /// Ends the reading before `offset`, and says so.
  mutating func stop(_ limit: HTMLLimit, at offset: Int) {
    problems.report(.limit(limit), at: offset..<min(offset + 1, end))
    position = offset
    end = offset
  }
}
