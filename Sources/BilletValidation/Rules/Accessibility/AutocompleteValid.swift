import BilletCore
import BilletTree

/// The autocomplete attribute of a field says what HTML knows.
struct AutocompleteValid: Rule {
  static let description = RuleDescription(
    id: "autocomplete-valid", category: .accessibility, severity: .error,
    summary: "The value of autocomplete is not one that HTML knows",
    rationale: "Browsers and helpers fill in a field only when they know what belongs there.",
    help: "Write one of HTML's names for personal data, such as autocomplete=\"email\".",
    references: [.wcag("1.3.5", .aa), .act("73f2c2"), .axe("autocomplete-valid")],
    examples: examples)

  static let interest: Interest = .elements(.input, .select, .textarea)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in tree.elements(.input, .select, .textarea) {
      guard let attribute = autocomplete(of: id, tree), isField(id, tree, context) else {
        continue
      }
      let tokens = tree.bytes(of: attribute).tokens
      guard let first = tokens.first else { continue }
      if tokens.count == 1, first.spells("on") || first.spells("off") { continue }
      sink.applies()
      if !AutofillDetail.accepts(tokens) {
        sink.report(
          attribute.span,
          message: "“\(tree.bytes(of: attribute).trimmed.string)” is no value of autocomplete.")
      }
    }
  }

  private func autocomplete(
    of id: HTMLTree.NodeID, _ tree: HTMLTree
  ) -> HTMLTree.Attribute? {
    for index in tree.nodes[id.index].attributes {
      let attribute = tree.attributes[Int(index)]
      if attribute.name == .other, !attribute.isDuplicate,
        tree.source[attribute.nameSpan].spells("autocomplete")
      {
        return attribute
      }
    }
    return nil
  }

  /// Whether people can fill it in.
  private func isField(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    guard context.styles.computed[id.index].isVisible, !context.names.isDisabled(id) else {
      return false
    }
    if tree.nodes[id.index].attributes.contains(where: {
      tree.otherAttributeNames[$0] == "readonly"
    })
      || (context.names.isProgrammaticallyHidden(id) && context.isConcealed(id))
    {
      return false
    }
    let disabled = tree.ariaAttribute(.disabled, of: id)
    if disabled.map({ tree.bytes(of: $0).spells("true") }) == true { return false }
    if let index = tree.attribute(.tabindex, of: id),
      tree.bytes(of: index).trimmed.first == UInt8(ascii: "-"),
      context.names.explicitRole(of: id) != nil
    {
      return false
    }
    guard tree.nodes[id.index].name == .input,
      let type = tree.attribute(.type, of: id).map({ tree.bytes(of: $0) })
    else { return true }
    let fixed: [StaticString] = [
      "button", "checkbox", "color", "file", "hidden", "image", "radio", "range", "reset",
      "submit",
    ]
    return !fixed.contains { type.spells($0) }
  }
}

/// What HTML lets `autocomplete` say (HTML 4.10.18.7.1, "autofill detail tokens").
private enum AutofillDetail {
  static func accepts(_ tokens: [ArraySlice<UInt8>]) -> Bool {
    var rest = tokens.map { $0.string.lowercased() }[...]
    if rest.first?.hasPrefix("section-") == true { rest.removeFirst() }
    if rest.first == "shipping" || rest.first == "billing" { rest.removeFirst() }
    if rest.last == "webauthn" {
      rest.removeLast()
      if rest.isEmpty { return tokens.count == 1 }
    }
    if rest.count == 1, let field = rest.first {
      return fields.contains(field) || contactFields.contains(field)
    }
    guard rest.count == 2, let place = rest.first, let field = rest.last else { return false }
    return places.contains(place) && contactFields.contains(field)
  }

  private static let places: Set<String> = ["home", "work", "mobile", "fax", "pager"]

  private static let contactFields: Set<String> = [
    "tel", "tel-country-code", "tel-national", "tel-area-code", "tel-local", "tel-local-prefix",
    "tel-local-suffix", "tel-extension", "email", "impp",
  ]

  private static let fields: Set<String> = [
    "name", "honorific-prefix", "given-name", "additional-name", "family-name",
    "honorific-suffix", "nickname", "username", "new-password", "current-password",
    "one-time-code", "organization-title", "organization", "street-address", "address-line1",
    "address-line2", "address-line3", "address-level4", "address-level3", "address-level2",
    "address-level1", "country", "country-name", "postal-code", "cc-name", "cc-given-name",
    "cc-additional-name", "cc-family-name", "cc-number", "cc-exp", "cc-exp-month", "cc-exp-year",
    "cc-csc", "cc-type", "transaction-currency", "transaction-amount", "language", "bday",
    "bday-day", "bday-month", "bday-year", "sex", "url", "photo",
  ]
}

extension AutocompleteValid {
  fileprivate static let examples: [Example] = [
    .passed(#"<input autocomplete="email">"#),
    .passed(#"<input autocomplete="Section-one shipping Work EMAIL">"#),
    .passed(#"<select autocomplete="bday-day"><option>1</option></select>"#),
    .passed(#"<textarea autocomplete="billing street-address"></textarea>"#),
    .passed(#"<input autocomplete="username webauthn">"#),
    .passed(#"<input autocomplete="username" aria-hidden="true">"#),
    .failed(#"<p>a</p><input «autocomplete="badterm"»>"#),
    .failed(#"<input «autocomplete="work photo"»>"#),
    .failed(#"<input «autocomplete="email shipping"»>"#),
    .failed(#"<input «autocomplete="home"»>"#),
    .failed(#"<input «autocomplete="on email"»>"#),
    .failed(#"<input «autocomplete="given-name,family-name"»>"#),
    .failed(#"<input tabindex="-1" «autocomplete=nope»>"#),
    .inapplicable(#"<input autocomplete="off"><input autocomplete="on"><input autocomplete>"#),
    .inapplicable(#"<input autocomplete=" "><input autocomplete="nope" hidden>"#),
    .inapplicable(
      #"<input autocomplete="nope" disabled><input autocomplete="nope" type="hidden">"#),
    .inapplicable(#"<input autocomplete="nope" readonly>"#),
    .inapplicable(#"<input autocomplete="nope" aria-disabled="true">"#),
    .inapplicable(#"<input autocomplete="nope" type="button"><form autocomplete="nope"></form>"#),
    .inapplicable(#"<input autocomplete="nope" tabindex="-1" role="none">"#),
  ]
}
