import BilletMessage

/// Writes text so that it is text wherever it stands, whatever its bytes.
///
/// It looks at bytes, never at `Character`s: a combining mark after a quote would hide the quote.
enum Escaping {
  /// Every control character but tab; `&`, `<`, `>`.
  private static let textMask = ByteClass.Mask(controls + [0x0A] + Array("&<>".utf8))
  /// Every control character; `&`, `<`, `>`, `"`.
  private static let attributeMask = ByteClass.Mask(controls + [0x09, 0x0A] + Array("&<>\"".utf8))
  private static let controls = (0..<0x20).filter { $0 != 0x09 && $0 != 0x0A } as [UInt8]

  /// Appends a value for the place it stands in.
  ///
  /// In text `breaks` goes in as the line breaks right before the value and comes out as those after.
  @inline(__always)
  static func append(
    _ value: UnsafeBufferPointer<UInt8>, in context: Skeleton.Context, keepsLineBreaks: Bool,
    breaks: inout Int, to output: inout [UInt8]
  ) {
    switch context {
    case .text:
      appendText(value, keepsLineBreaks: keepsLineBreaks, breaks: &breaks, to: &output)
    case .attribute:
      appendAttribute(value, to: &output)
    case .addressComponent:
      AddressWriter.appendComponent(value, to: &output)
    case .address:
      var address = AddressWriter(escapesAmpersand: true)
      address.append(value, to: &output)
    }
  }

  /// Appends a line break unless two have come already.
  static func appendLineBreak(after breaks: inout Int, to output: inout [UInt8]) {
    guard breaks < 2 else { return }
    breaks += 1
    append("<br>\n", to: &output)
  }

  /// Appends a value as text between tags.
  static func appendText(
    _ value: UnsafeBufferPointer<UInt8>, keepsLineBreaks: Bool, breaks: inout Int,
    to output: inout [UInt8]
  ) {
    guard let first = firstSpecial(in: value, textMask) else {
      output.append(contentsOf: value)
      if !ByteClass.areBlank(value) { breaks = 0 }
      return
    }
    if DirectionControls.occur(in: UnsafeBufferPointer(rebasing: value[first...])) {
      DirectionControls.paired(value).withUnsafeBufferPointer {
        appendLines($0, keepsLineBreaks: keepsLineBreaks, breaks: &breaks, to: &output)
      }
    } else {
      appendLines(value, keepsLineBreaks: keepsLineBreaks, breaks: &breaks, to: &output)
    }
  }

  /// Appends a value inside a double-quoted attribute value or the title.
  static func appendAttribute(_ value: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    guard let first = firstSpecial(in: value, attributeMask) else {
      output.append(contentsOf: value)
      return
    }
    if DirectionControls.occur(in: UnsafeBufferPointer(rebasing: value[first...])) {
      DirectionControls.paired(value).withUnsafeBufferPointer {
        appendRuns($0, attributeMask, to: &output)
      }
    } else {
      appendRuns(value, attributeMask, to: &output)
    }
  }

  /// How one byte of the author's own text is written in text or in an attribute; `nil` for itself.
  static func replacement(for byte: UInt8, inAttribute: Bool) -> StaticString? {
    guard byte < 64 else { return byte == 0x7F ? " " : nil }
    guard (inAttribute ? attributeMask : textMask).holds(byte) else { return nil }
    // The author's newline is white space, and keeping it keeps the rendering readable.
    if !inAttribute, byte == 0x0A { return nil }
    return entity(for: byte)
  }

  static func append(_ literal: StaticString, to output: inout [UInt8]) {
    output.append(
      contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  private static func appendLines(
    _ value: UnsafeBufferPointer<UInt8>, keepsLineBreaks: Bool, breaks: inout Int,
    to output: inout [UInt8]
  ) {
    guard keepsLineBreaks else {
      appendRuns(value, textMask, to: &output)
      if !ByteClass.areBlank(value) { breaks = 0 }
      return
    }
    var start = 0
    while true {
      var end = start
      while end < value.count, value[end] != 0x0A { end += 1 }
      let line = UnsafeBufferPointer(rebasing: value[start..<end])
      appendRuns(line, textMask, to: &output)
      if !ByteClass.areBlank(line) { breaks = 0 }
      guard end < value.count else { return }
      appendLineBreak(after: &breaks, to: &output)
      start = end + 1
    }
  }

  private static func appendRuns(
    _ value: UnsafeBufferPointer<UInt8>, _ mask: ByteClass.Mask, to output: inout [UInt8]
  ) {
    var start = 0
    for index in value.indices {
      let byte = value[index]
      guard mask.holds(byte) || byte == 0x7F else { continue }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: value[start..<index]))
      append(entity(for: byte), to: &output)
      start = index + 1
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: value[start...]))
  }

  private static func entity(for byte: UInt8) -> StaticString {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    default: " "
    }
  }

  @inline(__always)
  private static func firstSpecial(
    in value: UnsafeBufferPointer<UInt8>, _ mask: ByteClass.Mask
  ) -> Int? {
    var index = 0
    while index < value.count {
      let byte = value[index]
      if mask.holds(byte) || byte == 0xE2 || byte == 0x7F { return index }
      index += 1
    }
    return nil
  }
}
