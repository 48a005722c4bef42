/// Turns Yams' marks into byte offsets.
///
/// Yams counts lines at LF, CR, CR LF and also at U+0085, U+2028 and U+2029 (YAML 1.1, section 5.4), and
/// columns in Unicode scalars.
struct YAMLMarks {
  private let bytes: [UInt8]
  private let range: Range<Int>
  private var starts: [Int]

  init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    self.range = range
    starts = [range.lowerBound]
    var offset = range.lowerBound
    while offset < range.upperBound {
      let length = Self.lineBreak(in: bytes, at: offset, end: range.upperBound)
      offset += max(length, 1)
      if length > 0 { starts.append(offset) }
    }
  }

  /// The offset of a mark; one past the end gives the end.
  func offset(line: Int, column: Int) -> Int {
    guard line >= 1, line <= starts.count else { return range.upperBound }
    var offset = starts[line - 1]
    var left = column - 1
    while left > 0, offset < range.upperBound {
      offset += 1
      while offset < range.upperBound, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      left -= 1
    }
    return offset
  }

  /// The end of the line that holds an offset, without trailing white space.
  func endOfLine(from offset: Int) -> Int {
    var end = offset
    while end < range.upperBound,
      Self.lineBreak(in: bytes, at: end, end: range.upperBound) == 0
    {
      end += 1
    }
    while end > offset, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return end
  }

  private static func lineBreak(in bytes: [UInt8], at offset: Int, end: Int) -> Int {
    switch bytes[offset] {
    case 0x0A: 1
    case 0x0D: offset + 1 < end && bytes[offset + 1] == 0x0A ? 2 : 1
    case 0xC2: offset + 1 < end && bytes[offset + 1] == 0x85 ? 2 : 0
    case 0xE2:
      offset + 2 < end && bytes[offset + 1] == 0x80 && bytes[offset + 2] & 0xFE == 0xA8 ? 3 : 0
    default: 0
    }
  }
}
