/// Finds e-mail addresses in text, as RFC 5321 shapes them, letters beyond ASCII among them (RFC 6531).
package enum EmailAddresses {
  /// The addresses in a text: O(n).
  ///
  /// `name@2x.png` is a file, `@media` a word, and `user@` before an address's host a part of it. Letters of
  /// scripts without blanks between words end an address, so that `連絡はa@b.exampleまで` holds one.
  package static func ranges(in text: ArraySlice<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for at in text.indices where text[at] == UInt8(ascii: "@") {
      let start = localStart(text, before: at, notBefore: found.last?.upperBound ?? text.startIndex)
      var end = at + 1
      if end < text.endIndex, text[end] == UInt8(ascii: "[") {
        end = literalEnd(text, from: end)
      } else {
        while end < min(text.endIndex, at + hostLength), isHost(text, end) { end += 1 }
        while end > at + 1, isEdge(text[end - 1]) { end -= 1 }
        guard isHostName(text[(at + 1)..<end]) else { continue }
      }
      if start < at, end > at + 1, !isUserInformation(text, before: start) {
        found.append(start..<end)
      }
    }
    return found
  }

  private static let localLength = 64
  private static let hostLength = 255

  /// Endings of files that people name with an `@`, as in `photo@2x.png`.
  private static let fileExtensions: Set<[UInt8]> = Set(
    ["css", "gif", "heic", "html", "jpeg", "jpg", "js", "pdf", "png", "svg", "webp"]
      .map { Array($0.utf8) })

  /// Where the part before an `@` begins: a run of its characters, or a text in quotes.
  private static func localStart(
    _ text: ArraySlice<UInt8>, before at: Int, notBefore limit: Int
  ) -> Int {
    let limit = max(limit, at - localLength)
    var start = at
    if start > limit, text[start - 1] == UInt8(ascii: "\"") {
      start -= 1
      while start > limit, text[start - 1] != UInt8(ascii: "\""), text[start - 1] >= 0x20 {
        start -= 1
      }
      // A quotation mark that closes what was said before the `@` opens nothing here.
      return start > limit && text[start - 1] == UInt8(ascii: "\"") ? start - 1 : at
    }
    while start > limit, isLocal(text, start - 1) { start -= 1 }
    // Emphasis and quotation marks around the address are none of it.
    while start < at, ".'*`_-~".utf8.contains(text[start]) { start += 1 }
    return start
  }

  /// The end of `[192.0.2.1]`; the start when it is none.
  private static func literalEnd(_ text: ArraySlice<UInt8>, from start: Int) -> Int {
    var end = start + 1
    while end < text.endIndex, end - start < 48,
      isDigit(text[end]) || isASCIILetter(text[end]) || ".:".utf8.contains(text[end])
    {
      end += 1
    }
    guard end < text.endIndex, text[end] == UInt8(ascii: "]"), end - start > 4 else { return start }
    return end + 1
  }

  /// At least two labels, the last of two letters or more.
  package static func isHostName(_ host: ArraySlice<UInt8>) -> Bool {
    let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last,
      labels.allSatisfy({ label in
        !label.isEmpty && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
      })
    else { return false }
    return last.count >= 2 && (last.allSatisfy(isLetter) || last.starts(with: "xn--".utf8))
      && !fileExtensions.contains(last.map { $0 | 0x20 })
  }

  /// Whether `//` stands before what comes before an `@`, a password between them or not.
  private static func isUserInformation(_ text: ArraySlice<UInt8>, before start: Int) -> Bool {
    var index = start
    let limit = max(text.startIndex, start - localLength)
    while index > limit, text[index - 1] == UInt8(ascii: ":") || isLocal(text, index - 1) {
      index -= 1
    }
    return index >= text.startIndex + 2 && text[index - 1] == UInt8(ascii: "/")
      && text[index - 2] == UInt8(ascii: "/")
  }

  /// The characters of a dot-atom but those that in a message separate: `/` and those of queries.
  private static func isLocal(_ text: ArraySlice<UInt8>, _ index: Int) -> Bool {
    isWord(text, index) || "!$%'*+-.^_`{|}~".utf8.contains(text[index])
  }

  private static func isHost(_ text: ArraySlice<UInt8>, _ index: Int) -> Bool {
    isWord(text, index) || isEdge(text[index])
  }

  /// What a host name holds but does not end with.
  private static func isEdge(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  /// A digit or letter, beyond ASCII one of a script that sets blanks between words.
  private static func isWord(_ text: ArraySlice<UInt8>, _ index: Int) -> Bool {
    let byte = text[index]
    if byte < 0x80 { return isDigit(byte) || isASCIILetter(byte) }
    if byte & 0xC0 == 0x80 { return index > text.startIndex && isLead(text[index - 1]) }
    return isLead(byte)
  }

  private static func isLead(_ byte: UInt8) -> Bool { byte >= 0xC3 && byte <= 0xDF }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// A letter of ASCII, or a byte of any character beyond it.
  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || isASCIILetter(byte) }
}
