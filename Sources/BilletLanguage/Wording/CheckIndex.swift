/// The checks of a table with the groups that they ask for as bits: few of all groups are asked for.
struct CheckIndex: Sendable {
  /// The bit of each group that a check asks for, or -1.
  let bits: [Int32]
  /// How many words of 64 bits hold all of them.
  let width: Int
  /// The bits of the first check by scope, then those of the second, and so on.
  private let groups: [UInt16]
  /// The end of each scope's groups, check by check.
  private let ends: [Int32]

  init(_ table: WordingTable) {
    var bits = [Int32](repeating: -1, count: table.groupCount)
    var count: Int32 = 0
    var groups: [UInt16] = []
    var ends: [Int32] = []
    for check in table.checks {
      for scope in check.groups {
        for group in scope {
          if bits[group] < 0 {
            bits[group] = count
            count += 1
          }
          groups.append(UInt16(bits[group]))
        }
        ends.append(Int32(groups.count))
      }
    }
    self.bits = bits
    self.groups = groups
    self.ends = ends
    width = (Int(count) + 63) / 64
  }

  /// Where the bits of a check's scope stand.
  private func range(_ check: Int, _ scope: WordingTable.Check.Scope) -> Range<Int> {
    let place = check * WordingTable.Check.Scope.allCases.count + scope.rawValue
    return Int(place == 0 ? 0 : ends[place - 1])..<Int(ends[place])
  }

  /// Whether something holds for each group that a check has in a scope.
  @inline(__always)
  func all(_ check: Int, _ scope: WordingTable.Check.Scope, _ holds: (Int) -> Bool) -> Bool {
    for place in range(check, scope) where !holds(Int(groups[place])) { return false }
    return true
  }

  /// Whether something holds for any group that a check has in a scope.
  @inline(__always)
  func any(_ check: Int, _ scope: WordingTable.Check.Scope, _ holds: (Int) -> Bool) -> Bool {
    for place in range(check, scope) where holds(Int(groups[place])) { return true }
    return false
  }
}
