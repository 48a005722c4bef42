import BilletTree

/// Which roles HTML allows on an element (ARIA in HTML, 4).
enum AllowedRoles {
  case any
  /// These, beside the element's own.
  case some([Role])

  /// What an element may be; roles of Digital Publishing count as what they inherit from.
  static func on(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ names: AccessibleNames
  ) -> AllowedRoles {
    switch tree.nodes[id.index].name {
    case .a: tree.attribute(.href, of: id) == nil ? .any : .some(link)
    case .area: tree.attribute(.href, of: id) == nil ? .some([.button, .link]) : .some([])
    case .article:
      .some([.application, .document, .feed, .main, .none, .region])
    case .aside: .some([.feed, .none, .note, .region, .search, .listitem])
    case .audio, .video: .some([.application])
    case .br, .wbr: .some([.none])
    case .button: .some(button)
    case .dialog: .some([.alertdialog])
    case .dl: .some([.group, .list, .none])
    case .dt: .some([.listitem])
    case .embed: .some([.application, .document, .img, .none])
    case .fieldset: .some([.none, .radiogroup])
    case .figcaption: .some([.group, .none])
    case .footer, .header: .some([.group, .none, .region, .note, .contentinfo, .banner])
    case .form: .some([.form, .none, .search])
    case .h1, .h2, .h3, .h4, .h5, .h6: .some([.none, .tab, .region])
    case .hr: .some([.none])
    case .iframe: .some([.application, .document, .img, .none])
    case .img: image(id, tree)
    case .input: input(id, tree)
    case .li:
      .some([
        .listitem, .menuitem, .menuitemcheckbox, .menuitemradio, .none, .option, .radio, .separator,
        .tab, .treeitem,
      ])
    case .menu, .ol, .ul: .some(list)
    case .nav: .some([.menu, .menubar, .none, .tablist])
    case .object: .some([.application, .document, .img])
    case .search: .some([.form, .group, .none, .region])
    case .section: .some(section)
    case .select: .some([.menu])
    case .body, .caption, .col, .colgroup, .datalist, .dd, .details, .head, .html, .legend, .main,
      .map, .math, .meta, .meter, .noscript, .optgroup, .option, .param, .picture, .progress,
      .script, .source, .style, .summary, .template, .textarea, .title, .track:
      .some([])
    case .td, .th, .tr: tablePart(id, tree, names)
    default: .any
    }
  }

  private static let link: [Role] = [
    .button, .checkbox, .link, .menuitem, .menuitemcheckbox, .menuitemradio, .option, .radio,
    .switch, .tab, .treeitem,
  ]

  private static let button: [Role] = [
    .checkbox, .combobox, .gridcell, .link, .menuitem, .menuitemcheckbox, .menuitemradio, .option,
    .radio, .separator, .slider, .switch, .tab, .treeitem,
  ]

  private static let list: [Role] = [
    .directory, .group, .listbox, .menu, .menubar, .none, .radiogroup, .tablist, .toolbar, .tree,
  ]

  private static let section: [Role] = [
    .alert, .alertdialog, .application, .banner, .complementary, .contentinfo, .dialog, .document,
    .feed, .group, .log, .main, .marquee, .navigation, .none, .note, .region, .search, .status,
    .tabpanel,
  ]

  private static func image(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> AllowedRoles {
    if let alt = tree.attribute(.alt, of: id), alt.value.isEmpty { return .some([.none]) }
    return .some([
      .button, .checkbox, .img, .link, .math, .menuitem, .menuitemcheckbox, .menuitemradio, .meter,
      .none, .option, .progressbar, .radio, .scrollbar, .separator, .slider, .switch, .tab,
      .treeitem,
    ])
  }

  private static func input(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> AllowedRoles {
    guard let type = tree.attribute(.type, of: id).map({ tree.bytes(of: $0) }) else {
      return .some([.combobox, .searchbox, .spinbutton])
    }
    let pushed: [StaticString] = ["button", "image", "reset", "submit"]
    if pushed.contains(where: { type.spells($0) }) { return .some(button + [.button]) }
    if type.spells("checkbox") {
      return .some([.button, .menuitemcheckbox, .option, .switch])
    }
    if type.spells("radio") { return .some([.menuitemradio]) }
    let plain: [StaticString] = [
      "color", "date", "datetime-local", "email", "file", "hidden", "month", "number", "password",
      "range", "search", "tel", "time", "url", "week",
    ]
    return plain.contains(where: { type.spells($0) })
      ? .some([]) : .some([.combobox, .searchbox, .spinbutton])
  }

  /// In a table that is one its parts are what they are; in one for layout they may be anything.
  private static func tablePart(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ names: AccessibleNames
  ) -> AllowedRoles {
    guard let table = tree.ancestors(of: id).first(where: { tree.nodes[$0.index].name == .table })
    else { return .any }
    switch names.role(of: table) {
    case .table: return .some([.cell, .columnheader, .rowheader, .row])
    case .grid, .treegrid: return .some([.gridcell, .columnheader, .rowheader, .row])
    default: return .any
    }
  }
}
