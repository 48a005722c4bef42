/// What the parser has to know of elements.
extension ElementName {
  /// Elements that have no content and no end tag (HTML 13.1.2, and obsolete ones of 13.2.6.4.7).
  package var isVoid: Bool {
    switch self {
    case .area, .base, .basefont, .bgsound, .br, .col, .embed, .frame, .hr, .img, .input, .keygen,
      .link, .meta, .param, .source, .track, .wbr:
      true
    default: false
    }
  }

  /// Elements whose text holds no tags; with scripting off, as in mail, `noscript` is not one of them.
  var isRawText: Bool {
    switch self {
    case .iframe, .noembed, .noframes, .plaintext, .script, .style, .textarea, .title, .xmp: true
    default: false
    }
  }

  /// Elements that do not make a parser open the body.
  var isMetadata: Bool {
    switch self {
    case .base, .basefont, .bgsound, .link, .meta, .title, .style, .script, .noframes: true
    default: false
    }
  }

  /// Elements behind whose stand-ins libxml2 has the body open, when they come first after the head.
  ///
  /// It takes parts of tables and options into the head.
  var opensBody: Bool {
    switch self {
    case .caption, .colgroup, .col, .thead, .tbody, .tfoot, .tr, .td, .th, .option, .optgroup: false
    default: !isMetadata
    }
  }

  /// Elements whose start tags close an open paragraph (HTML 13.2.6.4.7).
  var closesParagraph: Bool {
    switch self {
    case .address, .article, .aside, .blockquote, .center, .dd, .details, .dialog, .dir, .div,
      .dl, .dt, .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6,
      .header, .hgroup, .hr, .li, .listing, .main, .menu, .nav, .ol, .p, .plaintext, .pre, .search,
      .section, .summary, .ul, .xmp:
      true
    default: false
    }
  }

  /// Blocks that their own end tag closes together with all that is open in them.
  var isClosedAsBlock: Bool {
    switch self {
    case .address, .article, .aside, .blockquote, .button, .center, .details, .dialog, .dir, .div,
      .dl, .fieldset, .figcaption, .figure, .footer, .form, .header, .hgroup, .listing, .main,
      .menu, .nav, .ol, .pre, .search, .section, .summary, .ul, .li, .dd, .dt, .p, .table, .caption,
      .tbody, .tfoot, .thead, .tr, .td, .th, .applet, .marquee, .object, .select, .template, .head,
      .colgroup:
      true
    default: false
    }
  }

  /// Elements that browsers open again behind a block that closed them (HTML 13.2.4.3).
  var isFormatting: Bool {
    switch self {
    case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u: true
    default: false
    }
  }

  var isHeading: Bool {
    switch self {
    case .h1, .h2, .h3, .h4, .h5, .h6: true
    default: false
    }
  }

  /// The "special" elements of HTML 13.2.4.2.
  var isSpecial: Bool {
    switch self {
    case .address, .applet, .area, .article, .aside, .base, .basefont, .bgsound, .blockquote, .body,
      .br, .button, .caption, .center, .col, .colgroup, .dd, .details, .dir, .div, .dl, .dt, .embed,
      .fieldset, .figcaption, .figure, .footer, .form, .frame, .frameset, .h1, .h2, .h3, .h4, .h5,
      .h6, .head, .header, .hgroup, .hr, .html, .iframe, .img, .input, .keygen, .li, .link,
      .listing, .main, .marquee, .menu, .meta, .nav, .noembed, .noframes, .noscript, .object, .ol,
      .p, .param, .plaintext, .pre, .script, .search, .section, .select, .source, .style, .summary,
      .table, .tbody, .td, .template, .textarea, .tfoot, .th, .thead, .title, .tr, .track, .ul,
      .wbr, .xmp:
      true
    default: false
    }
  }

  /// The elements that end the search for an open element (HTML 13.2.4.2, "has an element in scope").
  var endsScope: Bool {
    switch self {
    case .applet, .caption, .html, .table, .td, .th, .marquee, .object, .template: true
    default: false
    }
  }

  /// Elements whose end lets browsers forget the formatting that was opened in them.
  var startsFormattingScope: Bool {
    switch self {
    case .td, .th, .caption, .applet, .object, .marquee, .template: true
    default: false
    }
  }

  /// Elements that a table is made of.
  var isTablePart: Bool {
    switch self {
    case .table, .caption, .colgroup, .col, .thead, .tbody, .tfoot, .tr, .td, .th: true
    default: false
    }
  }

  /// Elements that may stand in a table outside of its cells.
  var isAllowedBesideCells: Bool {
    switch self {
    case .script, .style, .template, .form, .input: true
    default: false
    }
  }

  /// Elements in which text and other elements have no place.
  var holdsOnlyTableParts: Bool {
    switch self {
    case .table, .thead, .tbody, .tfoot, .tr: true
    default: false
    }
  }

  /// Start tags that end `svg` and `math` (HTML 13.2.6.5).
  var breaksForeignContent: Bool {
    switch self {
    case .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1,
      .h2, .h3, .h4, .h5, .h6, .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p,
      .pre, .ruby, .s, .small, .span, .strong, .strike, .sub, .sup, .table, .tt, .u, .ul, .var:
      true
    default: false
    }
  }

  /// The name under which libxml2 sees the element: one that it nests as a browser nests this one.
  ///
  /// libxml2 knows the elements of HTML 4, and lets some of them close one another as no browser does
  /// (a table closes a link, a paragraph closes bold text, a button a paragraph).
  var standIn: StaticString {
    switch self {
    case .html: "html"
    case .head: "head"
    case .body: "body"
    case .title: "title"
    case .style: "style"
    case .script: "script"
    case .p: "p"
    case .li: "li"
    case .dd: "dd"
    case .dt: "dt"
    case .table: "table"
    case .caption: "caption"
    case .colgroup: "colgroup"
    case .thead: "thead"
    case .tbody: "tbody"
    case .tfoot: "tfoot"
    case .tr: "tr"
    case .td: "td"
    case .th: "th"
    case .option: "option"
    case .optgroup: "optgroup"
    default: isClosedAsBlock && closesParagraph ? "div" : "span"
    }
  }

  /// The name under which libxml2 sees the element when it has no content.
  var closedStandIn: StaticString {
    switch self {
    case .base: "base"
    case .link, .bgsound, .basefont: "link"
    case .meta: "meta"
    case .col: "col"
    default: "img"
    }
  }
}
