import BilletCore
import BilletTree

/// Links to a part of the page lead to a part that is there.
struct LinkFragment: Rule {
  static let description = RuleDescription(
    id: "link-fragment", category: .accessibility, severity: .review,
    summary: "The link leads to a part of the page that is not there",
    rationale: "People who follow it stay where they are and do not know why.",
    help: "Give the part the id that the link names, or leave the link out.",
    references: [.wcag("2.4.1"), .axe("skip-link")], examples: examples)

  static let interest: Interest = .links

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    var targets: Set<ArraySlice<UInt8>>?
    for link in context.links {
      guard let href = link.href, let address = link.address(in: tree),
        address.scheme == .fragment, address.bytes.count > 1
      else { continue }
      sink.applies()
      let part = address.bytes.dropFirst()
      guard !part.spells("top") else { continue }
      let known = targets ?? Self.targets(in: tree)
      targets = known
      guard !known.contains(part), !known.contains(Self.decoded(part)) else { continue }
      sink.report(href.span, message: "There is no part with the id \(part.quoted).")
    }
  }

  /// Every id, and every name of an anchor.
  private static func targets(in tree: HTMLTree) -> Set<ArraySlice<UInt8>> {
    var result: Set<ArraySlice<UInt8>> = []
    for id in tree.elements where !tree.nodes[id.index].attributes.isEmpty {
      if let value = tree.attribute(.id, of: id) { result.insert(tree.bytes(of: value)) }
      if tree.nodes[id.index].name == .a, let value = tree.attribute(.name, of: id) {
        result.insert(tree.bytes(of: value))
      }
    }
    return result
  }

  private static func decoded(_ part: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard part.contains(UInt8(ascii: "%")) else { return part }
    return PercentEncoding.decoded(part)[...]
  }
}

extension LinkFragment {
  fileprivate static let examples: [Example] = [
    .passed(##"<a href="#part">Part</a><p id="part">Hi</p>"##),
    .passed(##"<a href="#part">Part</a><a name="part">Hi</a>"##),
    .passed(##"<a href="#Stra%C3%9Fe">Part</a><p id="Straße">Hi</p>"##),
    .passed(##"<a href="#TOP">To the beginning</a>"##),
    .cantTell(##"<p>Hi</p><a «href="#part"»>Part</a>"##),
    .cantTell(##"<a «href="#Part"»>Part</a><p id="part">Hi</p>"##),
    .inapplicable(##"<a href="#">Part</a><a href="https://a.example#part">Part</a>"##),
    .inapplicable(##"<a href="#part" hidden>Part</a>"##),
    .inapplicable("<p>Hi</p>"),
  ]
}
