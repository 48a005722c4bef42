/// The transfer encoding of attachments and of header words (RFC 2045, section 6.8).
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// How many characters that many bytes become.
  static func length(of byteCount: Int) -> Int {
    (byteCount + 2) / 3 * 4
  }

  /// Appends bytes in lines of 76 characters, with CR LF between lines and none at the end.
  static func appendLines(_ bytes: [UInt8], to output: inout [UInt8]) {
    let bytesInLine = MailWriter.lineLength / 4 * 3
    for start in stride(from: 0, to: bytes.count, by: bytesInLine) {
      if start > 0 { output.append(contentsOf: [0x0D, 0x0A]) }
      append(bytes[start..<min(start + bytesInLine, bytes.count)], to: &output)
    }
  }

  /// Appends bytes in one run.
  static func append(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let group = bytes[start..<min(start + 3, bytes.endIndex)]
      var bits: UInt32 = 0
      for byte in group { bits = bits << 8 | UInt32(byte) }
      bits <<= UInt32(8 * (3 - group.count))
      for position in 0..<4 {
        let isPadding = position > group.count
        let sextet = Int(bits >> UInt32(18 - 6 * position) & 0x3F)
        output.append(isPadding ? UInt8(ascii: "=") : alphabet[sextet])
      }
      start += 3
    }
  }
}
