import BilletTree

/// How many letters of a text run each way.
struct ScriptDirection {
  private(set) var leftToRight = 0
  private(set) var rightToLeft = 0

  mutating func add(_ text: ArraySlice<UInt8>) {
    var scanner = ScalarScanner(text)
    while let scalar = scanner.next() {
      if scalar.value < 0x80 {
        if UInt8(truncatingIfNeeded: scalar.value).isLetter { leftToRight += 1 }
      } else if scalar.isRightToLeft {
        rightToLeft += 1
      } else if scalar.properties.isAlphabetic {
        leftToRight += 1
      }
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter of Hebrew, Arabic, Syriac, Thaana, N'Ko or another script that runs from
  /// right to left (Unicode Standard Annex 9, bidirectional classes R and AL).
  fileprivate var isRightToLeft: Bool {
    switch value {
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      properties.isAlphabetic
    default: false
    }
  }
}
