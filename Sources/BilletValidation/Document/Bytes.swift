/// Questions about text as bytes; nothing here makes a string.
extension UInt8 {
  /// The byte with an ASCII capital made small.
  var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

  var isDigit: Bool { self &- 0x30 < 10 }

  var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }

  /// White space of HTML (Infra 4.6): tab, line feed, form feed, carriage return, space.
  var isHTMLSpace: Bool {
    self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D || self == 0x0C
  }
}

extension Collection<UInt8> {
  /// Whether the bytes spell a text of ASCII small letters, in any case.
  func spells(_ text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount && begins(with: text)
  }

  /// Whether the bytes begin with a text of ASCII small letters, in any case.
  func begins(with text: StaticString) -> Bool {
    var position = startIndex
    for offset in 0..<text.utf8CodeUnitCount {
      guard position != endIndex, self[position].lowercased == text.utf8Start[offset] else {
        return false
      }
      position = index(after: position)
    }
    return true
  }
}

extension ArraySlice<UInt8> {
  /// Whether the bytes end with a text of ASCII small letters, in any case.
  func ends(with text: StaticString) -> Bool {
    suffix(text.utf8CodeUnitCount).spells(text)
  }

  /// The bytes without the white space of HTML at both ends.
  var trimmed: ArraySlice<UInt8> {
    // By places: each smaller slice would be one more reference to count.
    var (start, end) = (startIndex, endIndex)
    while start < end, self[start].isHTMLSpace { start += 1 }
    while start < end, self[end - 1].isHTMLSpace { end -= 1 }
    return self[start..<end]
  }

  /// The parts between white space, without empty ones.
  var tokens: [ArraySlice<UInt8>] { split(whereSeparator: \.isHTMLSpace) }

  var string: String { String(decoding: self, as: UTF8.self) }

  /// How many characters it takes, white space and marks of width none counted too.
  var characterCount: Int { lazy.filter { $0 & 0xC0 != 0x80 }.count }

  /// How many letters it holds, as far as bytes tell: ASCII ones, and characters beyond Latin-1's signs.
  var letterCount: Int { lazy.filter { $0.isLetter || $0 >= 0xC3 }.count }
}
