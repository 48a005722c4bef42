/// Roles that other specifications add to WAI-ARIA: Digital Publishing 1.0 and Graphics 1.0.
extension Role {
  /// Reads a module's role as the role of WAI-ARIA 1.2 that it inherits its behaviour from.
  init?(module token: some Sequence<UInt8>) {
    var rest = token.makeIterator()
    guard let first = rest.next(), first == UInt8(ascii: "d") || first == UInt8(ascii: "g") else {
      return nil
    }
    guard let role = Self.modules[String(decoding: Array(token), as: UTF8.self)] else { return nil }
    self = role
  }

  private static let modules: [String: Role] = [
    "doc-abstract": .region, "doc-acknowledgments": .region, "doc-afterword": .region,
    "doc-appendix": .region, "doc-backlink": .link, "doc-biblioentry": .listitem,
    "doc-bibliography": .region, "doc-biblioref": .link, "doc-chapter": .region,
    "doc-colophon": .region, "doc-conclusion": .region, "doc-cover": .img, "doc-credit": .region,
    "doc-credits": .region, "doc-dedication": .region, "doc-endnote": .listitem,
    "doc-endnotes": .region, "doc-epigraph": .region, "doc-epilogue": .region,
    "doc-errata": .region, "doc-example": .region, "doc-footnote": .region,
    "doc-foreword": .region, "doc-glossary": .region, "doc-glossref": .link,
    "doc-index": .navigation, "doc-introduction": .region, "doc-noteref": .link,
    "doc-notice": .note, "doc-pagebreak": .separator, "doc-pagefooter": .region,
    "doc-pageheader": .region, "doc-pagelist": .navigation, "doc-part": .region,
    "doc-preface": .region, "doc-prologue": .region, "doc-pullquote": .region, "doc-qna": .region,
    "doc-subtitle": .region, "doc-tip": .note, "doc-toc": .navigation,
    "graphics-object": .group, "graphics-symbol": .img,
  ]

  /// Roles that only order the others and mean nothing on an element (WAI-ARIA 1.2, 5.3.1).
  package static let abstractNames: Set<String> = [
    "command", "composite", "input", "landmark", "range", "roletype", "section", "sectionhead",
    "select", "structure", "widget", "window",
  ]

  /// Roles of drafts after WAI-ARIA 1.2 that programs begin to know.
  package static let draftNames: Set<String> = [
    "comment", "sectionfooter", "sectionheader", "suggestion", "text",
  ]

  /// Roles that authors are told not to use any more (WAI-ARIA 1.2; Digital Publishing 1.1).
  package static let deprecatedNames: Set<String> = ["directory", "doc-biblioentry", "doc-endnote"]
}
