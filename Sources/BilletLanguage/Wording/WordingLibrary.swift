/// A table of wording with all that is looked up in it again and again worked out once.
///
/// A class, so that handing it on copies no table.
package final class IndexedWording: Sendable {
  package let table: WordingTable
  let patterns: PatternIndex
  let checks: CheckIndex

  package convenience init(_ table: WordingTable) {
    self.init((table, PatternIndex(table)))
  }

  init(_ indexed: (table: WordingTable, patterns: PatternIndex)) {
    table = indexed.table
    patterns = indexed.patterns
    checks = CheckIndex(table)
  }
}

/// The wording of all languages.
package struct WordingLibrary: Sendable {
  private let wording: @Sendable (TextLanguage) -> IndexedWording

  package init(_ wording: @escaping @Sendable (TextLanguage) -> IndexedWording) {
    self.wording = wording
  }

  package subscript(language: TextLanguage) -> IndexedWording { wording(language) }

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
