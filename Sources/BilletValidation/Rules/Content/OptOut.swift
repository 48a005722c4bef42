import BilletCore
import BilletLanguage
import BilletTree

/// No message offers to stop messages: the marketplace does that itself.
struct OptOut: WordingRule {
  static let description = RuleDescription(
    id: "opt-out", category: .content, severity: .warning,
    summary: "The message offers to stop messages",
    rationale:
      "Buyers opt out of messages at the marketplace; a link or a request to do so elsewhere is not"
      + " permitted.",
    help: "Remove it.",
    references: [.policy("Content: opt out of messages")], examples: examples)

  /// It reads the addresses of links too.
  static let readsWordsOnly = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    let told = reportLinks(tree, context, &sink)
    let text = context.text
    reportWording(tree, context, &sink) { finding in
      let words = text.sentences[finding.sentence].text.tokens
      let holdsLink = text.links.contains { link in
        link.tokens.overlaps(words) && !told.contains(link.node)
          && tree.attribute(.href, of: link.node) != nil
      }
      return holdsLink ? .error : finding.severity
    }
  }

  /// Links whose address says what they are for, in whatever language their words are.
  private func reportLinks(
    _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) -> Set<HTMLTree.NodeID> {
    var told: Set<HTMLTree.NodeID> = []
    for link in tree.elements(named: .a) {
      guard let href = tree.attribute(.href, of: link) else { continue }
      sink.applies()
      guard Self.isOptOut(tree.bytes(of: href)) else { continue }
      told.insert(link)
      sink.report(
        href.span, message: "The link leads to a page to stop messages.", severity: .error)
    }
    return told
  }

  private static func isOptOut(_ address: ArraySlice<UInt8>) -> Bool {
    var start = address.startIndex
    while start < address.endIndex {
      let rest = address[start...]
      if (address[start] | 0x20) == UInt8(ascii: "u"), rest.begins(with: "unsubscribe") {
        return true
      }
      if (address[start] | 0x20) == UInt8(ascii: "o"),
        rest.begins(with: "optout") || rest.begins(with: "opt-out") || rest.begins(with: "opt_out")
      {
        return true
      }
      start += 1
    }
    return false
  }
}

extension OptOut {
  fileprivate static let examples: [Example] = [
    .failed(
      "<p lang=en><a href=\"https://a.example/u\">«Unsubscribe from our e-mails»</a></p>",
      severity: .error),
    .failed(
      "<p lang=nl><a «href=\"https://a.example/unsubscribe?x=1\"»>Afmelden</a></p>",
      severity: .error),
    .failed("<p lang=en>«Reply STOP if you no longer wish to hear from us.»</p>"),
    .passed("<p lang=en>Press the stop button for two seconds.</p>"),
    .passed("<p lang=en>See <a href=\"https://www.amazon.com/orders\">your orders</a>.</p>"),
    .inapplicable("<p lang=nl>Afmelden</p>"),
  ]
}
