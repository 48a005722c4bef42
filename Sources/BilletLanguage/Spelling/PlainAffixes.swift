/// The rules of an affix file of the plain kind, as English has it: an affix once on either end of a word, and
/// compounds of numbers alone. What such rules make of an entry is told from its first letters.
struct PlainAffixes {
  /// What prefixes put in the place of what, in small letters.
  private var prefixes: [(stripped: [UInt8], added: [UInt8])] = []
  /// The most letters that a suffix takes from the end of an entry.
  private(set) var longestStrip = 0
  /// The flags of entries that go together as the rules for compounds say.
  private var compoundFlags: Set<UInt8> = []

  /// `nil` when the file has anything beside what this knows about.
  init?(_ file: [UInt8]) {
    var headers: Set<[UInt8]> = []
    var isUTF8 = false
    let file = file.starts(with: [0xEF, 0xBB, 0xBF]) ? file.dropFirst(3) : file[...]
    for line in file.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let fields = line.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 })
      guard let name = fields.first, name.first != UInt8(ascii: "#") else { continue }
      switch String(decoding: name, as: UTF8.self) {
      case "SET": isUTF8 = fields.count > 1 && fields[1].elementsEqual("UTF-8".utf8)
      case "TRY", "NOSUGGEST", "COMPOUNDMIN", "ONLYINCOMPOUND", "WORDCHARS", "REP", "MAP", "KEY":
        break
      case "ICONV":
        // Letters beyond ASCII are replaced, so that words of ASCII stay what they are.
        let isCount = fields.count == 2
        guard isCount || fields.count == 3 && fields[1][fields[1].startIndex] >= 0x80 else {
          return nil
        }
      case "COMPOUNDRULE":
        guard fields.count == 2, !fields[1].contains(UInt8(ascii: "(")) else { return nil }
        // The first line has the number of the others.
        if headers.insert(Array(name)).inserted { continue }
        compoundFlags.formUnion(fields[1].filter { $0 != 0x2A && $0 != 0x3F })
      case "PFX", "SFX":
        guard fields.count >= 4 else { return nil }
        if headers.insert(Array(fields[0]) + fields[1]).inserted { continue }
        guard !fields[3].contains(UInt8(ascii: "/")) else { return nil }
        let nothing = fields[2].elementsEqual("0".utf8)
        let stripped = nothing ? [] : fields[2].map(Self.small)
        if fields[0].first == UInt8(ascii: "P") {
          let added = fields[3].elementsEqual("0".utf8) ? [] : fields[3].map(Self.small)
          prefixes.append((stripped, added))
        } else {
          longestStrip = max(longestStrip, stripped.count)
        }
      default: return nil
      }
    }
    guard isUTF8 else { return nil }
  }

  /// Whether compounds are made with an entry of these flags.
  func makesCompounds(_ flags: ArraySlice<UInt8>) -> Bool {
    flags.contains { compoundFlags.contains($0) }
  }

  /// What a word may begin with once a prefix is taken off, and the word itself, in small letters.
  func beginnings(of word: [UInt8]) -> [[UInt8]] {
    let word = word.map(Self.small)
    return [word]
      + prefixes.compactMap { prefix in
        word.starts(with: prefix.added) ? prefix.stripped + word.dropFirst(prefix.added.count) : nil
      }
  }

  /// The small letter of an ASCII letter; one byte for all beyond ASCII, whose small letters may be others.
  static func small(_ byte: UInt8) -> UInt8 {
    if byte >= 0x80 { return 0x80 }
    return byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }
}
