/// Finds the parts of an inline link or image behind its text (CommonMark 6.3).
struct LinkScanner {
  var destination: Range<Int>
  /// Empty when there is none.
  var title: Range<Int>
  /// One past the closing `)`.
  var end: Int

  /// Reads `](destination "title")` from the first `]` at or after an offset.
  init?(_ bytes: [UInt8], from start: Int, end limit: Int) {
    var next = start
    while next < limit, bytes[next] != UInt8(ascii: "]") { next += 1 }
    guard next + 1 < limit, bytes[next + 1] == UInt8(ascii: "(") else { return nil }
    next = Self.skipWhiteSpace(bytes, from: next + 2, end: limit)
    guard next < limit else { return nil }
    if bytes[next] == UInt8(ascii: "<") {
      let first = next + 1
      guard let close = Self.find(UInt8(ascii: ">"), in: bytes, from: first, end: limit) else {
        return nil
      }
      destination = first..<close
      next = close + 1
    } else {
      let first = next
      next = Self.plainEnd(bytes, from: first, end: limit)
      destination = first..<next
    }
    next = Self.skipWhiteSpace(bytes, from: next, end: limit)
    title = next..<next
    if next < limit, let close = Self.closer(of: bytes[next]) {
      let first = next + 1
      guard let last = Self.find(close, in: bytes, from: first, end: limit) else { return nil }
      title = first..<last
      next = Self.skipWhiteSpace(bytes, from: last + 1, end: limit)
    }
    guard next < limit, bytes[next] == UInt8(ascii: ")") else { return nil }
    self.end = next + 1
  }

  private static func closer(of byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): byte
    case UInt8(ascii: "("): UInt8(ascii: ")")
    default: nil
    }
  }

  private static func skipWhiteSpace(_ bytes: [UInt8], from start: Int, end: Int) -> Int {
    var next = start
    while next < end, bytes[next] == 0x20 || (0x09...0x0D).contains(bytes[next]) { next += 1 }
    return next
  }

  private static func find(_ byte: UInt8, in bytes: [UInt8], from start: Int, end: Int) -> Int? {
    var next = start
    while next < end {
      if bytes[next] == byte { return next }
      next += bytes[next] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  /// The end of a destination without `<`: parentheses in it are balanced.
  private static func plainEnd(_ bytes: [UInt8], from start: Int, end: Int) -> Int {
    var next = start
    var depth = 0
    while next < end {
      switch bytes[next] {
      case 0...0x20: return next
      case UInt8(ascii: "\\"): next += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        if depth == 0 { return next }
        depth -= 1
      default: break
      }
      next += 1
    }
    return end
  }
}
