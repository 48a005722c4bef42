extension WordingTable {
  static let english = WordingTable()
}
