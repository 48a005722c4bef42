import BilletCore
import BilletTree

/// Images carry text that says what they show, or are marked as decoration.
struct ImageAlt: Rule {
  static let description = RuleDescription(
    id: "image-alt", category: .accessibility, severity: .error,
    summary: "The image has no text alternative",
    rationale: "A screen reader falls back to the file name, and so does mail that blocks images.",
    help: "Describe what it shows in alt=\"…\", or write alt=\"\" if it is decoration.",
    references: [.wcag("1.1.1"), .act("23a2a8"), .axe("image-alt"), .axe("role-img-alt")],
    examples: examples)

  static let interest: Interest = [.elements(.img, .image), .attributes(.role)]
  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in tree.elements(.img, .image) { check(id, tree, context, &sink) }
    for id in context.elementsWithRole where !isImage(id, tree) && hasImageRole(id, context) {
      check(id, tree, context, &sink)
    }
  }

  private func check(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    guard !isDrawing(id, tree), !context.names.isProgrammaticallyHidden(id) else { return }
    sink.applies()
    guard context.names.role(of: id) != .none, context.names.isEmpty(of: id),
      !isToldElsewhere(id, tree, context), !isPartOfImage(id, tree, context)
    else { return }
    report(id, tree, &sink)
  }

  /// Whether it is a piece of what is one image by its role, of which nothing else is read out.
  private func isPartOfImage(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    !context.elementsWithRole.isEmpty
      && tree.ancestors(of: id).contains { context.names.explicitRole(of: $0) == .img }
  }

  /// Whether the fault is told of as another one: an image that nobody sees, or a link that nothing names.
  private func isToldElsewhere(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    if InvisibleImage.isOne(id, tree, context) { return true }
    guard tree.attribute(.alt, of: id) == nil,
      let link = tree.ancestors(of: id).first(where: { tree.nodes[$0.index].name == .a })
    else { return false }
    return context.names.role(of: link) == .link && context.names.isEmpty(of: link)
  }

  private func hasImageRole(_ id: HTMLTree.NodeID, _ context: RuleContext) -> Bool {
    let role = context.names.role(of: id)
    return role == .img || role == .graphicsDocument
  }

  private func report(_ id: HTMLTree.NodeID, _ tree: HTMLTree, _ sink: inout DiagnosticSink) {
    let span = tree.nodes[id.index].span
    if !isImage(id, tree) {
      sink.report(
        span, message: "The element has the role of an image and no name.",
        help: "Describe what it shows in aria-label=\"…\".")
    } else if let alt = tree.attribute(.alt, of: id), !tree.bytes(of: alt).isEmpty {
      sink.report(span, message: "The image's text alternative is nothing but blanks.")
    } else if tree.attribute(.alt, of: id) != nil {
      sink.report(
        span,
        message: "The image is marked as decoration and made to be met all the same, so it needs a"
          + " name.",
        help: "Describe it in alt=\"…\", or remove role, tabindex or aria attributes.")
    } else {
      let isMet = [AttributeName.ariaLabelledby, .role, .tabindex].contains {
        tree.attribute($0, of: id) != nil
      }
      sink.report(
        span,
        fix: isMet
          ? nil
          : .adding("alt=\"\"", to: id, in: tree, "Mark it as decoration", safety: .unsafe))
    }
  }

  private func isImage(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    tree.nodes[id.index].name == .img || tree.nodes[id.index].name == .image
  }

  /// Elements of svg, which are another rule's.
  private func isDrawing(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    tree.nodes[id.index].name == .svg || tree.isInSVG(id)
  }
}

extension ImageAlt {
  fileprivate static let examples: [Example] = [
    .passed(#"<img src="a.png" alt="Chart">"#),
    .passed(#"<img src="a.png" alt="">"#),
    .passed("<img src=a.png alt>"),
    .passed(#"<img src="a.png" aria-label="Chart">"#),
    .passed(#"<p id="t">Chart</p><img src="a.png" aria-labelledby="t">"#),
    .passed(#"<img src="a.png" title="Chart">"#),
    .passed(#"<img src="a.png" role="presentation"><img src="b.png" role="none">"#),
    .passed(#"<div role="img" aria-label="Five stars"></div>"#),
    .passed(#"<img src="a.png" alt="&eacute;">"#),
    .passed(#"<div role="img" aria-label="Two of five stars"><img src="a.png"></div>"#),
    .failed(#"<div role="group" aria-label="Stars">«<img src="a.png">»</div>"#),
    .passed(#"<img src="a.png" alt="" role="none" aria-hidden="false">"#),
    .failed(#"«<img src="a.png" alt="" aria-label="">»"#),
    .failed(#"«<img src="a.png" alt="" aria-hidden="false">»"#),
    .inapplicable(#"<video src="a.mp4" controls><img src="a.png"></video>"#),
    .inapplicable(#"<details><summary>More</summary><img src="a.png"></details>"#),
    .failed(#"<details open><summary>More</summary>«<img src="a.png">»</details>"#),
    .inapplicable(#"<div inert><img src="a.png"></div>"#),
    .inapplicable(#"<div style="content-visibility: hidden"><img src="a.png"></div>"#),
    .failed(#"<p>Hi</p>«<img src="a.png">»"#),
    .failed(#"<a href="https://a.example">«<img src="a.png">»Text</a>"#),
    // The nameless link and the tracking pixel are other rules'.
    .passed(#"<a href="https://a.example"><img src="a.png"></a>"#),
    .passed(#"<img src="a.png" width="1" height="1">"#),
    .failed(#"«<img src="a.png" alt=" ">»«<img src="b.png" alt="&nbsp;">»"#),
    .failed(#"«<img src="a.png" aria-label="">»«<img src="b.png" title="">»"#),
    .failed(#"«<img src="a.png" aria-labelledby="nowhere">»"#),
    .failed(#"<p>«<span role="img">»★★★</span></p>"#),
    .failed(#"«<img src="a.png" alt="" tabindex="0">»"#),
    .failed(#"«<img src="a.png" role="none" tabindex="0">»"#),
    .failed(#"<div style="opacity:0">«<img src="a.png">»</div>"#),
    .inapplicable(#"<div popover><img src="a.png"></div>"#),
    .inapplicable(#"<img src="a.png" aria-hidden="true">"#),
    .inapplicable(#"<div aria-hidden="true"><img src="a.png"></div>"#),
    .inapplicable(#"<img src="a.png" style="display: none">"#),
    .inapplicable(#"<div style="visibility: hidden"><img src="a.png"></div>"#),
    .inapplicable(#"<p hidden><img src="a.png"></p>"#),
    .inapplicable(#"<svg role="img"><path d="M0 0"/></svg>"#),
    .inapplicable("<p>No image, alt</p>"),
  ]
}
