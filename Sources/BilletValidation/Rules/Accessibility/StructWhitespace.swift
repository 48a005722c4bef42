import BilletCore
import BilletTree

/// White space neither spaces out words nor makes columns.
struct StructWhitespace: Rule {
  static let description = RuleDescription(
    id: "struct-whitespace", category: .accessibility, severity: .error,
    summary: "A word is spaced out with blanks",
    rationale: "A screen reader spells it letter by letter.",
    help: "Write the word, and space it out with letter-spacing.",
    references: [.wcag("1.3.2"), .wcag("1.3.1")], examples: examples)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.content.texts.isEmpty else { return }
    sink.applies()
    for id in context.content.texts {
      if let word = SpacedWord.first(in: tree.characters, of: tree.nodes[id.index].characters) {
        sink.report(
          tree.sourceSpan(ofCharacters: word.range), severity: word.isCertain ? nil : .review)
      }
      if context.styles[id].preservesWhitespace, let row = Self.columns(in: tree.bytes(of: id)) {
        sink.report(
          tree.sourceSpan(ofCharacters: row), message: "Blanks set the text in columns.",
          help: "Write a table.", severity: .review)
      }
    }
  }

  /// The second of two lines with a gap of blanks at the same place.
  private static func columns(in text: ArraySlice<UInt8>) -> Range<Int>? {
    var previous: Set<Int> = []
    for line in text.split(separator: UInt8(ascii: "\n")) {
      // Where words begin behind two blanks or more, in characters.
      var starts: Set<Int> = []
      var column = 0
      var blanks = 0
      var hasText = false
      for byte in line where byte & 0xC0 != 0x80 {
        if byte == UInt8(ascii: " ") {
          blanks += 1
        } else {
          if hasText, blanks >= 2 { starts.insert(column) }
          hasText = true
          blanks = 0
        }
        column += 1
      }
      if !starts.isDisjoint(with: previous) {
        return line.startIndex..<line.endIndex
      }
      previous = starts
    }
    return nil
  }
}

/// Letters one by one with a blank between.
private struct SpacedWord {
  var range: Range<Int>
  var isCertain: Bool

  /// The first one in a part of the document's characters.
  static func first(in characters: [UInt8], of part: Range<Int32>) -> SpacedWord? {
    var start = Int(part.lowerBound)
    let end = Int(part.upperBound)
    while let letter = loneLetter(in: characters, from: start, part) {
      if let word = run(at: letter, in: characters[Int(part.lowerBound)..<end]) { return word }
      start = letter + 1
    }
    return nil
  }

  /// No word has more; without a bound a long row of letters would be read from each of them.
  private static let letterLimit = 64

  /// The first letter at or behind an offset that begins a word and ends it.
  private static func loneLetter(
    in characters: [UInt8], from start: Int, _ part: Range<Int32>
  ) -> Int? {
    let end = Int(part.upperBound)
    return characters.withUnsafeBufferPointer { bytes in
      var index = start
      // From word to word.
      if index > part.lowerBound, isInWord(bytes[index - 1]) {
        while index < end, isInWord(bytes[index]) { index += 1 }
      }
      while index < end {
        if bytes[index].isLetter, index + 1 == end || !bytes[index + 1].isLetter { return index }
        while index < end, isInWord(bytes[index]) { index += 1 }
        while index < end, !isInWord(bytes[index]) { index += 1 }
      }
      return nil
    }
  }

  @inline(__always)
  private static func isInWord(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte >= 0x80
  }

  private static func run(at start: Int, in text: ArraySlice<UInt8>) -> SpacedWord? {
    var letters: [UInt8] = []
    var index = start
    var end = start
    while letters.count < letterLimit, index < text.endIndex, text[index].isLetter,
      index + 1 == text.endIndex
        || !(text[index + 1].isLetter || text[index + 1].isDigit
          || text[index + 1] >= 0xC3 || text[index + 1] == UInt8(ascii: "'"))
    {
      letters.append(text[index])
      end = index + 1
      index = end
      let gap = text[index...].prefix { $0 == 0x20 || $0 == 0xC2 || $0 == 0xA0 }
      guard !gap.isEmpty else { break }
      index = gap.endIndex
    }
    guard letters.count >= 4 else { return nil }
    let isOneCase =
      letters.allSatisfy { $0 < 0x60 } || letters.dropFirst().allSatisfy { $0 > 0x60 }
    // An alphabet or a row of the same letter is no word.
    let isOrdered = zip(letters, letters.dropFirst()).allSatisfy { $0.lowercased <= $1.lowercased }
    guard isOneCase, !isOrdered else { return nil }
    return SpacedWord(range: start..<end, isCertain: letters.count >= 5)
  }
}

extension StructWhitespace {
  fileprivate static let examples: [Example] = [
    .passed("<p>Return of a lamp. I a m not.</p>"),
    .passed("<p>A B C D E F</p><p>U.S.A. and D V D</p><p>x x x x x</p>"),
    .passed("<p>RETURN</p><pre>\n  a\n  b</pre>"),
    .failed("<p>Hi</p><p>«R E T U R N»</p>"),
    .failed("<h1>«W&nbsp;e&nbsp;l&nbsp;c&nbsp;o&nbsp;m&nbsp;e»</h1>"),
    .cantTell("<p>«L A M P»</p>"),
    .cantTell("<pre>Lamp    9\n«Bulb    1»</pre>"),
    .inapplicable(#"<img src="a.png" alt="R E T U R N"><p hidden>R E T U R N</p>"#),
  ]
}
