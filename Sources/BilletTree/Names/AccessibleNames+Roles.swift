/// Semantic roles.
extension AccessibleNames {
  /// The semantic role: the author's, unless it says "decoration" of something that people reach; else
  /// the element's own.
  package func role(of node: HTMLTree.NodeID) -> Role {
    guard let role = explicitRole(of: node) else { return implicitRole(of: node) }
    return role == .none && resistsPresentation(node) ? implicitRole(of: node) : role
  }

  /// The first known role of the `role` attribute.
  package func explicitRole(of node: HTMLTree.NodeID) -> Role? {
    // Asked of every element; an attribute that is handed on would be copied.
    for index in tree.nodes[node.index].attributes
    where tree.attributes[Int(index)].name == .role && !tree.attributes[Int(index)].isDuplicate {
      return Role(tokens: tree.bytes(of: tree.attributes[Int(index)]))
    }
    return nil
  }

  /// The role that HTML gives an element (HTML Accessibility API Mappings 1.0, 3.5).
  package func implicitRole(of node: HTMLTree.NodeID) -> Role {
    switch tree[node].name {
    case .a, .area: has(.href, node) ? .link : .generic
    case .article: .article
    case .aside: .complementary
    case .blockquote: .blockquote
    case .button: .button
    case .caption: inherited(.caption, of: node, from: [.table])
    case .code: .code
    case .datalist: .listbox
    case .dd: .definition
    case .del: .deletion
    case .details, .fieldset, .optgroup, .address, .hgroup: .group
    case .dfn, .dt: .term
    case .dialog: .dialog
    case .em: .emphasis
    case .figure: .figure
    case .footer: isInSection(node) ? .generic : .contentinfo
    case .form: .form
    case .h1, .h2, .h3, .h4, .h5, .h6: .heading
    case .header: isInSection(node) ? .generic : .banner
    case .hr: .separator
    case .html: .document
    case .img: imageRole(of: node)
    case .input: inputRole(of: node)
    case .ins: .insertion
    case .li: listItemRole(of: node)
    case .main: .main
    case .mark: .mark
    case .math: .math
    case .menu, .ol, .ul: .list
    case .meter: .meter
    case .nav: .navigation
    case .option: .option
    case .output: .status
    case .p: .paragraph
    case .progress: .progressbar
    case .search: .search
    case .section: has(.ariaLabel, node) || has(.ariaLabelledby, node) ? .region : .generic
    case .select: has(.size, node) ? .listbox : .combobox
    case .strong: .strong
    case .sub: .subscript
    case .sup: .superscript
    case .svg: .graphicsDocument
    case .table: .table
    case .tbody, .tfoot, .thead: inherited(.rowgroup, of: node, from: [.table])
    case .td: inherited(.cell, of: node, from: [.table])
    case .textarea: .textbox
    case .th: inherited(headerRole(of: node), of: node, from: [.table])
    case .time: .time
    case .tr: inherited(.row, of: node, from: [.table])
    case .head, .script, .style, .meta, .link, .title, .template, .base, .param, .source, .track:
      .none
    default: .generic
    }
  }

  /// Whether an element keeps its meaning though it is said to have none: people can focus it, or it
  /// carries an attribute that holds for all roles (WAI-ARIA 1.2, 5.3.3 "conflict resolution").
  private func resistsPresentation(_ node: HTMLTree.NodeID) -> Bool {
    isFocusable(node) || hasGlobalProperty(node)
  }

  private static let globalProperties: Set<String> = [
    "aria-atomic", "aria-braillelabel", "aria-brailleroledescription", "aria-busy", "aria-controls",
    "aria-current", "aria-description", "aria-details", "aria-disabled", "aria-dropeffect",
    "aria-errormessage", "aria-flowto", "aria-grabbed", "aria-haspopup", "aria-invalid",
    "aria-keyshortcuts", "aria-live", "aria-relevant",
  ]

  private func hasGlobalProperty(_ node: HTMLTree.NodeID) -> Bool {
    tree[node].attributes.contains { index in
      // Browsers go by the attribute, even when its value is empty; all but `aria-hidden` count.
      switch tree.attributes[Int(index)].name {
      case .ariaLabel, .ariaLabelledby, .ariaDescribedby, .ariaOwns, .ariaRoledescription: true
      case .other: tree.otherAttributeNames[index].map(Self.globalProperties.contains) ?? false
      default: false
      }
    }
  }

  private func imageRole(of node: HTMLTree.NodeID) -> Role {
    guard let alt = tree.attribute(.alt, of: node), alt.value.isEmpty else { return .img }
    // With an empty `alt` alone, unlike a role, browsers tell of it for `aria-hidden="false"` too.
    let isUnhidden = has(.ariaHidden, node) && !isValue(.ariaHidden, of: node, "true")
    return isUnhidden || resistsPresentation(node) ? .img : .none
  }

  private func inputRole(of node: HTMLTree.NodeID) -> Role {
    // Proposals make a text field a combobox (HTML-AAM, 3.5).
    let proposes = hasProposals(node)
    guard let type = tree.value(.type, of: node) else { return proposes ? .combobox : .textbox }
    switch type.lowercased() {
    case "button", "image", "reset", "submit", "color", "file": return .button
    case "checkbox": return .checkbox
    case "radio": return .radio
    case "range": return .slider
    case "number": return .spinbutton
    case "search": return proposes ? .combobox : .searchbox
    case "hidden": return .none
    case "date", "datetime-local", "month", "password", "time", "week": return .textbox
    default: return proposes ? .combobox : .textbox
    }
  }

  /// Whether its `list` names a `datalist`.
  private func hasProposals(_ node: HTMLTree.NodeID) -> Bool {
    let list = tree[node].attributes.first { tree.otherAttributeNames[$0] == "list" }
    guard let list else { return false }
    let name = tree.bytes(of: tree.attributes[Int(list)])
    return tree.elements(named: .datalist).contains { list in
      tree.attribute(.id, of: list).map { tree.bytes(of: $0) == name } ?? false
    }
  }

  private func headerRole(of node: HTMLTree.NodeID) -> Role {
    isValue(.scope, of: node, "row") || isValue(.scope, of: node, "rowgroup")
      ? .rowheader : .columnheader
  }

  private func listItemRole(of node: HTMLTree.NodeID) -> Role {
    guard let parent = tree.parent(of: node) else { return .generic }
    switch tree[parent].name {
    case .ul, .ol, .menu: return role(of: parent) == .none ? .none : .listitem
    default: return role(of: parent) == .list ? .listitem : .generic
    }
  }

  /// The role of a table's part, which a table that is only layout takes from it.
  private func inherited(
    _ role: Role, of node: HTMLTree.NodeID, from names: [ElementName]
  ) -> Role {
    guard let owner = tree.ancestors(of: node).first(where: { names.contains(tree[$0].name) })
    else { return role }
    return self.role(of: owner) == .none && !resistsPresentation(node) ? .none : role
  }

  /// Whether a header or footer belongs to a section instead of the page.
  private func isInSection(_ node: HTMLTree.NodeID) -> Bool {
    tree.ancestors(of: node).contains { ancestor in
      switch tree[ancestor].name {
      case .article, .aside, .main, .nav, .section: true
      default: false
      }
    }
  }
}
