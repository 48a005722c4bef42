/// What the bytes of UTF-8 text are to a renderer.
enum ByteClass {
  /// One bit for each of the first 64 bytes that an escaper must look at.
  struct Mask {
    private let bits: UInt64

    init(_ bytes: some Sequence<UInt8>) {
      bits = bytes.reduce(0) { $0 | 1 << UInt64($1 & 63) }
    }

    @inline(__always)
    func holds(_ byte: UInt8) -> Bool {
      byte < 64 && (bits >> UInt64(byte)) & 1 != 0
    }
  }

  /// Letters, digits and `- . _ ~`, which mean themselves anywhere in an address (RFC 3986, 2.3).
  static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    default: false
    }
  }

  /// The delimiters of an address and `%` (RFC 3986, 2.1 and 2.2).
  static func isReserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "@"), UInt8(ascii: "!"),
      UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","),
      UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "%"):
      true
    default: false
    }
  }

  /// Whether a reader would see nothing: white space, no-break and zero-width spaces only.
  static func areBlank(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte <= 0x20 {
        index += 1
      } else if byte == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xA0 {
        index += 2  // U+00A0
      } else if byte == 0xE2, index + 2 < bytes.count,
        bytes[index + 1] == 0x80 && (0x80...0x8F).contains(bytes[index + 2])
          || bytes[index + 1] == 0x81 && bytes[index + 2] == 0xA0
      {
        index += 3  // U+2000 to U+200F, U+2060
      } else if byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBB,
        bytes[index + 2] == 0xBF
      {
        index += 3  // U+FEFF
      } else {
        return false
      }
    }
    return true
  }
}
