/// What a byte means to CSS (CSS Syntax 3, 4.2).
extension UInt8 {
  var isCSSNewline: Bool { self == 0x0A || self == 0x0D || self == 0x0C }

  /// Whether names and numbers with units may hold this byte; any byte beyond ASCII may.
  var isCSSName: Bool { isCSSNameStart || isCSSDigit || self == UInt8(ascii: "-") }

  var isCSSNameStart: Bool {
    (self | 0x20) &- 0x61 < 26 || self >= 0x80 || self == UInt8(ascii: "_")
  }

  var isCSSDigit: Bool { self &- 0x30 < 10 }

  /// The value of a hexadecimal digit.
  var cssHexValue: UInt32? {
    if isCSSDigit { return UInt32(self &- 0x30) }
    let letter = (self | 0x20) &- 0x61
    return letter < 6 ? UInt32(letter) + 10 : nil
  }
}

/// Whether bytes spell a keyword of ASCII small letters, in any case.
func isSpelled(_ bytes: some RandomAccessCollection<UInt8>, _ keyword: StaticString) -> Bool {
  guard bytes.count == keyword.utf8CodeUnitCount else { return false }
  let expected = UnsafeBufferPointer(
    start: keyword.utf8Start, count: keyword.utf8CodeUnitCount)
  var index = bytes.startIndex
  for byte in expected {
    guard bytes[index].lowercasedASCII == byte else { return false }
    bytes.formIndex(after: &index)
  }
  return true
}
