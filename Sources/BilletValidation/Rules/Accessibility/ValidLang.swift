import BilletCore
import BilletTree

/// The language that a part declares is one that is registered.
struct ValidLang: Rule {
  static let description = RuleDescription(
    id: "valid-lang", category: .accessibility, severity: .error,
    summary: "The language of this part is not a known one",
    rationale: "A screen reader that does not know the language reads with the wrong voice.",
    help: "Write a language tag such as fr or pt-BR, or remove the lang attribute.",
    references: [.wcag("3.1.2", .aa), .act("de46e4"), .axe("valid-lang")], examples: examples)

  static let interest: Interest = .attributes(.lang)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in tree.elements {
      let node = tree.nodes[id.index]
      guard !node.attributes.isEmpty, let lang = tree.attribute(.lang, of: id),
        !lang.value.isEmpty, node.name != .html, node.name != .svg, isInBody(id, tree),
        !tree.isInSVG(id),
        hasText(inheritingFrom: id, tree, context)
      else { continue }
      sink.applies()
      let tag = tree.bytes(of: lang)
      guard !tag.hasKnownLanguage else { continue }
      sink.report(
        lang.span,
        message: tag.isCollapsible
          ? "The lang attribute is nothing but blanks."
          : "The language \(tag.quoted) begins with no known language.",
        help: tag.contains(UInt8(ascii: "_"))
          ? "Write the tag with hyphens, such as en-US." : nil)
    }
  }

  private func isInBody(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    tree.nodes[id.index].name != .head
      && !tree.ancestors(of: id).contains {
        tree.nodes[$0.index].name == .head || tree.nodes[$0.index].name == .template
      }
  }

  /// Whether anything is read or shown in the language of an element ("text inheriting its programmatic
  /// language"); parts with a language of their own are passed over, so all calls together are O(n).
  private func hasText(
    inheritingFrom id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    if hasSpokenAttribute(id, tree, context) { return true }
    var index = id.index + 1
    let end = Int(tree.nodes[id.index].end)
    while index < end {
      let child = HTMLTree.NodeID(index)
      index += 1
      switch tree.nodes[child.index].kind {
      case .text:
        if context.styles[child].isVisible, !tree.isMachineText(child),
          !tree.bytes(of: child).isBlank, !isInClosedDetails(child, tree)
        {
          return true
        }
      case .element:
        if let lang = tree.attribute(.lang, of: child), !lang.value.isEmpty {
          index = Int(tree.nodes[child.index].end)
        } else if hasSpokenAttribute(child, tree, context) {
          return true
        }
      default: break
      }
    }
    return false
  }

  private func isInClosedDetails(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    guard tree.features.contains(ElementName.details) else { return false }
    var inner = id
    for ancestor in tree.ancestors(of: id) {
      if tree.nodes[ancestor.index].name == .details, tree.attribute(.open, of: ancestor) == nil,
        tree.children(of: ancestor).first(where: { tree.nodes[$0.index].name == .summary }) != inner
      {
        return true
      }
      inner = ancestor
    }
    return false
  }

  /// Whether an attribute of the element is read out.
  private func hasSpokenAttribute(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    let node = tree.nodes[id.index]
    guard !node.attributes.isEmpty, context.names.isIncludedInAccessibilityTree(id) else {
      return false
    }
    return node.attributes.contains { index in
      let attribute = tree.attributes[Int(index)]
      switch attribute.name {
      case .alt:
        guard node.name == .img || node.name == .area || node.name == .input else { return false }
      case .ariaLabel, .title, .placeholder: break
      case .value: guard node.name == .input else { return false }
      default: return false
      }
      return !attribute.isDuplicate && !tree.bytes(of: attribute).isBlank
    }
  }
}

extension ValidLang {
  fileprivate static let examples: [Example] = [
    .inapplicable(
      #"<html><body><details><summary>x</summary><p lang="nope">Hi</p></details></body></html>"#),
    .failed(
      #"<html><body><details open><summary>x</summary><p «lang="nope"»>Hi</p></details></body></html>"#
    ),
    .passed(#"<p>They call it <span lang="FR">joie de vivre</span>.</p>"#),
    .passed(#"<p lang="de-nowhere">Hallo</p>"#),
    .passed(#"<html lang="xx"><body lang="en">Hello</body></html>"#),
    .passed(#"<div lang="xx"><p lang="en">Hello</p></div><b lang="fr">Bonjour</b>"#),
    .failed(#"<p>Hi</p><p «lang="xx-GB"»>Hello</p>"#),
    .failed(#"<html lang="en"><body «lang="english"»><p>Hello</p></body></html>"#),
    .failed(#"<p «lang="eng"»>Hello</p>"#),
    .failed(#"<p «lang="i-lux"»>Moien</p>"#),
    .failed(#"<div «lang="xx"»><p lang="">Hello</p></div>"#),
    .failed(#"<p «lang=" "»>Hello</p>"#),
    .failed(#"<p lang="en">Hello <b «lang="english"»>you</b></p>"#),
    .failed(#"<div «lang="xx"»><img src="a.png" alt="Fireworks"></div>"#),
    .failed(#"<img src="a.png" alt="Fireworks" «lang="xx"»>"#),
    .failed(#"<p «lang="xx"» style="position:absolute;left:-9999px">Hello</p>"#),
    .failed(#"<p «lang="xx"» aria-hidden="true">Hello</p>"#),
    .inapplicable("<p>Hello</p>"),
    .inapplicable(#"<p lang="">Hello</p>"#),
    .inapplicable(#"<p lang="xx"></p><p lang="xx"> &nbsp; <br></p>"#),
    .inapplicable(#"<div lang="xx"><img src="a.png" alt=""></div>"#),
    .inapplicable(#"<p lang="xx" style="display: none">Hello</p>"#),
    .inapplicable(#"<p lang="xx" hidden>Hello</p>"#),
    .inapplicable(#"<html lang="xx"><p>Hello</p></html>"#),
    .inapplicable(#"<p xml:lang="xx">Hello</p>"#),
  ]
}
