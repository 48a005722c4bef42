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

/// Reads scalars from well-formed UTF-8.
enum Scalars {
  /// The scalar at an offset and its length; `nil` inside a scalar or past the end.
  static func decode(
    _ bytes: some RandomAccessCollection<UInt8>, at index: Int
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    let start = bytes.index(bytes.startIndex, offsetBy: index)
    let lead = bytes[start]
    let length: Int
    var code: UInt32
    switch lead {
    case 0..<0x80: (length, code) = (1, UInt32(lead))
    case 0xC2...0xDF: (length, code) = (2, UInt32(lead & 0x1F))
    case 0xE0...0xEF: (length, code) = (3, UInt32(lead & 0x0F))
    case 0xF0...0xF4: (length, code) = (4, UInt32(lead & 0x07))
    default: return nil
    }
    guard index + length <= bytes.count else { return nil }
    for offset in 1..<max(length, 1) {
      code = code << 6 | UInt32(bytes[bytes.index(start, offsetBy: offset)] & 0x3F)
    }
    return Unicode.Scalar(code).map { ($0, length) }
  }

  /// Whether a scalar is a control (C1, but not U+0085), private-use or non-character.
  static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x85: false
    case 0x80...0x9F: true
    case 0xE000...0xF8FF, 0xF0000...: true
    case 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}
