/// Text beyond ASCII in a header (RFC 2047): `=?utf-8?Q?Ihre_R=C3=BCcksendung?=`.
enum EncodedWords {
  /// The longest encoded word (section 2).
  private static let wordLength = 75
  private static let overhead = "=?utf-8?Q?".utf8.count + "?=".utf8.count

  /// The text in words of at most 75 characters, the first of at most `firstRoom`.
  ///
  /// A reader joins them again without the space between them; no character is split between two.
  /// Of the two encodings it takes the shorter one for the whole text, Q when both are as long.
  static func encode(_ text: String, firstRoom: Int) -> [String] {
    let lengthInQ = text.utf8.reduce(0) { $0 + widthInQ(of: $1) }
    let usesQ = lengthInQ <= Base64.length(of: text.utf8.count)
    var words: [String] = []
    var chunk: [UInt8] = []
    var room = min(firstRoom, wordLength) - overhead
    var width = 0
    for scalar in text.unicodeScalars {
      let bytes = UTF8.encode(scalar).map(Array.init) ?? []
      let added = bytes.reduce(0) { $0 + widthInQ(of: $1) }
      let grown = usesQ ? width + added : Base64.length(of: chunk.count + bytes.count)
      if grown > room, !chunk.isEmpty {
        words.append(word(chunk, usesQ: usesQ))
        chunk = []
        room = wordLength - overhead
        width = 0
      }
      chunk += bytes
      width += added
    }
    if !chunk.isEmpty { words.append(word(chunk, usesQ: usesQ)) }
    return words
  }

  /// Whether a byte means itself in an encoded word wherever the word stands (section 5, rule 3).
  static func isSafe(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "!"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "/"):
      true
    default: false
    }
  }

  private static func widthInQ(of byte: UInt8) -> Int {
    byte == 0x20 || isSafe(byte) ? 1 : 3
  }

  private static func word(_ chunk: [UInt8], usesQ: Bool) -> String {
    var word = Array((usesQ ? "=?utf-8?Q?" : "=?utf-8?B?").utf8)
    if usesQ {
      for byte in chunk {
        if byte == 0x20 {
          word.append(UInt8(ascii: "_"))
        } else if isSafe(byte) {
          word.append(byte)
        } else {
          QuotedPrintable.appendEncoded(byte, to: &word)
        }
      }
    } else {
      Base64.append(chunk[...], to: &word)
    }
    word += Array("?=".utf8)
    return String(decoding: word, as: UTF8.self)
  }
}
