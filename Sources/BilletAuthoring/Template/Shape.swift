import BilletCore
package import BilletMessage

/// Which branches a template takes and how often its loops go round.
///
/// Data of the same shape makes the same message but for its values, so what follows from a shape can
/// be kept.
package struct Shape: Hashable, Sendable {
  /// The rounds of each section in the order in which they are reached.
  private var counts: [Int32] = []

  mutating func append(_ count: Int) { counts.append(Int32(clamping: count)) }

  /// Reads the rounds back in the same order.
  struct Reader {
    private let counts: [Int32]
    private var position = 0

    init(_ shape: Shape) { counts = shape.counts }

    /// The rounds of the next section; 0 when the shape is another template's.
    mutating func next() -> Int {
      guard position < counts.count else { return 0 }
      position += 1
      return Int(counts[position - 1])
    }
  }
}

/// Data that was checked and formatted for one template.
package struct Binding: Sendable {
  /// The values in the order in which the message shows them.
  package var values: ResolvedValues
  package var shape: Shape
  /// Facts of the data, with the gaps filled from the front matter.
  package var facts: MessageFacts
}

/// Collects the values and the shape on a walk with the data.
struct ShapeRecorder: ProgramVisitor {
  private(set) var values: [ResolvedValues.Value] = []
  private(set) var shape = Shape()
  private var frames: [BoundValue]

  /// The bytes of all values: loops may show one of them very often.
  private var bytes = 0

  var isFull: Bool { overrun != nil }

  /// The limit that is passed, in words.
  var overrun: String? {
    if bytes > Limits.outputBytes {
      return "The values of the message have more than \(Limits.outputBytes) bytes together."
    }
    if values.count > Limits.shownValues {
      return "The message shows more than \(Limits.shownValues) values."
    }
    return nil
  }

  init(root: BoundValue) {
    frames = [root]
  }

  mutating func count(of section: Program.Section) -> Int {
    let found = value(of: section.lookup).count
    let count = section.isInverted ? (found == 0 ? 1 : 0) : found
    shape.append(count)
    return count
  }

  mutating func enter(_ section: Program.Section, round: Int) {
    guard !section.isInverted else { return }
    let value = value(of: section.lookup)
    if case .list(let items) = value { frames.append(items[round]) } else { frames.append(value) }
  }

  mutating func leave(_ section: Program.Section) {
    if !section.isInverted { frames.removeLast() }
  }

  mutating func visit(_ operation: Program.Operation, of program: Program) {
    guard case .value(let lookup, _) = operation else { return }
    guard case .value(let value) = value(of: lookup) else {
      values.append(ResolvedValues.Value([]))
      return
    }
    bytes += value.bytes.count
    values.append(value)
  }

  private func value(of lookup: Program.Lookup) -> BoundValue {
    var value = frames[lookup.frame]
    for field in lookup.path {
      guard case .record(let fields) = value else { return .missing }
      value = fields[field]
    }
    return value
  }
}
