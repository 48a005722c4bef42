import BilletCore
import BilletTree

/// A link in running text is told by more than its colour.
struct LinkColourOnly: Rule {
  static let description = RuleDescription(
    id: "link-colour-only", category: .accessibility, severity: .error,
    summary: "The link differs from the text around it by its colour only",
    rationale: "People who see few colours cannot tell where the link is.",
    help: "Leave the underline on the link.",
    references: [.wcag("1.4.1"), .axe("link-in-text-block")], examples: examples)
  static let interest: Interest = [.properties(.textDecoration, .textDecorationLine, .all)]

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for link in context.links where tree.nodes[link.id.index].name == .a && link.href != nil {
      guard context.content.holdsText(link.id, in: tree),
        context.styles[link.id].display == .inline,
        let around = text(around: link.id, tree, context)
      else { continue }
      sink.applies()
      guard takesUnderlinesAway(context) else { continue }
      let look = context.look(of: link.id, in: tree, isLink: true)
      guard !look.isMarked, !isUnderlinedAround(link.id, tree, context) else { continue }
      let parent = tree.nodes[around.index].parent
      let other = context.look(of: parent, in: tree, isLink: false)
      guard look.isItalic == other.isItalic, abs(look.fontWeight - other.fontWeight) < 200,
        abs(look.fontSize - other.fontSize) < 1
      else { continue }
      report(link.id, around, tree, context, &sink)
    }
  }

  private func takesUnderlinesAway(_ context: RuleContext) -> Bool {
    context.declares(.textDecoration, .textDecorationLine, .all)
  }

  /// A text in the same block that belongs to no link.
  private func text(
    around link: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> HTMLTree.NodeID? {
    let block = context.block(around: link, in: tree)
    var seen = 0
    for node in tree.descendants(of: block) {
      guard tree.nodes[node.index].isText, !tree.isDescendant(node, of: link) else { continue }
      seen += 1
      guard seen < 256 else { return nil }
      guard context.styles.isShownText(node, in: tree), tree.expressesLanguage(node),
        context.block(around: node, in: tree) == block,
        !tree.ancestors(of: node).contains(where: {
          tree.nodes[$0.index].name == .a && tree.attribute(.href, of: $0) != nil
        })
      else { continue }
      return node
    }
    return nil
  }

  private func isUnderlinedAround(
    _ link: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    tree.ancestors(of: link).contains { ancestor in
      tree.nodes[ancestor.index].name == .u || tree.nodes[ancestor.index].name == .ins
    }
  }

  private func report(
    _ link: HTMLTree.NodeID, _ around: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext,
    _ sink: inout DiagnosticSink
  ) {
    let span = tree.nodes[link.index].span
    let texts = context.paint.written.paint.texts
    let own = texts.first { tree.isDescendant($0.node, of: link) }
    let other = texts.first { $0.node == around }
    guard let own = own?.seen, let other = other?.seen else {
      sink.report(
        span, message: "The link has no underline, and its colour is not known.", severity: .review)
      return
    }
    let contrast = own.ink.contrast(with: other.ink)
    if contrast < 3 {
      let figure = Figure((contrast * 100).rounded(.down) / 100)
      sink.report(
        span,
        message:
          "The link has no underline, and its colour is only \(figure):1 away from the text's;"
          + " without an underline it needs 3:1.")
    } else {
      sink.report(
        span,
        message:
          "The link has no underline; it must be told by more than colour when people come to"
          + " it.",
        severity: .review)
    }
  }
}

extension LinkColourOnly {
  private static func link(_ style: String, _ text: String = "your order") -> String {
    #"<a href="https://www.amazon.com/" style="\#(style)">\#(text)</a>"#
  }

  fileprivate static let examples: [Example] = [
    .passed("<p>See " + link("") + " here.</p>"),
    .passed("<p>See " + link("color:navy") + " here.</p>"),
    .passed("<p>See " + link("text-decoration:none; font-weight:bold") + " here.</p>"),
    .passed("<p>See " + link("text-decoration:none; font-style:italic") + " here.</p>"),
    .passed("<p>See " + link("text-decoration:none; border-bottom:1px solid") + " here.</p>"),
    .passed("<p>See " + link("text-decoration:none; background:#ddd") + " here.</p>"),
    .passed("<p>See " + link("text-decoration:none; font-size:20px") + " here.</p>"),
    .passed("<p>See " + link("text-decoration:none", "<u>it</u>") + " here.</p>"),
    .passed("<p>See <u>" + link("text-decoration:none") + "</u> here.</p>"),
    .passed(
      "<p>See " + link("text-decoration:none; text-decoration:underline dotted") + " it.</p>"),
    .failed(
      #"<p>See «<a href="https://a.example/" style="text-decoration:none">»it</a> here.</p>"#),
    .failed(
      #"<p style="color:#444">«<a href="https://a.example/" style="color:#226;text-decoration:none">»It</a> is here.</p>"#
    ),
    .failed(
      #"<style>a { text-decoration: none; color: #333 }</style><p>See «<a href="https://a.example/">»it</a>.</p><p>Or so.</p>"#
    ),
    .failed(
      #"<p>See «<a href="https://a.example/" style="text-decoration:none;border:0;background:none">»it</a> now.</p>"#
    ),
    .cantTell(
      #"<p>See «<a href="https://a.example/" style="text-decoration:none;color:#c60">»it</a> here.</p>"#
    ),
    .inapplicable("<p>Hello</p>"),
    .inapplicable("<p>" + link("text-decoration:none") + "</p>"),
    .inapplicable("<ul><li>" + link("text-decoration:none") + "</li></ul><p>Text</p>"),
    .inapplicable(
      "<p>" + link("text-decoration:none") + " | " + link("text-decoration:none") + "</p>"),
    .inapplicable("<p>See " + link("text-decoration:none; display:inline-block") + " here.</p>"),
    .inapplicable(#"<p>See <a style="text-decoration:none">it</a> here.</p>"#),
    .inapplicable(#"<p>See <a href="a.html"><img src="a.png" alt="it"></a> here.</p>"#),
  ]
}
