/// The lines of a message's text, with what a formatter has to know of each.
struct FormattedLines {
  struct Line {
    /// Without its line end.
    var bytes: [UInt8]
    /// Whether it is inside a tag over several lines, or in a block of code: left as it is.
    var isProtected = false

    var isBlank: Bool { bytes.allSatisfy { $0 <= 0x20 } }
    /// Whether it holds nothing but one tag that is no value, so that it is not in what is rendered.
    var isStandaloneTag: Bool {
      let text = FormattedLines.trimmed(bytes[...])
      guard text.starts(with: "{{".utf8), text.count > 4, text.suffix(2).elementsEqual("}}".utf8)
      else { return false }
      let inner = text.dropFirst(2).dropLast(2)
      return "#^/!>".utf8.contains(inner.first ?? 0)
        && !inner.contains { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }
    }
    var isRow: Bool { bytes.first == UInt8(ascii: "|") && !isProtected }
    var isHeading: Bool {
      let marks = bytes.prefix { $0 == UInt8(ascii: "#") }.count
      return (1...6).contains(marks) && (bytes.count == marks || bytes[marks] <= 0x20)
        && !isProtected
    }
    /// `:::` or `::: name`.
    var isFence: Bool { bytes.starts(with: ":::".utf8) && !isProtected }
    var isOpeningFence: Bool { isFence && bytes.contains { $0 > 0x20 && $0 != UInt8(ascii: ":") } }
    var isRule: Bool { bytes.elementsEqual("---".utf8) && !isProtected }
    var isItem: Bool { FormattedLines.markerLength(bytes) != nil && !isProtected }
  }

  var lines: [Line]

  init(_ text: ArraySlice<UInt8>) {
    lines = []
    var isInTag = false
    var fence: UInt8?
    // What stands behind the last line end is no line.
    let text = text.last == UInt8(ascii: "\n") ? text.dropLast() : text
    for var bytes in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
      var line = Line(bytes: Array(bytes), isProtected: isInTag || fence != nil)
      isInTag = Self.endsInTag(line.bytes, isInTag)
      if isInTag { line.isProtected = true }
      let mark = bytes.drop { $0 == UInt8(ascii: " ") }
      if let first = mark.first, "`~".utf8.contains(first),
        mark.prefix(while: { $0 == first }).count >= 3
      {
        line.isProtected = true
        fence = fence == nil ? first : fence == first ? nil : fence
      }
      lines.append(line)
    }
  }

  /// The text with LF at its line ends, one at its end and no blank lines around it.
  var text: [UInt8] {
    var lines = lines[...]
    while let first = lines.first, first.isBlank, !first.isProtected { lines.removeFirst() }
    while let last = lines.last, last.isBlank, !last.isProtected { lines.removeLast() }
    return Array(lines.map { $0.bytes + [UInt8(ascii: "\n")] }.joined())
  }

  private static func endsInTag(_ bytes: [UInt8], _ wasInTag: Bool) -> Bool {
    var isIn = wasInTag
    var offset = 0
    while offset + 1 < bytes.count {
      if !isIn, bytes[offset] == UInt8(ascii: "{"), bytes[offset + 1] == UInt8(ascii: "{") {
        isIn = true
        offset += 2
      } else if isIn, bytes[offset] == UInt8(ascii: "}"), bytes[offset + 1] == UInt8(ascii: "}") {
        isIn = false
        offset += 2
      } else {
        offset += 1
      }
    }
    return isIn
  }

  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes.drop { $0 <= 0x20 }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return bytes
  }

  /// The length of a list marker at a line's margin, without the blanks behind it.
  static func markerLength(_ bytes: [UInt8]) -> Int? {
    let digits = bytes.prefix { (0x30...0x39).contains($0) }.count
    let length = digits == 0 ? 1 : digits + 1
    guard length < bytes.count, digits < 10, bytes[length] == UInt8(ascii: " ") else { return nil }
    let mark = bytes[length - 1]
    return (digits == 0 ? "-*+" : ".)").utf8.contains(mark) ? length : nil
  }
}
