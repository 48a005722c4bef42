import BilletKit

extension String {
  /// The text as a shell takes it for one word, in quotes where it needs them.
  var shellWord: String {
    let safe = TerminalSafe.text(self)
    let isPlain =
      !safe.isEmpty
      && safe.utf8.allSatisfy { byte in
        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
          || "-_./".utf8.contains(byte)
      }
    if isPlain { return safe }
    // Bytes, not characters: a combining mark would hide a quote.
    let pieces = safe.utf8.split(separator: UInt8(ascii: "'"), omittingEmptySubsequences: false)
    return "'" + pieces.map { String(Substring($0)) }.joined(separator: "'\\''") + "'"
  }
}
