/// The line that programs for mail put before what they quote.
enum QuoteAnnouncement {
  /// Whether a block ends with “On … wrote:” or a line such as “-----Original Message-----”.
  static func ends(_ block: ArraySlice<UInt8>) -> Bool {
    let block = block.trimmed
    guard let last = block.last else { return false }
    // A colon, or the last byte of a wide one; a dash.
    if last == UInt8(ascii: ":") || last == 0x9A {
      let tail = block.suffix(48)
      return writes.contains { holds($0, in: tail) }
    }
    return last == UInt8(ascii: "-") && block.starts(with: "--".utf8)
      && originals.contains { holds($0, in: block.prefix(80)) }
  }

  private static func holds(_ words: [UInt8], in bytes: ArraySlice<UInt8>) -> Bool {
    var start = bytes.startIndex
    while start + words.count <= bytes.endIndex {
      if bytes[start..<(start + words.count)].elementsEqual(words, by: { $0.lowercased == $1 }) {
        return true
      }
      start += 1
    }
    return false
  }

  private static let writes = [
    " wrote:", " schrieb:", " schrieb ", " a écrit", " escribió:", " ha scritto:", "のメッセージ:",
    "書きました",
    "のメール",
  ].map { Array($0.utf8) }

  private static let originals = [
    "original message", "ursprüngliche nachricht", "message d'origine", "mensaje original",
    "messaggio originale", "元のメッセージ",
  ].map { Array($0.utf8) }
}
