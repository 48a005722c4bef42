import Foundation

/// Finds the rule ids that the sources name.
enum RuleIDScan {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The ids in the Swift files below a folder of the project: texts behind `rule:`, the first text of
  /// a call of `add`, the texts that a property `rule: RuleID` answers with, and the ids of rules.
  static func ids(in folder: String) throws -> Set<String> {
    let start = root.appending(path: folder)
    let enumerator = FileManager.default.enumerator(atPath: start.path)
    let files = (enumerator?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }
    var ids: Set<String> = []
    for file in files {
      let text = try String(contentsOf: start.appending(path: file), encoding: .utf8)
      ids.formUnion(self.ids(inSource: text))
    }
    return ids
  }

  static func ids(inSource text: String) -> Set<String> {
    // What follows the marker up to the end of its argument may choose between several ids.
    let argument = #"[^",{}]*?"[a-z]+(?:-[a-z0-9]+)*"(?:\s*:\s*"[a-z]+(?:-[a-z0-9]+)*")?"#
    let patterns = [
      #"\b(?:rule|RuleDescription\(\s*id):\s*(?:RuleID = )?\#(argument)(?=\s*[,)\n])"#,
      #"\.add\(\s*"[a-z]+(?:-[a-z0-9]+)*"\s*,"#,
      #"var rule: RuleID \{[^}]*\}\s*\}"#,
    ]
    var ids: Set<String> = []
    for pattern in patterns {
      for match in matches(of: pattern, in: text) {
        for id in matches(of: #""[a-z]+(?:-[a-z0-9]+)*""#, in: match) {
          ids.insert(id.trimmingCharacters(in: ["\""]))
        }
      }
    }
    return ids
  }

  private static func matches(of pattern: String, in text: String) -> [String] {
    guard let expression = try? NSRegularExpression(pattern: pattern) else { return [] }
    let range = NSRange(text.startIndex..., in: text)
    return expression.matches(in: text, range: range).compactMap { match in
      Range(match.range, in: text).map { String(text[$0]) }
    }
  }
}
