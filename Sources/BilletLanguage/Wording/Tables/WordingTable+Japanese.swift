extension WordingTable {
  static let japanese = WordingTable()
}
