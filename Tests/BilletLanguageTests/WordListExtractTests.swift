import BilletCore
import Testing

@testable import BilletLanguage

/// What an extract of a word list answers is what the whole list answers.
@Suite struct WordListExtractTests {
  private static let affixes = Array(
    """
    SET UTF-8
    ICONV 1
    ICONV ’ '
    COMPOUNDRULE 1
    COMPOUNDRULE n*t
    PFX U Y 1
    PFX U 0 un .
    PFX Q Y 1
    PFX Q ex in ex
    SFX D Y 3
    SFX D 0 d e
    SFX D y ied [^aeiou]y
    SFX D 0 ed [^ey]
    SFX L Y 1
    SFX L able ibility able
    """.utf8)

  private static var plain: PlainAffixes {
    get throws { try #require(PlainAffixes(affixes)) }
  }

  private static let list = Array(
    "9\ntry/D\npack/UD\nparcel/D\nexclude/QD\nusable/L\n0/n\n1th/t\nZürich\nété\n".utf8)

  private static let words = [
    "try", "tried", "tryed", "packed", "unpacked", "unpackt", "include", "included", "usibility",
    "usability", "parcel", "Parcels", "PARCELED", "Zürich", "unu", "it's",
  ].map { Array($0.utf8) }

  private static func hunspell(_ list: [UInt8]) throws -> Hunspell {
    try #require(
      TemporaryFile.with(affixes) { rules in
        TemporaryFile.with(list) { Hunspell(affixes: rules, words: $0) }
      })
  }

  @Test func everyAnswerIsThatOfTheWholeList() throws {
    let whole = try Self.hunspell(Self.list)
    for word in Self.words {
      let extract = try #require(
        WordListExtract(affixes: Self.plain, list: Self.list, for: [word]))
      guard extract.answers(word) else { continue }
      #expect(
        try Self.hunspell(extract.list).knows(word) == whole.knows(word),
        "\(String(decoding: word, as: UTF8.self))")
    }
    #expect(whole.knows(Array("unpacked".utf8)) && whole.knows(Array("included".utf8)))
    #expect(!whole.knows(Array("tryed".utf8)))
  }

  @Test func entriesThatNothingComesFromAreLeftOut() throws {
    let extract = try #require(
      WordListExtract(affixes: Self.plain, list: Self.list, for: [Array("unpacked".utf8)]))
    let text = String(decoding: extract.list, as: UTF8.self)
    #expect(text.contains("pack/UD"))
    #expect(!text.contains("exclude"))
  }

  @Test func wordsBeyondASCIIAreLeftToTheWholeList() throws {
    let word = Array("Zürich".utf8)
    let extract = try #require(
      WordListExtract(affixes: Self.plain, list: Self.list, for: [word]))
    #expect(!extract.answers(word))
  }

  @Test(arguments: [
    "COMPOUNDFLAG c", "SET ISO8859-1", "FULLSTRIP", "ICONV ff f", "SFX X Y 1\nSFX X 0 s/Y .",
    "BREAK 0",
  ])
  func otherAffixFilesAreReadAsAWhole(line: String) {
    #expect(PlainAffixes(Self.affixes + Array("\n\(line)\n".utf8)) == nil)
  }

  /// Ten thousand words of the dictionary, with and without a slip.
  @Test(arguments: ["en-US", "en-GB"])
  func installedDictionariesAnswerTheSame(tag: String) throws {
    let name = tag.split(separator: "-").joined(separator: "_")
    let path = "/usr/share/hunspell/\(name)"
    guard let rules = try? FileSystem.read(path + ".aff", limit: 1 << 24),
      let list = try? FileSystem.read(path + ".dic", limit: 1 << 26)
    else { return }
    let whole = try #require(Hunspell(affixes: path + ".aff", words: path + ".dic"))
    let entries = list.split(separator: 0x0A).dropFirst().map { $0.prefix { $0 != 0x2F } }
    let endings = ["", "s", "ed", "ing", "ly", "'s", "er", "ies", "x"].map { Array($0.utf8) }
    let beginnings = ["", "un", "re", "dis"].map { Array($0.utf8) }
    for start in stride(from: 0, to: entries.count - 200, by: entries.count / 16) {
      let words = (0..<200).map { step -> [UInt8] in
        let entry = entries[start + step]
        let kept = step % 3 == 0 ? entry.dropLast() : entry
        return beginnings[step % 4] + kept + endings[step % 9]
      }
      guard let plain = PlainAffixes(rules),
        let extract = WordListExtract(affixes: plain, list: list, for: words)
      else {
        Issue.record("\(tag) is no plain dictionary.")
        return
      }
      let part = try #require(
        TemporaryFile.with(extract.list) { Hunspell(affixes: path + ".aff", words: $0) })
      for word in words where extract.answers(word) {
        #expect(part.knows(word) == whole.knows(word), "\(String(decoding: word, as: UTF8.self))")
      }
    }
  }
}
