import BilletCore
import BilletTree

/// Sentences are not written in capitals.
struct TextCaps: Rule {
  static let description = RuleDescription(
    id: "text-caps", category: .accessibility, severity: .note,
    summary: "A whole passage is written in capitals",
    rationale: "Words in capitals have no shape, which makes them slow to read; it sounds like"
      + " shouting, and some voices spell it letter by letter.",
    help: "Write it as a sentence; make what matters <strong>.",
    references: [Reference(.billet, "text-caps")], examples: examples)

  /// So many capitals without a small letter are a passage; names and codes have fewer.
  private static let limit = 30
  private static let wordLimit = 5

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.content.texts.isEmpty else { return }
    sink.applies()
    if let range = Self.passage(in: context.flow.bytes) {
      sink.report(context.flow.sourceSpan(of: range, in: tree))
    }
    guard context.declares(.textTransform) else { return }
    for declaration in context.styles.declarations
    where declaration.name == .textTransform && declaration.isKeyword("uppercase") {
      let holder = context.styles.elements(of: declaration).first { id in
        context.content.holdsText(id, in: tree) && isPassage(id, tree, context)
      }
      guard holder != nil else { continue }
      sink.report(
        declaration.span, message: "“text-transform: uppercase” sets a whole passage in capitals.",
        help: "Remove the declaration.")
    }
  }

  private func isPassage(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    let text = context.shownText(of: id, in: tree)
    return text.tokens.count >= Self.wordLimit && text.count(where: \.isLetter) >= Self.limit
  }

  /// The first run without small letters that holds enough capitals, within one line of the flow.
  ///
  /// A run is longer than the stride, so a small letter at the end of a stride skips all of it.
  private static func passage(in bytes: [UInt8]) -> Range<Int>? {
    var start = 0
    while start + limit <= bytes.count {
      var probe = start + limit - 1
      while probe >= start, !ends(bytes[probe], at: probe, in: bytes) { probe -= 1 }
      if probe >= start {
        start = probe + 1
        continue
      }
      var end = start + limit
      while end < bytes.count, !ends(bytes[end], at: end, in: bytes) { end += 1 }
      let range = trimmed(start..<end, bytes)
      if isPassage(bytes[range]) { return range }
      start = end + 1
    }
    return nil
  }

  /// Whether a run ends at a byte: at a small letter or a line end.
  private static func ends(_ byte: UInt8, at index: Int, in bytes: [UInt8]) -> Bool {
    if byte < 0x80 { return byte &- 0x61 < 26 || byte == UInt8(ascii: "\n") }
    // The first byte of a scalar decides for all of it.
    guard byte >= 0xC0, let scalar = scalar(at: index, in: bytes) else { return false }
    return scalar.properties.isAlphabetic && !scalar.properties.isUppercase
  }

  private static func scalar(at index: Int, in bytes: [UInt8]) -> Unicode.Scalar? {
    let end = min(index + 4, bytes.count)
    return String(decoding: bytes[index..<end], as: UTF8.self).unicodeScalars.first
  }

  /// The run without the rest of a word at either end that has small letters, and without space.
  private static func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start] & 0xC0 == 0x80 { start += 1 }
    if start > 0, !bytes[start - 1].isHTMLSpace {
      while start < end, !bytes[start].isHTMLSpace { start += 1 }
    }
    if end < bytes.count, !bytes[end].isHTMLSpace {
      while end > start, !bytes[end - 1].isHTMLSpace { end -= 1 }
    }
    while start < end, bytes[start].isHTMLSpace { start += 1 }
    while end > start, bytes[end - 1].isHTMLSpace { end -= 1 }
    return start..<end
  }

  private static func isPassage(_ bytes: ArraySlice<UInt8>) -> Bool {
    var (words, letters) = (0, 0)
    for word in bytes.tokens {
      let capitals = word.string.unicodeScalars.count { $0.properties.isUppercase }
      if capitals > 1, !word.contains(where: \.isDigit) {
        words += 1
        letters += capitals
      }
    }
    return words >= wordLimit && letters >= limit - 5
  }
}

extension TextCaps {
  private static let shout = "PLEASE SEND THE LAMP BACK TO US WITHIN THIRTY DAYS"

  fileprivate static let examples: [Example] = [
    .passed("<p>Hello, your order is on its way.</p>"),
    .passed("<p>LAST CALL</p><p>The ISBN is 978-0-000-00000-2, SKU LAMP-RED-40-EU-DE-2026-NEW</p>"),
    .passed("<p>Amazon EU SARL, NIEDERLASSUNG DEUTSCHLAND, Berlin</p>"),
    .passed("<p>ONE TWO THREE</p><p>FOUR FIVE SIX</p><p>SEVEN EIGHT NINE TEN</p>"),
    .passed("<p>1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23</p>"),
    .passed("<p>お届けの日時が決まりましたらお知らせいたします。ありがとうございます。</p>"),
    .passed(#"<p style="text-transform:uppercase">Order</p>"#),
    .passed(#"<p style="text-transform:none">Please send the lamp back to us within days.</p>"#),
    .failed("<p>«\(shout).»</p>"),
    .failed("<p>Hello, «\(shout)» or so.</p>"),
    .failed("<p>Guten Tag. «BITTE SENDEN SIE DIE LAMPE BINNEN DREISSIG TAGEN ZURÜCK»</p>"),
    .failed("<p>«ПОЖАЛУЙСТА, ВЕРНИТЕ НАМ ЛАМПУ В ТЕЧЕНИЕ ТРИДЦАТИ ДНЕЙ»</p>"),
    .failed(
      #"<p style="«text-transform:uppercase»">Please send the lamp back to us within days.</p>"#),
    .inapplicable(#"<img src="a.png" alt="\#(shout)">"#),
    .inapplicable("<p hidden>\(shout)</p>"),
  ]
}
