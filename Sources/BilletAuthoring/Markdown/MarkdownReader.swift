import BilletCore
import BilletMessage

/// Reads expanded Markdown into the blocks of a message and reports what the format refuses.
enum MarkdownReader {
  /// The blocks, from top to bottom; `nil` when a limit is passed.
  static func read(
    _ expansion: Expansion, lineBreaks: LineBreakMode, into bag: inout DiagnosticBag
  ) -> [Block]? {
    AuthorEmoji.report(in: expansion, into: &bag)
    guard let bytes = MarkdownPrescan.run(expansion, into: &bag) else { return nil }
    var blocks: [Block] = []
    for section in Containers.split(bytes, of: expansion, into: &bag) {
      let location = expansion.location(of: section.whole)
      switch section.name {
      case nil:
        blocks += parse(section.body, of: bytes, expansion, lineBreaks, &bag)
      case .note:
        let content = parse(section.body, of: bytes, expansion, lineBreaks, &bag)
        if !content.isEmpty { blocks.append(Block(.note(content), at: location)) }
      case .details:
        let details = details(section.body, of: bytes, expansion, lineBreaks, &bag)
        if !details.isEmpty { blocks.append(Block(.details(details), at: location)) }
      }
    }
    StrayMarkup.report(in: blocks, into: &bag)
    return blocks
  }

  private static func parse(
    _ range: Range<Int>, of bytes: [UInt8], _ expansion: Expansion, _ lineBreaks: LineBreakMode,
    isOneLine: Bool = false, _ bag: inout DiagnosticBag
  ) -> [Block] {
    let builder = MarkdownBuilder(
      bytes: bytes, range: range, expansion: expansion, lineBreaks: lineBreaks, bag: bag)
    builder.isOneLine = isOneLine
    MarkdownParser.parse(builder)
    bag = builder.bag
    return builder.finish()
  }

  /// The `Label: value` lines of `::: details`.
  private static func details(
    _ range: Range<Int>, of bytes: [UInt8], _ expansion: Expansion, _ lineBreaks: LineBreakMode,
    _ bag: inout DiagnosticBag
  ) -> [Detail] {
    var details: [Detail] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let end =
        bytes[start..<range.upperBound].firstIndex(of: UInt8(ascii: "\n")) ?? range.upperBound
      defer { start = end + 1 }
      let line = bytes[start..<end]
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      let location = expansion.location(of: trimmed(start..<end, of: bytes))
      guard let colon = separator(in: line),
        line[..<colon.lowerBound].contains(where: { $0 > 0x20 })
      else {
        bag.add(
          "container", "This line of “::: details” has no label.",
          why:
            "Details are rendered as labels and values, so that a screen reader tells them apart.",
          help: "Write “Label: value”, or put the text below the closing “:::”.", at: location)
        continue
      }
      let label = inlines(start..<colon.lowerBound, of: bytes, expansion, lineBreaks, &bag)
      let value = inlines(colon.upperBound..<end, of: bytes, expansion, lineBreaks, &bag)
      details.append(Detail(label: label, value: value, at: location))
    }
    return details
  }

  /// The first colon that a blank or the line's end follows, or a full-width one.
  private static func separator(in line: ArraySlice<UInt8>) -> Range<Int>? {
    for offset in line.indices {
      if line[offset] == UInt8(ascii: ":"),
        offset + 1 == line.endIndex || line[offset + 1] <= 0x20
      {
        return offset..<(offset + 1)
      }
      if line[offset...].starts(with: [0xEF, 0xBC, 0x9A]) { return offset..<(offset + 3) }
    }
    return nil
  }

  /// What stands in a line; block markers in it are told as the refusals that they are.
  private static func inlines(
    _ range: Range<Int>, of bytes: [UInt8], _ expansion: Expansion, _ lineBreaks: LineBreakMode,
    _ bag: inout DiagnosticBag
  ) -> [Inline] {
    let range = trimmed(range, of: bytes)
    guard !range.isEmpty else { return [] }
    let blocks = parse(range, of: bytes, expansion, lineBreaks, isOneLine: true, &bag)
    if blocks.count == 1, case .paragraph(let content) = blocks[0].content { return content }
    bag.add(
      "container", "A label or value of “::: details” is not plain text in one line.",
      help: "Write words only; lists, headings and tables go outside the container.",
      at: expansion.location(of: range))
    return [.text(Text([.init(.literal(Array(bytes[range])), at: expansion.location(of: range))]))]
  }

  private static func trimmed(_ range: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return start..<end
  }
}
