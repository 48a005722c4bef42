/// The roles of WAI-ARIA 1.2, without the abstract ones, and the one of SVG images.
package enum Role: String, Sendable, CaseIterable {
  case alert, alertdialog, application, article, banner, blockquote, button, caption, cell, checkbox
  case code, columnheader, combobox, complementary, contentinfo, definition, deletion, dialog
  case directory, document, emphasis, feed, figure, form, generic, grid, gridcell, group, heading
  case img, insertion, link, list, listbox, listitem, log, main, mark, marquee, math, menu, menubar
  case menuitem, menuitemcheckbox, menuitemradio, meter, navigation
  /// Also spelt `presentation`.
  case none
  case note, option, paragraph, progressbar, radio, radiogroup, region, row, rowgroup, rowheader
  case scrollbar, search, searchbox, separator, slider, spinbutton, status, strong, `subscript`
  case superscript, `switch`, tab, table, tablist, tabpanel, term, textbox, time, timer, toolbar
  case tooltip, tree, treegrid, treeitem
  case graphicsDocument = "graphics-document"

  private static let nameTable = NameTable(allCases)

  /// The first known role of a `role` attribute, ASCII letters in any case.
  package init?(tokens: ArraySlice<UInt8>) {
    var rest = tokens
    while true {
      rest = rest.drop(while: \.isHTMLWhitespace)
      guard !rest.isEmpty else { return nil }
      let token = rest.prefix { !$0.isHTMLWhitespace }
      let role = token.withUnsafeBufferPointer { bytes in
        Self.nameTable.name(in: bytes, 0..<bytes.count) ?? Self.synonym(bytes)
      }
      if let role {
        self = role
        return
      }
      rest = rest[token.endIndex...]
    }
  }

  private static func synonym(_ token: UnsafeBufferPointer<UInt8>) -> Role? {
    let token = token.lazy.map(\.lowercasedASCII)
    if token.elementsEqual("presentation".utf8) { return Role.none }
    return token.elementsEqual("image".utf8) ? .img : Role(module: token)
  }

  /// Whether an element of this role is named by its content (WAI-ARIA 1.2, 5.2.8.4).
  package var isNamedByContent: Bool {
    switch self {
    case .button, .cell, .checkbox, .columnheader, .gridcell, .heading, .link, .menuitem,
      .menuitemcheckbox, .menuitemradio, .option, .radio, .row, .rowheader, .switch, .tab, .tooltip,
      .treeitem:
      true
    default: false
    }
  }
}
