import BilletCore

/// Cleans the text of values: what no reader could see is refused, line ends are folded.
enum ValueText {
  /// Refuses what is too long, control characters and private-use characters.
  static func check(_ bytes: [UInt8]) throws(ValueFault) {
    guard bytes.count <= Limits.valueBytes else {
      throw ValueFault(
        rule: "value", message: "The value is longer than \(Limits.valueBytes) bytes.",
        help: "Shorten it.")
    }
    guard let code = firstRefused(in: bytes) else { return }
    let name = "U+" + hexadecimal(code)
    throw ValueFault(
      rule: "value", message: "The value holds the character \(name), which nobody can see.",
      why: "Control and private-use characters have no meaning in a letter and can hide text.",
      help: "Remove it from the data.")
  }

  /// The first control, private-use or non-character.
  private static func firstRefused(in bytes: [UInt8]) -> UInt32? {
    for index in bytes.indices {
      let byte = bytes[index]
      if byte < 0x20 {
        if byte != 0x09, byte != 0x0A, byte != 0x0D { return UInt32(byte) }
      } else if byte == 0x7F {
        return 0x7F
      } else if byte >= 0xC2, let scalar = Scalars.decode(bytes, at: index)?.scalar,
        Scalars.isRefused(scalar)
      {
        return scalar.value
      }
    }
    return nil
  }

  private static func hexadecimal(_ code: UInt32) -> String {
    let digits = String(code, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Line ends and tabs become a space.
  static func oneLine(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(where: { $0 < 0x20 || $0 == 0xE2 || $0 == 0xC2 }) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let length = lineBreak(in: bytes, at: index)
      if length > 0 || bytes[index] == 0x09 {
        result.append(0x20)
        index += max(length, 1)
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// Line ends become LF, at most two together; none stands at the beginning or the end.
  static func lines(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var breaks = 0
    var blanks: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let length = lineBreak(in: bytes, at: index)
      if length > 0 {
        // White space at the end of a line, or on a line of its own, is no text.
        breaks += 1
        blanks = []
        index += length
      } else if bytes[index] == 0x20 || bytes[index] == 0x09 {
        blanks.append(0x20)
        index += 1
      } else {
        if !result.isEmpty {
          for _ in 0..<min(breaks, 2) { result.append(0x0A) }
        }
        result.append(contentsOf: blanks)
        (breaks, blanks) = (0, [])
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// The length of a line end: LF, CR LF, CR, U+0085, U+2028 or U+2029.
  private static func lineBreak(in bytes: [UInt8], at index: Int) -> Int {
    switch bytes[index] {
    case 0x0A: 1
    case 0x0D: index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
    case 0xC2: index + 1 < bytes.count && bytes[index + 1] == 0x85 ? 2 : 0
    case 0xE2:
      index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8 ? 3 : 0
    default: 0
    }
  }
}
