import BilletCore
import BilletMessage

/// The message's Markdown after sections and loops, with each value as an opaque token, and the way back
/// from each byte to the author's text.
///
/// A token is U+E000, then the value's index in base 1024 as U+E100…U+E4FF (two characters), then U+E001.
/// To a Markdown parser these are letters, so `**{{name}}**s` is strong as the author meant, and no value
/// can close, open or escape anything.
struct Expansion {
  /// A stretch of the buffer that comes from one stretch of a file.
  struct Run {
    /// Where it begins in the buffer; it ends where the next begins.
    var start: Int
    var file: SourceFile
    /// The author's bytes: the same ones for a literal run, the whole `{{name}}` for a token.
    var source: Range<Int>
    /// The value, for a token.
    var value: ValueIndex?
    /// Whether a value is a whole address (types `url` and `image-url`).
    var isAddress = false
  }

  private(set) var bytes: [UInt8] = []
  private(set) var runs: [Run] = []

  /// The most values of one message: two characters of base 1024.
  static let valueLimit = 1024 * 1024
  static let opening: [UInt8] = [0xEE, 0x80, 0x80]
  /// Opening, two digits and closing, three bytes each.
  static let tokenLength = 12

  /// Appends the author's own text.
  mutating func append(_ source: Range<Int>, of file: SourceFile) {
    guard !source.isEmpty else { return }
    if let last = runs.last, last.value == nil, last.file === file,
      last.source.upperBound == source.lowerBound
    {
      runs[runs.count - 1].source = last.source.lowerBound..<source.upperBound
    } else {
      runs.append(Run(start: bytes.count, file: file, source: source))
    }
    bytes.append(contentsOf: file.bytes[source])
  }

  /// Appends a value's token; `source` is the tag that it stands for.
  mutating func append(
    _ value: ValueIndex, isAddress: Bool, source: Range<Int>, of file: SourceFile
  ) {
    runs.append(
      Run(start: bytes.count, file: file, source: source, value: value, isAddress: isAddress))
    bytes.append(contentsOf: Self.opening)
    Self.appendDigit(value.rawValue >> 10, to: &bytes)
    Self.appendDigit(value.rawValue & 0x3FF, to: &bytes)
    bytes.append(contentsOf: [0xEE, 0x80, 0x81])
  }

  /// The author's bytes for a range of the buffer.
  ///
  /// A range inside one literal run maps byte for byte; one that touches a token takes in its whole tag.
  /// A range over several files is told by its first.
  func location(of range: Range<Int>) -> SourceLocation {
    guard let first = runs.first else { return SourceLocation(Self.nowhere, 0..<0) }
    let from = run(at: min(range.lowerBound, max(bytes.count - 1, 0))) ?? first
    let start = offset(range.lowerBound, in: from, isEnd: false)
    guard !range.isEmpty else { return SourceLocation(from.file, start..<start) }
    let to = run(at: range.upperBound - 1) ?? from
    guard to.file === from.file else {
      return SourceLocation(from.file, start..<max(start, from.source.upperBound))
    }
    let end = offset(range.upperBound, in: to, isEnd: true)
    // A loop's later item stands behind in the buffer and may stand before in the file.
    return SourceLocation(from.file, start..<max(start, end))
  }

  /// The run that holds a byte of the buffer: O(log n).
  func run(at offset: Int) -> Run? {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? runs[low - 1] : nil
  }

  /// The value whose token begins at an offset of a copied text.
  static func value(at offset: Int, in bytes: some RandomAccessCollection<UInt8>) -> ValueIndex? {
    let start = bytes.index(bytes.startIndex, offsetBy: offset)
    let token = Array(bytes[start...].prefix(tokenLength))
    guard token.count == tokenLength, token.starts(with: opening),
      let high = digit(token[3...5]), let low = digit(token[6...8])
    else { return nil }
    return ValueIndex(high << 10 | low)
  }

  private static let nowhere = SourceFile(path: "", bytes: [])

  private func offset(_ offset: Int, in run: Run, isEnd: Bool) -> Int {
    guard run.value == nil else { return isEnd ? run.source.upperBound : run.source.lowerBound }
    return min(run.source.lowerBound + max(offset - run.start, 0), run.source.upperBound)
  }

  private static func appendDigit(_ digit: Int, to bytes: inout [UInt8]) {
    let scalar = 0xE100 + UInt32(digit)
    bytes.append(UInt8(0xE0 | scalar >> 12))
    bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
    bytes.append(UInt8(0x80 | scalar & 0x3F))
  }

  private static func digit(_ bytes: ArraySlice<UInt8>) -> Int? {
    var scalar = 0
    for byte in bytes { scalar = scalar << 6 | Int(byte & 0x3F) }
    scalar &= 0xFFFF
    let digit = (scalar | 0xE000) - 0xE100
    return (0..<1024).contains(digit) ? digit : nil
  }
}
