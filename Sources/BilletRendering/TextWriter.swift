import BilletCore
import BilletMessage

/// Writes the plain text of one message.
struct TextWriter {
  let values: ResolvedValues
  /// What a picture is called.
  let imageWord: String
  var lines = LineWriter()

  init(values: ResolvedValues, imageWord: String) {
    self.values = values
    self.imageWord = imageWord
  }

  consuming func rendered() -> Rendered {
    lines.rendered()
  }

  /// Writes blocks with a blank line between them, or without in an item of a tight list.
  mutating func blocks(_ blocks: [Block], isTight: Bool = false) {
    for (index, block) in blocks.enumerated() {
      if index > 0 {
        if isTight { lines.startLine() } else { lines.startParagraph() }
      }
      let source = lines.beginSource(block.location)
      self.block(block)
      lines.endSource(source)
    }
  }

  private mutating func block(_ block: Block) {
    switch block.content {
    case .paragraph(let content), .heading(_, let content):
      inlines(content)
    case .list(let list):
      self.list(list)
    case .quote(let content):
      lines.beginIndent(first: "> ", rest: "> ")
      blocks(content)
      lines.endIndent("> ")
    case .note(let content):
      lines.beginIndent(first: "  ", rest: "  ")
      blocks(content)
      lines.endIndent("  ")
    case .table(let table):
      self.table(table)
    case .thematicBreak:
      lines.write("---")
    case .details(let details):
      for detail in details { self.detail(detail) }
    }
  }

  private mutating func list(_ list: List) {
    for (index, item) in list.items.enumerated() {
      if index > 0 {
        if list.isTight { lines.startLine() } else { lines.startParagraph() }
      }
      let marker = list.start.map { "\($0 &+ index). " } ?? "- "
      let indent = String(repeating: " ", count: marker.utf8.count)
      lines.beginIndent(first: marker, rest: indent)
      blocks(item, isTight: list.isTight)
      lines.endIndent(indent)
    }
  }

  private mutating func detail(_ detail: Detail) {
    lines.startLine()
    let source = lines.beginSource(detail.location)
    pair(detail.label, detail.value)
    lines.endSource(source)
  }

  /// Writes `Label: value`, the value's further lines set in.
  mutating func pair(_ label: [Inline], _ value: [Inline]) {
    guard !label.isEmpty else { return inlines(value) }
    lines.isOnOneLine = true
    inlines(label)
    lines.isOnOneLine = false
    lines.write(": ")
    lines.beginHangingIndent("  ")
    inlines(value)
    lines.endIndent("  ")
  }
}
