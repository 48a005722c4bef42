package import BilletLanguage
import Foundation
import Yams

/// The files below `Wording`: one folder a rule, in it `check.yaml` and one file a language; `shared`
/// holds the words that several rules need.
package struct WordingFolder: Sendable {
  /// What a rule's `check.yaml` says, for all languages.
  package struct Check: Sendable {
    package var rule: String
    /// Names of groups by scope.
    package var groups: [String: [String]]
    package var severity: String
    package var says: String
  }

  /// What one file says of one rule in one language.
  package struct Words: Sendable {
    package var path: String
    /// The lines of each group.
    package var groups: [String: [String]] = [:]
    package var instead = ""
    package var violating: [String] = []
    package var compliant: [String] = []
    package var nearMisses: [String] = []
  }

  /// A whole message, and the rules that it breaks.
  package struct Message: Sendable {
    package var text: String
    package var rules: [String]
  }

  package private(set) var rules: [String] = []
  package private(set) var checks: [Check] = []
  /// By rule, then language; the rule `shared` is no rule.
  package private(set) var words: [String: [TextLanguage: Words]] = [:]
  package private(set) var messages: [TextLanguage: [Message]] = [:]

  /// Reads the folder.
  package init(path: String) throws {
    for entry in try FileManager.default.contentsOfDirectory(atPath: path).sorted() {
      let folder = path + "/" + entry
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder),
        isFolder.boolValue
      else { continue }
      if entry == "messages" {
        try readMessages(folder)
      } else {
        try readRule(entry, folder)
      }
    }
  }

  private mutating func readRule(_ rule: String, _ folder: String) throws {
    if rule != "shared" { rules.append(rule) }
    for file in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      let path = folder + "/" + file
      guard file.hasSuffix(".yaml") else { continue }
      let name = file.dropLast(5)
      if name == "check" {
        try readChecks(of: rule, path)
      } else if let language = TextLanguage(tag: name.utf8) {
        words[rule, default: [:]][language] = try Self.words(path)
      } else {
        throw WordingFault(path, "The file is named after no language that Billet knows.")
      }
    }
  }

  private mutating func readChecks(of rule: String, _ path: String) throws {
    for entry in try Self.mapping(path)["checks"] as? [[String: Any]] ?? [] {
      var groups: [String: [String]] = [:]
      for (key, value) in entry where key != "severity" && key != "says" {
        guard let text = value as? String else {
          throw WordingFault(path, "“\(key)” should be names of groups.")
        }
        groups[key] = text.split(separator: " ").map { String($0) }
      }
      checks.append(
        Check(
          rule: rule, groups: groups, severity: entry["severity"] as? String ?? "warning",
          says: entry["says"] as? String ?? ""))
    }
  }

  private static func words(_ path: String) throws -> Words {
    let mapping = try mapping(path)
    var words = Words(path: path)
    for (name, value) in mapping["words"] as? [String: Any] ?? [:] {
      guard let text = value as? String else {
        throw WordingFault(path, "“\(name)” should be lines of patterns, behind a `|`.")
      }
      words.groups[name] = text.split(separator: "\n").map { String($0) }
    }
    words.instead = mapping["instead"] as? String ?? ""
    let examples = mapping["examples"] as? [String: Any] ?? [:]
    words.violating = try list(examples["violating"], path)
    words.compliant = try list(examples["compliant"], path)
    words.nearMisses = try list(examples["near-misses"], path)
    return words
  }

  private mutating func readMessages(_ folder: String) throws {
    for file in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      guard let language = TextLanguage(tag: file.prefix(2).utf8) else { continue }
      let path = folder + "/" + file
      let mapping = try Self.mapping(path)
      var messages = try Self.list(mapping["compliant"], path).map { Message(text: $0, rules: []) }
      for entry in mapping["violating"] as? [[String: Any]] ?? [] {
        let rules = (entry["rules"] as? String ?? "").split(separator: " ").map { String($0) }
        guard let text = entry["text"] as? String, !rules.isEmpty else {
          throw WordingFault(path, "A violating message needs `rules` and `text`.")
        }
        messages.append(Message(text: text, rules: rules))
      }
      self.messages[language] = messages
    }
  }

  private static func list(_ value: Any?, _ path: String) throws -> [String] {
    guard let value else { return [] }
    guard let list = value as? [Any] else { throw WordingFault(path, "Examples should be a list.") }
    return try list.map {
      guard let text = $0 as? String else {
        throw WordingFault(path, "“\($0)” should be a text; put it in quotes.")
      }
      return text
    }
  }

  private static func mapping(_ path: String) throws -> [String: Any] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    do {
      return try Yams.load(yaml: text) as? [String: Any] ?? [:]
    } catch {
      throw WordingFault(path, "\(error)")
    }
  }
}
