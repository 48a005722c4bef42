import BilletCore
import BilletMessage
import BilletRendering
import Testing

@Suite struct RenderingProperties {
  static let seeds = Array(UInt64(1)...400)

  func skeleton(_ message: Message) -> Skeleton {
    HTMLRenderer(theme: .standard).skeleton(of: message, as: .document)
  }

  @Test(arguments: seeds)
  func valuesNeverChangeTheTags(seed: UInt64) {
    var random = RandomMessages(seed: seed)
    let skeleton = skeleton(random.message())
    let plain = TagReader(skeleton.fill(ResolvedValues("x", "x", "x")).bytes)
    #expect(plain.problem == nil, "seed \(seed)")
    for _ in 0..<5 {
      let values = random.values()
      let filled = TagReader(skeleton.fill(values).bytes)
      #expect(filled.problem == nil, "seed \(seed)")
      #expect(filled.tags == plain.tags, "seed \(seed)")
      #expect(filled.longestRunOfBreaks <= 2, "seed \(seed)")
    }
  }

  @Test(arguments: seeds)
  func sameBytesTwiceAndByEitherWay(seed: UInt64) {
    var random = RandomMessages(seed: seed)
    let message = random.message()
    let values = random.values()
    let rendered = skeleton(message).fill(values)
    var buffer: [UInt8] = [1]
    skeleton(message).fill(values, into: &buffer)
    #expect(Array(buffer.dropFirst()) == rendered.bytes, "seed \(seed)")
  }

  @Test(arguments: seeds)
  func sourceMapsAreInBoundsAndNested(seed: UInt64) {
    var random = RandomMessages(seed: seed)
    let message = random.message()
    let values = random.values()
    for rendered in [
      skeleton(message).fill(values), TextRenderer().render(message, values: values),
    ] {
      let map = rendered.sourceMap
      var open: [Range<Int>] = []
      for entry in map.entries {
        #expect(entry.output.upperBound <= rendered.bytes.count, "seed \(seed)")
        #expect(entry.source.span.upperBound <= entry.source.file.bytes.count, "seed \(seed)")
        while let last = open.last, last.upperBound <= entry.output.lowerBound { open.removeLast() }
        if let last = open.last {
          #expect(last.lowerBound <= entry.output.lowerBound, "seed \(seed)")
          #expect(entry.output.upperBound <= last.upperBound, "seed \(seed)")
        }
        if !entry.output.isEmpty { open.append(entry.output) }
        if entry.isExact {
          #expect(
            rendered.bytes[entry.output] == entry.source.file.bytes[entry.source.span],
            "seed \(seed)")
        }
      }
    }
  }

  @Test(arguments: seeds)
  func fillingEqualsRenderingWithLiterals(seed: UInt64) {
    var random = RandomMessages(seed: seed, hasValuesInAddresses: false)
    let message = random.message()
    let words = ["A & B", "\"q\"\u{301}<i>", "c"]
    let values = ResolvedValues(words.map { .init(Array($0.utf8)) })
    let filled = skeleton(message).fill(values)
    let written = skeleton(message.replacingValues(by: words)).fill(ResolvedValues())
    // Values in right-to-left text are isolated, which the author's own words are not.
    let plain = filled.text.replacing("<bdi>", with: "").replacing("</bdi>", with: "")
    #expect(Array(plain.utf8) == written.bytes, "seed \(seed)")
  }

  @Test(arguments: seeds)
  func plainTextHasNoLooseEnds(seed: UInt64) {
    var random = RandomMessages(seed: seed)
    let text = TextRenderer().render(random.message(), values: random.values()).text
    #expect(!text.utf8Contains("\n\n\n"), "seed \(seed)")
    #expect(!text.utf8Contains(" \n"), "seed \(seed)")
    #expect(!text.utf8.starts(with: [0x0A]), "seed \(seed)")
    if !text.isEmpty {
      #expect(text.utf8.last == 0x0A && !text.hasSuffix("\n\n"), "seed \(seed)")
    }
  }
}

extension Message {
  /// The same message with words of the author's in the place of values.
  func replacingValues(by words: [String]) -> Message {
    var message = self
    message.subject = subject.replacingValues(by: words)
    message.blocks = blocks.map { $0.replacingValues(by: words) }
    return message
  }
}

extension Block {
  fileprivate func replacingValues(by words: [String]) -> Block {
    func inner(_ blocks: [Block]) -> [Block] { blocks.map { $0.replacingValues(by: words) } }
    func cells(_ cells: [Table.Cell]) -> [Table.Cell] {
      cells.map { Table.Cell($0.content.replacingValues(by: words), at: $0.location) }
    }
    let content: Content =
      switch content {
      case .paragraph(let inlines): .paragraph(inlines.replacingValues(by: words))
      case .heading(let level, let inlines): .heading(level, inlines.replacingValues(by: words))
      case .list(let list):
        .list(List(start: list.start, isTight: list.isTight, items: list.items.map(inner)))
      case .quote(let blocks): .quote(inner(blocks))
      case .note(let blocks): .note(inner(blocks))
      case .table(let table):
        .table(Table(header: cells(table.header), rows: table.rows.map(cells)))
      case .thematicBreak: .thematicBreak
      case .details(let details):
        .details(
          details.map {
            Detail(
              label: $0.label.replacingValues(by: words),
              value: $0.value.replacingValues(by: words), at: $0.location)
          })
      }
    return Block(content, at: location)
  }
}

extension [Inline] {
  fileprivate func replacingValues(by words: [String]) -> [Inline] {
    map { inline in
      switch inline {
      case .text(let text): return .text(text.replacingValues(by: words))
      case .emphasis(let content): return .emphasis(content.replacingValues(by: words))
      case .strong(let content): return .strong(content.replacingValues(by: words))
      case .strikethrough(let content): return .strikethrough(content.replacingValues(by: words))
      case .link(var link):
        link.title = link.title.replacingValues(by: words)
        link.content = link.content.replacingValues(by: words)
        return .link(link)
      case .image(var image):
        image.alternative = image.alternative.replacingValues(by: words)
        image.title = image.title.replacingValues(by: words)
        return .image(image)
      case .lineBreak: return inline
      }
    }
  }
}

extension Text {
  fileprivate func replacingValues(by words: [String]) -> Text {
    Text(
      segments.map { segment in
        guard case .value(let index) = segment.content else { return segment }
        return Segment(.literal(Array(words[index.rawValue].utf8)), at: segment.location)
      })
  }
}
