/// Reads a block of text into tokens and sentences, once from left to right.
struct TokenReader {
  let text: UnsafeBufferPointer<UInt8>
  let end: Int
  var position: Int
  var values: ArraySlice<TextValue>
  var result: TokenizedText

  /// The sentence that is being read.
  var firstToken: Int
  var firstByte: Int
  /// One past the last byte that leaves a mark.
  var lastByte: Int
  /// Where the current line begins.
  var lineStart: Int
  /// Tokens before the quotation mark that is open, the mark that closes it, and whether the buyer is quoted.
  var quotation: (token: Int, closing: UInt32, isBuyers: Bool)?

  init(
    text: UnsafeBufferPointer<UInt8>, range: Range<Int>, values: ArraySlice<TextValue>,
    into result: TokenizedText
  ) {
    self.text = text
    end = range.upperBound
    position = range.lowerBound
    self.values = values
    self.result = result
    firstToken = result.tokens.count
    firstByte = range.lowerBound
    lastByte = range.lowerBound
    lineStart = range.lowerBound
  }

  mutating func read() {
    skipQuotedLines()
    while position < end {
      if let value = values.first, position >= value.range.lowerBound {
        values.removeFirst()
        if value.isOpaque, value.range.upperBound > position {
          readOpaque(value.range)
          continue
        }
      }
      let byte = text[position]
      if byte < 0x80 { readASCII(byte) } else { readScalar() }
    }
    finishSentence(.none, endsLine: true)
  }

  private mutating func readASCII(_ byte: UInt8) {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A: readWord()
    case 0x30...0x39: readNumber()
    case TokenizedText.lineBreak: readLineBreak()
    case 0x00...0x20, 0x7F: position += 1
    case UInt8(ascii: "%"), UInt8(ascii: "$"): readSymbol(UInt32(byte), length: 1)
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): readTerminator()
    case UInt8(ascii: "\""):
      noteQuotation(0x22)
      mark(1)
    default: mark(1)
    }
  }

  private mutating func readScalar() {
    let (scalar, length) = self.scalar(at: position)
    switch TextFolding.classify(scalar) {
    case .letter: readWord()
    case .ideograph: readIdeograph(scalar, length)
    case .digit: readNumber()
    case .symbol: readSymbol(scalar, length: length)
    case .ignorable, .space: position += length
    case .punctuation:
      switch scalar {
      case 0x3002, 0xFF0E, 0xFF61, 0xFF01, 0xFF1F, 0x203C, 0x2047, 0x2048, 0x2049, 0x2026:
        readTerminator()
      default:
        noteQuotation(scalar)
        mark(length)
      }
    }
  }

  /// Goes past a sign that is no token.
  mutating func mark(_ length: Int) {
    begin()
    position += length
    lastByte = position
  }

  /// Notes where the sentence begins.
  private mutating func begin() {
    if result.tokens.count == firstToken, lastByte <= firstByte { firstByte = position }
  }

  // MARK: - Tokens

  private mutating func readOpaque(_ range: Range<Int>) {
    begin()
    append(.value, range.lowerBound..<range.upperBound, folded: result.folded.count, opaque: true)
    position = max(position, range.upperBound)
    lastByte = position
    while let value = values.first, value.range.lowerBound < position { values.removeFirst() }
  }

  private mutating func readWord() {
    begin()
    let start = position
    let foldedStart = result.folded.count
    let isCapital = TextFolding.isCapital(scalar(at: start).scalar)
    // A value may begin in the middle of a word, as in `{{a}}{{b}}s`.
    let limit = min(end, values.first.map(\.range.lowerBound) ?? end)
    loop: while position < limit {
      let byte = text[position]
      if byte < 0x80 {
        guard byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A else { break }
        result.folded.append(byte | 0x20)
        position += 1
      } else {
        let (scalar, length) = self.scalar(at: position)
        switch TextFolding.classify(scalar) {
        case .letter: TextFolding.append(scalar, to: &result.folded)
        case .ignorable: break
        default: break loop
        }
        position += length
      }
    }
    if position == start { position += 1 }
    if isAddress(from: start, limit: limit) {
      result.folded.removeSubrange(foldedStart...)
      position = addressEnd(from: start, limit: limit)
      append(.address, start..<position, folded: foldedStart, opaque: true)
    } else {
      append(.word, start..<position, folded: foldedStart, isCapital: isCapital)
    }
    lastByte = position
  }

  private mutating func readNumber() {
    begin()
    let start = position
    let foldedStart = result.folded.count
    let limit = min(end, values.first.map(\.range.lowerBound) ?? end)
    while position < limit {
      let byte = text[position]
      if byte.isASCIIDigit {
        result.folded.append(byte)
        position += 1
      } else if byte < 0x80 {
        // A separator belongs to the number when a digit follows.
        guard
          byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":")
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/"), position + 1 < limit,
          text[position + 1].isASCIIDigit
        else { break }
        result.folded.append(byte)
        position += 1
      } else {
        let (scalar, length) = self.scalar(at: position)
        guard case .digit = TextFolding.classify(scalar) else { break }
        TextFolding.append(scalar, to: &result.folded)
        position += length
      }
    }
    let isOrder = OrderIDShape.matches(result.folded[foldedStart...])
    append(isOrder ? .orderID : .number, start..<position, folded: foldedStart, opaque: isOrder)
    lastByte = position
  }

  private mutating func readIdeograph(_ scalar: UInt32, _ length: Int) {
    begin()
    let start = position
    let foldedStart = result.folded.count
    TextFolding.append(scalar, to: &result.folded)
    position += length
    if scalar >= 0xFF66, position < end {
      let (mark, markLength) = self.scalar(at: position)
      let kana = scalarOf(result.folded[foldedStart...])
      if let voiced = TextFolding.voiced(kana, by: mark) {
        result.folded.removeSubrange(foldedStart...)
        TextFolding.appendUTF8(voiced, to: &result.folded)
        position += markLength
      }
    }
    append(.word, start..<position, folded: foldedStart)
    lastByte = position
  }

  private mutating func readSymbol(_ scalar: UInt32, length: Int) {
    begin()
    let foldedStart = result.folded.count
    TextFolding.append(scalar, to: &result.folded)
    append(.symbol, position..<(position + length), folded: foldedStart)
    position += length
    lastByte = position
  }

  private mutating func append(
    _ kind: TextToken.Kind, _ range: Range<Int>, folded: Int, opaque: Bool = false,
    isCapital: Bool = false
  ) {
    result.tokens.append(
      TextToken(
        kind: kind, isOpaque: opaque, isCapital: isCapital,
        range: Int32(range.lowerBound)..<Int32(range.upperBound),
        folded: Int32(folded)..<Int32(result.folded.count)))
  }

  // MARK: - Bytes

  /// The scalar at an offset; what is not well formed comes as U+FFFD of one byte.
  func scalar(at offset: Int) -> (scalar: UInt32, length: Int) {
    let lead = text[offset]
    if lead < 0x80 { return (UInt32(lead), 1) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
    guard length > 1, offset + length <= end else { return (0xFFFD, 1) }
    var code = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for index in (offset + 1)..<(offset + length) {
      guard text[index] & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      code = code << 6 | UInt32(text[index] & 0x3F)
    }
    return (code, length)
  }

  private func scalarOf(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    guard let lead = bytes.first, bytes.count == 3 else { return 0 }
    return bytes.dropFirst().reduce(UInt32(lead) & 0x0F) { $0 << 6 | UInt32($1 & 0x3F) }
  }

  /// Whether a word is the beginning of an address: `https://…`, `www.…`, `name@…`.
  private func isAddress(from start: Int, limit: Int) -> Bool {
    guard position < limit else { return false }
    switch text[position] {
    case UInt8(ascii: ":"):
      return position + 2 < limit && text[position + 1] == UInt8(ascii: "/")
        && text[position + 2] == UInt8(ascii: "/")
    case UInt8(ascii: "@"):
      return position + 1 < limit && text[position + 1] > 0x20
    case UInt8(ascii: "."):
      return position - start == 3 && (start..<position).allSatisfy { text[$0] | 0x20 == 0x77 }
    default: return false
    }
  }

  /// An address goes on to the next white space, without the signs that end a sentence.
  private func addressEnd(from start: Int, limit: Int) -> Int {
    var stop = position
    while stop < limit, text[stop] > 0x20, text[stop] < 0x80, text[stop] != UInt8(ascii: "<"),
      text[stop] != UInt8(ascii: ">"), text[stop] != UInt8(ascii: "\"")
    {
      stop += 1
    }
    while stop > position + 1, Self.endsClause(text[stop - 1]) { stop -= 1 }
    return stop
  }

  private static func endsClause(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
      UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ")"), UInt8(ascii: "'"):
      true
    default: false
    }
  }
}

/// The shape of an order ID: 3-7-7 digits; the letter of digital orders is a token before it.
enum OrderIDShape {
  static func matches(_ digits: ArraySlice<UInt8>) -> Bool {
    let start = digits.startIndex
    guard digits.count == 19 || digits.count == 18 else { return false }
    // Digital orders begin with `D01`, of which the digits are read as 2-7-7.
    let first = digits.count - 16
    return digits[start + first] == UInt8(ascii: "-")
      && digits[start + first + 8] == UInt8(ascii: "-")
      && digits.enumerated().allSatisfy { $0 == first || $0 == first + 8 || $1.isASCIIDigit }
  }
}

extension UInt8 {
  var isASCIIDigit: Bool { self &- 0x30 < 10 }
}
