/// Reads scalars from well-formed UTF-8.
enum Scalars {
  /// The scalar at an offset and its length; `nil` inside a scalar, or where the bytes end.
  static func decode(
    _ bytes: [UInt8], at index: Int
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    let end = bytes.count
    guard index < end else { return nil }
    let lead = bytes[index]
    let length: Int
    var code: UInt32
    switch lead {
    case 0..<0x80: return (Unicode.Scalar(lead), 1)
    case 0xC2...0xDF: (length, code) = (2, UInt32(lead & 0x1F))
    case 0xE0...0xEF: (length, code) = (3, UInt32(lead & 0x0F))
    case 0xF0...0xF4: (length, code) = (4, UInt32(lead & 0x07))
    default: return nil
    }
    guard index + length <= end else { return nil }
    for byte in bytes[(index + 1)..<(index + length)] { code = code << 6 | UInt32(byte & 0x3F) }
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
