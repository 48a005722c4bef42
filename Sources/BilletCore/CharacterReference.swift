/// Resolves HTML character references such as `&amp;` and `&#x1F600;` (HTML 13.2.5.72 to 13.2.5.80).
package enum CharacterReference {
  /// A reference that stands at some offset.
  package struct Match: Sendable, Equatable {
    /// How many bytes it takes in the source, `&` and `;` included.
    package var length: Int
    /// What it stands for, UTF-8.
    package var value: [UInt8]
  }

  /// The reference that begins with the `&` at `offset`, or `nil` when that is a plain ampersand.
  ///
  /// In an attribute value a name without `;` before `=`, a letter or a digit is text, so that
  /// `?a=1&copy=2` stays an address.
  package static func match(
    in bytes: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int, inAttribute: Bool
  ) -> Match? {
    guard offset + 1 < end, bytes[offset] == UInt8(ascii: "&") else { return nil }
    if bytes[offset + 1] == UInt8(ascii: "#") {
      return number(in: bytes, at: offset, end: end)
    }
    var stop = offset + 1
    // The longest name has 31 letters.
    while stop < end, stop - offset <= 32, isAlphanumeric(bytes[stop]) { stop += 1 }
    if stop < end, bytes[stop] == UInt8(ascii: ";"),
      let entry = entry(named: bytes[(offset + 1)..<stop])
    {
      return Match(length: stop + 1 - offset, value: entry.value)
    }
    // Without a semicolon the longest name that HTML lets stand so counts.
    while stop > offset + 2 {
      if let entry = entry(named: bytes[(offset + 1)..<stop]), entry.countsWithoutSemicolon {
        if inAttribute, stop < end,
          bytes[stop] == UInt8(ascii: "=") || isAlphanumeric(bytes[stop])
        {
          return nil
        }
        return Match(length: stop - offset, value: entry.value)
      }
      stop -= 1
    }
    return nil
  }

  /// What a name such as `eacute` stands for when a semicolon follows, UTF-8; `nil` if HTML has no such name.
  package static func value(ofName name: some Collection<UInt8>) -> [UInt8]? {
    entry(named: name)?.value
  }

  /// What a number stands for, with the replacements of HTML 13.2.5.80 (`&#x80;` is €, `&#0;` is U+FFFD).
  package static func value(ofNumber number: UInt32) -> [UInt8] {
    let windows1252: [UInt32] = [
      0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
      0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
      0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ]
    let code = (0x80...0x9F).contains(number) ? windows1252[Int(number - 0x80)] : number
    let scalar = code == 0 ? nil : Unicode.Scalar(code)
    return Array(String(Character(scalar ?? "\u{FFFD}")).utf8)
  }

  private struct Entry {
    var countsWithoutSemicolon: Bool
    var value: [UInt8]
  }

  private static func number(
    in bytes: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int
  ) -> Match? {
    var next = offset + 2
    var radix: UInt32 = 10
    if next < end, bytes[next] | 0x20 == UInt8(ascii: "x") {
      radix = 16
      next += 1
    }
    let digits = next
    var code: UInt32 = 0
    while next < end, let digit = digitValue(bytes[next]), digit < radix {
      code = min(code * radix + digit, 0x11_0000)
      next += 1
    }
    guard next > digits else { return nil }
    if next < end, bytes[next] == UInt8(ascii: ";") { next += 1 }
    return Match(length: next - offset, value: value(ofNumber: code))
  }

  private static func digitValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46, 0x61...0x66: UInt32((byte | 0x20) - 0x61 + 10)
    default: nil
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A)
  }

  /// Binary search over the lines of the table: O(log n).
  private static func entry(named name: some Collection<UInt8>) -> Entry? {
    let table = CharacterReferenceTable.text
    let bytes = UnsafeBufferPointer(start: table.utf8Start, count: table.utf8CodeUnitCount)
    var low = 0
    var high = bytes.count
    while low < high {
      var start = (low + high) / 2
      while start > low, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
      var end = start
      while end < high, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      let line = bytes[start..<end]
      let nameEnd = line.firstIndex(of: UInt8(ascii: " ")) ?? end
      let lineName = bytes[start..<nameEnd]
      if lineName.elementsEqual(name) {
        return Entry(
          countsWithoutSemicolon: bytes[nameEnd + 1] == UInt8(ascii: "!"),
          value: scalars(bytes[(nameEnd + 3)..<end]))
      }
      if lineName.lexicographicallyPrecedes(name) {
        low = end + 1
      } else {
        high = start
      }
    }
    return nil
  }

  private static func scalars(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    var result: [UInt8] = []
    var code: UInt32 = 0
    func flush() {
      if let scalar = Unicode.Scalar(code) {
        result.append(contentsOf: UTF8.encode(scalar) ?? .init())
      }
      code = 0
    }
    for byte in text {
      if let digit = digitValue(byte) { code = code << 4 | digit } else { flush() }
    }
    flush()
    return result
  }
}
