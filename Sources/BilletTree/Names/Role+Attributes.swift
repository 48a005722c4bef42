/// Which states and properties a role has (WAI-ARIA 1.2, 5.4).
extension Role {
  /// The states and properties that are not global and that the role supports, inherits or requires.
  package var supportedAttributes: [ARIAAttribute] {
    switch self {
    case .alertdialog, .dialog: [.modal]
    case .application: [.activedescendant, .expanded]
    case .article: [.posinset, .setsize]
    case .button: [.expanded, .pressed]
    case .cell: Self.cellPlace
    case .checkbox, .switch: [.checked, .expanded, .readonly, .required]
    case .columnheader, .rowheader: Self.cellPlace + Self.gridcellState + [.sort]
    case .combobox: [.activedescendant, .autocomplete, .expanded, .readonly, .required]
    case .grid: Self.tableSize + [.activedescendant, .multiselectable, .readonly]
    case .gridcell: Self.cellPlace + Self.gridcellState
    case .group: [.activedescendant]
    case .heading: [.level]
    case .link: [.expanded]
    case .listbox:
      [.activedescendant, .expanded, .multiselectable, .orientation, .readonly, .required]
    case .listitem: [.level, .posinset, .setsize]
    case .menu, .menubar, .toolbar: [.activedescendant, .orientation]
    case .menuitem: [.expanded, .posinset, .setsize]
    case .menuitemcheckbox, .menuitemradio:
      [.checked, .expanded, .posinset, .readonly, .required, .setsize]
    case .meter, .progressbar: Self.range
    case .option: [.checked, .posinset, .selected, .setsize]
    case .radio: [.checked, .posinset, .setsize]
    case .radiogroup: [.activedescendant, .orientation, .readonly, .required]
    case .row:
      [
        .activedescendant, .colindex, .expanded, .level, .posinset, .rowindex, .rowindextext,
        .selected, .setsize,
      ]
    case .scrollbar, .separator: Self.range + [.orientation]
    case .searchbox, .textbox:
      [.activedescendant, .autocomplete, .multiline, .placeholder, .readonly, .required]
    case .slider: Self.range + [.orientation, .readonly]
    case .spinbutton: Self.range + [.activedescendant, .readonly, .required]
    case .tab: [.expanded, .posinset, .selected, .setsize]
    case .table: Self.tableSize
    case .tablist: [.activedescendant, .level, .multiselectable, .orientation]
    case .tree: [.activedescendant, .multiselectable, .orientation, .required]
    case .treegrid:
      Self.tableSize
        + [.activedescendant, .multiselectable, .orientation, .readonly, .required]
    case .treeitem: [.checked, .expanded, .level, .posinset, .selected, .setsize]
    default: []
    }
  }

  /// Where a cell stands and how far it reaches.
  private static let cellPlace: [ARIAAttribute] = [
    .colindex, .colindextext, .colspan, .rowindex, .rowindextext, .rowspan,
  ]
  private static let gridcellState: [ARIAAttribute] = [.expanded, .readonly, .required, .selected]
  private static let tableSize: [ARIAAttribute] = [.colcount, .rowcount]
  private static let range: [ARIAAttribute] = [.valuemax, .valuemin, .valuenow, .valuetext]

  /// The states and properties that the role prohibits.
  package var prohibitedAttributes: [ARIAAttribute] {
    switch self {
    case .caption, .code, .deletion, .emphasis, .insertion, .none, .paragraph, .strong, .subscript,
      .superscript:
      [.label, .labelledby]
    case .generic: [.label, .labelledby, .roledescription]
    default: []
    }
  }

  /// The states and properties that an element of the role needs and that have no default.
  ///
  /// A separator needs its value only where people can move it.
  package var requiredAttributes: [ARIAAttribute] {
    switch self {
    case .checkbox, .menuitemcheckbox, .menuitemradio, .radio, .switch: [.checked]
    case .combobox: [.expanded]
    case .meter, .separator, .slider: [.valuenow]
    case .scrollbar: [.controls, .valuenow]
    default: []
    }
  }
}
