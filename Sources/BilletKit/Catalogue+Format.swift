import BilletCore

/// The rules of the format and of the files around it; they have no `Rule`, for they are found while reading.
extension Catalogue {
  static let formatEntries: [Entry] = []
}
