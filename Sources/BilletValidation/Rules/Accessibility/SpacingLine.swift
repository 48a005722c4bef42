import BilletCore
import BilletTree

/// The space between lines can be made wider by the reader.
struct SpacingLine: Rule {
  static let description = RuleDescription(
    id: "spacing-line", category: .accessibility, severity: .error,
    summary: "The line height is held fast below 1.5 of the font size",
    rationale: "People who read with difficulty widen it, and !important in a style attribute stops"
      + " them.",
    help: "Remove !important.",
    references: [.wcag("1.4.12", .aa), .act("78fd32"), .axe("avoid-inline-spacing")],
    examples: examples)

  static let interest: Interest = .properties(.lineHeight, .font)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    TextSpacing.visit(.lineHeight, in: tree, context) { node, declaration, share in
      let wrapping = Wrapping(of: node, tree, context)
      guard wrapping != .none else { return }
      sink.applies()
      guard let declaration, let share, share < 1.5 - 1e-9 else { return }
      let message =
        "The line height is held fast at \(Figure(share)) of the font size; readers need 1.5."
      if wrapping == .certain {
        sink.report(declaration.span, message: message)
      } else {
        sink.report(declaration.span, message: message, severity: .review)
      }
    }
  }
}

/// Whether text runs over more than one line where the browser breaks it.
private enum Wrapping {
  case none, possible, certain

  /// Judges by the length of the text, as letters are about half as wide as they are high.
  init(of node: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext) {
    guard !Self.isUnbroken(node, tree, context) else {
      self = .none
      return
    }
    var letters = 0
    for text in tree.descendants(of: node) where tree.nodes[text.index].kind == .text {
      guard context.styles[text].isVisible, !tree.isMachineText(text) else { continue }
      // The longest run within one box decides, and a text node is never longer than that.
      letters = max(letters, Self.letters(in: tree.bytes(of: text)))
    }
    let fontSize = context.styles[node].fontSize
    let width = Self.width(around: node, tree, context)
    if letters == 0 || Double(letters) * fontSize * 0.9 < width ?? 320 {
      self = .none
    } else if Double(letters) * fontSize * 0.35 > width ?? 1_280 {
      self = .certain
    } else {
      self = .possible
    }
  }

  /// Whether the browser breaks no line of it.
  private static func isUnbroken(
    _ node: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    // It is inherited: the innermost one that says anything counts.
    for id in [node] + tree.ancestors(of: node) {
      let spaces = context.styles.declarations(inStyleOf: id).last { $0.name == .whiteSpace }
      if let spaces { return spaces.isKeyword("nowrap") || spaces.isKeyword("pre") }
      if tree.nodes[id.index].name == .pre { return true }
    }
    return false
  }

  /// The letters, a run of white space counted as one.
  private static func letters(in bytes: ArraySlice<UInt8>) -> Int {
    var count = 0
    var isInSpace = true
    for byte in bytes {
      let isSpace = byte.isHTMLSpace
      if !(isSpace && isInSpace), byte & 0xC0 != 0x80 { count += 1 }
      isInSpace = isSpace
    }
    return count
  }

  /// The narrowest width in pixels that is set on the element or around it.
  private static func width(
    around node: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Double? {
    var narrowest: Double?
    func look(at id: HTMLTree.NodeID) {
      for length in [context.styles[id].width, context.styles[id].maxWidth] {
        if case .pixels(let pixels) = length { narrowest = min(narrowest ?? pixels, pixels) }
      }
    }
    look(at: node)
    for ancestor in tree.ancestors(of: node) { look(at: ancestor) }
    return narrowest
  }
}

extension SpacingLine {
  private static let text =
    "The seller wrote a long letter about the lamp, and the lamp was not even in it."

  fileprivate static let examples: [Example] = [
    .passed(#"<p style="max-width: 200px; line-height: 1.2">\#(text)</p>"#),
    .passed(#"<p style="max-width: 200px; line-height: 1.5em !important">\#(text)</p>"#),
    .passed(#"<p style="max-width: 200px; line-height: 150% !important">\#(text)</p>"#),
    .passed(#"<p style="max-width: 200px; line-height: 1.5 !important">\#(text)</p>"#),
    .passed(
      #"<p style="max-width: 200px; line-height: 1 !important; line-height: 24px !important">\#(text)</p>"#
    ),
    .passed(
      #"<style>p { line-height: 1 !important; max-width: 200px }</style><p style="line-height: 1">\#(text)</p>"#
    ),
    .passed(#"<p style="max-width: 200px; line-height: inherit !important">\#(text)</p>"#),
    .failed(#"<p style="max-width: 200px; «line-height: 1.2 !important»">\#(text)</p>"#),
    .failed(#"<p style="max-width: 200px; «line-height: calc(1 + .2) !important»">\#(text)</p>"#),
    .failed(
      #"<p style="max-width: 200px; «line-height: calc(90% + 10%) !important»">\#(text)</p>"#),
    .passed(#"<p style="max-width: 200px; line-height: calc(3 / 2) !important">\#(text)</p>"#),
    .failed(
      #"<style>p { max-width: 200px }</style><p style="«line-height: 120%!important»">\#(text)</p>"#
    ),
    .failed(
      #"<div style="width: 200px"><p style="«line-height: 20px !IMPORTANT»; font-size: 15px">\#(text)</p></div>"#
    ),
    .failed(#"<p style="max-width: 200px; «line-height: normal !important»">\#(text)</p>"#),
    .failed(#"<p style="max-width: 200px; «font: 16px/1 serif !important»">\#(text)</p>"#),
    .failed(
      #"<div style="line-height: 1"><p style="max-width: 200px; «line-height: inherit !important»">\#(text)</p></div>"#
    ),
    .passed(
      #"<div style="line-height: 2"><p style="max-width: 200px; line-height: inherit !important">\#(text)</p></div>"#
    ),
    .passed(#"<p style="max-width: 200px; font: 16px/1.5 serif !important">\#(text)</p>"#),
    .failed(#"<p style="max-width: 200px; «font: 16px serif !important»">\#(text)</p>"#),
    .failed(#"<p style="max-width: 200px; «font: 16px/normal serif !important»">\#(text)</p>"#),
    .failed(
      #"<div style="font: 30px serif"><p style="max-width: 200px; font-size: 16px; «line-height: inherit !important»">\#(text)</p></div>"#
    ),
    .passed(
      #"<p style="max-width: 200px; font: 16px serif !important; line-height: 1.5 !important">\#(text)</p>"#
    ),
    .passed(
      #"<p style="max-width: 200px; line-height: 1.5 !important; font: 16px serif">\#(text)</p>"#),
    .passed(#"<p style="max-width: 200px; font: var(--x) serif !important">\#(text)</p>"#),
    // Without a family it is no font, and browsers drop it.
    .inapplicable(#"<p style="max-width: 200px; font: 16px !important">\#(text)</p>"#),
    .cantTell(#"<p style="«line-height: 1.2 !important»">\#(text)</p>"#),
    .failed(
      #"<div style="white-space: nowrap"><p style="max-width: 200px; white-space: normal; «line-height: 1.2 !important»">\#(text)</p></div>"#
    ),
    .inapplicable(#"<p style="line-height: 1 !important">One short line</p>"#),
    .inapplicable(
      #"<p style="max-width: 200px; white-space: nowrap; line-height: 1 !important">\#(text)</p>"#),
    .inapplicable(
      #"<p style="max-width: 200px; position: absolute; top: -999em; line-height: 1 !important">\#(text)</p>"#
    ),
    .inapplicable(#"<p style="line-height: 1 !important; display: none">\#(text)</p>"#),
    .inapplicable(#"<p style="line-height: 0 !important"><img src="a.png" alt="a"></p>"#),
    .inapplicable(#"<p style="color: inherit">\#(text)</p>"#),
  ]
}
