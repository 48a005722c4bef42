import BilletCore
import BilletTree

/// No address runs a script, carries a page of its own, or reaches into the reader's machine.
struct UnsafeLink: Rule {
  static let description = RuleDescription(
    id: "unsafe-link", category: .content, severity: .error,
    summary: "The address is unsafe",
    rationale: "Mail programs block such addresses, and the marketplace withholds the message.",
    help: "Link to a page with https://, or leave the link out.",
    references: [.policy("Links")], examples: examples)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    check(tree, &sink) { $0 }
    for comment in context.conditionalComments {
      check(comment.tree, &sink) { comment.span($0) }
    }
  }

  private func check(
    _ tree: HTMLTree, _ sink: inout DiagnosticSink, place: (Range<Int>) -> Range<Int>
  ) {
    for id in tree.elements where !tree.nodes[id.index].attributes.isEmpty {
      let element = tree.nodes[id.index].name
      for index in tree.nodes[id.index].attributes {
        let attribute = tree.attributes[Int(index)]
        guard !attribute.isDuplicate else { continue }
        if leadsSomewhere(attribute.name, of: element, index, tree) {
          sink.applies()
          judge(WebAddress(tree.bytes(of: attribute)), place(attribute.span), &sink)
        } else if element == .meta, attribute.name == .content, isRefresh(id, tree) {
          sink.applies()
          judge(
            WebAddress(Self.refreshAddress(tree.bytes(of: attribute))), place(attribute.span),
            &sink)
        }
      }
    }
  }

  private func judge(
    _ address: WebAddress, _ span: Range<Int>, _ sink: inout DiagnosticSink
  ) {
    switch address.scheme {
    case .dangerous, .data:
      sink.report(span, message: "Addresses that begin with “\(address.schemeName):” are unsafe.")
    case .unknown:
      sink.report(
        span,
        message: "No browser is sure to know addresses that begin with"
          + " “\(address.schemeName):”.",
        severity: .warning)
    default: break
    }
  }

  /// Whether following or opening the element leads to the attribute's address.
  private func leadsSomewhere(
    _ name: AttributeName, of element: ElementName, _ index: Int32, _ tree: HTMLTree
  ) -> Bool {
    switch name {
    case .href: element != .link
    case .action: true
    case .src: element == .iframe || element == .frame || element == .embed || element == .script
    case .data: element == .object
    case .other:
      tree.otherAttributeNames[index] == "formaction"
        || tree.otherAttributeNames[index] == "xlink:href"
    default: false
    }
  }

  private func isRefresh(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    tree.attribute(.httpEquiv, of: id).map { tree.bytes(of: $0).trimmed.spells("refresh") } == true
  }

  /// What stands behind `url=` in `5; url=…`, without quotes (HTML 4.2.5.3).
  private static func refreshAddress(_ content: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = content.drop { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",") }
    rest = rest.dropFirst().drop { $0.isHTMLSpace }
    if rest.begins(with: "url") {
      let value = rest.dropFirst(3).drop { $0.isHTMLSpace }
      if value.first == UInt8(ascii: "=") { rest = value.dropFirst().drop { $0.isHTMLSpace } }
    }
    guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return rest
    }
    return rest.dropFirst().prefix { $0 != quote }
  }
}

extension UnsafeLink {
  fileprivate static let examples: [Example] = [
    .failed(#"<p><a «href="javascript:alert(1)"»>x</a></p>"#),
    .failed(#"<a «href="JaVaScRiPt:alert(1)"»>x</a>"#),
    .failed(#"<a «href="java&Tab;script:alert(1)"»>x</a>"#),
    .failed(#"<a «href="&#1;&#32;javascript&colon;alert(1)"»>x</a>"#),
    .failed("<a «href='java\r\nscript:alert(1)'»>x</a>"),
    .failed(#"<a «href="&#106;&#x61;vascript:alert(1)"»>x</a>"#),
    .failed(#"<a «href="vbscript:x"»>x</a> <a «href="data:text/html,x"»>x</a>"#),
    .failed(#"<a «href="file:///etc/hosts"»>x</a> <a «href="blob:https://a.example/1"»>x</a>"#),
    .failed(#"<map name="m"><area «href="javascript:x"» alt="A"></map>"#),
    .failed(
      #"<form «action="javascript:x"»><button «formaction="javascript:y"»>x</button></form>"#),
    .failed(#"<iframe «src="javascript:x"»></iframe><object «data="data:text/html,x"»></object>"#),
    .failed(#"<base «href="javascript:x"»><p>Hi</p>"#),
    .failed(#"<meta http-equiv="Refresh" «content="0; URL='javascript:x'"»><p>Hi</p>"#),
    .failed(#"<svg><a «xlink:href="javascript:x"»><text>x</text></a></svg>"#),
    .failed(#"<!--[if mso]><v:rect «href="javascript:x"»></v:rect><![endif]--><p>Hi</p>"#),
    .failed(#"<a «href="steam:run"»>x</a>"#, severity: .warning),
    .passed(#"<a href="https://www.amazon.com/javascript:x">your order</a>"#),
    .passed(#"<a href="http://a.example">another rule's matter</a>"#),
    .passed(
      ##"<a href="#javascript:x">part</a> <a href="./data:x">x</a> <a href="?file:x">x</a>"##),
    .passed(#"<a href="mailto:a@a.example">write</a> <a href="TEL:+15550100">call</a>"#),
    .passed(#"<a href="java script:x">a relative address</a>"#),
    .passed(#"<meta http-equiv="refresh" content="5"><p>Hi</p>"#),
    .inapplicable(#"<img src="data:image/png;base64,AAAA" alt="">"#),
    .inapplicable(#"<p title="javascript:x">javascript:x</p>"#),
    .inapplicable(#"<a name="javascript:x">No link</a>"#),
  ]
}
