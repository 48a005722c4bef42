/// Controls that cannot be used, and the words that name them.
extension AccessibleNames {
  /// Whether a text belongs to something that is disabled, whose contrast counts for nothing (W3C's
  /// conformance rule afw4f7, applicability); `labels` is what `disabledLabels` returned.
  package func isExempt(_ text: HTMLTree.NodeID, labels: Set<HTMLTree.NodeID>) -> Bool {
    for ancestor in tree.ancestors(of: text) {
      if labels.contains(ancestor) { return true }
      if role(of: ancestor).isGroupOrWidget, isDisabledInAnyWay(ancestor) { return true }
    }
    return false
  }

  /// The elements whose text names a widget that is disabled.
  package func disabledLabels() -> Set<HTMLTree.NodeID> {
    var labels: Set<HTMLTree.NodeID> = []
    for node in tree.elements where role(of: node).isGroupOrWidget && isDisabledInAnyWay(node) {
      if let label = labelsByTarget[node] { labels.insert(label) }
      if let label = tree.ancestors(of: node).first(where: { tree[$0].name == .label }),
        !has(.for, label)
      {
        labels.insert(label)
      }
      guard let attribute = tree.attribute(.ariaLabelledby, of: node) else { continue }
      for id in tree.bytes(of: attribute).split(whereSeparator: \.isHTMLWhitespace) {
        if let label = elementsByID[id] { labels.insert(label) }
      }
    }
    return labels
  }

  /// Whether an element is disabled by HTML, or by `aria-disabled` on itself or around it.
  private func isDisabledInAnyWay(_ node: HTMLTree.NodeID) -> Bool {
    if isDisabled(node) || isSaidToBeDisabled(node) { return true }
    return tree.ancestors(of: node).contains(where: isSaidToBeDisabled)
  }

  private func isSaidToBeDisabled(_ node: HTMLTree.NodeID) -> Bool {
    tree[node].attributes.contains { index in
      let attribute = tree.attributes[Int(index)]
      return attribute.name == .other && !attribute.isDuplicate
        && tree.otherAttributeNames[index] == "aria-disabled"
        && isSpelled(tree.bytes(of: attribute), "true")
    }
  }
}

extension Role {
  /// Whether the role is or inherits from `group` or `widget` (WAI-ARIA 1.2, 5.3).
  var isGroupOrWidget: Bool {
    switch self {
    case .group, .row, .toolbar, .listbox, .menu, .menubar, .radiogroup, .tree, .treegrid,
      .combobox, .button, .checkbox, .gridcell, .columnheader, .rowheader, .link, .menuitem,
      .menuitemcheckbox, .menuitemradio, .option, .progressbar, .radio, .scrollbar, .searchbox,
      .slider, .spinbutton, .switch, .tab, .textbox, .treeitem, .grid, .tablist, .meter:
      true
    default: false
    }
  }
}
