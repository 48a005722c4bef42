import BilletCore
import BilletMessage

/// Builds blocks from md4c's events, and reports what the format refuses.
///
/// A class, because md4c's callbacks carry one pointer to it; it lives for one synchronous parse.
final class MarkdownBuilder {
  enum BlockEvent {
    case quote, item, thematicBreak, code, html, paragraph, table, row, transparent
    case list(start: Int?, isTight: Bool)
    case heading(Int)
    case cell(isAligned: Bool)
  }

  enum SpanEvent {
    case emphasis, strong, strikethrough, code, transparent
    case link([UInt8], title: [UInt8])
    case image([UInt8], title: [UInt8])
  }

  enum TextKind {
    case normal, entity, code, html
  }

  /// A container or leaf that is open.
  struct BlockFrame {
    var event: BlockEvent
    var blocks: [Block] = []
    var items: [[Block]] = []
    var rows: [[Table.Cell]] = []
    var cells: [Table.Cell] = []
    /// The bytes of the text inside, as far as there is any.
    var extent: Range<Int>?
    /// Whether what is refused about it has been told.
    var isReported = false
    /// The lines of a block of code.
    var codeLines: [Range<Int>] = []
    /// Whether a table's header has more cells than its delimiter row has columns.
    var hasLostHeader = false
  }

  /// A paragraph's content, or an emphasis, link or image that is open.
  struct InlineFrame {
    var event: SpanEvent?
    /// The bytes of the text inside.
    var extent: Range<Int>?
    /// Where the text before it ended.
    var start: Int
    private var finished: [Inline] = []
    /// Text that more text may join: joining it piece by piece into an `Inline` would copy it each time.
    private var segments: [Text.Segment] = []

    init(event: SpanEvent?, start: Int) {
      self.event = event
      self.start = start
    }

    /// What stands last, when it is not text.
    var last: Inline? { segments.isEmpty ? finished.last : nil }

    var inlines: [Inline] {
      segments.isEmpty ? finished : finished + [.text(Text(segments))]
    }

    mutating func append(_ inline: Inline) {
      if case .text(let text) = inline {
        segments += text.segments
        return
      }
      if !segments.isEmpty { finished.append(.text(Text(segments))) }
      segments.removeAll()
      finished.append(inline)
    }

    /// Puts something in the place of what `last` gave.
    mutating func replaceLast(with inline: Inline) {
      finished[finished.count - 1] = inline
    }
  }

  let bytes: [UInt8]
  let range: Range<Int>
  let expansion: Expansion
  let lineBreaks: LineBreakMode
  var bag: DiagnosticBag
  var frames: [BlockFrame] = [BlockFrame(event: .transparent)]
  var inlineFrames: [InlineFrame] = []
  /// The end of the last piece of text or construct in the buffer.
  var cursor: Int
  /// Text before this offset is an attribute list that has been read.
  var consumedUpTo = 0
  /// Where a refused link or image ended, whose attributes are of no use.
  var refusedEnd: Int?
  /// The HTML tags of the inline content that is open.
  var tags: [InlineTag] = []
  /// Whether a line end would cut what is read in two, as in a line of `::: details`.
  var isOneLine = false
  /// Spans and blocks inside a construct that is nested too deep; their own frames are left out.
  private var flattenedSpans = 0
  private var containerDepth = 0
  private(set) var hasFailed = false
  private var base: UnsafeRawPointer?

  init(
    bytes: [UInt8], range: Range<Int>, expansion: Expansion, lineBreaks: LineBreakMode,
    bag: DiagnosticBag
  ) {
    self.bytes = bytes
    self.range = range
    self.expansion = expansion
    self.lineBreaks = lineBreaks
    self.bag = bag
    cursor = range.lowerBound
  }

  func withMarkdown(_ body: (UnsafeRawBufferPointer) -> Void) {
    bytes.withUnsafeBytes { buffer in
      base = buffer.baseAddress
      body(UnsafeRawBufferPointer(rebasing: buffer[range]))
      base = nil
    }
  }

  /// The place in the buffer of bytes that md4c points at; `nil` for what it made itself.
  func range(of text: UnsafeRawBufferPointer) -> Range<Int>? {
    guard let base, let start = text.baseAddress else { return nil }
    let offset = start - base
    guard offset >= range.lowerBound, offset + text.count <= range.upperBound else { return nil }
    return offset..<(offset + text.count)
  }

  func finish() -> [Block] {
    flushInlines()
    return hasFailed ? [] : frames[0].blocks
  }

  func location(_ range: Range<Int>) -> SourceLocation {
    expansion.location(of: range)
  }

  // MARK: - Blocks

  func enter(_ event: BlockEvent) {
    guard !hasFailed else { return }
    switch event {
    case .transparent: return
    case .quote, .list:
      containerDepth += 1
      if containerDepth > Limits.containerDepth {
        bag.add(
          "message-limit",
          "Lists and quotes are nested deeper than \(Limits.containerDepth).",
          help: "Take levels out. Nothing of the text was rendered.",
          at: location(cursor..<cursor))
        hasFailed = true
        return
      }
    default: break
    }
    // A tight item's text has no paragraph of its own; a list or quote inside ends it.
    flushInlines()
    frames.append(BlockFrame(event: event))
    switch event {
    case .paragraph, .heading, .code, .html, .cell, .item: openInlines()
    default: break
    }
  }

  func leave(_ event: BlockEvent) {
    guard !hasFailed else { return }
    if case .transparent = event { return }
    guard frames.count > 1 else { return }
    switch event {
    case .item: flushInlines()
    default: break
    }
    let inlines = takeInlines()
    let frame = frames.removeLast()
    // A tight item's text may go on behind a heading or a quote, again without a paragraph.
    defer { if case .item = frames.last?.event { openInlines() } }
    if let extent = frame.extent { extend(extent) }
    let location = location(frame.extent ?? cursor..<cursor)
    // md4c tells a list's number and tightness at its beginning only.
    switch frame.event {
    case .transparent: break
    case .code where frame.codeLines.isEmpty: reportEmptyCode()
    case .paragraph, .code, .html:
      if let first = frame.codeLines.first {
        bag.add(.code, at: self.location(first), fix: fix(code: frame.codeLines))
      }
      if !inlines.isEmpty { append(Block(.paragraph(inlines), at: location)) }
    case .heading(let level):
      let allowed = headingLevel(level, inlines, extent: frame.extent, at: location)
      append(Block(.heading(allowed, inlines), at: location))
    case .quote:
      containerDepth -= 1
      append(Block(.quote(frame.blocks), at: location))
    case .item: frames[frames.count - 1].items.append(frame.blocks)
    case .list(let start, let isTight):
      containerDepth -= 1
      let list = List(start: start, isTight: isTight, items: frame.items)
      append(Block(.list(list), at: location))
    case .thematicBreak: append(Block(.thematicBreak, at: thematicBreakLocation()))
    case .cell(let isAligned):
      let cell = Table.Cell(inlines, at: location)
      if isAligned { reportAlignment(column: frames[frames.count - 1].cells.count, at: cell) }
      frames[frames.count - 1].cells.append(cell)
    case .row:
      reportLostCells(of: frame)
      frames[frames.count - 1].rows.append(frame.cells)
    case .table:
      guard let header = frame.rows.first else { return }
      let table = Table(header: header, rows: Array(frame.rows.dropFirst()))
      append(Block(.table(table), at: location))
    }
  }

  private func append(_ block: Block) {
    frames[frames.count - 1].blocks.append(block)
  }

  private func headingLevel(
    _ level: Int, _ inlines: [Inline], extent: Range<Int>?, at location: SourceLocation
  ) -> HeadingLevel {
    if let allowed = HeadingLevel(rawValue: level) { return allowed }
    bag.add(
      .headingDepth(level), at: location, fix: extent.flatMap { fix(heading: $0, inlines) })
    return .three
  }

  private func thematicBreakLocation() -> SourceLocation {
    // md4c tells of no text here: the break is the next line that holds anything.
    var start = cursor
    while start < range.upperBound, bytes[start] <= 0x20 || bytes[start] == UInt8(ascii: ">") {
      start += 1
    }
    var end = start
    while end < range.upperBound, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    cursor = end
    return location(start..<end)
  }

  private func reportAlignment(column: Int, at cell: Table.Cell) {
    guard
      let table = frames.lastIndex(where: { if case .table = $0.event { true } else { false } }),
      !frames[table].isReported
    else { return }
    frames[table].isReported = true
    // The header's line is followed by the delimiter row, which holds the colons.
    guard let text = frames[table].extent ?? inlineExtent ?? frames.last?.extent else {
      bag.add(.columnAlignment, at: cell.location)
      return
    }
    let lineEnd = bytes[text.lowerBound..<range.upperBound].firstIndex(of: UInt8(ascii: "\n"))
    let start = (lineEnd ?? text.upperBound - 1) + 1
    let row = bytes[start..<range.upperBound].prefix { $0 != UInt8(ascii: "\n") }
    let first = row.firstIndex { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ">") } ?? start
    let rowRange = first..<max(first, row.endIndex)
    bag.add(.columnAlignment, at: location(rowRange), fix: fix(alignment: rowRange))
  }

  private var inlineExtent: Range<Int>? { inlineFrames.last?.extent }

  // MARK: - Inline content

  private func openInlines() {
    inlineFrames = [InlineFrame(event: nil, start: cursor)]
    flattenedSpans = 0
  }

  private func takeInlines() -> [Inline] {
    reportTags()
    defer { inlineFrames = [] }
    let inlines = trimmingBreaks(inlineFrames.first?.inlines ?? [])
    switch frames.last?.event {
    case .code, .html: return inlines
    default: return linked(inlines)
    }
  }

  /// A tight item's text becomes a paragraph when a block follows it or the item ends.
  private func flushInlines() {
    guard case .item = frames.last?.event, let frame = inlineFrames.first else { return }
    reportTags()
    let inlines = linked(trimmingBreaks(frame.inlines))
    inlineFrames = []
    guard !inlines.isEmpty else { return }
    append(Block(.paragraph(inlines), at: location(frame.extent ?? cursor..<cursor)))
  }

  private func trimmingBreaks(_ inlines: [Inline]) -> [Inline] {
    var inlines = inlines
    while case .lineBreak = inlines.last { inlines.removeLast() }
    while case .lineBreak = inlines.first { inlines.removeFirst() }
    return inlines
  }

  func enter(_ event: SpanEvent) {
    guard !hasFailed, !inlineFrames.isEmpty else { return }
    if case .transparent = event { return }
    if flattenedSpans > 0 || inlineFrames.count > Limits.inlineDepth {
      if flattenedSpans == 0 {
        bag.add(
          "message-limit",
          "Emphasis and links are nested deeper than \(Limits.inlineDepth).",
          help: "Take levels out; what is inside is shown as plain text.",
          at: location(cursor..<cursor))
      }
      flattenedSpans += 1
      return
    }
    inlineFrames.append(InlineFrame(event: event, start: cursor))
  }

  func leave(_ event: SpanEvent) {
    guard !hasFailed, inlineFrames.count > 1 || flattenedSpans > 0 else { return }
    if case .transparent = event { return }
    if flattenedSpans > 0 {
      flattenedSpans -= 1
      return
    }
    let frame = inlineFrames.removeLast()
    switch event {
    case .transparent: break
    case .emphasis: add(.emphasis(frame.inlines), extent: frame.extent)
    case .strong: add(.strong(frame.inlines), extent: frame.extent)
    case .strikethrough: add(.strikethrough(frame.inlines), extent: frame.extent)
    case .code:
      let text = frame.extent ?? cursor..<cursor
      let whole = codeSpan(around: text)
      bag.add(.code, at: location(whole), fix: fix(codeSpan: whole, text: text))
      for inline in frame.inlines { add(inline, extent: nil) }
      if let extent = frame.extent { extend(extent) }
    case .link(let address, let title): finishLink(frame, address: address, title: title)
    case .image(let address, let title): finishImage(frame, address: address, title: title)
    }
  }

  /// Appends to what is open; text joins text.
  func add(_ inline: Inline, extent: Range<Int>?) {
    guard !inlineFrames.isEmpty else { return }
    inlineFrames[inlineFrames.count - 1].append(inline)
    if let extent { extend(extent) }
  }

  /// Makes all that is open reach over a part of the buffer.
  func extend(_ extent: Range<Int>) {
    cursor = max(cursor, extent.upperBound)
    if !inlineFrames.isEmpty {
      let last = inlineFrames.count - 1
      inlineFrames[last].extent = inlineFrames[last].extent.map { $0.joined(extent) } ?? extent
    }
    let last = frames.count - 1
    frames[last].extent = frames[last].extent.map { $0.joined(extent) } ?? extent
  }

  /// The text of a code span with its backticks, and the blank that may stand inside them (CommonMark 6.1).
  private func codeSpan(around text: Range<Int>) -> Range<Int> {
    var (start, end) = (text.lowerBound, text.upperBound)
    if start - 2 >= range.lowerBound, bytes[start - 1] == 0x20, bytes[start - 2] == 0x60 {
      start -= 1
    }
    if end + 1 < range.upperBound, bytes[end] == 0x20, bytes[end + 1] == 0x60 { end += 1 }
    while start > range.lowerBound, bytes[start - 1] == 0x60 { start -= 1 }
    while end < range.upperBound, bytes[end] == 0x60 { end += 1 }
    return start..<end
  }
}

extension Range<Int> {
  /// The smallest range that holds both.
  func joined(_ other: Range<Int>) -> Range<Int> {
    Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
  }
}
