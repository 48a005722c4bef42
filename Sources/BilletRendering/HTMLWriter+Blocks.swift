import BilletMessage

extension HTMLWriter {
  /// Writes blocks one below the other; `inset` is what lists and quotes around take from the width
  /// already, in CSS pixels.
  mutating func blocks(_ blocks: [Block], inset: Double) {
    for block in blocks { self.block(block, inset: inset) }
  }

  private mutating func block(_ block: Block, inset: Double, isInTightItem: Bool = false) {
    builder.beginBlock()
    let source = builder.beginSource(block.location)
    switch block.content {
    case .paragraph(let content):
      builder.write(style.paragraph)
      inlines(content)
      builder.write("</p>")
    case .heading(let level, let content):
      builder.write(style.headings[level.rawValue - 1])
      inlines(content)
      builder.write(Self.headingEnds[level.rawValue - 1])
    case .list(let list):
      self.list(list, inset: inset, isInTightItem: isInTightItem)
    case .quote(let content):
      quote("<blockquote", content, "</blockquote>", inset: inset)
    case .note(let content):
      quote("<div role=\"note\"", content, "</div>", inset: inset)
    case .table(let table):
      self.table(table)
    case .thematicBreak:
      builder.write(style.thematicBreak)
    case .details(let details):
      self.details(details)
    }
    builder.endSource(source)
    builder.write("\n")
  }

  private static let headingEnds: [StaticString] = ["</h1>", "</h2>", "</h3>"]

  private mutating func list(_ list: List, inset: Double, isInTightItem: Bool) {
    let isIndented = style.fits(style.listIndent, after: inset)
    let inset = isIndented ? inset + style.listIndent : inset
    builder.write(list.start == nil ? "<ul" : "<ol")
    if let start = list.start, start != 1 {
      builder.write(Array(" start=\"\(start)\"".utf8))
    }
    builder.write(
      style.list(
        isIndented: isIndented, isInTightItem: isInTightItem, isRightToLeft: isRightToLeft))
    for item in list.items {
      builder.write(style.item)
      self.item(item, isTight: list.isTight, inset: inset)
      builder.write("</li>\n")
    }
    builder.write(list.start == nil ? "</ul>" : "</ol>")
  }

  /// In a tight list paragraphs stand without their element (CommonMark 5.3).
  private mutating func item(_ blocks: [Block], isTight: Bool, inset: Double) {
    for (index, block) in blocks.enumerated() {
      if isTight, case .paragraph(let content) = block.content {
        builder.beginBlock()
        let source = builder.beginSource(block.location)
        inlines(content)
        builder.endSource(source)
        if index + 1 < blocks.count { builder.write("\n") }
      } else {
        if index == 0 { builder.write("\n") }
        self.block(block, inset: inset, isInTightItem: isTight)
      }
    }
  }

  private mutating func quote(
    _ start: StaticString, _ content: [Block], _ end: StaticString, inset: Double
  ) {
    let isIndented = style.fits(style.quoteInset, after: inset)
    builder.write(start)
    builder.write(style.quote(isIndented: isIndented, isRightToLeft: isRightToLeft))
    blocks(content, inset: isIndented ? inset + style.quoteInset : inset)
    builder.write(end)
  }

  private mutating func table(_ table: Table) {
    builder.write(style.table)
    builder.write("<thead>\n<tr>\n")
    for cell in table.header { self.cell(cell, style.headerCell, "</th>\n") }
    builder.write("</tr>\n</thead>\n")
    if !table.rows.isEmpty {
      builder.write("<tbody>\n")
      for row in table.rows {
        builder.write("<tr>\n")
        for (column, cell) in row.enumerated() {
          self.cell(cell, column == 0 ? style.firstCell : style.cell, "</td>\n")
        }
        builder.write("</tr>\n")
      }
      builder.write("</tbody>\n")
    }
    builder.write("</table>")
  }

  private mutating func cell(_ cell: Table.Cell, _ start: [UInt8], _ end: StaticString) {
    builder.beginBlock()
    let source = builder.beginSource(cell.location)
    builder.write(start)
    inlines(cell.content)
    builder.write(end)
    builder.endSource(source)
  }

  /// A description list: its labels are labels for a screen reader too, and it needs no columns, which
  /// a phone has no room for.
  private mutating func details(_ details: [Detail]) {
    builder.write(style.details)
    for detail in details {
      builder.beginBlock()
      let source = builder.beginSource(detail.location)
      builder.write(style.detail)
      builder.write("<dt style=\"display:inline\"><strong>")
      inlines(detail.label)
      builder.write("</strong></dt>\n<dd style=\"display:inline;margin:0\">")
      builder.beginBlock()
      inlines(detail.value)
      builder.write("</dd>\n</div>")
      builder.endSource(source)
      builder.write("\n")
    }
    builder.write("</dl>")
  }
}
