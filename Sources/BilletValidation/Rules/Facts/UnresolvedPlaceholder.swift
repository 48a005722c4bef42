import BilletCore
import BilletMessage
import BilletTree

/// No placeholder is left where a value should stand.
struct UnresolvedPlaceholder: Rule {
  static let description = RuleDescription(
    id: "unresolved-placeholder", category: .facts, severity: .error,
    summary: "A placeholder was not filled in",
    rationale:
      "The buyer reads it as it stands, and the marketplace takes it for a careless mailing.",
    help: "Fill in the value, or remove the placeholder.",
    references: [.policy("Message facts")], examples: examples)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    if !context.flow.bytes.isEmpty { sink.applies() }
    scan(context.flow.bytes[...], &sink) { context.flow.sourceSpan(of: $0, in: tree) }
    checkHiddenTexts(tree, context, &sink)
    checkAttributes(of: tree, &sink) { $0 }
    for comment in context.conditionalComments {
      checkAttributes(of: comment.tree, &sink) { comment.span($0) }
    }
    checkSubject(tree, context, &sink)
  }

  /// The title, and text that shows up in the list of messages though it is hidden in the page.
  private func checkHiddenTexts(
    _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    for index in tree.nodes.indices where tree.nodes[index].isText {
      let parent = tree.nodes[tree.nodes[index].parent.index].name
      guard parent == .title || !parent.holdsMachineText,
        parent == .title || !context.styles.computed[index].isVisible
      else { continue }
      sink.applies()
      scan(tree.bytes(of: HTMLTree.NodeID(index)), &sink) { tree.sourceSpan(ofCharacters: $0) }
    }
  }

  private func checkAttributes(
    of tree: HTMLTree, _ sink: inout DiagnosticSink, place: (Range<Int>) -> Range<Int>
  ) {
    for attribute in tree.attributes where !attribute.isDuplicate {
      switch attribute.name {
      case .href, .src, .srcset, .action, .background, .cite:
        sink.applies()
        let address = Self.bracesDecoded(tree.bytes(of: attribute))
        scan(address, isAddress: true, &sink) { _ in place(attribute.span) }
      case .alt, .title, .ariaLabel, .value, .placeholder, .label, .lang:
        sink.applies()
        scan(tree.bytes(of: attribute), &sink) { _ in place(attribute.span) }
      default: break
      }
    }
  }

  private func checkSubject(
    _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    guard let subject = context.facts.subject else { return }
    sink.applies()
    let bytes = Array(subject.utf8)
    guard !tree.elements(named: .title).contains(where: { tree.textBytes(of: $0) == bytes })
    else { return }
    scan(bytes[...], &sink) { _ in 0..<0 }
  }

  private func scan(
    _ bytes: ArraySlice<UInt8>, isAddress: Bool = false, _ sink: inout DiagnosticSink,
    place: (Range<Int>) -> Range<Int>
  ) {
    var scanner = PlaceholderScanner(bytes, isAddress: isAddress)
    while let match = scanner.next() {
      let text = bytes[match.range].string
      sink.report(
        place(match.range),
        message: match.isCertain
          ? "The placeholder \(text) was not filled in."
          : "“\(text)” looks like a placeholder that was not filled in.",
        severity: match.isCertain ? nil : .warning)
    }
  }

  /// An address in which `{`, `}`, `[`, `]`, `|` and `<` `>` stand as they are, not as `%7B`.
  private static func bracesDecoded(_ address: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard address.contains(UInt8(ascii: "%")) else { return address }
    var result: [UInt8] = []
    var index = address.startIndex
    while index < address.endIndex {
      if address[index] == UInt8(ascii: "%"), index + 2 < address.endIndex,
        let high = address[index + 1].hexadecimalDigit,
        let low = address[index + 2].hexadecimalDigit,
        isBrace(high << 4 | low)
      {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(address[index])
        index += 1
      }
    }
    return result[...]
  }

  private static func isBrace(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "|"), UInt8(ascii: "<"), UInt8(ascii: ">"):
      true
    default: false
    }
  }
}

extension UnresolvedPlaceholder {
  fileprivate static let examples: [Example] = [
    .failed("<p>Hello «{{buyer_name}}»,</p>"),
    .failed("<p>Hello «{{ buyer.name }}» «{{{name}}}» «{{#items}}»x«{{/items}}»</p>"),
    .failed("<p>Hello «{{<b>buyer</b>_name}}»</p>"),
    .failed("<p>Hello «%%FirstName%%» «${name}» «*|FNAME|*»</p>"),
    .failed("<p>Hello «{% if name %}»x«{% endif %}»</p>"),
    .failed("<p>Hello «&#123;{name}}» «&lt;%= name %&gt;»</p>"),
    .failed(#"<p><a «href="https://a.example/{{order_id}}"»>x</a></p>"#),
    .failed(#"<p><a «href="https://a.example/%7B%7Border_id%7D%7D"»>x</a></p>"#),
    .failed(#"<img «src="https://a.example/*|IMG|*"» «alt="{{title}}"»>"#),
    .failed("<title>Order «{{order_id}}»</title><p>Hi</p>"),
    .failed(#"<p style="display:none">For «{{name}}»</p>"#),
    .failed("«»<p>Hi</p>", facts: subject("Your order {{order_id}}")),
    .failed("<p>Hello «[[name]]» «[[First Name]]»</p>", severity: .warning),
    .failed("<p>Hello «{first_name}» «{buyerName}» «{name}»</p>", severity: .warning),
    .failed("<p>Hello «#name#» «#order_id#»</p>", severity: .warning),
    .failed("<p>Hello «%name%» «%order_id%»</p>", severity: .warning),
    .failed(#"<a «href="https://a.example/?o={order_id}"»>x</a>"#, severity: .warning),
    .passed("<p>Hello Ana, add [optional] parts, [1] and [[1]]</p>"),
    .passed("<p>Use { and } or {} or {{}} or {{ }} or [[]] or %% or ** or ##</p>"),
    .passed(#"<p>{"a": 1, "b": {"c": [[1, 2], [3, 4]]}} and {a, b} and {x} and {1}</p>"#),
    .passed("<p>100% cotton, 50 % off%, #1 and #2 #, C# and F#, $5 {5}</p>"),
    .passed("<p>#hashtag and #another, item #3# and a#name#b</p>"),
    .passed("<p>2*|x| and |x|*2, a < b % c > d</p>"),
    .passed(#"<a href="https://a.example/%20name%20/%E2%82%AC?a=%7B1%7D#part">x</a>"#),
    .passed("<p>Hi</p><style>p { margin: 0 } a {color}</style><script>x = {{a}}</script>"),
    .passed("<p>{{name\nname}}</p><!-- {{name}} -->"),
    .passed("<p>{</p><p>{</p><p>name</p><p>}}</p>"),
    .passed("<p>Hi</p>", facts: subject("Your order")),
    .inapplicable("<!-- {{name}} --><br>"),
  ]

  private static func subject(_ text: String) -> MessageFacts {
    var facts = MessageFacts()
    facts.subject = text
    return facts
  }
}
