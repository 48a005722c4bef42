/// Bytes written as a mark and two hexadecimal digits: `%20` in addresses (URL standard, 1.3) and header parameters
/// (RFC 2231), `=20` in encoded words (RFC 2047).
package enum PercentEncoding {
  /// The bytes with each mark and its two digits resolved; a mark without digits stands for itself.
  package static func decoded(
    _ bytes: ArraySlice<UInt8>, mark: UInt8 = UInt8(ascii: "%")
  ) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == mark, index + 2 < bytes.endIndex,
        let high = bytes[index + 1].hexadecimalDigit, let low = bytes[index + 2].hexadecimalDigit
      {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }
}

extension UInt8 {
  /// The value of a hexadecimal digit, in either case.
  package var hexadecimalDigit: UInt8? {
    if self &- 0x30 < 10 { return self - 0x30 }
    let letter = (self | 0x20) &- 0x61
    return letter < 6 ? letter + 10 : nil
  }
}
