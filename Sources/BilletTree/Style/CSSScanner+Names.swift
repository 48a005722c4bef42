/// Names and strings as CSS reads them: escapes resolved.
extension CSSScanner {
  /// Whether a name spells a keyword of ASCII small letters, in any case and with any escapes.
  func isSpelled(_ keyword: StaticString, in name: Range<Int>) -> Bool {
    if name.count == keyword.utf8CodeUnitCount {
      return BilletTree.isSpelled(bytes[name], keyword)
    }
    guard name.count > keyword.utf8CodeUnitCount, bytes[name].contains(UInt8(ascii: "\\")) else {
      return false
    }
    return BilletTree.isSpelled(decoded(name), keyword)
  }

  /// The bytes of a name or of a string's inside, escapes resolved.
  func decoded(_ range: Range<Int>) -> [UInt8] {
    let range = range.clamped(to: 0..<bytes.count)
    guard bytes[range].contains(UInt8(ascii: "\\")) else { return Array(bytes[range]) }
    var result: [UInt8] = []
    var scanner = CSSScanner(bytes, in: range)
    while !scanner.isAtEnd {
      let byte = scanner.byte
      if byte == UInt8(ascii: "\\") {
        scanner.decodeEscape(into: &result)
      } else {
        result.append(byte)
        scanner.position += 1
      }
    }
    return result
  }

  private mutating func decodeEscape(into result: inout [UInt8]) {
    if byte(ahead: 1).isCSSNewline {
      // A string goes on in the next line.
      position += byte(ahead: 1) == 0x0D && byte(ahead: 2) == 0x0A ? 3 : 2
      return
    }
    let escape = readEscape()
    if let scalar = escape.scalar {
      result.append(contentsOf: Array(String(Character(scalar)).utf8))
    } else {
      result.append(escape.byte)
    }
  }

  /// The decoded bytes of a name with ASCII capitals made small.
  func lowercased(_ range: Range<Int>) -> [UInt8] {
    decoded(range).map(\.lowercasedASCII)
  }
}
