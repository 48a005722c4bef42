public import ArgumentParser
public import BilletKit

/// Which rules run, and how strictly.
struct ValidationArguments: ParsableArguments {
  @Option(
    name: .long, help: "Run only this rule; several with commas or with the option again.")
  var rule: [String] = []

  @Option(name: .long, help: "Leave this rule out; several with commas or with the option again.")
  var skip: [String] = []

  @Option(
    name: .long, help: "The conformance level of WCAG; what a higher one asks for is advice.")
  var level = Reference.Level.aa

  @Option(
    name: .long,
    help: "A message, a page of the web (without the marketplace's rules), or a piece of a message."
  )
  var profile = ValidationOptions.Profile.email

  /// The options that the arguments stand for.
  ///
  /// - Throws: a usage error for a rule that there is not.
  func options() throws -> ValidationOptions {
    let only = try Self.ids(rule)
    return ValidationOptions(
      profile: profile, level: level, rules: only.isEmpty ? nil : only,
      skipping: try Self.ids(skip))
  }

  private static func ids(_ arguments: [String]) throws -> Set<RuleID> {
    var ids: Set<RuleID> = []
    for argument in arguments {
      for name in argument.utf8.split(separator: UInt8(ascii: ",")) {
        let id = RuleID(String(Substring(name)))
        guard Catalogue.entry(id) != nil else { throw unknownRule(id.rawValue) }
        ids.insert(id)
      }
    }
    return ids
  }

  /// The usage error for a name that no rule has.
  static func unknownRule(_ name: String) -> ValidationError {
    let question = Suggestion.question(for: name, among: Catalogue.entries.map(\.id.rawValue))
    return ValidationError(
      "There is no rule “\(TerminalSafe.text(name))”.\(question.isEmpty ? "" : " " + question)"
        + " “billet rules” lists them all.")
  }
}

extension Reference.Level: ExpressibleByArgument {
  /// A level in any case of its letters.
  public init?(argument: String) {
    self.init(rawValue: argument.uppercased())
  }
}

extension ValidationOptions.Profile: ExpressibleByArgument {}
