import BilletCore

/// How the parts of a finding read in running text.
enum Wording {
  /// A sentence without its full stop, for a headline.
  static func headline(_ sentence: String) -> String {
    let text = TerminalSafe.text(sentence)
    // Two sentences keep both their stops; a stop inside a word or a number ends none.
    guard text.utf8.last == UInt8(ascii: "."), !hasSentenceEnd(text.utf8.dropLast()) else {
      return text
    }
    return String(Substring(text.utf8.dropLast()))
  }

  /// What a fix does and who makes it: `Fix:  Write the address with https (--fix makes it)`.
  static func fix(_ fix: Fix, label: (String) -> String = { $0 }) -> String {
    let who = fix.safety == .safe ? "--fix makes it" : "look at it before you make it"
    let title = TerminalSafe.text(fix.title)
    guard fix.safety == .unsafe, fix.edits.count == 1, let edit = fix.edits.first,
      edit.replacement.utf8.count <= 120
    else { return "\(label("Fix")):  \(title) (\(who))." }
    return edit.replacement.isEmpty
      ? "\(label("Fix")):  \(title) (\(who))."
      : "\(label("Fix")):  \(title): \(TerminalSafe.text(edit.replacement)) (\(who))."
  }

  private static func hasSentenceEnd(_ text: Substring.UTF8View) -> Bool {
    zip(text, text.dropFirst()).contains { $0 == UInt8(ascii: ".") && $1 == UInt8(ascii: " ") }
  }

  /// The reason with its sources behind it: `… falls back to the file name (WCAG 1.1.1, level A).`
  static func reason(_ diagnostic: Diagnostic) -> String {
    let text = TerminalSafe.text(diagnostic.rationale)
    let sources = diagnostic.references.filter { $0.standard != .act && $0.standard != .axe }
      .map(\.description).joined(separator: "; ")
    if sources.isEmpty { return text }
    if text.isEmpty { return sources }
    let body = text.utf8.last == UInt8(ascii: ".") ? String(text.dropLast()) : text
    return "\(body) (\(sources))."
  }
}
