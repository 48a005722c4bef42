import BilletCore

/// Finds e-mail addresses that are written so that programs shall not find them: `info (at) a.example`,
/// `info at a dot example`, `info @ a.example`.
enum DisguisedAddress {
  /// Whether a text, folded before, has a sign that every address needs, disguised or not: an `@`, a bracket, or a dot
  /// in letters. Hardly a message has any: O(n), a look at each byte.
  static func mayHoldAddress(_ text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { text in
      for index in text.indices {
        switch text[index] {
        case UInt8(ascii: "@"), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"),
          UInt8(ascii: "<"):
          return true
        case 0x20 where index + 3 < text.count:
          switch (text[index + 1].lowercased, text[index + 2].lowercased) {
          case (UInt8(ascii: "d"), UInt8(ascii: "o")):
            if text[index + 3].lowercased == UInt8(ascii: "t") { return true }
          case (UInt8(ascii: "p"), UInt8(ascii: "o")), (UInt8(ascii: "p"), UInt8(ascii: "u")):
            // “point”, “punkt”, “punto”.
            if "in".utf8.contains(text[index + 3].lowercased) { return true }
          default: break
          }
        default: break
        }
      }
      return false
    }
  }

  /// The disguised addresses in a text, folded before: O(n).
  static func ranges(in text: ArraySlice<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = text.startIndex
    while index < text.endIndex {
      guard mayBegin(text, at: index) else {
        index += 1
        continue
      }
      if let range = range(in: text, at: index), range.lowerBound >= found.last?.upperBound ?? 0 {
        found.append(range)
        index = range.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  /// Whether a sign for “at” could begin here, as the first bytes say.
  private static func mayBegin(_ text: ArraySlice<UInt8>, at index: Int) -> Bool {
    switch text[index] {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<"),
      UInt8(ascii: "@"):
      true
    case 0x20:
      index + 1 < text.endIndex
        && (text[index + 1].lowercased == UInt8(ascii: "a")
          || text[index + 1].lowercased == UInt8(ascii: "c"))
    default: false
    }
  }

  /// The address whose sign for “at” begins here.
  private static func range(in text: ArraySlice<UInt8>, at index: Int) -> Range<Int>? {
    guard let sign = sign(in: text, at: index) else { return nil }
    // What stands before: a word right up to the sign or a blank away from it.
    var localEnd = index
    while localEnd > text.startIndex, text[localEnd - 1] == 0x20, index - localEnd < 2 {
      localEnd -= 1
    }
    var start = localEnd
    while start > text.startIndex, localEnd - start < 64, isLocal(text[start - 1]) { start -= 1 }
    while start < localEnd, ".-_".utf8.contains(text[start]) { start += 1 }
    guard start < localEnd, text[localEnd - 1] != UInt8(ascii: ".") else { return nil }
    let host = host(in: text, from: sign.end, needsWords: sign.isWord)
    return host.map { start..<$0 }
  }

  private struct Sign {
    var end: Int
    /// Whether it is the word alone, so that the dot has to be a word too.
    var isWord: Bool
  }

  private static func sign(in text: ArraySlice<UInt8>, at index: Int) -> Sign? {
    let byte = text[index]
    if "([{<".utf8.contains(byte) {
      var end = index + 1
      while end < text.endIndex, text[end] == 0x20 { end += 1 }
      if end < text.endIndex, text[end] == UInt8(ascii: "@") {
        end += 1
      } else if text[end...].begins(with: "at") {
        end += 2
      } else if text[end...].starts(with: "ät".utf8) {
        end += 3
      } else if text[end...].starts(with: "アット".utf8) {
        end += 9
        if text[end...].starts(with: "マーク".utf8) { end += 9 }
      } else if text[end...].begins(with: "arroba") {
        end += 6
      } else if text[end...].begins(with: "arobase") {
        end += 7
      } else if text[end...].begins(with: "chiocciola") {
        end += 10
      } else {
        return nil
      }
      while end < text.endIndex, text[end] == 0x20 { end += 1 }
      guard end < text.endIndex, ")]}>".utf8.contains(text[end]) else { return nil }
      return Sign(end: end + 1, isWord: false)
    }
    if byte == UInt8(ascii: "@"), index > text.startIndex, index + 1 < text.endIndex {
      // With a blank at one side at least; without any it is a plain address.
      guard text[index - 1] == 0x20 || text[index + 1] == 0x20 else { return nil }
      return Sign(end: index + 1, isWord: false)
    }
    if byte == 0x20 {
      for word in ["at", "arroba", "arobase", "chiocciola"] as [StaticString]
      where text[(index + 1)...].begins(with: word) {
        let end = index + 1 + word.utf8CodeUnitCount
        if end < text.endIndex, text[end] == 0x20 { return Sign(end: end, isWord: true) }
      }
    }
    return nil
  }

  /// The end of the host behind a sign: names with dots, or with a word or bracket that says dot.
  private static func host(
    in text: ArraySlice<UInt8>, from start: Int, needsWords: Bool
  ) -> Int? {
    var index = skipBlanks(text, start)
    var labels = 0
    var hasSpelledDot = false
    var last = index..<index
    while labels < 6 {
      let label = index
      while index < text.endIndex,
        text[index].isLetter || text[index].isDigit
          || text[index] == UInt8(ascii: "-") || text[index] >= 0xC3 && text[index] <= 0xD4
          || text[index] & 0xC0 == 0x80 && index > label
      {
        index += 1
      }
      guard index > label else { break }
      labels += 1
      last = label..<index
      guard let dot = dot(in: text, at: index) else { break }
      hasSpelledDot = hasSpelledDot || dot.isSpelled
      index = dot.end
    }
    guard labels >= 2, !needsWords || hasSpelledDot, last.count >= 2,
      text[last].allSatisfy({ !$0.isDigit }), text[last].count <= 24
    else { return nil }
    let name = "a.".utf8 + text[last]
    return EmailAddresses.isHostName(name[...]) ? last.upperBound : nil
  }

  private static func dot(
    in text: ArraySlice<UInt8>, at index: Int
  ) -> (end: Int, isSpelled: Bool)? {
    guard index < text.endIndex else { return nil }
    if text[index] == UInt8(ascii: "."), index + 1 < text.endIndex,
      text[index + 1].isLetter || text[index + 1].isDigit
    {
      return (index + 1, false)
    }
    var end = skipBlanks(text, index)
    guard end < text.endIndex else { return nil }
    let isBracket = "([{".utf8.contains(text[end])
    guard isBracket || end > index else { return nil }
    if isBracket { end = skipBlanks(text, end + 1) }
    let words: [StaticString] = ["dot", "punkt", "point", "punto"]
    if let word = words.first(where: { text[end...].begins(with: $0) }) {
      end += word.utf8CodeUnitCount
    } else if isBracket, end < text.endIndex, text[end] == UInt8(ascii: ".") {
      end += 1
    } else {
      return nil
    }
    if isBracket {
      end = skipBlanks(text, end)
      guard end < text.endIndex, ")]}".utf8.contains(text[end]) else { return nil }
      return (skipBlanks(text, end + 1), true)
    }
    guard end < text.endIndex, text[end] == 0x20 else { return nil }
    return (skipBlanks(text, end), true)
  }

  private static func skipBlanks(_ text: ArraySlice<UInt8>, _ start: Int) -> Int {
    var index = start
    while index < text.endIndex, text[index] == 0x20, index - start < 3 { index += 1 }
    return index
  }

  private static func isLocal(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || "._-+".utf8.contains(byte)
  }
}
