extension WordingTable {
  static let italian = WordingTable()
}
