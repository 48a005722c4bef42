import BilletCore

/// A text that may hold tags, and the way back to the author's file.
struct TemplateSource {
  let file: SourceFile
  let text: [UInt8]
  /// Where `text` stands byte for byte in the file.
  private let base: Int?
  private let whole: SourceLocation

  /// A text that stands in the file as it is at `verbatim`, or changed somewhere within `whole`.
  init(file: SourceFile, text: [UInt8], verbatim: Range<Int>?, whole: SourceLocation) {
    self.file = file
    self.text = text
    self.base = verbatim?.lowerBound
    self.whole = whole
  }

  /// A file from an offset to its end.
  init(file: SourceFile, from start: Int) {
    self.file = file
    text = Array(file.bytes[start...])
    base = start
    whole = SourceLocation(file, start..<file.bytes.count)
  }

  /// Whether places in the text are exact places in the file.
  var isVerbatim: Bool { base != nil }

  func location(_ span: Range<Int>) -> SourceLocation {
    guard let base else { return whole }
    return SourceLocation(file, (span.lowerBound + base)..<(span.upperBound + base))
  }
}

/// Finds line ends: LF, CR LF or a CR alone.
enum Lines {
  /// The start of the line after the one that holds `offset`.
  static func next(in bytes: [UInt8], from offset: Int, end: Int) -> Int {
    var next = offset
    while next < end, bytes[next] != 0x0A, bytes[next] != 0x0D { next += 1 }
    guard next < end else { return end }
    if bytes[next] == 0x0D, next + 1 < end, bytes[next + 1] == 0x0A { return next + 2 }
    return next + 1
  }
}
