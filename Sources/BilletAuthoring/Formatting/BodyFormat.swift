import BilletCore

/// The steps towards the canonical form of a message's text; each is tried alone, and left out where it
/// would change what is rendered.
package enum BodyFormat: CaseIterable, Sendable {
  case lineEnds, trailingBlanks, headings, bullets, numbers, tables, blankLines

  /// The text after this step.
  package func apply(to text: ArraySlice<UInt8>) -> [UInt8] {
    var document = FormattedLines(text)
    switch self {
    case .lineEnds: break
    case .trailingBlanks: document.lines = document.lines.map(Self.trimmingEnd)
    case .headings: document.lines = document.lines.map(Self.heading)
    case .bullets: document.lines = document.lines.map(Self.bullet)
    case .numbers: document.lines = document.lines.map(Self.number)
    case .tables: TableFormat.align(&document.lines)
    case .blankLines: document.lines = Self.spaced(document.lines)
    }
    return document.text
  }

  /// Blanks at a line's end go.
  private static func trimmingEnd(_ line: FormattedLines.Line) -> FormattedLines.Line {
    guard !line.isProtected else { return line }
    var line = line
    while let last = line.bytes.last, last <= 0x20 { line.bytes.removeLast() }
    return line
  }

  /// `##   Heading  ##` becomes `## Heading`.
  private static func heading(_ line: FormattedLines.Line) -> FormattedLines.Line {
    guard line.isHeading else { return line }
    let marks = line.bytes.prefix { $0 == UInt8(ascii: "#") }
    var words = FormattedLines.trimmed(line.bytes[marks.count...])
    let closing = words.reversed().prefix { $0 == UInt8(ascii: "#") }.count
    if closing > 0, closing < words.count, words[words.endIndex - closing - 1] <= 0x20 {
      words = FormattedLines.trimmed(words.dropLast(closing))
    }
    var line = line
    line.bytes = marks + (words.isEmpty ? [] : [UInt8(ascii: " ")]) + words
    return line
  }

  /// `* item` and `+ item` become `- item`.
  private static func bullet(_ line: FormattedLines.Line) -> FormattedLines.Line {
    let indentation = line.bytes.prefix { $0 == UInt8(ascii: " ") }.count
    let rest = Array(line.bytes[indentation...])
    guard !line.isProtected, let length = FormattedLines.markerLength(rest), length == 1 else {
      return line
    }
    var line = line
    line.bytes[indentation] = UInt8(ascii: "-")
    // One blank behind the marker, unless a nested block counts on more.
    let words = rest.dropFirst().drop { $0 == UInt8(ascii: " ") }
    if rest.count - words.count <= 4, !words.isEmpty {
      line.bytes = Array(line.bytes[...indentation]) + [UInt8(ascii: " ")] + words
    }
    return line
  }

  /// `1) item` becomes `1. item`.
  private static func number(_ line: FormattedLines.Line) -> FormattedLines.Line {
    let indentation = line.bytes.prefix { $0 == UInt8(ascii: " ") }.count
    let rest = Array(line.bytes[indentation...])
    guard !line.isProtected, let length = FormattedLines.markerLength(rest), length > 1 else {
      return line
    }
    var line = line
    line.bytes[indentation + length - 1] = UInt8(ascii: ".")
    return line
  }

  /// One blank line between blocks, and never two.
  private static func spaced(_ lines: [FormattedLines.Line]) -> [FormattedLines.Line] {
    var result: [FormattedLines.Line] = []
    var isInContainer = false
    for line in lines {
      if line.isBlank, !line.isProtected {
        if let last = result.last, !last.isBlank || last.isProtected { result.append(line) }
        continue
      }
      if let last = result.last, !last.isBlank, !last.isProtected, !line.isProtected,
        !last.isStandaloneTag, !line.isStandaloneTag, needsBlank(last, line, isInContainer)
      {
        result.append(.init(bytes: []))
      }
      if line.isFence { isInContainer = line.isOpeningFence }
      result.append(line)
    }
    return result
  }

  private static func needsBlank(
    _ above: FormattedLines.Line, _ below: FormattedLines.Line, _ isInContainer: Bool
  ) -> Bool {
    if above.isHeading || below.isHeading { return !(above.isOpeningFence || below.isFence) }
    if below.isOpeningFence { return true }
    if above.isFence, !above.isOpeningFence { return true }
    if isInContainer { return false }
    if below.isItem { return !above.isItem && above.bytes.first != UInt8(ascii: " ") }
    return above.isRow != below.isRow && below.isRow
  }
}
