/// Where a backslash keeps text from being read as Markdown.
enum MarkdownEscaping {
  /// The offsets in a line before which a backslash belongs, so that what is there means itself.
  ///
  /// `atLineStart`: nothing but blanks stands before it, so that it could begin a block.
  static func offsets(in bytes: [UInt8], _ span: Range<Int>, atLineStart: Bool) -> [Int] {
    var offsets: [Int] = []
    let first = bytes[span].firstIndex { $0 > 0x20 } ?? span.upperBound
    for offset in span {
      let isFirst = atLineStart && offset == first
      if isInlineMark(bytes[offset]) || (isFirst && isBlockMark(bytes[offset])) {
        // A bar in a cell has its backslash already.
        let next = offset + 1
        let isEscapedBar =
          bytes[offset] == UInt8(ascii: "\\") && next < span.upperBound
          && bytes[next] == UInt8(ascii: "|")
        if !isEscapedBar { offsets.append(offset) }
      }
    }
    if atLineStart {
      let digits = bytes[first..<span.upperBound].prefix { (0x30...0x39).contains($0) }
      let end = digits.endIndex
      if !digits.isEmpty, end < span.upperBound, ".)".utf8.contains(bytes[end]) {
        offsets.append(end)
      }
    }
    return offsets
  }

  private static func isInlineMark(_ byte: UInt8) -> Bool {
    "\\*_[]<&~`".utf8.contains(byte)
  }

  private static func isBlockMark(_ byte: UInt8) -> Bool {
    "#>+-=|:".utf8.contains(byte)
  }
}

/// Whether `**` around a text takes effect (CommonMark 6.2).
enum Flanking {
  /// Whether delimiters may stand around `inner`, with what is before and behind them.
  static func allows(
    _ bytes: [UInt8], inner: Range<Int>, before: ArraySlice<UInt8>, behind: ArraySlice<UInt8>
  ) -> Bool {
    guard let first = kind(startOf: bytes[inner]), let last = kind(endOf: bytes[inner]) else {
      return false
    }
    let left = kind(endOf: before) ?? .space
    let right = kind(startOf: behind) ?? .space
    guard left != .delimiter, right != .delimiter, first != .space, last != .space else {
      return false
    }
    return (first == .word || left != .word) && (last == .word || right != .word)
  }

  private enum Class { case space, punctuation, delimiter, word }

  private static func kind(startOf bytes: ArraySlice<UInt8>) -> Class? {
    guard let first = bytes.first else { return nil }
    guard first >= 0x80 else { return ascii(first) }
    return Scalars.decode(Array(bytes.prefix(4)), at: 0).map { kind(of: $0.0) }
  }

  private static func kind(endOf bytes: ArraySlice<UInt8>) -> Class? {
    guard let last = bytes.last else { return nil }
    guard last >= 0x80 else { return ascii(last) }
    var start = bytes.endIndex - 1
    while start > bytes.startIndex, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return Scalars.decode(Array(bytes[start...]), at: 0).map { kind(of: $0.0) }
  }

  private static func ascii(_ byte: UInt8) -> Class {
    switch byte {
    case 0...0x20: .space
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): .delimiter
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: .punctuation
    default: .word
    }
  }

  private static func kind(of scalar: Unicode.Scalar) -> Class {
    switch scalar.properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control: .space
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol:
      .punctuation
    default: .word
    }
  }
}
