/// Finds elements that have the values of an element before, so that these need not be computed again.
///
/// Where no rule of a style sheet fits, an element's values follow from its name, its style attribute,
/// its other attributes and its parent's values. So of two elements of one name with the same style
/// attribute, without other attributes that style, and with parents alike, the second is as the first.
struct StyleModels {
  /// What decides the values of an element.
  struct Kind: Equatable {
    var name = ElementName.none
    /// The number of the first style attribute of that text; -1 for none.
    var style: Int32 = -1
    /// The number of the parent's values.
    var parent: Int32 = -1

    var slot: Int { (name.ordinal &* 5 &+ Int(style) &* 7 &+ Int(parent) &* 3) & 63 }
  }

  /// One kind in each slot, and the number of its values; -1 where there is none yet.
  private var kinds = [Kind](repeating: Kind(), count: 64)
  private var values = [Int32](repeating: -1, count: 64)
  /// Whether tables style their cells by attributes.
  private let hasStyledTables: Bool

  init(_ tree: HTMLTree) {
    hasStyledTables =
      tree.features.contains(AttributeName.cellpadding)
      || tree.features.contains(AttributeName.border)
  }

  /// What decides the values of an element; `nil` when something else has a say.
  func kind(of node: Int, style: Int?, parent: Int, in tree: HTMLTree) -> Kind? {
    let name = tree.nodes[node].name
    switch name {
    // Its font size is what `rem` means from there on.
    case .html: return nil
    case .td, .th: if hasStyledTables { return nil }
    default: break
    }
    for index in tree.nodes[node].attributes {
      switch tree.attributes[Int(index)].name {
      case .style, .href, .src, .alt, .title, .lang, .scope, .colspan, .rowspan, .id, .class, .role:
        continue
      default: return nil
      }
    }
    return Kind(
      name: name, style: Int32(truncatingIfNeeded: style ?? -1),
      parent: Int32(truncatingIfNeeded: parent))
  }

  /// The number of the values of an earlier element of the kind.
  func values(of kind: Kind) -> Int32? {
    let slot = kind.slot
    return values[slot] >= 0 && kinds[slot] == kind ? values[slot] : nil
  }

  /// Remembers the values of a kind in place of those in its slot.
  mutating func remember(_ kind: Kind, values number: Int) {
    kinds[kind.slot] = kind
    values[kind.slot] = Int32(truncatingIfNeeded: number)
  }
}
