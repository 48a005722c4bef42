/// Walks over the tokens of CSS by their bytes and makes no copies (CSS Syntax 3, 4.3).
struct CSSScanner: Sendable {
  let bytes: [UInt8]
  var position: Int
  /// One past the last byte that may be read.
  let end: Int

  init(_ bytes: [UInt8], in range: Range<Int>) {
    let range = range.clamped(to: 0..<bytes.count)
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  init(_ bytes: [UInt8]) {
    self.init(bytes, in: 0..<bytes.count)
  }

  /// The byte at the position; 0 at the end.
  var byte: UInt8 { position < end ? bytes[position] : 0 }

  /// The byte at a distance; 0 at or past the end.
  func byte(ahead distance: Int) -> UInt8 {
    position + distance < end ? bytes[position + distance] : 0
  }

  var isAtEnd: Bool { position >= end }

  var isAtComment: Bool { byte == UInt8(ascii: "/") && byte(ahead: 1) == UInt8(ascii: "*") }

  /// Skips white space and comments.
  mutating func skipSpace() {
    while position < end {
      if bytes[position].isHTMLWhitespace {
        position += 1
      } else if isAtComment {
        skipComment()
      } else {
        return
      }
    }
  }

  /// Skips the comment at the position; one without an end takes the rest.
  mutating func skipComment() {
    position += 2
    while position < end {
      if bytes[position] == UInt8(ascii: "*"), byte(ahead: 1) == UInt8(ascii: "/") {
        position += 2
        return
      }
      position += 1
    }
    position = end
  }

  /// Whether a name could begin at the position (CSS Syntax 3, 4.3.9).
  var isAtName: Bool {
    let first = byte
    if first == UInt8(ascii: "-") {
      let second = byte(ahead: 1)
      return second.isCSSNameStart || second == UInt8(ascii: "-") || isEscape(ahead: 1)
    }
    return first.isCSSNameStart || isEscape(ahead: 0)
  }

  /// Whether a backslash that escapes something stands there.
  func isEscape(ahead distance: Int) -> Bool {
    byte(ahead: distance) == UInt8(ascii: "\\") && !byte(ahead: distance + 1).isCSSNewline
  }

  /// Skips the bytes and escapes of a name, and says which they were.
  @discardableResult
  mutating func skipName() -> Range<Int> {
    let start = position
    while true {
      var next = position
      while next < end, bytes[next].isCSSName { next += 1 }
      position = next
      guard isEscape(ahead: 0) else { return start..<position }
      skipEscape()
    }
  }

  /// Skips a backslash and what it escapes (CSS Syntax 3, 4.3.7).
  mutating func skipEscape() {
    _ = readEscape()
  }

  /// Reads a backslash and what it escapes: the scalar of a number, otherwise the byte itself.
  mutating func readEscape() -> (scalar: Unicode.Scalar?, byte: UInt8) {
    position += 1
    guard position < end else { return ("\u{FFFD}", 0) }
    guard bytes[position].cssHexValue != nil else {
      position += 1
      return (nil, bytes[position - 1])
    }
    var code: UInt32 = 0
    var digits = 0
    while digits < 6, position < end, let digit = bytes[position].cssHexValue {
      code = code << 4 | digit
      digits += 1
      position += 1
    }
    // One space ends the number and belongs to it.
    if byte == 0x0D, byte(ahead: 1) == 0x0A {
      position += 2
    } else if byte.isHTMLWhitespace {
      position += 1
    }
    return (code == 0 ? "\u{FFFD}" : Unicode.Scalar(code) ?? "\u{FFFD}", 0)
  }

  /// Skips the string at the position; `false` when a line end breaks it (CSS Syntax 3, 4.3.5).
  mutating func skipString() -> Bool {
    let quote = byte
    position += 1
    while position < end {
      let byte = bytes[position]
      if byte == quote {
        position += 1
        return true
      }
      if byte.isCSSNewline { return false }
      guard byte == UInt8(ascii: "\\") else {
        position += 1
        continue
      }
      // An escaped line end lets the string go on; CR LF is one.
      position += self.byte(ahead: 1) == 0x0D && self.byte(ahead: 2) == 0x0A ? 3 : 2
    }
    position = end
    return true
  }

  /// Skips an address without quotes and its `)`; `false` when it is broken (CSS Syntax 3, 4.3.6).
  mutating func skipAddress() -> Bool {
    while byte.isHTMLWhitespace { position += 1 }
    while position < end {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: ")"):
        position += 1
        return true
      case UInt8(ascii: "\\") where isEscape(ahead: 0):
        skipEscape()
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: "\\"):
        skipBrokenAddress()
        return false
      default:
        position += 1
        guard byte.isHTMLWhitespace else { continue }
        while self.byte.isHTMLWhitespace { position += 1 }
        if !isAtEnd, self.byte != UInt8(ascii: ")") {
          skipBrokenAddress()
          return false
        }
      }
    }
    return true
  }

  private mutating func skipBrokenAddress() {
    while position < end {
      if bytes[position] == UInt8(ascii: ")") {
        position += 1
        return
      }
      if isEscape(ahead: 0) { skipEscape() } else { position += 1 }
    }
  }

  /// Skips a name or number that opens no function, as most components are; `nil` for all others.
  private mutating func skipPlainComponent() -> Bool? {
    guard position < end, bytes[position].isCSSName else { return nil }
    let start = position
    skipName()
    guard byte == UInt8(ascii: "(") else { return true }
    position = start
    return nil
  }

  /// Skips a token, or a block or function with all that is in it (CSS Syntax 3, 5.5.8).
  ///
  /// Returns `false` for what no value may hold: a broken string or address, a bracket too many.
  mutating func skipComponent() -> Bool {
    if let isPlain = skipPlainComponent() { return isPlain }
    var isValid = true
    // The bracket that closes the innermost block, and those around it.
    var closer: UInt8 = 0
    var outerClosers: [UInt8] = []
    func open(_ bracket: UInt8) {
      if closer != 0 { outerClosers.append(closer) }
      closer = bracket
    }
    repeat {
      guard position < end else { break }
      let byte = bytes[position]
      if byte.isCSSName || isEscape(ahead: 0) {
        let name = skipName()
        guard self.byte == UInt8(ascii: "(") else { continue }
        position += 1
        if isAddressFunction(name) {
          isValid = skipAddress() && isValid
        } else {
          open(UInt8(ascii: ")"))
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        isValid = skipString() && isValid
        continue
      case UInt8(ascii: "/") where isAtComment:
        skipComment()
        continue
      case UInt8(ascii: "("): open(UInt8(ascii: ")"))
      case UInt8(ascii: "["): open(UInt8(ascii: "]"))
      case UInt8(ascii: "{"): open(UInt8(ascii: "}"))
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if byte == closer {
          closer = outerClosers.popLast() ?? 0
        } else {
          isValid = false
        }
      default: break
      }
      position += 1
    } while closer != 0
    return isValid
  }

  /// Whether `url(` was just read and no quote follows.
  private func isAddressFunction(_ name: Range<Int>) -> Bool {
    guard name.count >= 3, isSpelled("url", in: name) else { return false }
    var next = position
    while next < end, bytes[next].isHTMLWhitespace { next += 1 }
    return next >= end || (bytes[next] != UInt8(ascii: "\"") && bytes[next] != UInt8(ascii: "'"))
  }
}
