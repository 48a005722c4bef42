/// Finds the known name that some bytes spell, in any case, without making a string.
///
/// Open addressing by the last eight bytes of a name, which are gathered while the name is read: for
/// most names they are all of it, so that a look-up costs one pass.
struct NameTable<Name: RawRepresentable & Sendable>: Sendable where Name.RawValue == String {
  private struct Slot {
    var name: Name
    var key: UInt64
    /// In `spellings`.
    var start: Int
    var count: Int
  }

  private var slots: [Slot?]
  private var spellings: [UInt8] = []

  init(_ names: some Sequence<Name>) {
    slots = Array(repeating: nil, count: 1024)
    for name in names {
      let spelling = Array(name.rawValue.utf8)
      var key: UInt64 = 0
      for byte in spelling { key = key << 8 | UInt64(byte) }
      var index = Self.index(of: key)
      while slots[index] != nil { index = (index + 1) & 1023 }
      slots[index] = Slot(
        name: name, key: key, start: spellings.count, count: spelling.count)
      spellings += spelling
    }
  }

  /// The name that the bytes of `range` spell when ASCII letters are read in lower case.
  @inline(__always)
  func name(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Name? {
    var key: UInt64 = 0
    for index in range { key = key << 8 | UInt64(bytes[index].lowercasedASCII) }
    var index = Self.index(of: key)
    while let slot = slots[index] {
      if slot.key == key, slot.count == range.count, matches(slot, bytes, range) {
        return slot.name
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
    _ slot: Slot, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Bool {
    var offset = 0
    while offset < range.count - 8 {
      guard
        spellings[slot.start + offset] == bytes[range.lowerBound + offset].lowercasedASCII
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
