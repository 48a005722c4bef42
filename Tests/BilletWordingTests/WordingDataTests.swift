import BilletLanguage
import BilletWording
import Foundation
import Testing

/// The wording data: compiled, complete, and as precise as it says.
struct WordingDataTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  static let folder = Result { try WordingFolder(path: root + "/Wording") }

  @Test(arguments: TextLanguage.allCases)
  func tablesAreMadeFromTheData(language: TextLanguage) throws {
    let table = try WordingCompiler.compile(Self.folder.get(), language)
    let file =
      Self.root + "/Sources/BilletLanguage/Wording/Tables/" + WordingCode.fileName(language)
    let source = try String(contentsOfFile: file, encoding: .utf8)
    #expect(source == WordingCode.source(table, language), "Run `make wording`.")
    #expect(WordingLibrary.builtIn[language].table == table)
    // The index of patterns too.
    #expect(WordingLibrary.builtIn[language].packed() == IndexedWording(table).packed())
  }

  @Test func everyExampleHolds() throws {
    let precision = WordingPrecision(try Self.folder.get(), .builtIn)
    let faults = precision.faults.filter { !$0.hasPrefix("ALSO") }
    #expect(faults == [], "\(precision.table)")
  }

  @Test func starterMessagesAreClean() throws {
    var precision = WordingPrecision(try Self.folder.get(), .builtIn)
    let before = precision.faults.count
    try precision.measureStarterMessages(below: Self.root + "/Snapshots", .builtIn)
    #expect(precision.starterMessages > 100)
    #expect(precision.faults.dropFirst(before).map { String($0) } == [])
  }

  @Test func everyRuleHasEnoughExamplesInEveryLanguage() throws {
    let folder = try Self.folder.get()
    for rule in folder.rules where rule != "order-total" {
      for language in TextLanguage.allCases {
        let words = try #require(folder.words[rule]?[language], "\(rule) \(language)")
        #expect(words.violating.count >= 6, "\(words.path)")
        #expect(words.compliant.count >= 6, "\(words.path)")
        #expect(words.nearMisses.count >= 4, "\(words.path)")
      }
    }
    for language in TextLanguage.allCases {
      let messages = folder.messages[language] ?? []
      #expect(messages.count { $0.rules.isEmpty } >= 8, "\(language)")
      #expect(messages.count { !$0.rules.isEmpty } >= 8, "\(language)")
    }
  }
}
