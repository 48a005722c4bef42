/// The attributes that a rule, the style table or the tree builder tells apart.
public enum AttributeName: String, Sendable, CaseIterable {
  /// An attribute without a case of its own.
  case other = "*"
  case abbr, accesskey, action, align, alink, alt, axis, background, bgcolor, border, bordercolor
  case cellpadding, cellspacing, charset, cite, `class`, clear, color, cols, colspan, content
  case contenteditable, coords, data, datetime, dir, disabled, face, `for`, frame, headers, height
  case hidden, href, hreflang, hspace, httpEquiv = "http-equiv", id, inert, ismap, label, lang
  case link, longdesc, marginheight, marginwidth, media, name, nohref, noshade, nowrap, open
  case placeholder, poster, rel, role, rowspan, rules, scope, shape, size, sizes, src, srcset, start
  case style, summary, tabindex, target, text, title, type, usemap, valign, value, vlink, vspace
  case width, xmlLang = "xml:lang"
  case ariaHidden = "aria-hidden"
  case ariaLabel = "aria-label"
  case ariaLabelledby = "aria-labelledby"
  case ariaDescribedby = "aria-describedby"
  case ariaLevel = "aria-level"
  case ariaOwns = "aria-owns"
  case ariaRoledescription = "aria-roledescription"
}

extension AttributeName {
  /// Written out, since other modules call the compiler's own comparison instead of comparing.
  @inlinable
  public static func == (left: AttributeName, right: AttributeName) -> Bool {
    unsafeBitCast(left, to: UInt8.self) == unsafeBitCast(right, to: UInt8.self)
  }
}
