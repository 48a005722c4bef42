/// Finds elements that have the values of an element before, so that these need not be computed again.
///
/// Where no rule of a style sheet fits, an element's values follow from its name, its style attribute,
/// its other attributes and its parent's values. So of two elements of one name with the same style
/// attribute, without other attributes that style, and with parents alike, the second is as the first.
struct StyleModels {
  private struct Model {
    var name = ElementName.none
    /// The number of the first style attribute of that text; -1 for none.
    var style: Int32 = -1
    /// The first node with the parent's values.
    var parent: Int32 = -1
    var node: Int32 = -1
  }

  /// One model for each of some kinds.
  private var models = [Model](repeating: Model(), count: 64)
  /// By node, the first one with its values.
  private var firsts: [Int32]
  /// Whether tables style their cells by attributes.
  private let hasStyledTables: Bool

  init(_ tree: HTMLTree) {
    firsts = Array(repeating: 0, count: tree.nodes.count)
    hasStyledTables = tree.attributes.contains { attribute in
      switch attribute.name {
      case .cellpadding, .border: true
      default: false
      }
    }
  }

  /// The model of an element; if there is none, the element becomes one.
  mutating func model(of node: Int, style: Int?, in tree: HTMLTree) -> Int? {
    firsts[node] = Int32(truncatingIfNeeded: node)
    let name = tree.nodes[node].name
    guard isModel(node, name, in: tree) else { return nil }
    let own = Model(
      name: name, style: Int32(truncatingIfNeeded: style ?? -1),
      parent: firsts[tree.nodes[node].parent.index], node: firsts[node])
    let slot = (name.ordinal &* 5 &+ Int(own.style) &* 7 &+ Int(own.parent) &* 3) & 63
    let model = models[slot]
    guard model.node >= 0, model.name == name, model.style == own.style,
      model.parent == own.parent
    else {
      models[slot] = own
      return nil
    }
    firsts[node] = model.node
    return Int(model.node)
  }

  /// Whether nothing but name, style attribute and parent has a say.
  private func isModel(_ node: Int, _ name: ElementName, in tree: HTMLTree) -> Bool {
    switch name {
    // Its font size is what `rem` means from there on.
    case .html: return false
    case .td, .th: if hasStyledTables { return false }
    default: break
    }
    for index in tree.nodes[node].attributes {
      switch tree.attributes[Int(index)].name {
      case .style, .href, .src, .alt, .title, .lang, .scope, .colspan, .rowspan, .id, .class, .role:
        continue
      default: return false
      }
    }
    return true
  }
}
