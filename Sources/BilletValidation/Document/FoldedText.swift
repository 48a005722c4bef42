/// A text with what people type for plain signs made plain — full-width letters and digits, kinds of hyphens
/// and blanks — and without characters of no width, so that a scanner for ASCII finds what a reader sees.
struct FoldedText: Sendable {
  let bytes: ArraySlice<UInt8>
  /// The original offset of each byte, and of the end; empty when nothing was changed.
  private var origins: [Int32] = []

  init(_ text: ArraySlice<UInt8>) {
    // Everything that is folded begins with one of these bytes; umlauts and accents do not.
    guard text.contains(where: { $0 == 0xC2 || $0 >= 0xE2 }) else {
      bytes = text
      return
    }
    var folded: [UInt8] = []
    folded.reserveCapacity(text.count)
    origins.reserveCapacity(text.count + 1)
    let scanner = ScalarScanner(text)
    var position = text.startIndex
    while position < text.endIndex {
      if text[position] < 0xC2 {
        folded.append(text[position])
        origins.append(Int32(truncatingIfNeeded: position))
        position += 1
        continue
      }
      guard let (scalar, next) = scanner.peek(at: position) else { break }
      let origin = Int32(truncatingIfNeeded: position)
      if let plain = Self.plain(scalar.value) {
        if plain != 0 {
          folded.append(plain)
          origins.append(origin)
        }
      } else {
        folded += text[position..<next]
        for offset in position..<next { origins.append(Int32(truncatingIfNeeded: offset)) }
      }
      position = next
    }
    origins.append(Int32(truncatingIfNeeded: text.endIndex))
    bytes = folded[...]
  }

  /// The original bytes behind some of the folded ones.
  func original(_ range: Range<Int>) -> Range<Int> {
    guard !origins.isEmpty, !range.isEmpty else { return range }
    let start = Int(origins[range.lowerBound])
    return start..<max(start, Int(origins[range.upperBound]))
  }

  /// The ASCII byte for a character, 0 for nothing at all; `nil` for one that stays.
  private static func plain(_ value: UInt32) -> UInt8? {
    switch value {
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: 0x20
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: 0
    case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63: UInt8(ascii: "-")
    case 0xFF01...0xFF5E: UInt8(truncatingIfNeeded: value - 0xFF01 + 0x21)
    default: nil
    }
  }
}
