import BilletCore
import BilletMessage

/// Finds markup that takes no effect, so that the buyer would read it as it stands: attributes behind
/// nothing that takes them, and tables and headings that are none.
struct StrayMarkup {
  private var bag: DiagnosticBag

  /// Looks through blocks; the Markdown reader bounds how deep they are nested.
  static func report(in blocks: [Block], into bag: inout DiagnosticBag) {
    var search = StrayMarkup(bag: bag)
    search.visit(blocks)
    bag = search.bag
  }

  private mutating func visit(_ blocks: [Block]) {
    for block in blocks {
      switch block.content {
      case .paragraph(let inlines):
        reportLines(of: inlines, in: block)
        visit(inlines)
      case .heading(_, let inlines): visit(inlines)
      case .list(let list): for item in list.items { visit(item) }
      case .quote(let inner), .note(let inner): visit(inner)
      case .table(let table):
        for row in table.rows { reportStart(of: row) }
        for row in [table.header] + table.rows { for cell in row { visit(cell.content) } }
      case .details(let details):
        for detail in details { visit(detail.label + detail.value) }
      case .thematicBreak: break
      }
    }
  }

  private mutating func visit(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .text(let text): for segment in text.segments { reportAttributes(in: segment) }
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): visit(inner)
      case .link(let link): visit(link.content)
      case .image, .lineBreak: break
      }
    }
  }

  // MARK: - Lines

  private mutating func reportLines(of inlines: [Inline], in block: Block) {
    let lines = inlines.split { inline in
      if case .lineBreak = inline { true } else { false }
    }
    if lines.contains(where: Self.isRow) { bag.add(.noTable, at: block.location) }
    for line in lines {
      if let marks = Self.headingMarks(of: line) {
        bag.add(.noHeading, at: marks, fix: Self.blank(behind: marks))
      }
    }
  }

  /// Tells of a heading or a fence right under a table, which md4c takes for a row (GFM 4.10 does not).
  private mutating func reportStart(of row: [Table.Cell]) {
    guard case .text(let text) = row.first?.content.first, let first = text.segments.first,
      case .literal(let bytes) = first.content, !Self.isEscaped(first.location)
    else { return }
    let (place, source) = (first.location.span.lowerBound, first.location.file.bytes)
    let before = source[..<place].last { $0 != 0x20 && $0 != 0x09 }
    guard before != UInt8(ascii: "|") else { return }
    let signs = bytes.prefix { $0 == UInt8(ascii: "#") }.count
    if (1...6).contains(signs), bytes.count == signs || bytes[signs] == 0x20 {
      let atMargin = place == 0 || source[place - 1] == 0x0A
      bag.add(
        .headingInTable, at: SourceLocation(first.location.file, place..<(place + signs)),
        fix: atMargin
          ? Fix(
            "Leave a blank line before it",
            [Fix.Edit(SourceLocation(first.location.file, place..<place), "\n")]) : nil)
    } else if bytes.starts(with: "```".utf8) || bytes.starts(with: "~~~".utf8) {
      bag.add(.code, at: first.location)
    }
  }

  /// Writes the blank that a heading needs; where there is one, something else keeps the line from being one.
  private static func blank(behind marks: SourceLocation) -> Fix? {
    let end = marks.span.upperBound
    guard end < marks.file.bytes.count, marks.file.bytes[end] > 0x20 else { return nil }
    let signs = String(repeating: "#", count: min(marks.span.count, 3))
    return Fix("Write a blank behind the number signs", [Fix.Edit(marks, signs + " ")])
  }

  /// Two number signs or more that a line begins with: one alone may be a number, as in “#1”.
  private static func headingMarks(of line: ArraySlice<Inline>) -> SourceLocation? {
    guard case .text(let text) = line.first, let first = text.segments.first,
      case .literal(let bytes) = first.content, !isEscaped(first.location)
    else { return nil }
    let count = bytes.prefix { $0 == UInt8(ascii: "#") }.count
    let start = first.location.span.lowerBound
    return count < 2 ? nil : SourceLocation(first.location.file, start..<(start + count))
  }

  /// Whether a line begins with a bar and has another one.
  private static func isRow(_ line: ArraySlice<Inline>) -> Bool {
    guard case .text(let text) = line.first, let first = text.segments.first,
      case .literal(let start) = first.content, start.first == UInt8(ascii: "|"),
      !isEscaped(first.location)
    else { return false }
    return line.reduce(0) { $0 + bars(in: $1) } > 1
  }

  private static func bars(in inline: Inline) -> Int {
    guard case .text(let text) = inline else { return 0 }
    return text.segments.reduce(0) { sum, segment in
      guard case .literal(let bytes) = segment.content else { return sum }
      return sum + bytes.count { $0 == UInt8(ascii: "|") }
    }
  }

  // MARK: - Attributes

  private mutating func reportAttributes(in segment: Text.Segment) {
    // Other segments are entities or escapes; what they spell is meant as text.
    guard case .literal(let bytes) = segment.content,
      segment.location.span.count == bytes.count
    else { return }
    var offset = 0
    while let open = bytes[offset...].firstIndex(of: UInt8(ascii: "{")) {
      offset = open + 1
      guard let close = Self.attributesEnd(bytes, from: open + 1) else { continue }
      let start = segment.location.span.lowerBound
      let place = SourceLocation(segment.location.file, (start + open)..<(start + close))
      if !Self.isEscaped(place) {
        let text = String(decoding: bytes[open..<close], as: UTF8.self)
        bag.add(
          .strayAttributes(text), at: place,
          fix: Fix("Leave it out", [Fix.Edit(place, "")], safety: .unsafe))
      }
      offset = close
    }
  }

  /// One past the brace that closes `.name` or `name=…`; `nil` for any other text in braces.
  private static func attributesEnd(_ bytes: [UInt8], from start: Int) -> Int? {
    var next = start
    while next < bytes.count, bytes[next] == UInt8(ascii: " ") { next += 1 }
    let isStyle = next < bytes.count && bytes[next] == UInt8(ascii: ".")
    if isStyle { next += 1 }
    let name = next
    while next < bytes.count, isNameByte(bytes[next]) { next += 1 }
    guard next > name else { return nil }
    if !isStyle {
      while next < bytes.count, bytes[next] == UInt8(ascii: " ") { next += 1 }
      guard next < bytes.count, bytes[next] == UInt8(ascii: "=") else { return nil }
    }
    let limit = min(bytes.count, start + 80)
    guard next < limit else { return nil }
    return bytes[next..<limit].firstIndex(of: UInt8(ascii: "}")).map { $0 + 1 }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == UInt8(ascii: "-")
  }

  /// Whether a backslash stands before a place, so that its first character is meant as text.
  private static func isEscaped(_ place: SourceLocation) -> Bool {
    let before = place.span.lowerBound - 1
    return place.file.bytes.indices.contains(before)
      && place.file.bytes[before] == UInt8(ascii: "\\")
  }
}
