import BilletCore
import BilletLanguage
import BilletMessage
import BilletTree

/// Links lead to the marketplace, or to what the project allows with a reason.
struct ExternalLink: Rule {
  static let description = RuleDescription(
    id: "external-link", category: .content, severity: .error,
    summary: "The link leads away from the marketplace",
    rationale:
      "The marketplace withholds messages with links to other sites, unless the buyer needs them to"
      + " complete the order.",
    help: "Link to a page of the marketplace, or leave the link out; if the order cannot be"
      + " completed without it, add its host to allowed-hosts in billet.yaml, with the reason.",
    references: [.policy("Links")], examples: examples)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    if context.holdsReadText { sink.applies() }
    let base = tree.elements(named: .base).first { tree.attribute(.href, of: $0) != nil }
    if let base, let address = tree.attribute(.href, of: base) {
      judge(WebAddress(tree.bytes(of: address)), address.span, context, &sink)
    }
    // The text of a link that is reported says the same again.
    var told: [Range<Int>] = []
    for id in tree.elements {
      guard let attribute = Self.address(of: id, tree) else { continue }
      sink.applies()
      if judge(WebAddress(tree.bytes(of: attribute)), attribute.span, context, &sink) {
        told.append(tree.wholeSpan(of: id))
      }
    }
    for comment in context.conditionalComments {
      for id in comment.tree.elements {
        guard let attribute = Self.address(of: id, comment.tree) else { continue }
        sink.applies()
        judge(
          WebAddress(comment.tree.bytes(of: attribute)), comment.span(attribute.span), context,
          &sink)
      }
    }
    checkTexts(tree, context, besides: told, &sink)
    checkDisguises(context, &sink)
  }

  /// The attribute that says where following an element leads.
  private static func address(of id: HTMLTree.NodeID, _ tree: HTMLTree) -> HTMLTree.Attribute? {
    switch tree.nodes[id.index].name {
    case .a, .area: return tree.attribute(.href, of: id)
    case .form: return tree.attribute(.action, of: id)
    case .other where tree.otherNames[id.rawValue]?.hasPrefix("v:") == true:
      return tree.attribute(.href, of: id)
    default: return nil
    }
  }

  /// Reports an address that leads away; says whether it did.
  @discardableResult
  private func judge(
    _ address: WebAddress, _ span: Range<Int>, _ context: RuleContext,
    _ sink: inout DiagnosticSink
  ) -> Bool {
    guard let host = LinkHost(address, context.policy) else { return false }
    switch host {
    case .marketplace, .allowed: return false
    case .carrier:
      reportCarrier(address.domain, span, &sink)
      return true
    case .external:
      sink.report(span, message: Self.message(address.domain, address.host))
      return true
    }
  }

  private func checkTexts(
    _ tree: HTMLTree, _ context: RuleContext, besides told: [Range<Int>],
    _ sink: inout DiagnosticSink
  ) {
    context.forEachReadText { text in
      // What stands in an image is the matter of its own rule.
      guard text.kind != .image, text.bytes.contains(UInt8(ascii: ".")) else { return }
      let folded = text.folded
      var scanner = WebNameScanner(folded.bytes)
      while let match = scanner.next() {
        sink.applies()
        let domain = DomainName(folded.bytes[match.host])
        let host = domain.map { LinkHost($0, context.policy) } ?? .external
        guard host == .external || host == .carrier else { continue }
        let span = text.place(folded.original(match.range))
        guard !told.contains(where: { $0.contains(span.lowerBound) && !span.isEmpty }) else {
          continue
        }
        if host == .carrier {
          reportCarrier(domain, span, &sink)
        } else {
          sink.report(
            span, message: Self.message(domain, folded.bytes[match.host], inText: true),
            help: "Leave the address out, or name a page of the marketplace.",
            severity: match.isCertain ? nil : .warning)
        }
      }
    }
  }

  /// `lumen dot com`: no program opens it, but the buyer is sent away all the same.
  private func checkDisguises(_ context: RuleContext, _ sink: inout DiagnosticSink) {
    context.forEachReadText { text in
      guard text.kind != .image else { return }
      let folded = text.folded
      let names = DisguisedHost.ranges(in: folded.bytes)
      guard !names.isEmpty else { return }
      // What reads as an e-mail address is that rule's matter.
      let addresses = DisguisedAddress.ranges(in: folded.bytes)
      for name in names where !addresses.contains(where: { $0.overlaps(name) }) {
        sink.report(
          text.place(folded.original(name)),
          message: "\(folded.bytes[name].quoted) reads as a web address in disguise.",
          help: "Leave the address out, or name a page of the marketplace.", severity: .warning)
      }
    }
  }

  private func reportCarrier(
    _ domain: DomainName?, _ span: Range<Int>, _ sink: inout DiagnosticSink
  ) {
    sink.report(
      span,
      message: "“\(domain?.string ?? "")” is a carrier's site: does the buyer need it to"
        + " complete the order?",
      help: "If so, add it to allowed-hosts in billet.yaml, with the reason; if not, leave it out.",
      severity: .review)
  }

  private static func message(
    _ domain: DomainName?, _ written: ArraySlice<UInt8>, inText: Bool = false
  ) -> String {
    guard let domain else {
      return "\(written.quoted) is no host of the marketplace's."
    }
    let shown = domain.bytes[...].quoted
    let subject = inText ? "The text names \(shown)" : "The link leads to \(shown)"
    if domain.isNumeric { return "\(subject), a number that says nothing of who is there." }
    if domain.bytes.starts(with: "xn--".utf8) || domain.string.contains(".xn--") {
      return "\(subject), a name in other letters than it seems, and not the marketplace's."
    }
    guard let registrable = domain.registrable, registrable != domain else {
      return "\(subject), which is not the marketplace's."
    }
    return "\(subject), which belongs to \(registrable.bytes[...].quoted) and not to the"
      + " marketplace."
  }
}

extension ExternalLink {
  fileprivate static let examples: [Example] = [
    .failed(#"<p>See <a «href="https://www.lamps.example/"»>our shop</a></p>"#),
    .failed(#"<a «href="https://www.amazon.com.lamps.example/"»>your order</a>"#),
    .failed(#"<a «href="https://www.amazon.com@lamps.example/orders"»>your order</a>"#),
    .failed(#"<a «href="//lamps.example/orders"»>your order</a>"#),
    .failed(#"<a «href="https://lamps.example./"»>your order</a>"#),
    .failed(#"<a «href="https://notamazon.com/"»>your order</a>"#),
    .failed(#"<a «href="https://lamps.example:443/amazon.com"»>your order</a>"#),
    .failed(#"<a «href="https://xn--mazon-3ve.com/"»>your order</a>"#),
    .failed(#"<a «href="https://аmazon.com/"»>your order</a>"#),
    .failed(#"<a «href="https://amazon.com%2elamps%2eexample/"»>your order</a>"#),
    .failed(#"<a «href="https://203.0.113.7/orders"»>your order</a>"#),
    .failed(#"<a «href="https:\\lamps.example\amazon.com"»>your order</a>"#),
    .failed(#"<a «href="http://lamps.s3.amazonaws.com/a.pdf"»>the manual</a>"#),
    .failed(#"<a «href="https://LAMPS.example"»>https://lamps.example</a>"#),
    .failed(#"<form «action="https://lamps.example/"»><input name="a"></form>"#),
    .failed(#"<base «href="https://lamps.example/"»><p>Hi</p>"#),
    .failed(
      #"<!--[if mso]><v:rect «href="https://lamps.example/"»></v:rect><![endif]--><p>Hi</p>"#),
    .failed("<p>See «https://lamps.example/a?b=1».</p>"),
    .failed("<p>See «www.lamps.example».</p>"),
    .failed("<p>Order at «lamps.example/shop», please.</p>"),
    .failed("<p>Order at «www.<b>lamps</b>.example».</p>"),
    .failed("<p>詳しくは«https://lamps.example/ja»をご覧ください。</p>"),
    .failed("<p>Besuchen Sie «lampen-müller.de»!</p>", severity: .warning),
    .failed("<p>Visit «lamps.example» today.</p>", severity: .warning),
    .failed("<p>Visit «LAMPS.COM» today.</p>", severity: .warning),
    .failed("<p>日本語«lamps.co.jp»です</p>", severity: .warning),
    .failed("<p>Register at our page «lamps dot com», please.</p>", severity: .warning),
    .failed("<p>Auf unserer Seite «lampen (punkt) de» steht mehr.</p>", severity: .warning),
    .failed("<p>登録は«lamps ドット jp»からお願いします。</p>", severity: .warning),
    .passed("<p>Press the dot commonly found below; the dot net of figure 2. A dot. Com</p>"),
    .passed("<p>An diesem Punkt der Anleitung: Punkt 3, Punkt des Plans.</p>"),
    .failed("«»<p>Hi</p>", facts: subject("Visit www.lamps.example")),
    .failed("<p style=\"display:none\">«https://lamps.example»</p>"),
    .cantTell(#"<a «href="https://www.dhl.de/sendung?id=1"»>Follow the parcel</a>"#),
    .passed(#"<a href="https://www.amazon.com/orders">your order</a>"#),
    .passed(#"<a href="https://amazon.com">Amazon</a> <a href="https://a.co/d/1">it</a>"#),
    .passed(#"<a href="https://sellercentral.amazon.co.uk:443/">x</a>"#),
    .passed(#"<a href="https://WWW.Amazon.de./">x</a> <a href="//www.amazon.fr/">x</a>"#),
    .passed(#"<a href="https://m.media-amazon.com/images/I/a.png">x</a>"#),
    .passed(#"<a href="https://www.%61mazon.com/">x</a>"#),
    .passed(##"<a href="#part">x</a> <a href="orders">x</a> <a href="mailto:a@b.example">x</a>"##),
    .passed(#"<a href="tel:+15550100">x</a> <a href="javascript:x()">x</a>"#),
    .passed("<p>Amazon.com, amazon.co.jp and www.amazon.de/gp/help</p>"),
    .passed("<p>Node.js, invoice.pdf, manual.zip, README.md, photo.jpg, v1.2.3, 3.14, 1.2.de</p>"),
    .passed("<p>e.g. this, i.e. that, z.B. dies, d.h. jenes, a.m., U.S.A., S.p.A., p.ej. esto</p>"),
    .passed("<p>It arrived.It was late.In case you wonder, Art.Nr. 5, Dr.No, ASP.NET.</p>"),
    .passed("<p>Write to info@lamps.example, @lamps.example or a_b.example</p>"),
    .passed("<p>The end... Or not? 10.in, 5.de and 12.30 Uhr. 14.03.2026</p>"),
    .passed(#"<img src="https://lamps.example/a.png" alt="A">"#),
    .passed("<p>Hi</p>", facts: subject("Your order")),
    .passed(#"<a name="here">No link</a>"#),
    .inapplicable("<br>"),
  ]

  private static func subject(_ text: String) -> MessageFacts {
    var facts = MessageFacts()
    facts.subject = text
    return facts
  }
}
