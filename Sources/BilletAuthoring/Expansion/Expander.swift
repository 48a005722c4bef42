import BilletCore
import BilletMessage

/// Writes the text of a message out for a shape.
struct Expander: ProgramVisitor {
  private(set) var expansion = Expansion()
  private var shape: Shape.Reader
  private var nextValue: Int

  /// - Parameter firstValue: the index of the first value; those of the subject come before the text's.
  init(shape: Shape.Reader, firstValue: Int) {
    self.shape = shape
    nextValue = firstValue
  }

  /// Whether the Markdown has grown beyond its limit.
  var isFull: Bool { expansion.bytes.count > Limits.expandedBytes }

  mutating func count(of section: Program.Section) -> Int { shape.next() }

  func enter(_ section: Program.Section, round: Int) {}

  func leave(_ section: Program.Section) {}

  mutating func visit(_ operation: Program.Operation, of program: Program) {
    switch operation {
    case .literal(let source, let span):
      let location = program.sources[source].location(span)
      expansion.append(location.span, of: location.file)
    case .indentation(let blanks):
      for blank in blanks { expansion.append(blank.span, of: blank.file) }
    case .value(let lookup, let location):
      append(isAddress: lookup.type == .url || lookup.type == .imageURL, at: location)
    case .unresolved(_, let location): append(isAddress: false, at: location)
    case .section, .endSection: break
    }
  }

  private mutating func append(isAddress: Bool, at location: SourceLocation) {
    expansion.append(
      ValueIndex(nextValue), isAddress: isAddress, source: location.span, of: location.file)
    nextValue += 1
  }
}

/// Writes the subject out for a shape: text and values, no Markdown.
struct SubjectWriter: ProgramVisitor {
  private(set) var text = Text()
  private(set) var nextValue = 0
  /// What is left of the shape for the text of the message.
  private(set) var shape: Shape.Reader

  init(shape: Shape.Reader) {
    self.shape = shape
  }

  var isFull: Bool { text.segments.count > Limits.valueBytes }

  mutating func count(of section: Program.Section) -> Int { shape.next() }

  func enter(_ section: Program.Section, round: Int) {}

  func leave(_ section: Program.Section) {}

  mutating func visit(_ operation: Program.Operation, of program: Program) {
    switch operation {
    case .literal(let source, let span):
      let source = program.sources[source]
      text.segments.append(
        Text.Segment(.literal(Array(source.text[span])), at: source.location(span)))
    case .value(_, let location), .unresolved(_, let location):
      text.segments.append(Text.Segment(.value(ValueIndex(nextValue)), at: location))
      nextValue += 1
    case .indentation, .section, .endSection: break
    }
  }
}
