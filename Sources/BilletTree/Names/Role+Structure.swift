/// What a role stands in and what stands in it (WAI-ARIA 1.2, 5.2.6, 5.2.7 and 5.2.9).
extension Role {
  /// The roles that an element of this role may own; `nil` when it may own any.
  package var ownedRoles: [Role]? {
    switch self {
    case .feed: [.article]
    // The caption is HTML's, and the successor of WAI-ARIA 1.2 allows it everywhere.
    case .grid, .table, .treegrid: [.row, .rowgroup, .caption]
    case .list: [.listitem]
    case .listbox: [.option, .group]
    // The successor of WAI-ARIA 1.2 allows the separator, which menus have had for long.
    case .menu, .menubar: [.menuitem, .menuitemcheckbox, .menuitemradio, .group, .separator]
    case .row: [.cell, .columnheader, .gridcell, .rowheader]
    case .rowgroup: [.row]
    case .tablist: [.tab]
    case .tree: [.treeitem, .group]
    default: nil
    }
  }

  /// The roles that an element of this role may be owned by; `nil` when any may own it.
  package var contextRoles: [Role]? {
    switch self {
    case .caption: [.figure, .grid, .table, .treegrid]
    case .cell, .columnheader, .gridcell, .rowheader: [.row]
    case .listitem: [.list, .directory]
    case .menuitem, .menuitemcheckbox, .menuitemradio: [.group, .menu, .menubar]
    case .option: [.group, .listbox]
    case .row: [.grid, .rowgroup, .table, .treegrid]
    case .rowgroup: [.grid, .table, .treegrid]
    case .tab: [.tablist]
    case .treeitem: [.group, .tree]
    default: nil
    }
  }

  /// Whether assistive technology takes what is inside for mere text.
  package var hasPresentationalChildren: Bool {
    switch self {
    case .button, .checkbox, .img, .math, .menuitemcheckbox, .menuitemradio, .meter, .option,
      .progressbar, .radio, .scrollbar, .separator, .slider, .switch, .tab:
      true
    default: false
    }
  }
}
