/// One piece of a value at its top level: a word, a number with its unit, a string, a whole function.
package struct CSSToken: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case word
    case number
    case percentage
    case dimension
    /// With its quotes.
    case string
    /// From its name to its closing bracket; `url(…)` too.
    case function
    /// `#` and a name.
    case hash
    case comma
    case slash
    /// Anything else, such as `=`, or a block in brackets.
    case other
  }

  package var kind: Kind
  /// Where it stands in the text that was read.
  package var range: Range<Int>
  /// The number of a number, percentage or dimension.
  package var number = 0.0
  /// Where a dimension's unit or a function's name stands.
  package var nameRange = 0..<0
}

/// Reads the pieces of a value one by one, white space and comments left out.
package struct CSSValueReader: Sendable, Sequence, IteratorProtocol {
  var scanner: CSSScanner

  /// Makes a reader of a range of bytes.
  package init(_ bytes: [UInt8], in range: Range<Int>) {
    scanner = CSSScanner(bytes, in: range)
  }

  /// Makes a reader of a value as text.
  package init(_ text: String) {
    let bytes = Array(text.utf8)
    self.init(bytes, in: 0..<bytes.count)
  }

  /// The bytes that the tokens' ranges are about.
  package var bytes: [UInt8] { scanner.bytes }

  package mutating func next() -> CSSToken? {
    scanner.skipSpace()
    guard !scanner.isAtEnd else { return nil }
    let start = scanner.position
    if isAtNumber { return number() }
    if scanner.isAtName { return wordOrFunction() }
    let kind: CSSToken.Kind
    switch scanner.byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): kind = scanner.skipString() ? .string : .other
    case UInt8(ascii: "#"):
      scanner.position += 1
      kind = scanner.skipName().isEmpty ? .other : .hash
    case UInt8(ascii: ","):
      scanner.position += 1
      kind = .comma
    case UInt8(ascii: "/"):
      scanner.position += 1
      kind = .slash
    default:
      _ = scanner.skipComponent()
      kind = .other
    }
    return CSSToken(kind: kind, range: start..<scanner.position)
  }

  /// The next token when it is the last one too.
  mutating func only() -> CSSToken? {
    guard let token = next() else { return nil }
    return next() == nil ? token : nil
  }

  /// Whether a token is this keyword, in any case and with any escapes.
  package func isKeyword(_ token: CSSToken, _ keyword: StaticString) -> Bool {
    token.kind == .word && scanner.isSpelled(keyword, in: token.range)
  }

  /// Whether a token is a function of this name.
  package func isFunction(_ token: CSSToken, _ name: StaticString) -> Bool {
    token.kind == .function && scanner.isSpelled(name, in: token.nameRange)
  }

  /// The bytes between a function's brackets.
  func arguments(of function: CSSToken) -> Range<Int> {
    let start = Swift.min(function.nameRange.upperBound + 1, function.range.upperBound)
    let isClosed =
      function.range.upperBound > start
      && bytes[function.range.upperBound - 1] == UInt8(ascii: ")")
    return start..<(isClosed ? function.range.upperBound - 1 : function.range.upperBound)
  }

  /// Whether a number begins at the position (CSS Syntax 3, 4.3.10).
  private var isAtNumber: Bool {
    let first = scanner.byte
    if first.isCSSDigit { return true }
    let second = scanner.byte(ahead: 1)
    if first == UInt8(ascii: ".") { return second.isCSSDigit }
    guard first == UInt8(ascii: "+") || first == UInt8(ascii: "-") else { return false }
    return second.isCSSDigit
      || (second == UInt8(ascii: ".") && scanner.byte(ahead: 2).isCSSDigit)
  }

  private mutating func number() -> CSSToken {
    let start = scanner.position
    let value = scanner.readNumber()
    var token = CSSToken(kind: .number, range: start..<scanner.position, number: value)
    if scanner.byte == UInt8(ascii: "%") {
      scanner.position += 1
      token.kind = .percentage
    } else if scanner.isAtName {
      token.kind = .dimension
      token.nameRange = scanner.skipName()
    }
    token.range = start..<scanner.position
    return token
  }

  private mutating func wordOrFunction() -> CSSToken {
    var ahead = scanner
    let name = ahead.skipName()
    guard ahead.byte == UInt8(ascii: "(") else {
      scanner = ahead
      return CSSToken(kind: .word, range: name)
    }
    let isValid = scanner.skipComponent()
    return CSSToken(
      kind: isValid ? .function : .other, range: name.lowerBound..<scanner.position,
      nameRange: name)
  }
}

extension CSSScanner {
  /// Reads a number with sign, fraction and exponent (CSS Syntax 3, 4.3.12).
  mutating func readNumber() -> Double {
    var sign = 1.0
    if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") {
      if byte == UInt8(ascii: "-") { sign = -1 }
      position += 1
    }
    var digits = 0.0
    var scale = 1.0
    while byte.isCSSDigit {
      digits = digits * 10 + Double(byte &- 0x30)
      position += 1
    }
    if byte == UInt8(ascii: "."), byte(ahead: 1).isCSSDigit {
      position += 1
      while byte.isCSSDigit {
        // Digits beyond the precision of a Double change nothing.
        if scale < 1e15 {
          digits = digits * 10 + Double(byte &- 0x30)
          scale *= 10
        }
        position += 1
      }
    }
    return sign * (digits / scale) * readExponent()
  }

  private mutating func readExponent() -> Double {
    guard byte | 0x20 == UInt8(ascii: "e") else { return 1 }
    let next = byte(ahead: 1)
    let hasSign = next == UInt8(ascii: "-") || next == UInt8(ascii: "+")
    guard next.isCSSDigit || (hasSign && byte(ahead: 2).isCSSDigit) else { return 1 }
    position += hasSign ? 2 : 1
    var exponent = 0
    while byte.isCSSDigit {
      exponent = min(exponent * 10 + Int(byte &- 0x30), 400)
      position += 1
    }
    var factor = 1.0
    for _ in 0..<exponent { factor *= 10 }
    return next == UInt8(ascii: "-") ? 1 / factor : factor
  }
}
