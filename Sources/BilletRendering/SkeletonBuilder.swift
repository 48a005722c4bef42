import BilletCore
import BilletMessage

/// Puts a skeleton together from the first byte to the last.
struct SkeletonBuilder {
  private var literals: [UInt8] = []
  private var holes: [Skeleton.Hole] = []
  private var map = SkeletonMap()
  /// The line breaks since the last visible text; `nil` when values decide that.
  private var breaks: Int? = 0

  init() {
    literals.reserveCapacity(4_096)
  }

  /// Builds what was written.
  consuming func skeleton() -> Skeleton {
    Skeleton(literals: literals, holes: holes, map: map)
  }

  /// Appends markup.
  mutating func write(_ markup: StaticString) {
    Escaping.append(markup, to: &literals)
  }

  /// Appends markup.
  mutating func write(_ markup: [UInt8]) {
    literals.append(contentsOf: markup)
  }

  /// Begins what comes from a place of the author's; `endSource` takes the number back.
  mutating func beginSource(_ source: SourceLocation) -> Int {
    map.entries.append(.init(start: place, end: place, source: source, isExact: false))
    return map.entries.count - 1
  }

  /// Ends what `beginSource` began.
  mutating func endSource(_ entry: Int) {
    map.entries[entry].end = place
  }

  /// Begins a block, before which breaks do not count.
  mutating func beginBlock() {
    breaks = 0
  }

  /// Ends a run of breaks at something visible that is not text, such as an image.
  mutating func endBreaks() {
    breaks = 0
  }

  /// Appends line breaks, two in a row at most.
  mutating func lineBreak(_ lineBreak: LineBreak) {
    for _ in 0..<lineBreak.rawValue {
      if var known = breaks {
        Escaping.appendLineBreak(after: &known, to: &literals)
        breaks = known
      } else {
        addHole(.lineBreak)
      }
    }
  }

  /// Appends text between tags.
  mutating func text(_ text: Text) {
    for segment in text.segments {
      switch segment.content {
      case .literal(let bytes):
        literal(bytes, at: segment.location, inAttribute: false)
        if breaks != 0, !bytes.withUnsafeBufferPointer(ByteClass.areBlank) { breaks = 0 }
      case .value(let index):
        addValue(index, .text, at: segment.location)
        breaks = nil
      }
    }
  }

  /// Appends text inside a quoted attribute value or the title.
  mutating func attribute(_ text: Text) {
    for segment in text.segments {
      switch segment.content {
      case .literal(let bytes):
        literal(bytes, at: segment.location, inAttribute: true)
      case .value(let index):
        addValue(index, .attribute, at: segment.location)
      }
    }
  }

  /// Appends an address inside a quoted attribute value.
  mutating func address(_ text: Text) {
    if text.segments.count == 1, case .value(let index) = text.segments[0].content {
      return addValue(index, .address, at: text.segments[0].location)
    }
    var writer = AddressWriter(escapesAmpersand: true)
    for segment in text.segments {
      switch segment.content {
      case .literal(let bytes):
        let entry = beginSource(segment.location)
        let start = literals.count
        bytes.withUnsafeBufferPointer { writer.append($0, to: &literals) }
        endSource(entry)
        // Where nothing was encoded, a part of the address leads to its part of the source.
        map.entries[entry].isExact =
          bytes.isVerbatim(at: segment.location) && literals[start...].elementsEqual(bytes)
      case .value(let index):
        addValue(index, .addressComponent, at: segment.location)
        writer.passValue()
      }
    }
  }

  private var place: SkeletonMap.Place {
    SkeletonMap.Place(offset: literals.count, holes: holes.count)
  }

  private mutating func addValue(
    _ index: ValueIndex, _ context: Skeleton.Context, at location: SourceLocation
  ) {
    let entry = beginSource(location)
    addHole(.value(index, context))
    endSource(entry)
  }

  private mutating func addHole(_ content: Skeleton.Hole.Content) {
    holes.append(.init(offset: literals.count, content: content, breaksBefore: breaks))
  }

  private mutating func literal(
    _ bytes: [UInt8], at location: SourceLocation, inAttribute: Bool
  ) {
    guard bytes.isVerbatim(at: location) else {
      let entry = beginSource(location)
      for byte in bytes { appendEscaped(byte, inAttribute: inAttribute) }
      return endSource(entry)
    }
    var start = 0
    for index in bytes.indices {
      guard let replacement = Escaping.replacement(for: bytes[index], inAttribute: inAttribute)
      else { continue }
      verbatim(bytes, start..<index, at: location)
      let source = location.span.lowerBound + index
      let entry = beginSource(SourceLocation(location.file, source..<(source + 1)))
      write(replacement)
      endSource(entry)
      start = index + 1
    }
    verbatim(bytes, start..<bytes.count, at: location)
  }

  private mutating func appendEscaped(_ byte: UInt8, inAttribute: Bool) {
    if let replacement = Escaping.replacement(for: byte, inAttribute: inAttribute) {
      write(replacement)
    } else {
      literals.append(byte)
    }
  }

  private mutating func verbatim(
    _ bytes: [UInt8], _ range: Range<Int>, at location: SourceLocation
  ) {
    guard !range.isEmpty else { return }
    let start = place
    literals.append(contentsOf: bytes[range])
    let lower = location.span.lowerBound + range.lowerBound
    map.entries.append(
      .init(
        start: start, end: place,
        source: SourceLocation(location.file, lower..<(lower + range.count)), isExact: true))
  }
}

extension [UInt8] {
  /// Whether these bytes stand in the source just so, with nothing resolved.
  func isVerbatim(at location: SourceLocation) -> Bool {
    let span = location.span
    return span.count == count && span.lowerBound >= 0
      && span.upperBound <= location.file.bytes.count
      && location.file.bytes[span].elementsEqual(self)
  }
}
