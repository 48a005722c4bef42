extension WordingTable {
  static let spanish = WordingTable()
}
