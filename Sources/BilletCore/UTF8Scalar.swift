/// Reads single scalars of well-formed UTF-8 (RFC 3629).
enum UTF8Scalar {
  /// How many bytes a scalar has that begins with `lead`.
  static func length(of lead: UInt8) -> Int {
    switch lead {
    case 0..<0x80: 1
    case ..<0xE0: 2
    case ..<0xF0: 3
    default: 4
    }
  }

  /// The scalar that begins at an offset; `nil` where the part ends before or within it.
  static func scalar(
    in bytes: UnsafeBufferPointer<UInt8>, at offset: Int, within part: Range<Int>
  ) -> Unicode.Scalar? {
    guard offset < part.upperBound else { return nil }
    let lead = bytes[offset]
    let count = length(of: lead)
    guard offset + count <= part.upperBound else { return nil }
    var value = UInt32(lead)
    if count > 1 {
      value &= count == 2 ? 0x1F : count == 3 ? 0x0F : 0x07
      for next in 1..<count { value = value << 6 | UInt32(bytes[offset + next] & 0x3F) }
    }
    return Unicode.Scalar(value)
  }
}
