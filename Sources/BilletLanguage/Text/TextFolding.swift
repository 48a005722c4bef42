/// How letters are compared: without case, accents and typographic variants.
package enum TextFolding {
  /// What a scalar is to the one who reads words.
  package enum Class: Sendable {
    /// A letter of an alphabet.
    case letter
    /// A character of a script without spaces; each is a token of its own.
    case ideograph
    case digit
    /// A sign that means something to a rule: `%`, a currency, a star.
    case symbol
    /// A combining mark, a soft hyphen, a character of no width: as if it were not there.
    case ignorable
    case space
    case punctuation
  }

  /// The class of a scalar beyond ASCII.
  package static func classify(_ scalar: UInt32) -> Class {
    switch scalar {
    case 0x00A0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: .space
    case 0x00AD, 0x0300...0x036F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x3099,
      0x309A, 0xFE00...0xFE0F, 0xFEFF:
      .ignorable
    case 0x00A2...0x00A5, 0x20A0...0x20CF, 0x2605, 0x2606, 0x2B50, 0x1F31F, 0xFF05, 0xFF04, 0xFFE5:
      .symbol
    case 0x00C0...0x00D6, 0x00D8...0x00F6, 0x00F8...0x02AF, 0x0370...0x1FFF, 0xAC00...0xD7A3:
      .letter
    case 0x3005...0x3007, 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF,
      0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9D,
      0x20000...0x3FFFF:
      .ideograph
    // Voiced marks of half-width kana join the kana before them.
    case 0xFF9E, 0xFF9F: .ignorable
    case 0xFF10...0xFF19: .digit
    case 0xFF21...0xFF3A, 0xFF41...0xFF5A: .letter
    default: .punctuation
    }
  }

  /// Appends a scalar as it is compared: small, without accent, full-width forms as ASCII.
  package static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    switch scalar {
    case 0x41...0x5A: bytes.append(UInt8(scalar) | 0x20)
    case 0...0x7F: bytes.append(UInt8(scalar))
    case 0xC0...0x17F: appendLatin(scalar, to: &bytes)
    case 0x1E9E: bytes += [0x73, 0x73]
    case 0x2606, 0x2B50, 0x1F31F: appendUTF8(0x2605, to: &bytes)
    case 0xFFE5: appendUTF8(0xA5, to: &bytes)
    case 0xFF01...0xFF5E: append(scalar - 0xFEE0, to: &bytes)
    case 0xFF66...0xFF9D: appendUTF8(wideKana[Int(scalar - 0xFF66)], to: &bytes)
    // Greek and Cyrillic capitals; nothing matches them, but languages are told by them.
    case 0x391...0x3A9, 0x410...0x42F: appendUTF8(scalar + 0x20, to: &bytes)
    default: appendUTF8(scalar, to: &bytes)
    }
  }

  /// Whether a scalar is a capital letter.
  package static func isCapital(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0xFF21...0xFF3A, 0x391...0x3A9, 0x410...0x42F: true
    case 0x100...0x137, 0x14A...0x177: scalar & 1 == 0
    case 0x139...0x148, 0x179...0x17E: scalar & 1 == 1
    default: false
    }
  }

  /// The kana with its voiced mark, where half-width text writes the two apart.
  static func voiced(_ kana: UInt32, by mark: UInt32) -> UInt32? {
    switch (mark, kana) {
    case (0xFF9E, 0x30AB...0x30C8), (0xFF9E, 0x30CF...0x30DB): kana + 1
    case (0xFF9F, 0x30CF...0x30DB): kana + 2
    case (0xFF9E, 0x30A6): 0x30F4
    default: nil
    }
  }

  private static func appendLatin(_ scalar: UInt32, to bytes: inout [UInt8]) {
    switch scalar {
    case 0xC6, 0xE6: bytes += [0x61, 0x65]
    case 0xDF: bytes += [0x73, 0x73]
    case 0x152, 0x153: bytes += [0x6F, 0x65]
    default: bytes.append(plainLatin[Int(scalar - 0xC0)])
    }
  }

  static func appendUTF8(_ scalar: UInt32, to bytes: inout [UInt8]) {
    switch scalar {
    case 0..<0x80: bytes.append(UInt8(scalar))
    case 0x80..<0x800:
      bytes.append(UInt8(0xC0 | scalar >> 6))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    case 0x800..<0x10000:
      bytes.append(UInt8(0xE0 | scalar >> 12))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    default:
      bytes.append(UInt8(0xF0 | scalar >> 18 & 0x07))
      bytes.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    }
  }

  /// The letters of U+00C0 to U+017F without their marks.
  private static let plainLatin: [UInt8] = Array(
    ("aaaaaaaceeeeiiiidnoooooxouuuuytsaaaaaaaceeeeiiiidnooooo/ouuuuyty"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
      + "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)

  /// The full-width kana of U+FF66 to U+FF9D.
  private static let wideKana: [UInt32] = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"
    .unicodeScalars.map(\.value)
}
