import BilletCore

/// Finds web addresses whose dot is a word, so that programs shall not find them: `lumen dot com`,
/// `lumen (punkt) de`, `lumen ドット jp`.
enum DisguisedHost {
  /// The disguised names in a text, folded before: O(n).
  static func ranges(in text: ArraySlice<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = text.startIndex
    while index < text.endIndex {
      guard let range = dot(in: text, at: index).flatMap({ name(in: text, around: $0) }) else {
        index += 1
        continue
      }
      found.append(range)
      index = range.upperBound
    }
    return found
  }

  private struct Dot {
    /// The word with the brackets or blanks around it.
    var range: Range<Int>
    /// What such an address ends with; words of the language that may follow by chance are left out.
    var endings: [StaticString]
  }

  /// The word for a dot that begins at a byte.
  private static func dot(in text: ArraySlice<UInt8>, at index: Int) -> Dot? {
    let word: (length: Int, endings: [StaticString])
    switch text[index] {
    case UInt8(ascii: "d"), UInt8(ascii: "D"):
      guard text[index...].begins(with: "dot") else { return nil }
      word = (3, ["com", "net", "org", "de", "jp", "eu", "io", "co"])
    case UInt8(ascii: "p"), UInt8(ascii: "P"):
      guard text[index...].begins(with: "punkt") else { return nil }
      word = (5, ["de", "com", "net", "org", "shop", "eu", "info", "ch", "at"])
    case 0xE3:
      guard text[index...].starts(with: "ドット".utf8) else { return nil }
      word = (9, ["com", "jp", "net", "co", "org", "shop"])
    default: return nil
    }
    let start = blanksAndBracket(text, before: index)
    let end = blanksAndBracket(text, after: index + word.length)
    // Latin words stand apart from it; Japanese has no blanks.
    guard text[index] == 0xE3 || (start < index && end > index + word.length) else { return nil }
    return Dot(range: start..<end, endings: word.endings)
  }

  private static func blanksAndBracket(_ text: ArraySlice<UInt8>, before index: Int) -> Int {
    var start = index
    while start > text.startIndex, index - start < 3, " ([{".utf8.contains(text[start - 1]) {
      start -= 1
    }
    return start
  }

  private static func blanksAndBracket(_ text: ArraySlice<UInt8>, after index: Int) -> Int {
    var end = index
    while end < text.endIndex, end - index < 3, " )]}".utf8.contains(text[end]) { end += 1 }
    return end
  }

  /// The whole name around a dot: a word before it, an ending that names a country or a purpose behind it.
  private static func name(in text: ArraySlice<UInt8>, around dot: Dot) -> Range<Int>? {
    var start = dot.range.lowerBound
    while start > text.startIndex, dot.range.lowerBound - start < 64, isName(text[start - 1]) {
      start -= 1
    }
    let label = text[start..<dot.range.lowerBound]
    guard label.count >= 3, label.contains(where: \.isLetter), !isArticle(label) else { return nil }
    for ending in dot.endings where text[dot.range.upperBound...].begins(with: ending) {
      let end = dot.range.upperBound + ending.utf8CodeUnitCount
      if end == text.endIndex || !isName(text[end]) { return start..<end }
    }
    return nil
  }

  private static func isArticle(_ word: ArraySlice<UInt8>) -> Bool {
    ["the", "this", "that", "der", "den", "dem", "diesem", "dieser", "diesen"].contains {
      (article: StaticString) in word.spells(article)
    }
  }

  private static func isName(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-")
  }
}
