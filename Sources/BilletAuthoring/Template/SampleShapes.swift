package import BilletMessage

extension Template {
  /// Fillings that between them take every branch of the message, with made-up values.
  ///
  /// What they all render to says whether two spellings of a message are the same.
  package func samples() -> [(shape: Shape, values: ResolvedValues)] {
    let choices: [@Sendable (_ index: Int, _ isInverted: Bool) -> Int] = [
      { _, isInverted in isInverted ? 0 : 1 }, { _, isInverted in isInverted ? 1 : 0 },
      { _, isInverted in isInverted ? 0 : 2 }, { _, _ in 1 },
      { index, isInverted in (index % 2 == 0) != isInverted ? 1 : 0 },
      { index, isInverted in (index / 2 % 2 == 0) != isInverted ? 3 : 0 },
    ]
    return choices.compactMap { choice in
      var maker = ShapeMaker(choice: choice)
      return walk(&maker) ? (maker.shape, ResolvedValues(maker.values)) : nil
    }
  }
}

/// Makes a shape by a rule, without data.
private struct ShapeMaker: ProgramVisitor {
  private(set) var shape = Shape()
  private(set) var values: [ResolvedValues.Value] = []
  private var sections = 0
  private let choice: @Sendable (Int, Bool) -> Int

  var isFull: Bool { values.count > 20_000 }

  init(choice: @escaping @Sendable (Int, Bool) -> Int) {
    self.choice = choice
  }

  mutating func count(of section: Program.Section) -> Int {
    let count = choice(sections, section.isInverted)
    sections += 1
    shape.append(count)
    return count
  }

  func enter(_ section: Program.Section, round: Int) {}

  func leave(_ section: Program.Section) {}

  mutating func visit(_ operation: Program.Operation, of program: Program) {
    if case .value = operation {
      values.append(ResolvedValues.Value(Array("v\(values.count)".utf8)))
    }
  }
}
