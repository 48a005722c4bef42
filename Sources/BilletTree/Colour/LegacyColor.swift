/// Colours in attributes such as `bgcolor` (HTML 2.3.6, "rules for parsing a legacy color value").
enum LegacyColor {
  /// Reads a value as browsers do, which find a colour in almost anything; `nil` for none.
  static func color(_ bytes: ArraySlice<UInt8>) -> CSSColor? {
    guard !bytes.isEmpty else { return nil }
    var bytes = bytes
    while let first = bytes.first, first.isHTMLWhitespace { bytes.removeFirst() }
    while let last = bytes.last, last.isHTMLWhitespace { bytes.removeLast() }
    let word = bytes.prefix(32).map(\.lowercasedASCII)
    if bytes.count <= 32 {
      let name = String(decoding: word, as: UTF8.self)
      if name == "transparent" { return nil }
      if let color = CSSColor.named(name) { return color }
      if word.count == 4, word[0] == UInt8(ascii: "#"),
        let red = word[1].cssHexValue, let green = word[2].cssHexValue,
        let blue = word[3].cssHexValue
      {
        return CSSColor(hex: (red << 16 | green << 8 | blue) * 17)
      }
    }
    return color(ofDigits: digits(bytes))
  }

  /// At most 128 digits, `#` at the front left out, a zero for whatever is none.
  private static func digits(_ bytes: ArraySlice<UInt8>) -> [UInt32] {
    var digits: [UInt32] = []
    // No scalar has fewer bytes than digits.
    let text = String(decoding: bytes.prefix(1_024), as: UTF8.self)
    var limit = 128
    for (index, scalar) in text.unicodeScalars.enumerated() {
      guard digits.count < limit else { break }
      if index == 0, scalar == "#" {
        limit -= 1
        continue
      }
      digits.append(scalar.isASCII ? UInt8(scalar.value).cssHexValue ?? 0 : 0)
      if scalar.value > 0xFFFF, digits.count < limit { digits.append(0) }
    }
    while digits.isEmpty || digits.count % 3 != 0 { digits.append(0) }
    return digits
  }

  private static func color(ofDigits digits: [UInt32]) -> CSSColor {
    let length = digits.count / 3
    var parts = (0..<3).map { digits[($0 * length)..<(($0 + 1) * length)].suffix(8) }
    while let length = parts.first?.count, length > 2, parts.allSatisfy({ $0.first == 0 }) {
      for index in parts.indices { parts[index].removeFirst() }
    }
    let hex = parts.reduce(UInt32(0)) { sum, part in
      sum << 8 | part.prefix(2).reduce(0) { $0 << 4 | $1 }
    }
    return CSSColor(hex: hex)
  }
}
