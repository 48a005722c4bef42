import BilletCore
import BilletTree

/// Text runs in the direction of its script, and the message says which.
struct LangDirection: Rule {
  static let description = RuleDescription(
    id: "lang-direction", category: .accessibility, severity: .error,
    summary: "The text runs against the direction of its script",
    rationale: "Words and punctuation stand in the wrong order.",
    help: "Write dir=\"rtl\" around text in Arabic, Hebrew and their like, dir=\"ltr\" around other"
      + " text.",
    references: [.wcag("1.3.2")], examples: examples)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.content.texts.isEmpty else { return }
    sink.applies()
    checkValues(tree, context, &sink)
    checkBlocks(tree, context, &sink)
    checkWrapper(tree, context, &sink)
  }

  private func checkValues(
    _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    for id in tree.elements where !tree.nodes[id.index].attributes.isEmpty {
      guard let dir = tree.attribute(.dir, of: id) else { continue }
      let value = tree.bytes(of: dir)
      if !value.isCollapsible, !value.spells("ltr"), !value.spells("rtl"), !value.spells("auto") {
        sink.report(
          dir.span, message: "\(value.quoted) is no direction.",
          help: "Write ltr, rtl or auto.")
      } else if value.spells("rtl"), context.content.holdsText(id, in: tree),
        Self.isForeign(id, tree, context)
      {
        sink.report(
          dir.span, message: "The text runs from right to left, and none of its letters does.",
          help: "Write dir=\"ltr\", or remove the attribute.")
      }
    }
  }

  /// So many letters are a sentence rather than a name that a right-to-left text mentions.
  private static let sentence = 20

  /// Whether a part that is said to run from right to left is all in another script.
  private static func isForeign(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    var direction = ScriptDirection()
    for node in tree.descendants(of: id) {
      // A direction of its own is judged where it is written.
      if tree.nodes[node.index].kind == .element, tree.attribute(.dir, of: node) != nil {
        return false
      }
      if tree.nodes[node.index].kind == .text, context.styles[node].isVisible {
        direction.add(tree.bytes(of: node))
        if direction.rightToLeft > 0 { return false }
      }
    }
    // In a right-to-left page a title or brand in Latin letters is at home.
    return direction.leftToRight >= sentence && !isInRightToLeftText(id, tree, context)
  }

  private static func isInRightToLeftText(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    tree.parent(of: id).map { context.styles[$0].isRightToLeft } == true
  }

  /// Blocks of right-to-left script that are set from left to right.
  private func checkBlocks(
    _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    guard context.features.contains(HTMLFeatures.Other.nonASCII) else { return }
    var index = 0
    let texts = context.content.texts
    while index < texts.count {
      let text = texts[index]
      index += 1
      // Bytes of right-to-left scripts begin at U+0590.
      guard !context.styles[text].isRightToLeft, Self.mayRunRightToLeft(tree.bytes(of: text)),
        let block = Self.block(around: text, tree, context), !Self.isIsolated(text, tree)
      else { continue }
      var direction = ScriptDirection()
      for node in tree.descendants(of: block)
      where tree.nodes[node.index].kind == .text && context.styles[node].isVisible {
        direction.add(tree.bytes(of: node))
      }
      while index < texts.count, texts[index].rawValue < tree.nodes[block.index].end { index += 1 }
      guard direction.rightToLeft > direction.leftToRight else { continue }
      sink.report(
        tree.nodes[text.index].span,
        message: "The text is in a script that runs from right to left, and is set from left to"
          + " right.",
        help: "Write dir=\"rtl\" into the element around the message.",
        severity: direction.rightToLeft < Self.sentence ? .review : nil)
      // One attribute around the message mends all.
      return
    }
  }

  private static func mayRunRightToLeft(_ text: ArraySlice<UInt8>) -> Bool {
    var direction = ScriptDirection()
    guard text.contains(where: { $0 >= 0xD6 }) else { return false }
    direction.add(text)
    return direction.rightToLeft > 0
  }

  private static func block(
    around text: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> HTMLTree.NodeID? {
    tree.ancestors(of: text).first { context.styles[$0].display.interruptsText }
  }

  /// Whether the text has a direction of its own that is not written out.
  private static func isIsolated(_ text: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    tree.ancestors(of: text).contains { ancestor in
      let name = tree.nodes[ancestor.index].name
      if name == .bdi || name == .bdo { return true }
      return tree.attribute(.dir, of: ancestor).map { tree.bytes(of: $0).spells("auto") } == true
    }
  }

  private func checkWrapper(
    _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    // Where the language lacks too, `lang-wrapper` tells of both.
    guard context.profile == .email, let html = tree.elements(named: .html).first,
      !context.isAllShown(tree, inElements: { tree.attribute(.dir, of: $0) != nil }),
      LangWrapper.isWrapped(tree, context)
    else { return }
    let body = tree.elements(named: .body).first { !tree.nodes[$0.index].isImplied }
    sink.report(
      tree.nodes[(body ?? html).index].span,
      message: "No element inside the body says the direction of the message.",
      help: "Put the content into one element with the direction, such as <div dir=\"ltr\">.",
      severity: .note)
  }
}

extension LangDirection {
  fileprivate static let examples: [Example] = [
    .passed(#"<p dir="rtl">شكرا لك على طلبك، سنرسله اليوم.</p>"#),
    .passed(#"<div style="direction:rtl">תודה על ההזמנה שלך, היא תישלח היום.</div>"#),
    .passed(#"<p dir="auto">שלום</p><p>Hello</p>"#),
    .passed("<p>The word שלום means peace.</p>"),
    .passed(#"<div dir="rtl"><p>شكرا</p><p>Sony noise cancelling headphones WH-1000</p></div>"#),
    .passed(#"<html><body><div dir="ltr"><p>Hello</p></div></body></html>"#),
    .passed(#"<p dir="LTR">Hello</p>"#),
    .failed(#"<p>«شكرا لك على طلبك، سنرسله اليوم.»</p><p>شكرا لك على طلبك، سنرسله.</p>"#),
    .failed(#"<p dir="ltr">«תודה על ההזמנה שלך, היא תישלח היום.»</p>"#),
    .failed(#"<p «dir="right"»>Hello</p>"#),
    .failed(#"<div «dir="rtl"»><p>Thank you for your order, we send it today.</p></div>"#),
    .passed("<html><body><p>Hello</p></body></html>"),
    .failed(
      #"<html>«<body dir="ltr">»<p lang="en">Hello</p></body></html>"#, severity: .note),
    .failed(#"«<html>»<p lang="en">Hello</p></html>"#, severity: .note),
    .cantTell("<p>«שלום»</p>"),
    .inapplicable(#"<img src="a.png" alt="A">"#),
    .inapplicable(#"<p dir="right" hidden>Hello</p>"#),
  ]
}
