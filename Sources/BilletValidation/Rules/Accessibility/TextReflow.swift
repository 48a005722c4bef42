import BilletCore
import BilletTree

/// The message fits a narrow window.
struct TextReflow: Rule {
  static let description = RuleDescription(
    id: "text-reflow", category: .accessibility, severity: .review,
    summary: "The text does not fit a window of 320 pixels",
    rationale:
      "On a telephone, or enlarged fourfold, every line has to be scrolled from side to side.",
    help: "Write max-width instead of width, or let the text wrap.",
    references: [.wcag("1.4.10", .aa)], examples: examples)
  static let interest: Interest = [
    .properties(.width, .minWidth, .whiteSpace), .attributes(.width, .nowrap), .elements(.nobr),
  ]

  /// CSS pixels.
  private static let window = 320.0

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.content.texts.isEmpty else { return }
    sink.applies()
    let adapts = adaptsToNarrowWindows(context)
    var isTold = false
    for id in tree.elements where !isTold {
      let style = context.styles.computed[id.index]
      guard style.isVisible, isFixed(style), tree.nodes[id.index].name.holdsText,
        context.content.holdsText(id, in: tree), !adapts.contains(id)
      else { continue }
      isTold = true
      sink.report(
        tree.nodes[id.index].span,
        message:
          "The text is held \(Figure(width(style))) pixels wide, however narrow the window is.")
    }
    reportLongLines(tree, context, &sink)
  }

  private func width(_ style: StyleTable.Computed) -> Double {
    var width = 0.0
    if case .pixels(let pixels) = style.width { width = pixels }
    if case .pixels(let pixels) = style.minWidth { width = max(width, pixels) }
    return width
  }

  private func isFixed(_ style: StyleTable.Computed) -> Bool {
    if case .pixels(let pixels) = style.minWidth, pixels > Self.window { return true }
    guard case .pixels(let pixels) = style.width, pixels > Self.window else { return false }
    switch style.maxWidth {
    case .percent, .unknown: return false
    case .pixels(let limit): return limit > Self.window
    case .auto: break
    }
    return style.display != .inline && style.display != .contents
  }

  /// The elements whose width a rule for narrow windows sets.
  private func adaptsToNarrowWindows(_ context: RuleContext) -> Set<HTMLTree.NodeID> {
    var result: Set<HTMLTree.NodeID> = []
    for rule in context.styles.rules where rule.media.contains(where: { $0.contains("max-width") })
    {
      let setsWidth = context.styles.declarations[rule.declarations].contains {
        switch $0.name {
        case .width, .maxWidth, .minWidth, .display: true
        default: false
        }
      }
      if setsWidth { result.formUnion(rule.matches) }
    }
    return result
  }

  private func reportLongLines(
    _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    var candidates = context.elements(declaring: .whiteSpace).filter {
      context.boxStyle(of: $0).keepsOnOneLine
    }
    candidates += tree.elements(named: .nobr)
    candidates += tree.elements(.td, .th).filter { tree.attribute(.nowrap, of: $0) != nil }
    for id in candidates.sorted() where context.content.holdsText(id, in: tree) {
      let longest = tree.descendants(of: id).lazy.filter {
        context.styles.isShownText($0, in: tree) && context.block(around: $0, in: tree) <= id
      }
      let extent = longest.reduce(0.0) { sum, text in
        sum + Double(tree.bytes(of: text).trimmed.string.unicodeScalars.count)
          * context.styles[text].fontSize * 0.4
      }
      guard extent > Self.window, tree.nodes[id.index].name != .pre else { continue }
      sink.report(
        tree.nodes[id.index].span, message: "The text is kept on one line, which is too long.")
      return
    }
  }
}

extension ElementName {
  /// Boxes whose width is that of the text in them.
  fileprivate var holdsText: Bool {
    switch self {
    case .html, .img, .input, .button, .select, .textarea, .svg, .col, .colgroup: false
    default: true
    }
  }
}

extension TextReflow {
  private static let text =
    "The seller wrote a long letter about the lamp, and the lamp was not even in it."

  fileprivate static let examples: [Example] = [
    .passed("<p>Hello</p>"),
    .passed(#"<div style="max-width:600px">Hello</div>"#),
    .passed(#"<div style="width:600px; max-width:100%">Hello</div>"#),
    .passed(#"<div style="width:300px">Hello</div>"#),
    .passed(#"<table width="100%"><tr><td>Hello</td></tr></table>"#),
    .passed(#"<img src="a.png" alt="a" width="600"><p>Hello</p>"#),
    .passed(#"<table width="600"><tr><td><img src="a.png" alt="a"></td></tr></table><p>Hi</p>"#),
    .passed(
      #"<style>@media (max-width: 480px) { .c { width: 100% !important } }</style><table class="c" width="600"><tr><td>Hello</td></tr></table>"#
    ),
    .passed(#"<p style="white-space:nowrap">Order 114-3941689-8772232</p>"#),
    .passed(#"<p>Hello</p><div style="width:600px; display:none">Hi</div>"#),
    .cantTell(#"«<div style="width:600px">»Hello</div>"#),
    .cantTell(#"«<table width="600">»<tr><td>Hello</td></tr></table>"#),
    .cantTell(#"<p>Hi</p>«<div style="min-width:400px">»Hello <b style="width:700px">a</b></div>"#),
    .cantTell(#"«<p style="white-space:nowrap">»\#(text)</p>"#),
    .cantTell("<p>Hi</p>«<nobr>»\(text)</nobr>"),
    .cantTell("<table><tr>«<td nowrap>»\(text)</td></tr></table>"),
    .inapplicable(#"<div style="width:600px"></div>"#),
  ]
}
