/// The offsets at which the lines of a text begin.
///
/// Lines end with LF, CR LF or a CR alone, as editors count them.
public struct LineIndex: Sendable {
  /// The byte offset of each line's first byte; the first is 0.
  public let starts: [Int]

  /// Reads the line ends of a text: O(n).
  public init(_ bytes: [UInt8]) {
    var starts = [0]
    bytes.withUnsafeBufferPointer { buffer in
      var offset = 0
      while offset < buffer.count {
        let byte = buffer[offset]
        offset += 1
        if byte == UInt8(ascii: "\r"), offset < buffer.count, buffer[offset] == UInt8(ascii: "\n") {
          offset += 1
          starts.append(offset)
        } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
          starts.append(offset)
        }
      }
    }
    self.starts = starts
  }

  /// The index of the line that holds an offset, from 0: O(log n).
  public func line(containing offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The bytes of a line, from 0, without its line end.
  public func span(ofLine line: Int, in bytes: [UInt8]) -> Range<Int> {
    let start = starts[line]
    var end = line + 1 < starts.count ? starts[line + 1] : bytes.count
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r")
    {
      end -= 1
    }
    return start..<end
  }

  /// Line and column of an offset; an offset past the end gives the end.
  public func position(at offset: Int, in bytes: [UInt8]) -> SourcePosition {
    let offset = Swift.min(Swift.max(offset, 0), bytes.count)
    let line = line(containing: offset)
    var column = 1
    // A scalar is counted at its first byte, so an offset inside a scalar gives that scalar.
    for index in starts[line]..<offset where bytes[index] & 0xC0 != 0x80 {
      column += 1
    }
    if offset < bytes.count, offset > starts[line], bytes[offset] & 0xC0 == 0x80 { column -= 1 }
    return SourcePosition(line: line + 1, column: column)
  }
}
