import BilletCore
import BilletTree

/// The Tab key goes through a document in the order in which it is read.
struct Tabindex: Rule {
  static let description = RuleDescription(
    id: "tabindex", category: .accessibility, severity: .note,
    summary: "The tabindex changes the order of the Tab key",
    rationale: "People come to elements out of their order, or to text that does nothing.",
    help: "Remove the tabindex; links are reached without it.",
    references: [
      .wcag("2.4.3"), .axe("tabindex"), .axe("focus-order-semantics"),
    ],
    examples: examples)

  static let interest: Interest = .attributes(.tabindex)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard tree.attributes.contains(where: { $0.name == .tabindex }) else { return }
    var hasReported = false
    for id in tree.elements {
      guard let attribute = tree.attribute(.tabindex, of: id),
        let index = value(tree.bytes(of: attribute)),
        context.styles.computed[id.index].isVisible
      else { continue }
      sink.applies()
      // One is enough advice.
      guard !hasReported else { return }
      if index > 0 {
        sink.report(attribute.span, message: "A positive tabindex comes before all links.")
        hasReported = true
      } else if index == 0, isText(id, tree, context) {
        sink.report(attribute.span, message: "The Tab key stops at text that does nothing.")
        hasReported = true
      }
    }
  }

  private func isText(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    switch context.names.role(of: id) {
    case .paragraph, .heading, .listitem, .cell, .strong, .emphasis, .img, .list, .table: true
    case .generic:
      // A box may scroll, and one with a handler may be a control.
      tree.nodes[id.index].name == .span && !tree.hasEventHandler(id)
    default: false
    }
  }

  /// The value as far as its sign matters (HTML 2.3.4.1).
  private func value(_ bytes: ArraySlice<UInt8>) -> Int? {
    var rest = bytes.trimmed
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let digits = rest.prefix(while: \.isDigit)
    guard !digits.isEmpty else { return nil }
    return digits.allSatisfy { $0 == UInt8(ascii: "0") } ? 0 : isNegative ? -1 : 1
  }
}

extension Tabindex {
  fileprivate static let examples: [Example] = [
    .passed(#"<a href="/a" tabindex="0">a</a><p tabindex="-1">b</p>"#),
    .passed(#"<span role="button" tabindex="0">a</span>"#),
    .passed(#"<div tabindex="0" style="overflow:auto">a</div>"#),
    .passed(#"<span tabindex="0" onclick="go()">a</span>"#),
    .failed(#"<p>a</p><a href="/a" «tabindex="1"»>b</a>"#),
    .failed(#"<a href="/a" «tabindex=" +5"»>a</a><a href="/b" tabindex="4">b</a>"#),
    .failed(#"<p «tabindex="0"»>a</p>"#),
    .failed(#"<h1 «tabindex=00»>a</h1>"#),
    .failed(#"<span «tabindex="0"»>a</span>"#),
    .inapplicable(#"<p tabindex="a">a</p><p tabindex>b</p>"#),
    .inapplicable(#"<a href="/a" tabindex="1" hidden>a</a>"#),
    .inapplicable("<p>None</p>"),
  ]
}
