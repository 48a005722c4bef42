import BilletCore
import BilletTree

/// Elements and attributes that HTML gave up for style sheets are not used.
struct ParseObsolete: Rule {
  static let description = RuleDescription(
    id: "parse-obsolete", category: .accessibility, severity: .note,
    summary: "The message uses markup that HTML gave up",
    rationale: "Readers cannot change what is fixed so, and programs stop to support it.",
    help: "Say what the text is, and leave its looks to style.",
    references: [.wcag("1.3.1"), Reference(.html, "16.2")], examples: examples)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    if !context.content.texts.isEmpty { sink.applies() }
    var elements: [(name: String, span: Range<Int>)] = []
    for name in Self.names {
      guard let first = tree.elements(named: name).first else { continue }
      elements.append((name.rawValue, tree.nodes[first.index].span))
    }
    report(elements, &sink) { "The message uses \(Self.list($0.map { "<\($0)>" }))." }
    var attributes: [(name: String, span: Range<Int>)] = []
    for attribute in tree.attributes where Self.isObsolete(attribute.name) {
      let name = attribute.name.rawValue
      if !attributes.contains(where: { $0.name == name }) {
        attributes.append((name, attribute.span))
      }
    }
    report(attributes, &sink) {
      "The message uses the attribute\($0.count == 1 ? "" : "s") \(Self.list($0))."
    }
  }

  /// One finding for all of a kind, where the first of them stands.
  private func report(
    _ found: [(name: String, span: Range<Int>)], _ sink: inout DiagnosticSink,
    message: ([String]) -> String
  ) {
    guard let first = found.min(by: { $0.span.lowerBound < $1.span.lowerBound }) else { return }
    sink.report(first.span, message: message(found.map(\.name)))
  }

  private static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  /// `blink`, `marquee` and what arranges tables are other rules', or are right in mail.
  private static let names: [ElementName] = [
    .acronym, .basefont, .big, .center, .dir, .font, .nobr, .strike, .tt,
  ]

  private static func isObsolete(_ name: AttributeName) -> Bool {
    switch name {
    case .hspace, .vspace, .text, .link, .alink, .vlink, .marginheight, .marginwidth, .noshade,
      .longdesc:
      true
    default: false
    }
  }
}

extension ParseObsolete {
  fileprivate static let examples: [Example] = [
    .passed(#"<p><b>Hi</b> <i>you</i></p><table align="center" bgcolor="red"><tr><td>a</table>"#),
    .failed("<p>Hi</p><p>«<tt>»a</tt></p>"),
    .failed("«<center>»<font>a</font></center><big>b</big>"),
    .failed(#"<img src="a.png" alt="A" «hspace="9"» vspace="9">"#),
    .inapplicable(#"<img src="a.png" alt="A">"#),
  ]
}
