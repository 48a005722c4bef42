import BilletCore

/// What a document says of its own encoding.
package enum DeclaredEncoding {
  /// A declaration further down than so many bytes is not looked for.
  private static let prescan = 64 * 1024

  /// A label and where it stands.
  package typealias Label = (bytes: ArraySlice<UInt8>, span: Range<Int>)

  /// The encoding that a byte-order mark gives, or the zeros of UTF-16 around the first tag.
  static func sniffed(_ bytes: ArraySlice<UInt8>) -> (encoding: TextEncoding, markLength: Int)? {
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    if bytes.starts(with: [0x3C, 0x00]) { return (.utf16LittleEndian, 0) }
    if bytes.starts(with: [0x00, 0x3C]) { return (.utf16BigEndian, 0) }
    return nil
  }

  /// The label in the first `meta` element that gives one, or in an XML declaration (HTML 13.2.3.2).
  package static func label(in bytes: ArraySlice<UInt8>) -> Label? {
    let text = bytes.prefix(prescan)
    var index = text.startIndex
    while let open = text[index...].firstIndex(of: UInt8(ascii: "<")) {
      let rest = text[open...]
      index = open + 1
      if rest.starts(with: "<!--".utf8) {
        guard let end = end(ofCommentFrom: open, in: text) else { return nil }
        index = end
      } else if rest.beginsWithWord("<meta") {
        let tag = rest.prefix { $0 != UInt8(ascii: ">") }
        if let label = value(of: "charset", in: tag) { return label }
      } else if open == text.startIndex, rest.beginsWithWord("<?xml") {
        let declaration = rest.prefix { $0 != UInt8(ascii: ">") }
        if let label = value(of: "encoding", in: declaration) { return label }
      }
    }
    return nil
  }

  private static func end(ofCommentFrom open: Int, in text: ArraySlice<UInt8>) -> Int? {
    var index = open + 4
    while index + 2 < text.endIndex {
      if text[index] == 0x2D, text[index + 1] == 0x2D, text[index + 2] == UInt8(ascii: ">") {
        return index + 3
      }
      index += 1
    }
    return nil
  }

  /// The value behind a name and an equals sign, with quotes around it or without.
  private static func value(of name: StaticString, in tag: ArraySlice<UInt8>) -> Label? {
    var index = tag.startIndex
    while index < tag.endIndex {
      defer { index += 1 }
      guard tag[index...].beginsWithWord(name) else { continue }
      var rest = tag[index...].dropFirst(name.utf8CodeUnitCount).drop { $0 <= 0x20 }
      guard rest.first == UInt8(ascii: "=") else { continue }
      rest = rest.dropFirst().drop { $0 <= 0x20 }
      if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        rest = rest.dropFirst().drop { $0 <= 0x20 }
      }
      let label = rest.prefix {
        $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: ";")
          && $0 != UInt8(ascii: "/")
      }
      if !label.isEmpty { return (label, label.startIndex..<label.endIndex) }
    }
    return nil
  }
}

extension ArraySlice<UInt8> {
  /// Whether the first bytes are these, ASCII letters in any case.
  func beginsWithWord(_ word: StaticString) -> Bool {
    guard count >= word.utf8CodeUnitCount else { return false }
    for offset in 0..<word.utf8CodeUnitCount {
      let byte = self[startIndex + offset]
      let folded = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      guard folded == word.utf8Start[offset] else { return false }
    }
    return true
  }
}
