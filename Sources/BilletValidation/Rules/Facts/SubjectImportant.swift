import BilletCore
import BilletMessage
import BilletTree

/// No tag in the subject says that the message is important.
struct SubjectImportant: Rule {
  static let description = RuleDescription(
    id: "subject-important", category: .facts, severity: .error,
    summary: "The subject says [Important]",
    rationale:
      "The tag once let messages through to buyers who want none; now it has them withheld.",
    help: "Remove the tag.",
    references: [.policy("Subject")], examples: examples)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard context.policy.effectiveVersion >= .august2025 else { return }
    let titles = tree.elements(named: .title).filter { !tree.isInSVG($0) }
    for title in titles {
      for child in tree.children(of: title) where tree.nodes[child.index].isText {
        sink.applies()
        check(tree.bytes(of: child), &sink) { tree.sourceSpan(ofCharacters: $0) }
      }
    }
    guard let subject = context.facts.subject else { return }
    sink.applies()
    let bytes = Array(subject.utf8)
    guard !titles.contains(where: { tree.textBytes(of: $0) == bytes }) else { return }
    check(bytes[...], &sink) { _ in 0..<0 }
  }

  private func check(
    _ text: ArraySlice<UInt8>, _ sink: inout DiagnosticSink, place: (Range<Int>) -> Range<Int>
  ) {
    let folded = FoldedText(text)
    let bytes = folded.bytes
    var start: Int?
    for index in bytes.indices {
      if bytes[index] == UInt8(ascii: "[") { start = index }
      guard bytes[index] == UInt8(ascii: "]"), let open = start else { continue }
      start = nil
      let word = bytes[(open + 1)..<index].trimmed.drop { $0 == UInt8(ascii: "!") }
      let span = place(folded.original(open..<(index + 1)))
      if word.spells("important") {
        sink.report(span)
      } else if Self.translations.contains(where: { word.isSame(as: $0[...]) }) {
        sink.report(
          span, message: "The subject says \(word.quoted) in brackets.", severity: .warning)
      }
    }
  }

  private static let translations = ["wichtig", "importante", "importants", "重要", "urgent"].map {
    Array($0.utf8)
  }
}

extension SubjectImportant {
  fileprivate static let examples: [Example] = [
    .failed("<title>«[Important]» Your order</title><p>Hi</p>"),
    .failed("<title>Your order «[ IMPORTANT ]»</title><p>Hi</p>"),
    .failed("<title>«［ｉｍｐｏｒｔａｎｔ］» Your order</title><p>Hi</p>"),
    .failed("«»<p>Hi</p>", facts: subject("[important] Your order")),
    .failed("<title>«[Wichtig]» Ihre Bestellung</title><p>Hi</p>", severity: .warning),
    .failed("<title>«[重要]»ご注文について</title><p>Hi</p>", severity: .warning),
    .passed("<title>Important: your order</title><p>[Important]</p>"),
    .passed("<title>Your order [123-1234567-1234567]</title><p>Hi</p>"),
    .passed("<p>Hi</p>", facts: subject("Your order")),
    .inapplicable("<p>[Important]</p>"),
  ]

  private static func subject(_ text: String) -> MessageFacts {
    var facts = MessageFacts()
    facts.subject = text
    return facts
  }
}
