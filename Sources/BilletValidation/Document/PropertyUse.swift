import BilletTree

/// Which properties a document's styles declare, so that rules about others need not look.
struct PropertyUse: Sendable {
  /// One bit for each property; there are fewer than 256.
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  mutating func insert(_ name: PropertyName) {
    let bit: UInt64 = 1 << UInt64(name.ordinal & 63)
    switch name.ordinal >> 6 {
    case 0: words.0 |= bit
    case 1: words.1 |= bit
    case 2: words.2 |= bit
    default: words.3 |= bit
    }
  }

  func contains(_ name: PropertyName) -> Bool {
    let bit: UInt64 = 1 << UInt64(name.ordinal & 63)
    let word =
      switch name.ordinal >> 6 {
      case 0: words.0
      case 1: words.1
      case 2: words.2
      default: words.3
      }
    return word & bit != 0
  }

  func containsAny(of names: [PropertyName]) -> Bool { names.contains(where: contains) }
}
