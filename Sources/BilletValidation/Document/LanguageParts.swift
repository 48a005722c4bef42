import BilletLanguage
import BilletTree

/// The words of a message by the `lang` attribute that they stand under.
struct LanguageParts {
  struct Part {
    /// The attribute's number; -1 for words that none is around.
    var attribute: Int
    var sample = PartSample()
  }

  /// In the order of their first words.
  private(set) var parts: [Part] = []

  /// Text that somebody else wrote, and what images say, count where a part declares its language: an
  /// author answers for that of the page alone for the author's own words.
  init(_ text: MessageText, in tree: HTMLTree) {
    let page = tree.elements(named: .html).first.map { tree.nodes[$0.index].attributes }
    // One slot for each attribute that occurs; most messages have one part.
    var slots: [Int: Int] = [:]
    var last = (attribute: Int.min, index: 0)
    for block in text.blocks where block.kind.isShown || block.kind == .alternative {
      let isOwn = block.kind.isShown && !block.isQuoted
      func add(_ attribute: Int, _ word: Range<Int>) {
        if !isOwn, attribute < 0 || page?.contains(Int32(truncatingIfNeeded: attribute)) == true {
          return
        }
        if attribute != last.attribute {
          let index = slots[attribute] ?? parts.count
          if index == parts.count {
            slots[attribute] = index
            parts.append(Part(attribute: attribute))
            parts[index].sample.reserve(text.bytes.count)
          }
          last = (attribute, index)
        }
        parts[last.index].sample.add(text.bytes[word])
      }
      if isOwn {
        text.forEachWord(in: block.sentences, add)
      } else {
        text.forEachRawWord(in: block.range, add)
      }
    }
  }
}

/// Words with what tells their language.
struct PartSample {
  private(set) var bytes: [UInt8] = []
  /// Letters of the Latin script.
  private(set) var latin = 0
  /// Letters of other scripts.
  private(set) var other = 0
  private var families: [ScriptFamily: Int] = [:]

  /// Letters; one of East Asia says as much as two.
  var letters: Int { latin + other + families[.eastAsian, default: 0] }

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  mutating func add(_ word: ArraySlice<UInt8>) {
    bytes += word
    bytes.append(0x20)
    var offset = word.startIndex
    while offset < word.endIndex {
      let byte = word[offset]
      if byte < 0x80 {
        if byte.isLetter { latin += 1 }
        offset += 1
        continue
      }
      guard let (scalar, next) = ScalarScanner(word).peek(at: offset) else { return }
      offset = next
      if let family = ScriptFamily(scalar) {
        guard scalar.properties.isAlphabetic else { continue }
        families[family, default: 0] += 1
        other += 1
      } else if scalar.value < 0x250 ? scalar.isLatinLetter : scalar.properties.isAlphabetic {
        latin += 1
      }
    }
  }

  /// The script that nearly all of it is in; `nil` for Latin, and for a mixture.
  var foreignScript: ScriptFamily? {
    guard other > 0, other * 10 >= (latin + other) * 9 else { return nil }
    return families.first { $0.value * 10 >= other * 9 }?.key
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter of the blocks Latin-1 Supplement, Latin Extended-A or -B.
  fileprivate var isLatinLetter: Bool {
    switch value {
    case 0xAA, 0xB5, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F: true
    default: false
    }
  }
}

/// Scripts as far as they tell languages apart; Latin is none of them.
enum ScriptFamily: Hashable {
  case arabic, cyrillic, devanagari, eastAsian, greek, hangul, hebrew, thai

  /// The script of a letter; `nil` for Latin and for scripts that are not told apart.
  init?(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x0370...0x03FF, 0x1F00...0x1FFF: self = .greek
    case 0x0400...0x052F: self = .cyrillic
    case 0x0590...0x05FF: self = .hebrew
    case 0x0600...0x06FF, 0x0750...0x077F, 0xFB50...0xFDFF, 0xFE70...0xFEFC: self = .arabic
    case 0x0900...0x097F: self = .devanagari
    case 0x0E00...0x0E7F: self = .thai
    case 0x1100...0x11FF, 0xAC00...0xD7AF: self = .hangul
    case 0x3040...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xFF66...0xFF9D:
      self = .eastAsian
    default: return nil
    }
  }

  /// What it is called in a sentence.
  var name: String {
    switch self {
    case .arabic: "Arabic"
    case .cyrillic: "Cyrillic"
    case .devanagari: "Devanagari"
    case .eastAsian: "Chinese or Japanese"
    case .greek: "Greek"
    case .hangul: "Korean"
    case .hebrew: "Hebrew"
    case .thai: "Thai"
    }
  }

  /// Whether a language of this primary subtag is never written in it; `false` where that is not known.
  func isExcluded(by language: String) -> Bool {
    if Self.latinLanguages.contains(language) { return true }
    guard let own = Self.scripts[language] else { return false }
    return !own.contains(self)
  }

  private static let latinLanguages: Set<String> = [
    "af", "ca", "cs", "cy", "da", "de", "en", "es", "et", "eu", "fi", "fr", "ga", "gl", "hr", "hu",
    "id", "is", "it", "lb", "lt", "lv", "nb", "nl", "nn", "no", "pl", "pt", "ro", "sk", "sl", "sq",
    "sv", "tr", "vi",
  ]

  private static let scripts: [String: Set<ScriptFamily>] = [
    "ar": [.arabic], "bg": [.cyrillic], "el": [.greek], "fa": [.arabic], "he": [.hebrew],
    "hi": [.devanagari], "ja": [.eastAsian], "ko": [.hangul, .eastAsian], "ru": [.cyrillic],
    "th": [.thai], "uk": [.cyrillic], "ur": [.arabic], "yue": [.eastAsian], "zh": [.eastAsian],
  ]
}
