/// Text in which white space is one space, and none at the ends.
struct NameText {
  private(set) var bytes: [UInt8] = []
  private var endsInSpace = false

  var isEmpty: Bool { bytes.isEmpty }

  /// Sets what follows apart from what stands.
  mutating func addSpace() {
    endsInSpace = true
  }

  mutating func add(_ text: ArraySlice<UInt8>) {
    text.withUnsafeBufferPointer { add($0) }
  }

  private mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    var next = 0
    while next < text.count {
      let space = Self.whitespaceLength(at: next, of: text)
      if space > 0 {
        endsInSpace = true
        next += space
        continue
      }
      if endsInSpace, !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
      endsInSpace = false
      let start = next
      repeat {
        next += 1
      } while next < text.count
        && Self.whitespaceLength(at: next, of: text) == 0
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<next]))
    }
  }

  /// How many bytes the white space character takes that begins here (Unicode's White_Space), or 0.
  private static func whitespaceLength(at index: Int, of text: UnsafeBufferPointer<UInt8>) -> Int {
    let byte = text[index]
    if byte < 0x80 { return byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) ? 1 : 0 }
    guard byte == 0xC2 || byte == 0xE1 || byte == 0xE2 || byte == 0xE3, index + 1 < text.count
    else { return 0 }
    let second = text[index + 1]
    if byte == 0xC2 { return second == 0x85 || second == 0xA0 ? 2 : 0 }
    guard index + 2 < text.count else { return 0 }
    let third = text[index + 2]
    switch (byte, second, third) {
    case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9),
      (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
      return 3
    default: return 0
    }
  }
}
