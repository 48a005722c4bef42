/// Content of tables that stands in no cell ("foster parenting", HTML 13.2.6.1).
extension TreeBuilder {
  /// Where the next node goes: its parent, and the table that it stands in front of when it has no place
  /// in that.
  func place(isTablePart: Bool) -> (parent: Int32, table: Int32?) {
    guard !isTablePart, currentName.holdsOnlyTableParts,
      let table = open.innermost(until: { $0 == .template || $0 == .html }, where: { $0 == .table })
    else { return (current, nil) }
    return (tree.nodes[Int(table)].parent.rawValue, table)
  }

  /// Closes what was moved out of a table, before the next part of that table; a form in a table holds
  /// nothing either.
  mutating func closeMoved(before token: HTMLToken) {
    guard token.name.isTablePart, token.name != .table,
      !beforeTable.isEmpty || open.holds(.form)
    else { return }
    let part = open.names.lastIndex {
      $0.isTablePart || $0 == .template || $0 == .html || $0 == .body
    }
    guard let part, open.names[part].holdsOnlyTableParts, part + 1 < open.count else { return }
    close(open.nodes[part + 1], at: Int(token.start))
  }

  /// Reports content that stands in a table but in no cell, once for each row or table.
  mutating func reportMove(of name: ElementName, at span: Range<Int>) {
    guard currentName.holdsOnlyTableParts, movedFrom != current else { return }
    movedFrom = current
    report(.movedByTable, name, at: span)
  }

  mutating func report(_ kind: Misnesting.Kind, _ name: ElementName, at span: Range<Int>) {
    guard misnestings.count < 1_000 else { return }
    misnestings.append(Misnesting(kind: kind, name: name, span: span))
  }
}
