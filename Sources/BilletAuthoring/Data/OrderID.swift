/// The marketplace's 17-digit order ID.
enum OrderID {
  /// Whether the bytes are `ddd-ddddddd-ddddddd` or `D01-ddddddd-ddddddd` and nothing else.
  static func isValid(_ bytes: [UInt8]) -> Bool {
    guard bytes.count == 19 else { return false }
    let isDigital = bytes[..<3].elementsEqual("D01".utf8)
    return bytes.indices.allSatisfy { index in
      switch index {
      case 3, 11: bytes[index] == UInt8(ascii: "-")
      case 0..<3 where isDigital: true
      default: bytes[index] >= 0x30 && bytes[index] <= 0x39
      }
    }
  }
}
