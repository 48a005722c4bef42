import BilletCore

/// Text in header fields that is not ASCII: `=?utf-8?Q?Gr=C3=BC=C3=9Fe?=` (RFC 2047).
enum EncodedWord {
  /// The text of a field, encoded words resolved; what is no encoded word stays as it is.
  static func decode(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    /// Bytes of neighbouring words in one encoding: a character may be cut between them.
    var pending: (encoding: TextEncoding, bytes: [UInt8])?
    var blank: [UInt8] = []
    func settle() {
      if let word = pending {
        result +=
          word.encoding.isUTF8
          ? Array(String(decoding: word.bytes, as: UTF8.self).utf8)
          : word.encoding.decode(word.bytes[...]).bytes
      }
      pending = nil
    }
    var index = 0
    while index < bytes.count {
      if let word = word(at: index, in: bytes) {
        // Blanks between two encoded words are no part of the text.
        if pending == nil { result += blank }
        blank = []
        if let current = pending, current.encoding == word.encoding {
          pending = (current.encoding, current.bytes + word.bytes)
        } else {
          settle()
          pending = (word.encoding, word.bytes)
        }
        index = word.end
      } else if bytes[index] == 0x20 || bytes[index] == 0x09 {
        blank.append(0x20)
        index += 1
      } else {
        settle()
        result += blank
        blank = []
        result.append(bytes[index])
        index += 1
      }
    }
    settle()
    return String(decoding: result.drop { $0 == 0x20 }, as: UTF8.self)
  }

  private static func word(
    at start: Int, in bytes: [UInt8]
  ) -> (encoding: TextEncoding, bytes: [UInt8], end: Int)? {
    guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "="),
      bytes[start + 1] == UInt8(ascii: "?")
    else { return nil }
    // Longer ones are allowed nowhere (section 2), yet some programs write them.
    let window = bytes[(start + 2)..<min(start + 1_000, bytes.count)]
    guard let first = window.firstIndex(of: UInt8(ascii: "?")),
      let second = window[(first + 1)...].firstIndex(of: UInt8(ascii: "?")), second == first + 2,
      let third = window[(second + 1)...].firstIndex(of: UInt8(ascii: "?")),
      third + 1 < window.endIndex, window[third + 1] == UInt8(ascii: "=")
    else { return nil }
    // A language may stand behind the encoding (RFC 2231, section 5).
    let label = window[(start + 2)..<first].prefix { $0 != UInt8(ascii: "*") }
    guard let encoding = TextEncoding(label: label) else { return nil }
    let text = window[(second + 1)..<third]
    switch window[first + 1] | 0x20 {
    case UInt8(ascii: "b"):
      return (encoding, TransferDecoder.base64(Array(text)).bytes, third + 2)
    case UInt8(ascii: "q"): return (encoding, quoted(text), third + 2)
    default: return nil
    }
  }

  private static func quoted(_ text: ArraySlice<UInt8>) -> [UInt8] {
    let spaced = text.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }
    return PercentEncoding.decoded(spaced[...], mark: UInt8(ascii: "="))
  }
}
