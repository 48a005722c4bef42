import BilletCore
import BilletMessage
import BilletTree

/// No emoji stands where a reader meets it.
struct Emoji: Rule {
  static let description = RuleDescription(
    id: "emoji", category: .styling, severity: .error,
    summary: "The message holds an emoji",
    rationale: "The marketplace withholds messages with emoji.",
    help: "Remove it, or say it in words.",
    references: [.policy("Styling")], examples: examples)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    checkTexts(tree, &sink)
    checkAttributes(tree, &sink)
    for declaration in context.declarations(context.declarations.content) {
      sink.applies()
      scan(ArraySlice(declaration.value.utf8), &sink) { _ in declaration.span }
    }
    checkSubject(tree, context, &sink)
  }

  private func checkTexts(_ tree: HTMLTree, _ sink: inout DiagnosticSink) {
    let mayHold = mayHoldEmoji(tree.characters)
    for index in tree.nodes.indices where tree.nodes[index].isText {
      let id = HTMLTree.NodeID(index)
      guard isRead(id, tree) else { continue }
      sink.applies()
      // What is left says only whether there was anything to look at.
      guard mayHold else { return }
      scan(tree.bytes(of: id), &sink) { tree.sourceSpan(ofCharacters: $0) }
    }
  }

  private func checkAttributes(_ tree: HTMLTree, _ sink: inout DiagnosticSink) {
    let mayHold = mayHoldEmoji(tree.characters)
    for index in tree.attributes.indices where isRead(index, tree) {
      sink.applies()
      guard mayHold else { return }
      scan(tree.bytes(of: tree.attributes[index]), &sink) { tree.sourceSpan(ofCharacters: $0) }
    }
  }

  /// Every emoji holds a character of three bytes or more.
  private func mayHoldEmoji(_ bytes: [UInt8]) -> Bool {
    var greatest: UInt8 = 0
    for byte in bytes { greatest = byte > greatest ? byte : greatest }
    return greatest >= 0xE2
  }

  /// Texts of the page and its title; hidden ones too, for they stand in the list of messages.
  private func isRead(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    let parent = tree.nodes[tree.nodes[id.index].parent.index].name
    return !parent.holdsMachineText || parent == .title
  }

  /// Attributes that are shown or read out.
  private func isRead(_ index: Int, _ tree: HTMLTree) -> Bool {
    switch tree.attributes[index].name {
    case .alt, .title, .ariaLabel, .ariaRoledescription, .placeholder, .value, .label, .summary:
      true
    case .other:
      tree.otherAttributeNames[Int32(truncatingIfNeeded: index)] == "aria-description"
    default: false
    }
  }

  private func scan(
    _ bytes: ArraySlice<UInt8>, _ sink: inout DiagnosticSink, place: (Range<Int>) -> Range<Int>
  ) {
    let ranges = bytes.withUnsafeBufferPointer {
      EmojiSequence.ranges(in: $0, within: 0..<$0.count)
    }
    for range in ranges {
      let run = bytes.startIndex + range.lowerBound..<bytes.startIndex + range.upperBound
      sink.report(place(run), message: Self.message(bytes[run]))
    }
  }

  /// The subject, where the document does not hold it as its title.
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

  private static func message(_ bytes: ArraySlice<UInt8>) -> String {
    let text = bytes.string
    let names = text.unicodeScalars.prefix(8).compactMap { scalar in
      scalar.value == 0x200D || scalar.value == 0xFE0F
        ? nil : scalar.properties.name?.lowercased()
    }
    return names.isEmpty
      ? "“\(text)” is an emoji." : "“\(text)” (\(names.joined(separator: ", "))) is an emoji."
  }
}

extension Emoji {
  fileprivate static let examples: [Example] = [
    .failed("<p>Thank you «😀»</p>"),
    .failed("<p>«🎉🎉🎉» and «✅»</p>"),
    .failed("<p>I «❤️» it</p>"),
    .failed("<p>«❤\u{200D}🔥» «👩‍👩‍👧» «🏳️‍🌈» «🙋🏽‍♀️»</p>"),
    .failed("<p>Press «1️⃣» or «#\u{20E3}»</p>"),
    .failed("<p>«🇩🇪» «🏴󠁧󠁢󠁳󠁣󠁴󠁿» «☝🏽»</p>"),
    .failed("<p>«&#x1F600;»x«&#128512;»</p>"),
    .failed("<p>«&#9748;» «⭐» «⌚»</p>"),
    .failed("<title>Hi «🙂»</title><p>Hello</p>"),
    .failed(#"<img alt="A «🙂» face" title="«🎁»" src="https://a.example/a.png">"#),
    .failed(#"<a href="https://a.example" aria-label="See «👀»">See</a>"#),
    .failed(#"<p style="display:none">Hidden «🎉»</p>"#),
    .failed(#"<style>p::before { «content: "🎉"» }</style><p>Hello</p>"#),
    .failed("«»<p>Hello</p>", facts: subject("Hello 🎉")),
    .failed("<title>Hello «🎉»</title><p>Hello</p>", facts: subject("Hello 🎉")),
    .passed("<p>© ® ™ 0 1 2 # * → ← ★ ☆ ✓ ✔ • № € ½ ☎ ❤ ♥ ☺ ‼</p>"),
    .passed("<p>⌚\u{FE0E} ⭐\u{FE0E} ❤\u{FE0E}</p>"),
    .passed("<p>&copy; &trade; &hearts; :-) :smile: \u{FE0F}</p>"),
    .passed("<p>日本語 русский עברית äöü e\u{301} 𝛼 क्\u{200D}ष</p>"),
    .passed(#"<a href="https://a.example/🎉" class="🎉" id="🎉">An address is not shown</a>"#),
    .passed("<p>Hello</p><style>/* 🎉 */</style><script>'🎉'</script><!-- 🎉 -->"),
    .passed("<p>Hello</p>", facts: subject("Hello ©")),
    .inapplicable(#"<img src="https://a.example/a.png">"#),
  ]

  private static func subject(_ text: String) -> MessageFacts {
    var facts = MessageFacts()
    facts.subject = text
    return facts
  }
}
