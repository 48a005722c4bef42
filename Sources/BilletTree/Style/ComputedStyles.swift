/// The computed values of every node, each distinct set of values kept once.
///
/// Paragraphs of a message are alike, and all texts in one element are; so a node has the number of its
/// values, and a large document costs four bytes a node.
public struct ComputedStyles: Sendable {
  @usableFromInline var numbers: [Int32] = []
  @usableFromInline var values: [StyleTable.Computed] = []

  init() {}

  /// How many nodes there are.
  package var count: Int { numbers.count }

  package var indices: Range<Int> { numbers.indices }

  /// The values of a node by its index.
  ///
  /// Inlined, so that a caller that asks for one value loads that one alone.
  @inlinable
  public subscript(index: Int) -> StyleTable.Computed {
    @inline(__always) get { values[Int(numbers[index])] }
  }

  /// Whether every distinct set of values satisfies a condition.
  package func allSatisfy(_ condition: (StyleTable.Computed) -> Bool) -> Bool {
    values.allSatisfy(condition)
  }
}
