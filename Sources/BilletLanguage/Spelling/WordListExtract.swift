/// The entries of a word list that some words can come from: all that Hunspell needs to answer for these, read in a
/// small part of the time that the list as a whole takes.
struct WordListExtract {
  /// A word list of its own, with the number of entries in front.
  let list: [UInt8]
  private let words: Set<[UInt8]>

  /// How many letters at the beginning of a word and an entry are compared.
  private static let depth = 4

  /// `nil` when the list has entries that a plain one has not.
  ///
  /// - Parameters:
  ///   - affixes: the rules of the affix file.
  ///   - list: the word list in UTF-8.
  ///   - words: what will be asked for; only those in ASCII letters are answered.
  init?(affixes: PlainAffixes, list: [UInt8], for words: some Sequence<[UInt8]>) {
    self.words = Set(words.filter { $0.allSatisfy(Self.isPlain) })
    var beginnings: Set<UInt64> = [0]
    for word in self.words {
      for beginning in affixes.beginnings(of: word) {
        for length in 1...Self.depth where beginning.count >= length {
          beginnings.insert(Self.key(beginning[..<length]))
        }
      }
    }
    var chosen: [UInt8] = []
    var count = 0
    var position = list.firstIndex(of: 0x0A).map { $0 + 1 } ?? list.count
    while position < list.count {
      let end = list[position...].firstIndex(of: 0x0A) ?? list.count
      let line = list[position..<end]
      position = end + 1
      let slash = line.firstIndex(of: UInt8(ascii: "/")) ?? end
      let entry = line[..<slash]
      let isNumber = entry.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
      // A compound of other than numbers would be of parts that no word's beginning tells.
      let flags = line[slash...].prefix { $0 > 0x20 }
      if !isNumber, affixes.makesCompounds(flags) { return nil }
      let length = max(0, min(Self.depth, entry.count - affixes.longestStrip))
      guard isNumber || beginnings.contains(Self.key(entry.prefix(length))) else { continue }
      chosen += line
      chosen.append(0x0A)
      count += 1
    }
    self.list = Array("\(count)\n".utf8) + chosen
  }

  /// Whether the extract's answer for a word is that of the whole list.
  func answers(_ word: [UInt8]) -> Bool { words.contains(word) }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == UInt8(ascii: "'")
  }

  private static func key(_ letters: ArraySlice<UInt8>) -> UInt64 {
    letters.reduce(0) { $0 << 8 | UInt64(PlainAffixes.small($1)) }
  }
}
