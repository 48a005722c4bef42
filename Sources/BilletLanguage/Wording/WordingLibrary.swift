/// The wording of all languages.
package struct WordingLibrary: Sendable {
  private let table: @Sendable (TextLanguage) -> WordingTable

  package init(_ table: @escaping @Sendable (TextLanguage) -> WordingTable) {
    self.table = table
  }

  package subscript(language: TextLanguage) -> WordingTable { table(language) }

  /// What comes with Billet; a language is unpacked when a message is in it.
  package static let builtIn = WordingLibrary { language in
    switch language {
    case .english: .english
    case .german: .german
    case .french: .french
    case .spanish: .spanish
    case .italian: .italian
    case .japanese: .japanese
    }
  }
}
