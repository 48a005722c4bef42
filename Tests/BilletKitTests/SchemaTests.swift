import BilletKit
import Foundation
import Testing

/// The schemas say what the readers do: the same keys, the same words, the same limits.
@Suite struct SchemaTests {
  let project: TemporaryProject

  init() throws {
    project = try TemporaryProject()
  }

  private func object(_ schema: Schema) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(schema.json)) as? [String: Any])
  }

  private func properties(_ schema: [String: Any]) throws -> [String: [String: Any]] {
    try #require(schema["properties"] as? [String: [String: Any]])
  }

  private func findings(settings: String) throws -> [Diagnostic] {
    try findings(frontMatter: "", settings: settings)
  }

  private func findings(frontMatter: String, settings: String = "") throws -> [Diagnostic] {
    try project.write(settings.utf8, to: "billet.yaml")
    let lines = "---\nsubject: x\nlanguage: en\n" + frontMatter + "\n---\nHello\n"
    try project.write(lines.utf8, to: "a.md")
    return try project.compile("a.md").diagnostics
  }

  private func findings(theme: String) throws -> [Diagnostic] {
    try project.write(theme.utf8, to: "themes/own.yaml")
    return try findings(frontMatter: "theme: own")
  }

  /// What a reader lists after `The keys are …` or `It is one of …`.
  private func list(in findings: [Diagnostic], after words: String) throws -> Set<String> {
    let help = try #require(findings.first { $0.help.hasPrefix(words) }?.help, "\(findings)")
    let rest = help.dropFirst(words.count)
    let end = rest.firstIndex(of: ".") ?? rest.endIndex
    return Set(rest[..<end].components(separatedBy: ", "))
  }

  // MARK: - Keys and words

  @Test func keysAreThoseThatTheReadersKnow() throws {
    let key = "xyzzyxyzzy"
    let cases: [(Schema, [Diagnostic], String)] = [
      (.frontMatter, try findings(frontMatter: "\(key): 1"), "The keys are "),
      (.theme, try findings(theme: "\(key): 1"), "The keys are "),
      (.project, try findings(settings: "\(key): 1"), "The keys are "),
      (
        .facts,
        FactsFile.read(SourceFile(path: "facts.json", text: #"{"\#(key)": 1}"#)).diagnostics,
        "The facts are "
      ),
    ]
    for (schema, findings, words) in cases {
      let schema = try object(schema)
      #expect(schema["additionalProperties"] as? Bool == false)
      #expect(try Set(properties(schema).keys) == list(in: findings, after: words))
    }
  }

  @Test func keysOfVariablesAndAttachmentsAreThoseThatTheReaderKnows() throws {
    let schema = try object(.frontMatter)
    let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
    let forms = try #require(definitions["variable"]?["anyOf"] as? [[String: Any]])
    let variable = try findings(frontMatter: "variables: {a: {type: text, xyzzyxyzzy: 1}}")
    #expect(try Set(properties(forms[1]).keys) == list(in: variable, after: "The keys are "))
    let item = try #require(try properties(schema)["attachments"]?["items"] as? [String: Any])
    let attachment = try findings(frontMatter: "attachments: [{xyzzyxyzzy: 1}]")
    #expect(try Set(properties(item).keys) == list(in: attachment, after: "The keys are "))
    let shown = try #require(definitions["shownType"]?["enum"] as? [String])
    let other = try #require(definitions["type"]?["anyOf"] as? [[String: Any]])
    let types = shown + (other[1]["enum"] as? [String] ?? [])
    let type = try findings(frontMatter: "variables: {a: {type: xyzzyxyzzy}}")
    #expect(try Set(types) == list(in: type, after: "The types are "))
  }

  @Test func wordsAreThoseThatTheReadersKnow() throws {
    for key in ["reason", "direction", "line-breaks"] {
      let words = try #require(try properties(object(.frontMatter))[key]?["enum"] as? [String])
      let read = try list(
        in: findings(frontMatter: "\(key): xyzzyxyzzy"), after: "It is one of ")
      #expect(Set(words) == read, "\(key)")
    }
    for key in ["reason", "direction"] {
      let words = try #require(try properties(object(.facts))[key]?["enum"] as? [String])
      let file = SourceFile(path: "facts.json", text: #"{"\#(key)": "xyzzyxyzzy"}"#)
      #expect(
        try Set(words) == list(in: FactsFile.read(file).diagnostics, after: "It is one of "))
    }
    let words = try #require(try properties(object(.project))["line-breaks"]?["enum"] as? [String])
    let read = try list(in: findings(settings: "line-breaks: xyzzyxyzzy"), after: "It is one of ")
    #expect(Set(words) == read)
  }

  // MARK: - Limits

  private struct Token {
    var group: String
    var key: String
    /// How many numbers stand in a list; `nil` for a single one.
    var count: Int?
    var minimum: Double
    var maximum: Double

    /// A theme in which the token has a value, and never more than three sizes.
    func theme(_ value: Double, count: Int? = nil) -> String {
      let text =
        self.count.map { own in
          "[" + [String](repeating: "\(value)", count: count ?? own).joined(separator: ", ") + "]"
        } ?? "\(value)"
      let other = key == "body" ? ", headings: [100, 100, 100]" : ""
      return "\(group): {\(key): \(text)\(other)}"
    }
  }

  private func tokens() throws -> [Token] {
    try properties(object(.theme)).flatMap { group, schema -> [Token] in
      guard group != "summary" else { return [] }
      #expect(schema["additionalProperties"] as? Bool == false)
      return try properties(schema).map { key, schema in
        let items = schema["items"] as? [String: Any]
        #expect((schema["minItems"] as? Int) == (schema["maxItems"] as? Int))
        return Token(
          group: group, key: key, count: schema["maxItems"] as? Int,
          minimum: try #require((items ?? schema)["minimum"] as? Double),
          maximum: try #require((items ?? schema)["maximum"] as? Double))
      }
    }
  }

  @Test func limitsAreThoseOfTheThemeLoader() throws {
    let tokens = try tokens()
    #expect(tokens.count == 15)
    for token in tokens {
      for value in [token.minimum, token.maximum] {
        #expect(try findings(theme: token.theme(value)).isEmpty, "\(token.theme(value))")
      }
      for value in [token.minimum - 0.01, token.maximum + 0.01] {
        let findings = try findings(theme: token.theme(value))
        #expect(
          findings.contains { $0.rule == "theme" && $0.message.contains("“\(token.key)”") },
          "\(token.theme(value))")
      }
      guard let count = token.count else { continue }
      for count in [count - 1, count + 1] {
        #expect(try !findings(theme: token.theme(token.maximum, count: count)).isEmpty)
      }
    }
  }

  @Test func keysOfGroupsAreThoseThatTheThemeLoaderKnows() throws {
    for (group, tokens) in Dictionary(grouping: try tokens(), by: \.group) {
      let findings = try findings(theme: "\(group): {xyzzyxyzzy: 1}")
      #expect(try Set(tokens.map(\.key)) == list(in: findings, after: "The keys are "), "\(group)")
    }
  }

  // MARK: - With a validator that is not ours

  /// The starter messages, the themes and the settings of a new project are valid; each slip is not.
  @Test(.enabled(if: Python.has("jsonschema, yaml")))
  func pythonFindsWhatBilletBringsValid() throws {
    for schema in Schema.allCases {
      try project.write(schema.json, to: "schemas/\(schema.rawValue).json")
    }
    let starter = try #require(StarterProject(language: "de-DE"))
    _ = try starter.write(to: project.url.appending(path: "new").path)
    let result = try Python.run(Self.validator, [project.url.path, StarterMessages.root])
    #expect(result.output.hasPrefix("valid: "), "\(result.output)")
    #expect(result.status == 0)
  }

  private static let validator = """
    import glob, json, sys, yaml
    from jsonschema import Draft202012Validator
    folder, root = sys.argv[1:]
    # Dates stay texts, as in Billet.
    yaml.SafeLoader.yaml_implicit_resolvers = {
        key: [pair for pair in pairs if "timestamp" not in pair[0]]
        for key, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()}
    schemas = {}
    for name in ["front-matter", "theme", "facts", "project"]:
        schemas[name] = json.load(open(f"{folder}/schemas/{name}.json", encoding="utf-8"))
        Draft202012Validator.check_schema(schemas[name])
    def errors(name, value):
        return [e.message for e in Draft202012Validator(schemas[name]).iter_errors(value)]
    count = 0
    def valid(name, value, place):
        global count
        count += 1
        assert errors(name, value) == [], (place, errors(name, value))
    for path in sorted(glob.glob(root + "/Messages/**/*.md", recursive=True)):
        text = open(path, encoding="utf-8").read()
        if text.startswith("---"):
            valid("front-matter", yaml.safe_load(text.split("\\n---")[0][3:]), path)
    assert count >= 9, count
    for path in sorted(glob.glob(root + "/themes/*.yaml")):
        valid("theme", yaml.safe_load(open(path, encoding="utf-8")), path)
    valid("project", yaml.safe_load(open(folder + "/new/billet.yaml", encoding="utf-8")), "new")
    valid("project", None, "empty")
    facts = {"orderID": "114-3941689-8772232", "orderCompletedAt": "2026-03-14",
        "sendAt": "2026-03-14T10:30:00Z", "buyerLocale": "de-AT", "previousReviewRequests": 0,
        "direction": "reply", "reason": "return", "marketplace": "amazon.de",
        "attachments": [{"file": "a.pdf", "kind": "invoice"}], "messageLocale": "de",
        "subject": "x", "fragment": True, "messageWidth": 600.5, "imageRole": "proof",
        "channel": "sp-api",
        "products": [{"title": "Lamp", "asin": "B08N5WRWNW"}, {"title": "Shade"}]}
    assert set(facts) == set(schemas["facts"]["properties"])
    valid("facts", facts, "facts")
    front = {"subject": "x", "language": "en"}
    valid("front-matter", front, "front matter")
    for names in [{"größe": "text"}, {"a.b": {"type": "list", "of": "text"}}, {"a": {"fields": {"b": "date"}}}]:
        valid("front-matter", front | {"variables": names}, names)
    slips = [("front-matter", {"subject": "x"}), ("front-matter", {"language": "en"})]
    slips += [("front-matter", front | slip) for slip in [
        {"langauge": "en"}, {"subject": " "}, {"subject": "a\\nb"}, {"language": "e"},
        {"reason": "advert"}, {"variables": {"facts": "text"}}, {"variables": {"facts.a": "text"}},
        {"variables": {"a b": "text"}}, {"variables": {"a": "txt"}}, {"variables": {"a": {}}},
        {"variables": {"a": {"type": "list", "of": "list"}}}, {"variables": ["a"]},
        {"variables": {"a": {"type": "text", "optionl": True}}},
        {"attachments": [{"file": "a.pdf"}]}, {"attachments": [{"file": "a", "kind": "flyer"}]}]]
    slips += [("theme", slip) for slip in [
        None, {"color": "red"}, {"sizes": {"body": 300}}, {"sizes": {"headings": [100]}},
        {"message": {"side-margin": 10.5}}, {"image": {"width": 81}}, {"image": {"width": "80%"}}]]
    slips += [("facts", slip) for slip in [
        {"orderId": "x"}, {"orderID": 1}, {"sendAt": "14.3.2026"}, {"messageWidth": 0},
        {"previousReviewRequests": -1}, {"attachments": [{"file": "a"}]}]]
    slips += [("project", slip) for slip in [{"them": "x"}, {"language": "!"}, []]]
    for name, value in slips: assert errors(name, value), (name, value)
    print("valid:", count)
    """
}
