/// Finds the known name that some bytes spell, in any case, without making a string.
///
/// Open addressing by the last eight bytes of a name, which are gathered while the name is read: for
/// most names they are all of it, so that a look-up costs one pass.
struct NameTable<Name: Sendable>: Sendable {
  private struct Entry {
    var name: Name
    var key: UInt64
    /// In `spellings`.
    var start: Int32
    var count: Int32
  }

  /// The numbers of entries, 0 where there is none: a few cache lines, which most look-ups begin with.
  private var slots: [UInt16]
  /// From 1 on.
  private var entries: [Entry] = []
  private var spellings: [UInt8] = []

  // Not asked of the type: the runtime would search for it whenever a table is stored.
  init(_ names: some Sequence<Name>) where Name: RawRepresentable, Name.RawValue == String {
    slots = Array(repeating: 0, count: 1024)
    for name in names {
      let spelling = Array(name.rawValue.utf8)
      var key: UInt64 = 0
      for byte in spelling { key = key << 8 | UInt64(byte) }
      var index = Self.index(of: key)
      while slots[index] != 0 { index = (index + 1) & 1023 }
      entries.append(
        Entry(
          name: name, key: key, start: Int32(truncatingIfNeeded: spellings.count),
          count: Int32(truncatingIfNeeded: spelling.count)))
      slots[index] = UInt16(truncatingIfNeeded: entries.count)
      spellings += spelling
    }
  }

  /// The name that the bytes of `range` spell when ASCII letters are read in lower case.
  @inline(__always)
  func name(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Name? {
    var key: UInt64 = 0
    for index in range { key = key << 8 | UInt64(bytes[index].lowercasedASCII) }
    var index = Self.index(of: key)
    while slots[index] != 0 {
      let number = Int(slots[index]) - 1
      if entries[number].key == key, Int(entries[number].count) == range.count,
        matches(entries[number], bytes, range)
      {
        return entries[number].name
      }
      index = (index + 1) & 1023
    }
    return nil
  }

  @inline(__always)
  private static func index(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 54)
  }

  /// Compares what the key does not hold.
  @inline(__always)
  private func matches(
    _ entry: Entry, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Bool {
    var offset = 0
    while offset < range.count - 8 {
      guard
        spellings[Int(entry.start) + offset] == bytes[range.lowerBound + offset].lowercasedASCII
      else { return false }
      offset += 1
    }
    return true
  }
}

extension ElementName {
  static let nameTable = NameTable(allCases.filter { $0 != .none && $0 != .other })
}

extension AttributeName {
  static let nameTable = NameTable(allCases.filter { $0 != .other })
}

extension UInt8 {
  /// The byte with `A` to `Z` as `a` to `z`.
  @inline(__always)
  var lowercasedASCII: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }

  /// Whether the byte is an ASCII letter.
  @inline(__always)
  var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }

  /// Whether the byte is ASCII white space as HTML counts it (Infra 4.6).
  @inline(__always)
  var isHTMLWhitespace: Bool {
    self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D || self == 0x0C
  }
}
