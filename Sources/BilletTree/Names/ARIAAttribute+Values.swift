/// What a state or property may be set to (WAI-ARIA 1.2, 6.2.4 and 6.6).
extension ARIAAttribute {
  package enum ValueType: Sendable {
    case string
    case integer
    case number
    case idReference
    case idReferenceList
    /// One of these words.
    case token([StaticString])
    /// Some of these words.
    case tokenList([StaticString])
  }

  package var valueType: ValueType {
    switch self {
    case .atomic, .busy, .disabled, .modal, .multiline, .multiselectable, .readonly, .required:
      .token(["true", "false"])
    case .expanded, .grabbed, .hidden, .selected: .token(["true", "false", "undefined"])
    case .checked, .pressed: .token(["true", "false", "mixed", "undefined"])
    case .autocomplete: .token(["inline", "list", "both", "none"])
    case .current: .token(["page", "step", "location", "date", "time", "true", "false"])
    case .haspopup: .token(["true", "false", "menu", "listbox", "tree", "grid", "dialog"])
    case .invalid: .token(["true", "false", "grammar", "spelling"])
    case .live: .token(["off", "polite", "assertive"])
    case .orientation: .token(["horizontal", "vertical", "undefined"])
    case .sort: .token(["ascending", "descending", "none", "other"])
    case .dropeffect: .tokenList(["copy", "execute", "link", "move", "none", "popup"])
    case .relevant: .tokenList(["additions", "removals", "text", "all"])
    case .colcount, .colindex, .colspan, .level, .posinset, .rowcount, .rowindex, .rowspan,
      .setsize:
      .integer
    case .valuemax, .valuemin, .valuenow: .number
    case .activedescendant, .errormessage: .idReference
    // The successor of WAI-ARIA 1.2 makes a list of the first.
    case .details, .controls, .describedby, .flowto, .labelledby, .owns:
      .idReferenceList
    case .braillelabel, .brailleroledescription, .colindextext, .description, .keyshortcuts,
      .label, .placeholder, .roledescription, .rowindextext, .valuetext:
      .string
    }
  }

  /// Whether bytes are a value of the attribute's type; words in any case.
  package func accepts(_ value: ArraySlice<UInt8>) -> Bool {
    let words = value.split(whereSeparator: \.isHTMLWhitespace)
    switch valueType {
    case .string, .idReferenceList: return true
    case .idReference: return words.count <= 1
    case .integer: return words.count == 1 && Self.isNumber(words[0], isWhole: true)
    case .number: return words.count == 1 && Self.isNumber(words[0], isWhole: false)
    case .token(let allowed):
      return words.count == 1 && allowed.contains { isSpelled(words[0], $0) }
    case .tokenList(let allowed):
      return !words.isEmpty
        && words.allSatisfy { word in allowed.contains { isSpelled(word, $0) } }
    }
  }

  /// A sign, digits, and for numbers that are not whole a fraction and an exponent.
  private static func isNumber(_ bytes: ArraySlice<UInt8>, isWhole: Bool) -> Bool {
    var rest = bytes
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let whole = rest.prefix(while: \.isCSSDigit)
    rest = rest.dropFirst(whole.count)
    var hasDigits = !whole.isEmpty
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix(while: \.isCSSDigit)
      // 3.0 has no fractional component.
      if isWhole, !fraction.allSatisfy({ $0 == UInt8(ascii: "0") }) { return false }
      hasDigits = hasDigits || !fraction.isEmpty
      rest = rest.dropFirst(1 + fraction.count)
    }
    if hasDigits, !isWhole, let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
      guard !rest.isEmpty else { return false }
      rest = rest.drop(while: \.isCSSDigit)
    }
    return hasDigits && rest.isEmpty
  }
}
