import BilletCore

/// The line that a location begins in, cut to a readable width, and where to mark it.
struct Excerpt {
  /// How many columns of a long line are shown.
  static let width = 100

  /// `path:line:column`.
  let place: String
  /// The line's number, from 1.
  let line: Int
  /// The columns set aside for the line's number.
  let gutter: Int
  /// The line's text, or the part around the place with `…` where it was cut; safe to print.
  let text: String
  /// How many columns stand before the marked part.
  let markerColumn: Int
  /// How many columns are marked, at least 1.
  let markerWidth: Int

  init(_ location: SourceLocation) {
    let file = location.file
    let start = location.start
    line = start.line
    place = "\(TerminalSafe.text(file.path)):\(start.line):\(start.column)"
    gutter = max(2, String(start.line).utf8.count)

    let lineSpan = file.lineIndex.span(ofLine: start.line - 1, in: file.bytes)
    let from = min(max(location.span.lowerBound, lineSpan.lowerBound), lineSpan.upperBound)
    let to = min(max(location.span.upperBound, from), lineSpan.upperBound)

    // Only a window around the place is decoded: a line may be megabytes long.
    let windowStart = Self.scalarStart(
      max(lineSpan.lowerBound, from - Self.width), in: file.bytes, notBefore: lineSpan.lowerBound)
    let windowEnd = min(lineSpan.upperBound, from + 4 * Self.width)
    var before = Self.decode(file.bytes[windowStart..<from])
    let isCutBefore = DisplayWidth.columns(of: before) > Self.width / 2
    if isCutBefore {
      var scalars = before.unicodeScalars
      while DisplayWidth.columns(of: String(scalars)) > Self.width / 2 - 1 { scalars.removeFirst() }
      before = "…" + String(scalars)
    } else if windowStart > lineSpan.lowerBound {
      before = "…" + before
    }
    let marked = Self.decode(file.bytes[from..<min(to, windowEnd)])
    let after = Self.decode(file.bytes[min(to, windowEnd)..<windowEnd])

    var shown = before
    var markedColumns = 0
    var isCut = windowEnd < lineSpan.upperBound
    var columns = DisplayWidth.columns(of: before)
    markerColumn = columns
    for (part, isMarked) in [(marked, true), (after, false)] {
      for scalar in part.unicodeScalars {
        let width = DisplayWidth.columns(of: scalar)
        if columns + width > Self.width {
          isCut = true
          break
        }
        shown.unicodeScalars.append(scalar)
        columns += width
        if isMarked { markedColumns += width }
      }
    }
    text = isCut ? shown + "…" : shown
    markerWidth = max(markedColumns, 1)
  }

  private static func decode(_ bytes: ArraySlice<UInt8>) -> String {
    TerminalSafe.text(String(decoding: bytes, as: UTF8.self))
  }

  private static func scalarStart(_ offset: Int, in bytes: [UInt8], notBefore: Int) -> Int {
    var offset = offset
    while offset > notBefore, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }
}
