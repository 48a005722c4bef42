/// Whether bytes are well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates).
package enum UTF8Validation {
  /// The offset of the first byte that is not part of a well-formed sequence, or `nil`.
  package static func firstInvalidOffset(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      var offset = 0
      let count = buffer.count
      let raw = UnsafeRawBufferPointer(buffer)
      while offset < count {
        // Most text is ASCII: eight bytes at a time.
        while offset + 8 <= count,
          raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          offset += 8
        }
        guard offset < count else { return nil }
        let lead = buffer[offset]
        if lead < 0x80 {
          offset += 1
          continue
        }
        let length: Int
        var lowest: UInt8 = 0x80
        var highest: UInt8 = 0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, lowest) = (3, 0xA0)
        case 0xE1...0xEC, 0xEE...0xEF: length = 3
        case 0xED: (length, highest) = (3, 0x9F)
        case 0xF0: (length, lowest) = (4, 0x90)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, highest) = (4, 0x8F)
        default: return offset
        }
        guard offset + length <= count else { return offset }
        guard buffer[offset + 1] >= lowest, buffer[offset + 1] <= highest else { return offset }
        var next = offset + 2
        while next < offset + length {
          guard buffer[next] & 0xC0 == 0x80 else { return offset }
          next += 1
        }
        offset += length
      }
      return nil
    }
  }
}
