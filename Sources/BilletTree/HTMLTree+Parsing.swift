package import BilletCore

/// From bytes to a tree.
extension HTMLTree {
  /// Reads HTML: O(n), whatever the bytes.
  ///
  /// Every span counts in the bytes of `file`. What was not read, and where that begins, is in
  /// `problems`; a document in which all was read as a browser reads it has none.
  package static func parse(_ file: SourceFile) -> HTMLTree {
    parse(file, asksAlways: false)
  }

  /// Reads HTML; `asksAlways` has libxml2 find the structure of every document, for tests.
  static func parse(_ file: SourceFile, asksAlways: Bool) -> HTMLTree {
    var problems = ProblemList(file: file)
    let readable = ReadableRange(of: file.bytes, problems: &problems)
    return file.bytes.withUnsafeBufferPointer { bytes in
      var tokenizer = HTMLTokenizer(
        bytes: bytes, from: readable.start, to: readable.end, problems: problems)
      tokenizer.run()
      var builder = TreeBuilder(tokenizer, source: file.bytes)
      if !asksAlways, builder.furtherAttributes.isEmpty, TreeBuilder.isStraight(builder.tokens) {
        builder.buildStraight()
      } else {
        StructureParser.run(builder.skeleton(), into: &builder)
      }
      builder.finish()
      return (consume builder).finishedTree()
    }
  }
}

/// The part of a file that is safe to read: UTF-8 without NUL, within the size limit, behind a
/// byte-order mark.
struct ReadableRange {
  let start: Int
  let end: Int

  init(of bytes: [UInt8], problems: inout ProblemList) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var end = bytes.count
    if bytes.count > Limits.htmlBytes {
      end = Limits.htmlBytes
      // A sequence that the limit would cut belongs to the rest.
      while end > start, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      problems.report(.limit(.bytes), at: end..<min(end + 1, bytes.count))
    }
    if let invalid = UTF8Validation.firstInvalidOffset(in: bytes), invalid < end {
      end = invalid
      problems.report(.notUTF8, at: invalid..<(invalid + 1))
    }
    let null = Self.firstNull(in: bytes, start..<max(start, end))
    if let null {
      end = null
      problems.report(.nullByte, at: null..<(null + 1))
    }
    if start == bytes.count { problems.report(.empty, at: 0..<0) }
    self.start = start
    self.end = max(start, end)
  }

  private static func firstNull(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    bytes.withUnsafeBytes { buffer in
      var next = range.lowerBound
      // Eight at a time: taking one from each byte borrows from the highest bit of a zero only.
      while next + 8 <= range.upperBound {
        let word = buffer.loadUnaligned(fromByteOffset: next, as: UInt64.self)
        if (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0 { break }
        next += 8
      }
      return (next..<range.upperBound).first { buffer[$0] == 0 }
    }
  }
}
