import BilletCore
import Testing

@testable import BilletValidation

/// A situation that a conformance rule of the W3C tells from others, and what it says of it.
struct ACTCase: Sendable, CustomTestStringConvertible {
  /// The W3C's id of the rule.
  let act: String
  /// Billet's rule for it.
  let rule: RuleID
  let outcome: Outcome
  let html: String

  var testDescription: String { "\(act) \(rule) \(outcome.rawValue): \(html)" }

  static func passed(_ act: String, _ rule: RuleID, _ html: String) -> ACTCase {
    ACTCase(act: act, rule: rule, outcome: .passed, html: html)
  }

  static func failed(_ act: String, _ rule: RuleID, _ html: String) -> ACTCase {
    ACTCase(act: act, rule: rule, outcome: .failed, html: html)
  }

  static func inapplicable(_ act: String, _ rule: RuleID, _ html: String) -> ACTCase {
    ACTCase(act: act, rule: rule, outcome: .inapplicable, html: html)
  }

  /// The W3C's rule passes or fails it, and the source alone does not say which.
  static func cantTell(_ act: String, _ rule: RuleID, _ html: String) -> ACTCase {
    ACTCase(act: act, rule: rule, outcome: .cantTell, html: html)
  }

  /// Cases of a rule that differ in one place.
  static func all(_ groups: [ACTCase]...) -> [ACTCase] { groups.flatMap { $0 } }

  /// The HTML as a page of its own.
  var page: String {
    let start = html.prefix(10).lowercased()
    guard !start.hasPrefix("<!doctype"), !start.hasPrefix("<html"), !start.hasPrefix("<svg xmlns")
    else { return html }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head><title>A page about lamps</title></head>
      <body>
      \(html)
      </body>
      </html>
      """
  }
}
