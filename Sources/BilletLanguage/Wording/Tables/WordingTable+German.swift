extension WordingTable {
  static let german = WordingTable()
}
