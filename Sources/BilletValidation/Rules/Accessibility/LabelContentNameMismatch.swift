import BilletCore
import BilletTree

/// What a link or control is called holds the words that are seen on it.
struct LabelContentNameMismatch: Rule {
  static let description = RuleDescription(
    id: "label-content-name-mismatch", category: .accessibility, severity: .error,
    summary: "The name that is read out lacks the words that are seen",
    rationale: "People who speak to their computer say the words that they see.",
    help: "Begin aria-label with the words that are seen, or remove it.",
    references: [.wcag("2.5.3"), .act("2ee8b8"), .axe("label-content-name-mismatch")],
    examples: examples)

  static let interest: Interest = .attributes(.ariaLabel, .ariaLabelledby)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in tree.elements {
      let node = tree.nodes[id.index]
      guard !node.attributes.isEmpty,
        let label = tree.attribute(.ariaLabel, of: id) ?? tree.attribute(.ariaLabelledby, of: id),
        Self.isWidgetNamedByContent(context.names.role(of: id)),
        context.content.holdsText(id, in: tree)
      else { continue }
      let seen = context.shownText(of: id, in: tree)
      guard !seen.isEmpty, !context.isConcealed(id) else { continue }
      sink.applies()
      let name = context.names.nameBytes(of: id)
      // An empty name is no name: the content is read.
      guard !name.isEmpty else { continue }
      switch LabelInName(label: seen, name: name[...]).result {
      case .contained: break
      // One word in a font of pictures is the name of a picture.
      case _ where seen.isPictureName && context.usesPictureFont(around: id): break
      case .notContained:
        sink.report(
          label.span,
          message: "\(seen.quoted) is seen, and \(name[...].quoted) is read out.")
      case .undecided:
        sink.report(
          label.span,
          message:
            "\(seen.quoted) is seen, and \(name[...].quoted) is read out: look whether that is"
            + " the same.", severity: .review)
      }
    }
  }

  private static func isWidgetNamedByContent(_ role: Role) -> Bool {
    switch role {
    case .button, .checkbox, .gridcell, .link, .menuitem, .menuitemcheckbox, .menuitemradio,
      .option, .radio, .switch, .tab, .treeitem:
      true
    default: false
    }
  }
}

extension ArraySlice<UInt8> {
  /// Whether it is one word of small letters, digits and underscores, as fonts name their pictures.
  fileprivate var isPictureName: Bool {
    allSatisfy { $0 &- 0x61 < 26 || $0.isDigit || $0 == UInt8(ascii: "_") }
  }
}

extension RuleContext {
  private static let pictureFonts = [
    "material-icons", "material icons", "material-symbols", "material symbols", "font awesome",
    "fontawesome", "icomoon", "glyphicon", "bootstrap-icons", "dashicons", "ionicons",
  ]

  /// Whether an element, or something in it, is in a font that shows pictures for words: by its class, or by a font
  /// family of the document.
  fileprivate func usesPictureFont(around id: HTMLTree.NodeID) -> Bool {
    func names(_ text: String) -> Bool {
      let small = text.lowercased()
      return Self.pictureFonts.contains { small.contains($0) }
    }
    let elements = [id] + tree.descendants(of: id).filter { tree.nodes[$0.index].kind == .element }
    return elements.contains { tree.value(.class, of: $0).map(names) ?? false }
      || declarations(of: .fontFamily, .font).contains {
        names(String(decoding: $0.tokens.bytes, as: UTF8.self))
      }
  }
}

extension LabelContentNameMismatch {
  fileprivate static let examples: [Example] = [
    .passed(#"<a href="https://a.example" aria-label="Your Return">Your return</a>"#),
    .passed(
      #"<a href="https://a.example" aria-label="Your return of the lamp">Your  <b>return</b></a>"#),
    .passed(#"<a href="https://a.example" aria-label="Next page, please">Next page…</a>"#),
    .passed(#"<button aria-label="Search by date">Search by date (YYYY-MM-DD)</button>"#),
    .passed(#"<span role="link" tabindex="0" aria-label="Close">✕</span>"#),
    .passed(#"<button aria-label="Close">X</button>"#),
    .passed(
      #"<p id="t">Your return</p><a href="https://a.example" aria-labelledby="t">return</a>"#),
    .passed(#"<a href="https://a.example" aria-label=" ">Your return</a>"#),
    .passed(#"<a href="https://a.example" aria-label="self-service desk">Self service</a>"#),
    .passed(#"<a href="https://a.example" aria-label="Amazonで確認する">Amazonで確認</a>"#),
    .passed(#"<a href="https://a.example" aria-label="STRASSE">Straße</a>"#),
    .passed(#"<a href="https://a.example" aria-label="Notebook">note&shy;book</a>"#),
    .passed(#"<a href="https://a.example" aria-label="ABC fine">ＡＢＣ ﬁne</a>"#),
    .failed(#"<p>Hi</p><a href="https://a.example" «aria-label="OK"»>Next</a>"#),
    .failed(#"<a href="https://a.example" «aria-label="your full label"»>Your label</a>"#),
    .failed(#"<a href="https://a.example" «aria-label="just fine"»>not just fine</a>"#),
    .failed(#"<button «aria-label="the full"»>The full label</button>"#),
    .failed(#"<p id="t">Return</p><a href="https://a.example" «aria-labelledby="t"»>Refund</a>"#),
    .failed(#"<a href="https://a.example" «aria-label="Returning"»>Return</a>"#),
    .cantTell(#"<a href="tel:1" «aria-label="1 2 3 4"»>12.34</a>"#),
    .cantTell(#"<a href="https://a.example" «aria-label="Frequently asked questions"»>FAQ</a>"#),
    .cantTell(#"<a href="https://a.example" «aria-label="nonnegative"»>non-negative</a>"#),
    .inapplicable(#"<a href="https://a.example" title="OK">Next</a>"#),
    .inapplicable(#"<a href="https://a.example" aria-label="OK"><img src="a.png" alt="Next"></a>"#),
    .inapplicable(#"<p aria-label="OK">Next</p><a aria-label="OK">Next</a>"#),
    .inapplicable(#"<a href="https://a.example" aria-label="OK" hidden>Next</a>"#),
    .inapplicable(
      #"<a href="https://a.example" aria-label="OK" style="position:absolute;left:-9999px">Next</a>"#
    ),
    .inapplicable(
      #"<p style="opacity:0"><a href="https://a.example" aria-label="OK">Next</a></p>"#),
    .passed(#"<button class="material-icons" aria-label="Find">search</button>"#),
    .passed(
      #"<style>button { font-family: "Material Icons" }</style><button aria-label="Find">search</button>"#
    ),
    .failed(#"<button «aria-label="Find"»>search</button>"#),
    .inapplicable(#"<input type="text" aria-label="OK" value="Next">"#),
    .inapplicable(#"<a href="https://a.example">Next</a>"#),
  ]
}
