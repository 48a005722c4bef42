import BilletCore
import BilletTree

/// Characters say what they mean, and are not used for their looks.
struct ImgAsciiArt: Rule {
  static let description = RuleDescription(
    id: "img-ascii-art", category: .accessibility, severity: .review,
    summary: "Characters are used as a picture",
    rationale: "A screen reader reads the characters one by one.",
    help: "Use a rule, an image with a text alternative, or plain letters.",
    references: [.wcag("1.1.1")], examples: examples)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.content.texts.isEmpty else { return }
    sink.applies()
    var hasArt = false
    // Hardly a message has either in all of its text.
    guard
      Self.row(in: context.flow.bytes[...]) != nil
        || context.features.contains(HTMLFeatures.Other.nonASCII)
          && DisguisedWord.mayBe(in: context.flow.bytes[...])
    else { return }
    for id in context.content.texts {
      let text = tree.bytes(of: id)
      let word = DisguisedWord.first(in: text)
      let art = hasArt ? nil : Self.row(in: text)
      guard word != nil || art != nil, !isNamed(id, tree, context) else { continue }
      if let word {
        sink.report(
          tree.sourceSpan(ofCharacters: word),
          message: "\(text[word].quoted) is written in signs that only look like letters.",
          help: "Write plain letters, and set their looks by style.", severity: .error)
      }
      // One finding for all lines of a picture.
      if let art {
        hasArt = true
        sink.report(tree.sourceSpan(ofCharacters: art))
      }
    }
  }

  /// Whether the text is hidden from screen readers or stands for an image with a name.
  private func isNamed(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    context.names.isProgrammaticallyHidden(id)
      || (context.features.contains(AttributeName.role)
        && tree.ancestors(of: id).contains { context.names.explicitRole(of: $0) == .img })
  }

  /// A row of eight signs or more of one kind, or of four box-drawing characters.
  private static func row(in text: ArraySlice<UInt8>) -> Range<Int>? {
    guard mayHoldRow(text) else { return nil }
    var start = text.startIndex
    var count = 0
    var last: UInt8 = 0
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      if byte == 0xE2, index + 2 < text.endIndex, isBox(text[index + 1]) {
        // U+2500 to U+259F.
        if last != 0xE2 { (start, count) = (index, 0) }
        last = 0xE2
        count += 1
        if count == 4 { return start..<(index + 3) }
        index += 3
        continue
      }
      if byte == last, isSign(byte) {
        count += 1
        if count == 8 {
          while index + 1 < text.endIndex, text[index + 1] == byte { index += 1 }
          return start..<(index + 1)
        }
      } else {
        (start, count, last) = (index, 1, isSign(byte) ? byte : 0)
      }
      index += 1
    }
    return nil
  }

  /// Whether any sign stands at every fourth place twice in a row, or a box-drawing character anywhere.
  private static func mayHoldRow(_ text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { text in
      var index = 4
      while index < text.count {
        if text[index] == text[index - 4], isSign(text[index]) { return true }
        index += 4
      }
      for index in text.indices.dropLast(2) where text[index] == 0xE2 {
        if isBox(text[index + 1]) { return true }
      }
      return false
    }
  }

  private static func isBox(_ second: UInt8) -> Bool {
    second == 0x94 || second == 0x95 || second == 0x96
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "*"), UInt8(ascii: "~"),
      UInt8(ascii: "#"), UInt8(ascii: "+"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "|"), UInt8(ascii: "/"), UInt8(ascii: "\\"):
      true
    default: false
    }
  }
}

/// A word of mathematical letters, or of letters of two alphabets that look alike.
private enum DisguisedWord {
  /// Whether a text holds any of the letters: mathematical ones begin with F0 9D, Cyrillic ones with D0 or D1.
  static func mayBe(in text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { text in
      for byte in text where byte == 0xF0 || byte == 0xD0 || byte == 0xD1 { return true }
      return false
    }
  }

  static func first(in text: ArraySlice<UInt8>) -> Range<Int>? {
    guard mayBe(in: text) else { return nil }
    var scanner = ScalarScanner(text)
    var start = text.startIndex
    var (math, latin, alike, other) = (0, 0, 0, 0)
    while true {
      let position = scanner.position
      let scalar = scanner.next()
      switch scalar?.value {
      case .some(0x1D400...0x1D7CB): math += 1
      case .some(let value) where value < 0x80 && UInt8(value).isLetter: latin += 1
      case .some(let value) where (0x400...0x4FF).contains(value):
        if lookAlikes.contains(value) { alike += 1 } else { other += 1 }
      case .some(let value) where value >= 0xC0 && value < 0x250: latin += 1
      default:
        if math >= 3 || (latin >= 2 && alike >= 1 && other == 0) { return start..<position }
        guard scalar != nil else { return nil }
        start = scanner.position
        (math, latin, alike, other) = (0, 0, 0, 0)
      }
    }
  }

  /// Cyrillic letters that have a Latin twin: а е о р с х у і ѕ ј and А В Е К М Н О Р С Т Х І Ѕ Ј.
  private static let lookAlikes: Set<UInt32> = [
    0x430, 0x435, 0x43E, 0x440, 0x441, 0x445, 0x443, 0x456, 0x455, 0x458, 0x410, 0x412, 0x415,
    0x41A, 0x41C, 0x41D, 0x41E, 0x420, 0x421, 0x422, 0x425, 0x406, 0x405, 0x408,
  ]
}

extension ImgAsciiArt {
  fileprivate static let examples: [Example] = [
    .passed("<p>We have your lamp -- and send it back --- soon ...</p>"),
    .passed("<p>Привет, лампа. 5 кВт USBшный</p><p>f(𝑥) = 𝑦</p>"),
    .passed(#"<p aria-hidden="true">==========</p><p role="img" aria-label="A line">━━━━━</p>"#),
    .failed("<p>Hi</p><p>«𝗦𝗔𝗟𝗘» today</p>", severity: .error),
    .failed("<p>Your «Аmаzon» return</p>", severity: .error),
    .cantTell("<p>«==========»</p><p>==========</p>"),
    .cantTell("<p>a «━━━━»━━━</p>"),
    .inapplicable(#"<img src="a.png" alt="=========="><p hidden>==========</p>"#),
  ]
}
