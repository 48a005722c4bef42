import BilletLanguage
import BilletWording
import Foundation

// `generate` writes the tables that the binary holds; `precision` measures the data as it stands.

func compile(_ folder: WordingFolder) throws -> [TextLanguage: WordingTable] {
  try Dictionary(
    uniqueKeysWithValues: TextLanguage.allCases.map { language in
      (language, try WordingCompiler.compile(folder, language))
    })
}

do {
  let folder = try WordingFolder(path: "Wording")
  let tables = try compile(folder)
  switch CommandLine.arguments.dropFirst().first {
  case "generate":
    for (language, table) in tables {
      let path = "Sources/BilletLanguage/Wording/Tables/" + WordingCode.fileName(language)
      try WordingCode.source(table, language).write(
        toFile: path, atomically: true, encoding: .utf8)
    }
  case "precision":
    let indexed = tables.mapValues { IndexedWording($0) }
    let library = WordingLibrary { indexed[$0] ?? IndexedWording(WordingTable()) }
    var precision = WordingPrecision(folder, library)
    try precision.measureStarterMessages(below: "Snapshots", library)
    for fault in precision.faults.sorted() { print(fault) }
    print(precision.table)
    if precision.faults.contains(where: { !$0.hasPrefix("ALSO") }) { exit(1) }
  default:
    print("billet-wording generate | precision")
    exit(64)
  }
} catch {
  print(error)
  exit(2)
}
