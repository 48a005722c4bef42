/// The elements that a rule, the style table or the tree builder tells apart.
///
/// A case's spelling is the element's; elements of no interest are `.other`.
public enum ElementName: String, Sendable, CaseIterable {
  /// Not an element.
  case none = ""
  /// An element without a case of its own.
  case other = "*"
  case a, abbr, acronym, address, applet, area, article, aside, audio
  case b, base, basefont, bdi, bdo, bgsound, big, blink, blockquote, body, br, button
  case canvas, caption, center, cite, code, col, colgroup
  case data, datalist, dd, del, details, dfn, dialog, dir, div, dl, dt
  case em, embed, fieldset, figcaption, figure, font, footer, form, frame, frameset
  case h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html
  case i, iframe, image, img, input, ins, isindex, kbd, keygen, label, legend, li, link, listing
  case main, map, mark, marquee, math, menu, menuitem, meta, meter
  case nav, nobr, noembed, noframes, noscript
  case object, ol, optgroup, option, output
  case p, param, picture, plaintext, pre, progress, q
  case rb, rp, rt, rtc, ruby, s, samp, script, search, section, select, slot, small, source, span
  case strike, strong, style, sub, summary, sup, svg
  case table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, tt
  case u, ul, `var`, video, wbr, xmp
}
