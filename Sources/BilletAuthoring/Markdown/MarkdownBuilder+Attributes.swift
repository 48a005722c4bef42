import BilletCore
import BilletMessage

/// `{width=60%}` behind an image and `{.button}` behind a link.
extension MarkdownBuilder {
  private enum Item {
    case style(String)
    case pair(String, String)
  }

  /// Reads an attribute list that stands directly behind a link or image; gives where it ends, or `nil`
  /// when this brace is text.
  func readAttributes(at start: Int) -> Int? {
    guard let last = inlineFrames.indices.last, start == cursor,
      let close = closingBrace(from: start)
    else { return nil }
    // The refused link or image has been told of; what it would have looked like is of no use.
    if start == refusedEnd { return close + 1 }
    guard let target = inlineFrames[last].last else { return nil }
    switch target {
    case .link, .image: break
    default: return nil
    }
    let body = (start + 1)..<close
    let whole = location(start..<(close + 1))
    guard !body.contains(where: { ValueToken.isOpen(bytes, at: $0, end: close) }) else {
      bag.add(.valueInAttributes, at: whole)
      return close + 1
    }
    var changed = target
    let items = items(in: body)
    for (item, place) in items {
      // The last one takes the braces along.
      let removed = items.count == 1 ? start..<(close + 1) : place
      apply(item, to: &changed, place: place, removed: removed)
    }
    inlineFrames[last].replaceLast(with: changed)
    return close + 1
  }

  /// The brace that closes a list on the same line.
  private func closingBrace(from start: Int) -> Int? {
    let end = bytes[start..<min(range.upperBound, start + 512)].firstIndex {
      $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "\n")
    }
    return end.flatMap { bytes[$0] == UInt8(ascii: "}") ? $0 : nil }
  }

  private func items(in body: Range<Int>) -> [(Item, Range<Int>)] {
    var items: [(Item, Range<Int>)] = []
    var offset = body.lowerBound
    while offset < body.upperBound {
      if bytes[offset] <= 0x20 {
        offset += 1
        continue
      }
      let start = offset
      var quote: UInt8?
      while offset < body.upperBound,
        quote != nil || bytes[offset] > 0x20 || isInsideItem(offset, of: body)
      {
        let byte = bytes[offset]
        if byte == quote {
          quote = nil
        } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          quote = byte
        }
        offset += 1
      }
      let text = bytes[start..<offset]
      if let equals = text.firstIndex(of: UInt8(ascii: "=")) {
        let value = text[(equals + 1)...].filter { $0 > 0x20 && $0 != 0x22 && $0 != 0x27 }
        let name = String(decoding: text[..<equals].filter { $0 > 0x20 }, as: UTF8.self)
        items.append((.pair(name, String(decoding: value, as: UTF8.self)), start..<offset))
      } else {
        items.append((.style(String(decoding: text, as: UTF8.self)), start..<offset))
      }
    }
    return items
  }

  /// Whether a blank stands around `=` or before `%`, as in `width = 60 %`.
  private func isInsideItem(_ blank: Int, of body: Range<Int>) -> Bool {
    guard let next = bytes[blank..<body.upperBound].first(where: { $0 > 0x20 }) else {
      return false
    }
    return next == UInt8(ascii: "=") || next == UInt8(ascii: "%")
      || bytes[body.lowerBound..<blank].last { $0 > 0x20 } == UInt8(ascii: "=")
  }

  private func apply(
    _ item: Item, to target: inout Inline, place: Range<Int>, removed: Range<Int>
  ) {
    func refuse(_ name: String, _ target: String) {
      bag.add(
        .unknownAttribute(name, behind: target), at: location(place),
        fix: expansion.fix("Remove it", [(removed, "")]))
    }
    switch (item, target) {
    case (.style(".button"), .link(var link)):
      link.style = .button
      target = .link(link)
    case (.pair("width", let value), .image(var image)):
      guard let width = width(value, at: place) else { return }
      image.width = width
      target = .image(image)
    case (.pair(let name, _), .image):
      refuse(name, "an image")
    case (.style(let name), .image):
      refuse(name, "an image")
    case (.pair(let name, _), _): refuse(name, "a link")
    case (.style(let name), _): refuse(name, "a link")
    }
  }

  private func width(_ text: String, at place: Range<Int>) -> Image.Width? {
    let location = location(place)
    let digits = text.utf8.prefix { ($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: ".") }
    let unit = text.utf8.dropFirst(digits.count)
    guard let number = Double(String(Substring(digits))), number > 0, number < 100_000 else {
      bag.add(.imageWidthSyntax(text), at: location)
      return nil
    }
    if unit.elementsEqual("%".utf8) {
      guard number <= 80 else {
        bag.add(
          .imageTooWide(text), at: location, fix: expansion.fix("Write 80%", [(place, "width=80%")])
        )
        return .percent(80)
      }
      return .percent(number)
    }
    if unit.elementsEqual("px".utf8) { return .pixels(number) }
    bag.add(.imageWidthSyntax(text), at: location)
    return nil
  }
}
