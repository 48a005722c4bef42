/// A word of the wording data that is written in digits, such as the five of “5 stars”.
package struct NumberWord: Hashable, Sendable {
  /// Digits, points and commas, the first in the lowest place; of more than eight only those.
  private let letters: UInt64
  /// How many these are.
  private let count: Int
  private let match: UInt16

  fileprivate init(_ word: [UInt8], _ match: UInt16) {
    count = min(word.count, 8)
    letters = word.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    self.match = match
  }

  /// Whether it is found in a token of digits, points and commas: alone, at an end or inside, as the data has it.
  package func isFound(in token: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count <= token.count else { return false }
    for start in 0...(token.count - count) where token[start] == UInt8(truncatingIfNeeded: letters)
    {
      let places = WordingTable.Match.places(
        isAtStart: start == 0, isAtEnd: start + count == token.count)
      guard places.rawValue & match != 0 else { continue }
      let isSame = (1..<count).allSatisfy {
        token[start + $0] == UInt8(truncatingIfNeeded: letters >> UInt64($0 * 8))
      }
      if isSame { return true }
    }
    return false
  }

  fileprivate static func isLetter(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
  }
}

extension WordingTable {
  /// All words of the data that are written in digits.
  package var numberWords: Set<NumberWord> {
    var words: Set<NumberWord> = []
    func collect(below node: Int, _ start: [UInt8]) {
      for child in Int(letters.children[node])..<Int(letters.children[node + 1]) {
        guard let byte = UInt8(exactly: letters.labels[child]), NumberWord.isLetter(byte) else {
          continue
        }
        let word = start + [byte]
        if letters.words[child] != 0 {
          words.insert(NumberWord(word, letters.matches[child]))
        }
        collect(below: child, word)
      }
    }
    collect(below: 0, [])
    return words
  }
}
