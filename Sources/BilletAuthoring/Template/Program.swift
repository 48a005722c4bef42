import BilletCore

/// A template as a flat list of operations.
struct Program {
  enum Operation {
    /// Bytes of a source.
    case literal(source: Int, span: Range<Int>)
    /// The indentation that a partial's tag gives its lines.
    case indentation([UInt8], at: SourceLocation)
    case value(Lookup, at: SourceLocation)
    /// A tag that was reported: its name stands in for its value.
    case unresolved([UInt8], at: SourceLocation)
    case section(Section)
    case endSection
  }

  struct Section {
    var lookup: Lookup
    var isInverted: Bool
    /// The index of its `endSection`.
    var end = 0
    var location: SourceLocation
  }

  /// Where a value is found: in an open section or the data itself, then through fields.
  struct Lookup {
    /// The index of the open section's value; 0 is the data.
    var frame: Int
    /// Indices of fields; empty for the section's value itself.
    var path: [Int]
    var type: VariableType
  }

  var sources: [TemplateSource] = []
  var operations: [Operation] = []
  /// Where each variable is first used, by its id.
  var firstUses: [Int: SourceLocation] = [:]
}

/// What happens on a walk through a program.
protocol ProgramVisitor {
  /// How often a section shows its content; called once for each time that it is reached.
  mutating func count(of section: Program.Section) -> Int
  /// Begins one round of a section.
  mutating func enter(_ section: Program.Section, round: Int)
  /// Ends the round that was begun last.
  mutating func leave(_ section: Program.Section)
  /// Takes what is neither a section nor its end.
  mutating func visit(_ operation: Program.Operation, of program: Program)
  /// Whether the walk may end early.
  var isFull: Bool { get }
}

/// A section that is being walked through.
private struct Loop {
  var start: Int
  var count: Int
  var round: Int
}

extension Program {
  /// Walks through the operations, and through sections as often as the visitor says.
  ///
  /// Loops in loops over the same list cannot run away: it ends after `Limits.templateSteps`.
  ///
  /// - Returns: whether the walk came to its end.
  func walk(_ visitor: inout some ProgramVisitor) -> Bool {
    var loops: [Loop] = []
    var next = 0
    var steps = 0
    while next < operations.count {
      steps += 1
      guard steps <= Limits.templateSteps, !visitor.isFull else { return false }
      switch operations[next] {
      case .section(let section):
        let count = visitor.count(of: section)
        if count > 0 {
          loops.append(Loop(start: next, count: count, round: 0))
          visitor.enter(section, round: 0)
          next += 1
        } else {
          next = section.end + 1
        }
      case .endSection:
        guard var loop = loops.popLast(), case .section(let section) = operations[loop.start]
        else { return false }
        visitor.leave(section)
        loop.round += 1
        if loop.round < loop.count {
          loops.append(loop)
          visitor.enter(section, round: loop.round)
          next = loop.start + 1
        } else {
          next += 1
        }
      default:
        visitor.visit(operations[next], of: self)
        next += 1
      }
    }
    return true
  }
}
