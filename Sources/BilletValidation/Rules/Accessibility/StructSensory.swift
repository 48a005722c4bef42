import BilletCore
import BilletTree

/// Nobody has to see where something stands, or what shape it has, to find it.
struct StructSensory: Rule {
  static let description = RuleDescription(
    id: "struct-sensory", category: .accessibility, severity: .review,
    summary: "The text may point at something by its place or shape alone",
    rationale: "Who does not see the page, or sees it in one column, does not find it.",
    help: "Name it by its words too.",
    references: [.wcag("1.3.3"), .act("9bd38c")], examples: examples)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.content.texts.isEmpty else { return }
    sink.applies()
    let text = context.flow.bytes
    var index = 0
    while let word = Self.firstSight(in: text, from: index) {
      index = word.upperBound
      guard let sentence = Self.sentence(around: word, in: text),
        let part = Self.part(in: text[sentence], sight: word)
      else { continue }
      sink.report(
        context.flow.sourceSpan(of: word, in: tree),
        message: "\(text[part].quoted) is pointed at by \(text[word].quoted).")
      index = sentence.upperBound
    }
  }

  /// Whether a text names any place or shape.
  static func holdsSight(_ text: [UInt8]) -> Bool { firstSight(in: text, from: 0) != nil }

  /// The first word for a place or shape at or behind an offset, where a word begins.
  private static func firstSight(in text: [UInt8], from start: Int) -> Range<Int>? {
    var candidate = start
    while candidate < text.count {
      let found = text.withUnsafeBufferPointer { text -> Int? in
        var index = candidate
        // Of a word only the beginning is looked at; kana and Han are no words in this sense.
        if index > 0, isInWord(text[index - 1]) {
          while index < text.count, isInWord(text[index]) { index += 1 }
        }
        while true {
          while index < text.count, !isInWord(text[index]), text[index] != 0xE5 { index += 1 }
          guard index + 1 < text.count else { return nil }
          if mayBeginSight(text[index], text[index + 1]) { return index }
          repeat { index += 1 } while index < text.count && isInWord(text[index])
        }
      }
      guard let found else { return nil }
      if let word = sight(at: found, in: text) { return word }
      candidate = found + 1
    }
    return nil
  }

  @inline(__always)
  private static func isInWord(_ byte: UInt8) -> Bool {
    // Letters, and what begins or goes on with one of another alphabet but for kana and Han.
    byte.isLetter || byte &- 0x80 < 0x63
  }

  /// Whether some word for a place or shape begins with two letters: most words do not.
  private static func mayBeginSight(_ first: UInt8, _ second: UInt8) -> Bool {
    switch (first | 0x20, second | 0x20) {
    case (UInt8(ascii: "r"), UInt8(ascii: "i")), (UInt8(ascii: "r"), UInt8(ascii: "e")),
      (UInt8(ascii: "r"), UInt8(ascii: "o")), (UInt8(ascii: "r"), UInt8(ascii: "u")),
      (UInt8(ascii: "l"), UInt8(ascii: "e")), (UInt8(ascii: "l"), UInt8(ascii: "i")),
      (UInt8(ascii: "d"), UInt8(ascii: "r")), (UInt8(ascii: "d"), UInt8(ascii: "e")),
      (UInt8(ascii: "g"), UInt8(ascii: "a")), (UInt8(ascii: "i"), UInt8(ascii: "z")),
      (UInt8(ascii: "s"), UInt8(ascii: "i")), (UInt8(ascii: "s"), UInt8(ascii: "q")),
      (UInt8(ascii: "s"), UInt8(ascii: "t")), (UInt8(ascii: "q"), UInt8(ascii: "u")),
      (UInt8(ascii: "t"), UInt8(ascii: "r")), (0xE5, _):
      true
    default: false
    }
  }

  /// Words for places and shapes by their first byte.
  private static func sights(beginningWith byte: UInt8) -> [StaticString] {
    switch byte {
    case UInt8(ascii: "r"): ["right", "rechts", "rechten", "round", "runden", "rond"]
    case UInt8(ascii: "l"): ["left", "links", "linken"]
    case UInt8(ascii: "d"): ["droite", "derecha", "destra"]
    case UInt8(ascii: "g"): ["gauche"]
    case UInt8(ascii: "i"): ["izquierda"]
    case UInt8(ascii: "s"): ["sinistra", "square", "star-shaped"]
    case UInt8(ascii: "q"): ["quadratischen"]
    case UInt8(ascii: "t"): ["triangular"]
    case 0xE5: ["右", "左"]
    default: []
    }
  }

  /// A word for a place or shape that begins here.
  private static func sight(at index: Int, in text: [UInt8]) -> Range<Int>? {
    for word in sights(beginningWith: text[index].lowercased) {
      let end = index + word.utf8CodeUnitCount
      guard end <= text.count else { continue }
      let isSame = (0..<word.utf8CodeUnitCount).allSatisfy {
        text[index + $0].lowercased == word.utf8Start[$0]
      }
      let isWhole =
        end == text.count || text[index] >= 0x80 || !(text[end].isLetter || text[end] >= 0xC3)
      if isSame, isWhole { return index..<end }
    }
    return nil
  }

  /// What stands between the ends of sentences, if it asks the reader to choose something.
  private static func sentence(around word: Range<Int>, in text: [UInt8]) -> Range<Int>? {
    func isEnd(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
        || byte == UInt8(ascii: "\n")
    }
    // A sentence is not longer than this, in bytes.
    let reach = 300
    var start = word.lowerBound
    while start > 0, word.lowerBound - start < reach, !isEnd(text[start - 1]) { start -= 1 }
    var end = word.upperBound
    while end < text.count, end - word.upperBound < reach, !isEnd(text[end]) { end += 1 }
    let verbs: [StaticString] = [
      "click", "tap ", "select", "choose", "klick", "tippen", "wählen sie", "cliqu", "appuyez",
      "haga clic", "haz clic", "pulse", "clicca", "clicchi", "premi", "クリック", "タップ",
    ]
    let sentence = text[start..<end]
    return verbs.contains { sentence.firstRange(of: $0) != nil } ? start..<end : nil
  }

  /// The part of the page that the sentence names.
  private static func part(in sentence: ArraySlice<UInt8>, sight: Range<Int>) -> Range<Int>? {
    let parts: [StaticString] = [
      "button", "link", "box", "icon", "image", "picture", "column", "menu", "field",
      "schaltfläche",
      "feld", "spalte", "bouton", "lien", "colonne", "botón", "enlace", "columna", "pulsante",
      "collegamento", "colonna", "ボタン", "リンク", "アイコン",
    ]
    for part in parts {
      if let range = sentence.firstRange(of: part), !range.overlaps(sight) { return range }
    }
    return nil
  }
}

extension StructSensory {
  fileprivate static let examples: [Example] = [
    .passed("<p>Click the button “Return” to go on.</p>"),
    .passed("<p>Press the button on the right side of the lamp.</p>"),
    .passed("<p>You are right. Click the link below.</p><p>All rights reserved.</p>"),
    .passed("<p>Klicken Sie auf den Link „Rückgabe“.</p><p>Der Schalter ist links.</p>"),
    .cantTell("<p>Hi</p><p>Click the button on the «right» to go on.</p>"),
    .cantTell("<p>Please tap the «round» icon.</p>"),
    .cantTell("<p>Klicken Sie auf die Schaltfläche «links».</p>"),
    .cantTell("<p>Cliquez sur le bouton à «droite».</p><p>«右»のボタンをクリックしてください。</p>"),
    .inapplicable(#"<img src="a.png" alt="Click the button on the right">"#),
    .inapplicable("<p hidden>Click the button on the right.</p>"),
  ]
}
