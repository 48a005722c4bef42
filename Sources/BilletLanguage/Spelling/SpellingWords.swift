/// Cuts text into the words that a dictionary is asked for: no addresses, codes, figures or abbreviations.
package struct SpellingWords {
  /// A word in the text.
  package struct Word {
    /// Its bytes in the text.
    package var range: Range<Int>
    /// Its letters, apostrophes straight, soft hyphens left out.
    package var letters: [UInt8]
    /// Whether it begins with a capital letter.
    package var isCapital: Bool
    /// Whether it is the first of its sentence.
    package var isFirst: Bool
  }

  /// The words of a sentence: O(n).
  ///
  /// - Parameters:
  ///   - text: the buffer.
  ///   - range: the sentence in it.
  ///   - hidden: ranges, in order, whose words are not the author's.
  /// - Returns: the words in the order of the text.
  package static func words(
    in text: [UInt8], _ range: Range<Int>, hidden: [Range<Int>] = []
  ) -> [Word] {
    var words: [Word] = []
    var position = range.lowerBound
    var isFirst = true
    var next = 0
    while position < range.upperBound {
      let start = position
      while position < range.upperBound, !isSpace(text, at: position) { position += 1 }
      let chunk = start..<position
      while next < hidden.count, hidden[next].upperBound <= chunk.lowerBound { next += 1 }
      let isHidden = next < hidden.count && hidden[next].lowerBound < chunk.upperBound
      if !chunk.isEmpty {
        if !isHidden, !isCode(text[chunk]) {
          for piece in pieces(of: text, chunk) {
            words.append(word(text, piece, isFirst: isFirst))
            isFirst = false
          }
        }
        // A value or a number at the beginning is the sentence's first word too.
        if isFirst, text[chunk].contains(where: isWordByte) { isFirst = false }
      }
      position = max(position, start + 1)
    }
    return words
  }

  /// Space, control characters and no-break spaces.
  private static func isSpace(_ text: [UInt8], at position: Int) -> Bool {
    let byte = text[position]
    if byte <= 0x20 { return true }
    if byte == 0xC2, position + 1 < text.count { return text[position + 1] == 0xA0 }
    if byte == 0xA0, position > 0 { return text[position - 1] == 0xC2 }
    return false
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte >= 0x80 || (0x30...0x39).contains(byte)
  }

  /// Whether a run without white space is an address, a file name, a code or a figure.
  private static func isCode(_ chunk: ArraySlice<UInt8>) -> Bool {
    var letters = chunk
    while let last = letters.last, last < 0x80, !isWordByte(last) { letters.removeLast() }
    while let first = letters.first, first < 0x80, !isWordByte(first) { letters.removeFirst() }
    return letters.contains { byte in
      switch byte {
      case 0x30...0x39, UInt8(ascii: "@"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "#"),
        UInt8(ascii: "\\"), UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: "+"),
        UInt8(ascii: "*"), UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "<"):
        true
      default: false
      }
    }
  }

  /// Runs of letters and of apostrophes between letters.
  private static func pieces(of text: [UInt8], _ chunk: Range<Int>) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start: Int?
    var position = chunk.lowerBound
    while position < chunk.upperBound {
      let (scalar, length) = scalar(text, at: position, end: chunk.upperBound)
      let isInner = isApostrophe(scalar) && start != nil && position + length < chunk.upperBound
      let isLetter =
        isInner
        ? isLetterScalar(Self.scalar(text, at: position + length, end: chunk.upperBound).scalar)
        : isLetterScalar(scalar)
      if isLetter {
        if start == nil { start = position }
      } else if let begun = start {
        pieces.append(begun..<position)
        start = nil
      }
      position += length
    }
    if let start { pieces.append(start..<chunk.upperBound) }
    return pieces
  }

  private static func word(_ text: [UInt8], _ range: Range<Int>, isFirst: Bool) -> Word {
    var letters: [UInt8] = []
    var position = range.lowerBound
    while position < range.upperBound {
      let (scalar, length) = scalar(text, at: position, end: range.upperBound)
      if isApostrophe(scalar) {
        letters.append(UInt8(ascii: "'"))
      } else if scalar.value != 0xAD {
        letters += text[position..<(position + length)]
      }
      position += length
    }
    let first = scalar(text, at: range.lowerBound, end: range.upperBound).scalar
    return Word(
      range: range, letters: letters, isCapital: first.properties.isUppercase, isFirst: isFirst)
  }

  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || scalar == "\u{2019}" || scalar == "\u{02BC}"
  }

  private static func isLetterScalar(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return scalar.value | 0x20 >= 0x61 && scalar.value | 0x20 <= 0x7A }
    // Signs that stand above, below or behind a letter belong to its word.
    return scalar.value == 0xAD || scalar.properties.isAlphabetic
      || scalar.properties.generalCategory == .nonspacingMark
  }

  private static func scalar(
    _ text: [UInt8], at position: Int, end: Int
  ) -> (scalar: Unicode.Scalar, length: Int) {
    let byte = text[position]
    if byte < 0x80 { return (Unicode.Scalar(byte), 1) }
    let length = min(byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4, end - position)
    let decoded = String(decoding: text[position..<(position + length)], as: UTF8.self)
    return (decoded.unicodeScalars.first ?? "\u{FFFD}", max(1, length))
  }
}
