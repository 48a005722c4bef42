/// A step through UTF-8 by scalars that keeps the byte offsets.
///
/// What is not well formed comes as U+FFFD, one byte a step, so a walk always ends.
struct ScalarScanner {
  let bytes: ArraySlice<UInt8>
  /// The offset of the next scalar, in the indices of `bytes`.
  var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  var isAtEnd: Bool { position >= bytes.endIndex }

  /// The scalar at the position, and where the one after it begins; `nil` at the end.
  func peek(at offset: Int) -> (scalar: Unicode.Scalar, next: Int)? {
    guard offset < bytes.endIndex else { return nil }
    let lead = bytes[offset]
    if lead < 0x80 { return (Unicode.Scalar(lead), offset + 1) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
    guard length > 1, offset + length <= bytes.endIndex else { return ("\u{FFFD}", offset + 1) }
    var code = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for index in (offset + 1)..<(offset + length) {
      guard bytes[index] & 0xC0 == 0x80 else { return ("\u{FFFD}", offset + 1) }
      code = code << 6 | UInt32(bytes[index] & 0x3F)
    }
    return (Unicode.Scalar(code) ?? "\u{FFFD}", offset + length)
  }

  /// The scalar at the position, and goes past it; `nil` at the end.
  mutating func next() -> Unicode.Scalar? {
    guard let (scalar, next) = peek(at: position) else { return nil }
    position = next
    return scalar
  }
}

extension Unicode.Scalar {
  /// Whether it leaves no mark on paper: a kind of space, or a character of no width.
  var isBlank: Bool {
    switch value {
    case 0...0x20, 0x7F...0xA0, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x1680, 0x17B4, 0x17B5,
      0x180B...0x180F, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x2800, 0x3000, 0x3164,
      0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xE0000...0xE0FFF:
      true
    default: false
    }
  }
}

extension ArraySlice<UInt8> {
  /// Whether nothing in the text can be seen: only white space and characters of no width.
  var isBlank: Bool {
    var offset = startIndex
    while offset < endIndex {
      let byte = self[offset]
      if byte < 0x80 {
        if byte > 0x20, byte != 0x7F { return false }
        offset += 1
      } else {
        guard let (scalar, next) = ScalarScanner(self).peek(at: offset) else { return true }
        if !scalar.isBlank { return false }
        offset = next
      }
    }
    return true
  }

  /// Whether the text is white space that HTML collapses, and nothing else.
  var isCollapsible: Bool { allSatisfy(\.isHTMLSpace) }
}
