import BilletCore
package import BilletLanguage
import Foundation

/// How well the rules on wording tell breaches from compliant text, over all examples of the data.
package struct WordingPrecision: Sendable {
  /// One rule in one language.
  package struct Row: Sendable {
    package var violating = 0
    package var hits = 0
    package var compliant = 0
    package var nearMisses = 0
    package var alarms = 0
  }

  package private(set) var rows: [String: [TextLanguage: Row]] = [:]
  /// Breaches that were not found, and alarms that were false, as lines.
  package private(set) var faults: [String] = []
  package private(set) var messages: [TextLanguage: Row] = [:]
  package private(set) var starterMessages = 0

  package init(_ folder: WordingFolder, _ library: WordingLibrary) {
    for rule in folder.rules {
      for (language, words) in folder.words[rule] ?? [:] {
        measure(words, of: rule, language, library)
      }
    }
    for (language, texts) in folder.messages {
      for message in texts { measure(message, language, library) }
    }
  }

  private mutating func measure(
    _ words: WordingFolder.Words, of rule: String, _ language: TextLanguage,
    _ library: WordingLibrary
  ) {
    var row = Row()
    for text in words.violating {
      row.violating += 1
      let found = WordingExample(text, language).findings(library)
      if found.contains(where: { $0.rule == rule }) {
        row.hits += 1
      } else {
        let others = Set(found.map(\.rule)).sorted().joined(separator: " ")
        faults.append("MISS \(rule) \(language.code): \(text.prefix(160)) [\(others)]")
      }
    }
    row.compliant = words.compliant.count
    row.nearMisses = words.nearMisses.count
    for text in words.compliant + words.nearMisses {
      for (other, finding) in WordingExample(text, language).findings(library) {
        // Whether a message asks is no fault of it.
        if WordingExample.helpers.contains(other), other != rule { continue }
        if other == rule { row.alarms += 1 }
        faults.append(
          "ALARM \(other) in \(rule) \(language.code) \(finding.severity): \(finding.message)")
      }
    }
    rows[rule, default: [:]][language] = row
  }

  private mutating func measure(
    _ message: WordingFolder.Message, _ language: TextLanguage, _ library: WordingLibrary
  ) {
    let found = WordingExample(message.text, language).findings(library).filter {
      !WordingExample.helpers.contains($0.rule)
    }
    let start = message.text.prefix(70).replacing("\n", with: " ")
    if message.rules.isEmpty {
      messages[language, default: Row()].compliant += 1
      if !found.isEmpty { messages[language, default: Row()].alarms += 1 }
      for (rule, finding) in found {
        faults.append("ALARM \(rule) in message \(language.code): \(finding.message) — \(start)")
      }
      return
    }
    messages[language, default: Row()].violating += 1
    let missing = message.rules.filter { rule in !found.contains { $0.rule == rule } }
    if missing.isEmpty {
      messages[language, default: Row()].hits += 1
    } else {
      faults.append("MISS \(missing) in message \(language.code): \(start)")
    }
    for (rule, finding) in found where !message.rules.contains(rule) {
      faults.append("ALSO \(rule) in message \(language.code): \(finding.message)")
    }
  }

  /// Runs the rules on HTML that is known to be compliant.
  package mutating func measureStarterMessages(
    below folder: String, _ library: WordingLibrary
  ) throws {
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    for file in files.sorted() where file.hasSuffix(".html") {
      let parts = file.split(separator: "/")
      guard parts.count > 1, let language = TextLanguage(tag: parts[1].utf8) else { continue }
      starterMessages += 1
      let html = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
      for (rule, finding) in WordingExample(html, language).findings(library)
      where !WordingExample.helpers.contains(rule) {
        faults.append("ALARM \(rule) in \(file): \(finding.message)")
      }
    }
  }

  /// The table: hits of breaches, and false alarms among compliant texts and near misses.
  package var table: String {
    let languages = TextLanguage.allCases
    func line(_ name: String, _ cells: [String]) -> String {
      name.padding(toLength: 24, withPad: " ", startingAt: 0)
        + cells.map { $0.padding(toLength: 14, withPad: " ", startingAt: 0) }.joined()
    }
    func cell(_ row: Row?) -> String {
      guard let row else { return "–" }
      return "\(row.hits)/\(row.violating) \(row.alarms)/\(row.compliant + row.nearMisses)"
    }
    var lines = [line("hits, false alarms", languages.map(\.code))]
    for (rule, row) in rows.sorted(by: { $0.key < $1.key }) {
      lines.append(line(rule, languages.map { cell(row[$0]) }))
    }
    lines.append(line("whole messages", languages.map { cell(messages[$0]) }))
    lines.append("starter messages: \(starterMessages)")
    return lines.joined(separator: "\n")
  }
}
