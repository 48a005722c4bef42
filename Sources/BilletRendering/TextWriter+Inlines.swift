import BilletCore
import BilletMessage

extension TextWriter {
  /// Writes what stands in a line.
  mutating func inlines(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .text(let text): self.text(text)
      case .emphasis(let content), .strong(let content): self.inlines(content)
      case .strikethrough(let content):
        // What no longer holds must not read as if it did.
        lines.write("~~")
        self.inlines(content)
        lines.write("~~")
      case .link(let link): self.link(link)
      case .image(let image): self.image(image)
      case .lineBreak(let lineBreak):
        for _ in 0..<lineBreak.rawValue { lines.breakLine() }
      }
    }
  }

  /// Writes `text (address)`, or the address alone when the text is the same.
  private mutating func link(_ link: Link) {
    let source = lines.beginSource(link.location)
    let address = self.address(link.destination)
    inlines(link.content)
    if link.content.isEmpty {
      lines.write(address)
    } else if !says(link.content, address) {
      lines.write(" (")
      lines.write(address)
      lines.write(")")
    }
    lines.endSource(source)
  }

  private mutating func image(_ image: Image) {
    let source = lines.beginSource(image.location)
    lines.write("[\(imageWord): ")
    text(image.alternative)
    lines.write("]")
    lines.endSource(source)
  }

  private mutating func text(_ text: Text) {
    for segment in text.segments {
      switch segment.content {
      case .literal(let bytes):
        lines.write(
          bytes, from: segment.location, isExact: bytes.isVerbatim(at: segment.location))
      case .value(let index):
        value(index, at: segment.location)
      }
    }
  }

  private mutating func value(_ index: ValueIndex, at location: SourceLocation) {
    guard let value = value(index) else { return }
    let bytes = value.bytes.withUnsafeBufferPointer {
      DirectionControls.occur(in: $0) ? DirectionControls.paired($0) : value.bytes
    }
    guard value.keepsLineBreaks else { return lines.write(bytes, from: location) }
    var isFirst = true
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if !isFirst { lines.breakLine() }
      isFirst = false
      lines.write(Array(line), from: location)
    }
  }

  private func value(_ index: ValueIndex) -> ResolvedValues.Value? {
    values.values.indices.contains(index.rawValue) ? values.values[index.rawValue] : nil
  }

  /// The address as a reader would copy it.
  private func address(_ text: Text) -> [UInt8] {
    var address: [UInt8] = []
    var writer = AddressWriter(escapesAmpersand: false)
    for segment in text.segments {
      switch segment.content {
      case .literal(let bytes):
        bytes.withUnsafeBufferPointer { writer.append($0, to: &address) }
      case .value(let index):
        guard let value = value(index) else { continue }
        value.bytes.withUnsafeBufferPointer {
          if text.segments.count == 1 {
            writer.append($0, to: &address)
          } else {
            AddressWriter.appendComponent($0, to: &address)
          }
        }
        writer.passValue()
      }
    }
    return address
  }

  /// Whether a link's text is its address.
  private func says(_ content: [Inline], _ address: [UInt8]) -> Bool {
    guard content.count == 1, case .text(let text) = content[0] else { return false }
    var said: [UInt8] = []
    for segment in text.segments {
      switch segment.content {
      case .literal(let bytes): said += bytes
      case .value(let index): said += value(index)?.bytes ?? []
      }
    }
    return said == address
  }
}
