/// Finds the known name that some bytes spell, in any case, without making a string.
///
/// Open addressing over the names' spellings; the hash is computed while the bytes are read, so a
/// look-up costs one pass over the name.
struct NameTable<Name: RawRepresentable & Sendable>: Sendable where Name.RawValue == String {
  private struct Slot {
    var name: Name
    var spelling: Range<Int>
  }

  private var slots: [Slot?]
  private var spellings: [UInt8] = []

  init(_ names: some Sequence<Name>) {
    slots = Array(repeating: nil, count: 1024)
    for name in names {
      let spelling = Array(name.rawValue.utf8)
      var hash: UInt32 = 0
      for byte in spelling { hash = Self.hash(hash, byte) }
      var index = Int(hash) & 1023
      while slots[index] != nil { index = (index + 1) & 1023 }
      slots[index] = Slot(
        name: name, spelling: spellings.count..<(spellings.count + spelling.count))
      spellings += spelling
    }
  }

  /// The name that the bytes of `range` spell when ASCII letters are read in lower case.
  @inline(__always)
  func name(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Name? {
    var hash: UInt32 = 0
    for index in range { hash = Self.hash(hash, bytes[index].lowercasedASCII) }
    var index = Int(hash) & 1023
    while let slot = slots[index] {
      if matches(slot.spelling, bytes, range) { return slot.name }
      index = (index + 1) & 1023
    }
    return nil
  }

  @inline(__always)
  private static func hash(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    (hash ^ UInt32(byte)) &* 0x0100_0193 &+ hash >> 15
  }

  @inline(__always)
  private func matches(
    _ spelling: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Bool {
    guard spelling.count == range.count else { return false }
    for offset in 0..<range.count
    where spellings[spelling.lowerBound + offset]
      != bytes[range.lowerBound + offset].lowercasedASCII
    {
      return false
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
