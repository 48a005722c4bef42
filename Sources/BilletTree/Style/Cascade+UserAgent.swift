/// What browsers do by themselves (HTML 15.3).
extension Cascade {
  /// Font and direction.
  mutating func applyUserAgentFont() {
    switch name {
    case .b, .strong, .h1, .h2, .h3, .h4, .h5, .h6, .th, .optgroup:
      style.fontWeight =
        name.isHeading || name == .th || name == .optgroup
        ? 700 : parent.fontWeight < 550 ? 700 : 900
      if let factor = name.headingFactor { fontSize = .scale(factor) }
    case .small, .sub, .sup: fontSize = .scale(1 / 1.2)
    case .big: fontSize = .scale(1.2)
    case .rt: fontSize = .scale(0.5)
    case .code, .kbd, .samp, .tt, .pre, .listing, .plaintext, .xmp:
      style.isMonospace = true
    case .input, .select, .button, .textarea:
      fontSize = .absolute(40.0 / 3)
      style.fontWeight = 400
    case .table:
      // Tables take no font size over from around them in quirks mode (HTML 15.3.10).
      if isQuirks { fontSize = .keyword(16) }
    default: break
    }
  }

  /// Display and edges.
  mutating func applyUserAgentBox() {
    style.display = name.userAgentDisplay
    switch name {
    case .body: setMargins(8)
    case .blockquote, .figure: setMargins(40)
    case .dd:
      if style.isRightToLeft {
        style.marginRight = .pixels(40)
      } else {
        style.marginLeft = .pixels(40)
      }
    case .ul, .ol, .menu, .dir:
      if style.isRightToLeft {
        style.paddingRight = .pixels(40)
      } else {
        style.paddingLeft = .pixels(40)
      }
    case .fieldset:
      setMargins(2)
      setPaddings(.pixels(0.75 * style.fontSize))
      setBorders(2)
    case .legend: setPaddings(.pixels(2))
    case .hr: setBorders(1)
    case .td, .th: setPaddings(.pixels(1))
    case .button:
      setPaddings(.pixels(6))
      setBorders(2)
    case .input, .textarea:
      setPaddings(.pixels(2))
      setBorders(2)
      style.preservesWhitespace = name == .textarea
    case .iframe: setBorders(2)
    case .pre, .listing, .plaintext, .xmp: style.preservesWhitespace = true
    case .nobr: style.preservesWhitespace = false
    case .dialog:
      if tree.attribute(.open, of: element) == nil { style.display = .none }
    default: break
    }
  }

  mutating func setMargins(_ pixels: Double) {
    style.marginLeft = .pixels(pixels)
    style.marginRight = .pixels(pixels)
  }

  mutating func setPaddings(_ length: StyleTable.Length) {
    style.paddingLeft = length
    style.paddingRight = length
  }

  mutating func setBorders(_ pixels: Double) {
    leftBorder = Border(width: pixels, isShown: true)
    rightBorder = leftBorder
  }
}

extension ElementName {
  /// A heading's font size by its parent's. It is the same in a section (HTML 15.3.6, since 2025).
  var headingFactor: Double? {
    switch self {
    case .h1: 2
    case .h2: 1.5
    case .h3: 1.17
    case .h4: 1
    case .h5: 0.83
    case .h6: 0.67
    default: nil
    }
  }

  var userAgentDisplay: StyleTable.Display {
    switch self {
    case .area, .base, .basefont, .bgsound, .datalist, .head, .link, .meta, .noembed, .noframes,
      .param, .rp, .script, .style, .template, .title, .source, .track:
      .none
    case .html, .body, .address, .article, .aside, .blockquote, .center, .dd, .details, .dialog,
      .dir, .div, .dl, .dt, .fieldset, .figcaption, .figure, .footer, .form, .frameset, .frame,
      .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .hr, .legend, .listing, .main, .menu, .nav,
      .ol, .optgroup, .option, .p, .plaintext, .pre, .search, .section, .ul, .xmp:
      .block
    case .li, .summary: .listItem
    case .table: .table
    case .tr: .tableRow
    case .tbody, .thead, .tfoot: .tableRowGroup
    case .td, .th: .tableCell
    case .caption: .tableCaption
    case .col, .colgroup: .tableColumn
    case .button, .input, .select, .textarea, .marquee, .meter, .progress: .inlineBlock
    case .slot: .contents
    case .ruby, .rt: .other
    default: .inline
    }
  }
}
