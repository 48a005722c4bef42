extension WordingTable {
  static let french = WordingTable()
}
