import BilletCore
import BilletMessage

/// Writes a program out for a shape.
struct Expander: ProgramVisitor {
  private(set) var expansion = Expansion()
  private var shape: Shape.Reader
  private var nextValue: Int

  /// Begins at a section of the shape and with the index of the first value: those of the subject come
  /// before the text's.
  init(shape: Shape.Reader, firstValue: Int) {
    self.shape = shape
    nextValue = firstValue
  }

  /// The rest of the shape, for the program that follows.
  var rest: Shape.Reader { shape }
  /// The index of the next value.
  var firstFreeValue: Int { nextValue }
  /// Whether the Markdown has grown beyond its limit.
  var isFull: Bool { expansion.buffer.count > Limits.expandedBytes }

  mutating func count(of section: Program.Section) -> Int { shape.next() }

  func enter(_ section: Program.Section, round: Int) {}

  func leave(_ section: Program.Section) {}

  mutating func visit(_ operation: Program.Operation, of program: Program) {
    switch operation {
    case .literal(let source, let span):
      let source = program.sources[source]
      append(
        source.text[span], at: source.location(span), isExact: source.isVerbatim)
    case .indentation(let bytes, let location): append(bytes, at: location, isExact: false)
    case .value(let lookup, let location):
      if lookup.type == .url || lookup.type == .imageURL {
        expansion.addresses.insert(ValueIndex(nextValue))
      }
      token(.value(ValueIndex(nextValue)), type: lookup.type, at: location)
      nextValue += 1
    case .unresolved(let name, let location): token(.name(name), type: .text, at: location)
    case .section, .endSection: break
    }
  }

  private mutating func append(
    _ bytes: some Collection<UInt8>, at location: SourceLocation, isExact: Bool
  ) {
    expansion.runs.append(
      Expansion.Run(
        start: expansion.buffer.count, base: isExact ? location.span.lowerBound : nil,
        file: location.file, whole: location.span))
    expansion.buffer.append(contentsOf: bytes)
  }

  private mutating func token(
    _ content: ExpandedValue.Content, type: VariableType, at location: SourceLocation
  ) {
    var bytes: [UInt8] = []
    ValueToken.append(expansion.values.count, to: &bytes)
    append(bytes, at: location, isExact: false)
    expansion.values.append(ExpandedValue(content: content, type: type, location: location))
  }
}
