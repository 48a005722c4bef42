/// The states and properties of WAI-ARIA 1.2, and those that its successor adds.
package enum ARIAAttribute: String, Sendable, CaseIterable {
  case activedescendant = "aria-activedescendant"
  case atomic = "aria-atomic"
  case autocomplete = "aria-autocomplete"
  case braillelabel = "aria-braillelabel"
  case brailleroledescription = "aria-brailleroledescription"
  case busy = "aria-busy"
  case checked = "aria-checked"
  case colcount = "aria-colcount"
  case colindex = "aria-colindex"
  case colindextext = "aria-colindextext"
  case colspan = "aria-colspan"
  case controls = "aria-controls"
  case current = "aria-current"
  case describedby = "aria-describedby"
  case description = "aria-description"
  case details = "aria-details"
  case disabled = "aria-disabled"
  case dropeffect = "aria-dropeffect"
  case errormessage = "aria-errormessage"
  case expanded = "aria-expanded"
  case flowto = "aria-flowto"
  case grabbed = "aria-grabbed"
  case haspopup = "aria-haspopup"
  case hidden = "aria-hidden"
  case invalid = "aria-invalid"
  case keyshortcuts = "aria-keyshortcuts"
  case label = "aria-label"
  case labelledby = "aria-labelledby"
  case level = "aria-level"
  case live = "aria-live"
  case modal = "aria-modal"
  case multiline = "aria-multiline"
  case multiselectable = "aria-multiselectable"
  case orientation = "aria-orientation"
  case owns = "aria-owns"
  case placeholder = "aria-placeholder"
  case posinset = "aria-posinset"
  case pressed = "aria-pressed"
  case readonly = "aria-readonly"
  case relevant = "aria-relevant"
  case required = "aria-required"
  case roledescription = "aria-roledescription"
  case rowcount = "aria-rowcount"
  case rowindex = "aria-rowindex"
  case rowindextext = "aria-rowindextext"
  case rowspan = "aria-rowspan"
  case selected = "aria-selected"
  case setsize = "aria-setsize"
  case sort = "aria-sort"
  case valuemax = "aria-valuemax"
  case valuemin = "aria-valuemin"
  case valuenow = "aria-valuenow"
  case valuetext = "aria-valuetext"

  private static let nameTable = NameTable(allCases)

  /// The state or property that an attribute of a tree sets; `nil` when WAI-ARIA has none of its name.
  package init?(_ attribute: HTMLTree.Attribute, in tree: HTMLTree) {
    let name = tree.source.withUnsafeBufferPointer { bytes in
      Self.nameTable.name(in: bytes, attribute.nameSpan)
    }
    guard let name else { return nil }
    self = name
  }

  /// Whether every element may have it, as far as its role does not prohibit it (WAI-ARIA 1.2, 6.4).
  package var isGlobal: Bool {
    switch self {
    case .atomic, .braillelabel, .brailleroledescription, .busy, .controls, .current, .describedby,
      .description, .details, .dropeffect, .flowto, .grabbed, .hidden, .keyshortcuts, .label,
      .labelledby, .live, .owns, .relevant, .roledescription,
      // Global still, though their use on all roles is deprecated.
      .disabled, .errormessage, .haspopup, .invalid:
      true
    default: false
    }
  }
}

extension HTMLTree {
  /// Whether an attribute's name begins with `aria-`.
  package func isARIA(_ attribute: Attribute) -> Bool {
    switch attribute.name {
    case .ariaHidden, .ariaLabel, .ariaLabelledby, .ariaDescribedby, .ariaLevel, .ariaOwns,
      .ariaRoledescription:
      return true
    case .other:
      let span = attribute.nameSpan
      return span.count >= 5 && span.upperBound <= source.count
        && isSpelled(source[span.lowerBound..<(span.lowerBound + 5)], "aria-")
    default: return false
    }
  }

  /// The value of a state or property of an element.
  package func ariaAttribute(_ name: ARIAAttribute, of id: NodeID) -> Attribute? {
    for index in nodes[id.index].attributes {
      let attribute = attributes[Int(index)]
      if !attribute.isDuplicate, isARIA(attribute), ARIAAttribute(attribute, in: self) == name {
        return attribute
      }
    }
    return nil
  }
}
