/// Whole phrases that mean something, such as those that templates come with in place of a title.
///
/// Most texts are of ASCII alone, and are compared byte by byte with the phrases of their length.
struct PhraseSet: Sendable, ExpressibleByArrayLiteral {
  /// Phrases of ASCII by their length.
  private var byLength: [[[UInt8]]] = []
  private var others: Set<String> = []

  /// Takes phrases in small letters.
  init(arrayLiteral phrases: String...) {
    for phrase in phrases {
      let bytes = Array(phrase.utf8)
      guard bytes.allSatisfy({ $0 < 0x80 }) else {
        others.insert(phrase)
        continue
      }
      while byLength.count <= bytes.count { byLength.append([]) }
      byLength[bytes.count].append(bytes)
    }
  }

  /// Whether a text is one of the phrases, in any case and whatever stands around its letters.
  func contains(_ text: ArraySlice<UInt8>) -> Bool {
    let words = Self.words(of: text)
    if words.allSatisfy({ $0 < 0x80 }) {
      return words.count < byLength.count
        && byLength[words.count].contains { phrase in
          zip(phrase, words).allSatisfy { $0 == $1.lowercased }
        }
    }
    // No phrase is longer, and a text can be of any length.
    guard words.count <= 200 else { return false }
    var letters = words.string.lowercased()[...]
    while let last = letters.last, !last.isLetter { letters.removeLast() }
    while let first = letters.first, !first.isLetter { letters.removeFirst() }
    return others.contains(String(letters)) || contains(ASCII: letters)
  }

  /// Such phrases as “Title” between quotation marks that are not of ASCII.
  private func contains(ASCII letters: Substring) -> Bool {
    let bytes = Array(letters.utf8)
    return bytes.count < byLength.count && byLength[bytes.count].contains(bytes)
  }

  /// The text without ASCII signs at both ends.
  static func words(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    func isSign(_ byte: UInt8) -> Bool { byte < 0x80 && !byte.isLetter }
    var (start, end) = (text.startIndex, text.endIndex)
    while start < end, isSign(text[end - 1]) { end -= 1 }
    while start < end, isSign(text[start]) { start += 1 }
    return text[start..<end]
  }
}
