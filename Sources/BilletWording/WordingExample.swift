package import BilletCore
package import BilletLanguage
import BilletMessage
import BilletTree
package import BilletValidation

/// A text of the wording data as a message, and what the rules on wording say of it.
package struct WordingExample: Sendable {
  package var language: TextLanguage
  package var text: String

  package init(_ text: String, _ language: TextLanguage) {
    self.text = text
    self.language = language
  }

  /// The text as HTML: paragraphs between blank lines, items behind `- `; HTML stays as it is.
  package var html: String {
    if text.hasPrefix("<") { return text }
    var html = "<div lang=\"\(language.code)\">\n"
    var lines: [Substring] = []
    func flush() {
      guard let first = lines.first else { return }
      if first.hasPrefix("- ") {
        html += "<ul>" + lines.map { "<li>" + Self.escaped($0.dropFirst(2)) }.joined() + "</ul>\n"
      } else if first.hasPrefix("# ") {
        html += "<h1>" + Self.escaped(first.dropFirst(2)) + "</h1>\n"
      } else {
        html += "<p>" + lines.map(Self.escaped).joined(separator: "<br>") + "</p>\n"
      }
      lines = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty { flush() } else { lines.append(line) }
    }
    flush()
    return html + "</div>"
  }

  private static func escaped(_ text: Substring) -> String {
    text.map { $0 == "&" ? "&amp;" : $0 == "<" ? "&lt;" : String($0) }.joined()
  }

  /// The findings of the rules on wording, and of the names of the data that are no rules.
  package func findings(_ library: WordingLibrary) -> [(rule: String, finding: Diagnostic)] {
    let file = SourceFile(path: "example.html", text: html)
    let tree = HTMLTree.parse(file)
    var facts = MessageFacts()
    facts.messageLocale = language.code
    let context = RuleContext(tree: tree, facts: facts, wording: library)
    var sink = DiagnosticSink()
    for rule in Self.rules {
      sink.begin(type(of: rule))
      rule.check(tree, in: context, into: &sink)
    }
    let reported = sink.findings.map {
      Diagnostic(rule: $0.rule, severity: $0.severity, message: $0.message, help: $0.help)
    }
    let requests = Self.helpers.flatMap { name in
      context.wording.findings(of: RuleID(name)).map {
        Diagnostic(
          rule: RuleID(name), severity: .note,
          message: "“\(context.text.quote(context.text.sentences[$0.sentence]))” \($0.says).")
      }
    }
    return (reported + requests).map { ($0.rule.rawValue, $0) }
  }

  /// Names of the data that other rules ask for.
  package static let helpers = ["review-request", "repeat-request", "order-total"]

  package static let rules: [any Rule] = RuleRegistry.all.filter {
    wordingIDs.contains(type(of: $0).description.id.rawValue)
  }

  private static let wordingIDs: Set = [
    "cancel-request", "feedback-pressure", "marketing", "opt-out", "order-confirmation",
    "review-change", "review-gating", "review-incentive", "review-positive", "review-steering",
    "sensitive-content", "shipping-confirmation", "thanks-only",
  ]
}
