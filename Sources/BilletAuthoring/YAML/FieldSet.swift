import BilletCore

/// The values of a mapping by key; unknown keys and wrong types are told.
struct FieldSet {
  private var nodes: [String: YAMLNode] = [:]
  private let rule: RuleID

  /// Reads a mapping that may hold `keys` and describes `owner`, which comes with its article.
  init(
    _ node: YAMLNode, keys: [String], of owner: String, rule: RuleID = "front-matter",
    into bag: inout DiagnosticBag
  ) {
    self.rule = rule
    guard let entries = node.entries else {
      bag.add(
        rule, "Here should stand the keys of \(owner), not \(node.kind).",
        help: "Write key: value.", at: node.location)
      return
    }
    for entry in entries {
      if keys.contains(where: { $0.utf8.elementsEqual(entry.key.utf8) }) {
        nodes[entry.key] = entry.value
        continue
      }
      let question = Suggestion.question(for: entry.key, among: keys)
      bag.add(
        rule, "There is no key “\(entry.key)” for \(owner).",
        help: question.isEmpty ? "The keys are \(keys.joined(separator: ", "))." : question,
        at: entry.keyLocation)
    }
  }

  subscript(key: String) -> YAMLNode? { nodes[key] }

  func boolean(_ key: String, into bag: inout DiagnosticBag) -> Bool? {
    guard let node = nodes[key] else { return nil }
    if let boolean = node.boolean { return boolean }
    bag.add(rule, "“\(key)” is true or false.", help: "Write \(key): true.", at: node.location)
    return nil
  }

  func text(_ key: String, into bag: inout DiagnosticBag) -> String? {
    guard let node = nodes[key] else { return nil }
    if let text = node.text, !text.isEmpty { return text }
    bag.add(
      rule, "“\(key)” is a text, not \(node.kind).", help: "Write \(key): a text.",
      at: node.location)
    return nil
  }

  /// One of the cases of an enumeration, by its raw value.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, as type: Choice.Type, into bag: inout DiagnosticBag
  ) -> Choice? where Choice.RawValue == String {
    guard let node = nodes[key], let text = text(key, into: &bag) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let choices = Choice.allCases.map(\.rawValue)
    let question = Suggestion.question(for: text, among: choices)
    bag.add(
      rule, "“\(key)” cannot be “\(text)”.",
      help: "It is one of \(choices.joined(separator: ", "))."
        + (question.isEmpty ? "" : " " + question),
      at: node.location)
    return nil
  }
}
