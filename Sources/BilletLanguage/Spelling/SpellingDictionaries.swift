import BilletCore
import Synchronization

/// The dictionaries that are installed; each is opened when the first message in its language asks for it.
package enum SpellingDictionaries {
  private static let cache = Mutex<[String: SpellingDictionary?]>([:])

  private static let wanted = Mutex<Set<String>>([])

  /// The tags of languages that a message is in and that no dictionary was found for.
  package static var missing: [String] { wanted.withLock { $0.sorted() } }

  /// The dictionary of a language tag (BCP 47): that of its region, else of the language; `nil` when none is
  /// installed, which is remembered where a message cannot be checked without.
  package static func dictionary(for tag: String, isNeeded: Bool = true) -> SpellingDictionary? {
    let found = opened(tag)
    if found == nil, isNeeded { wanted.withLock { _ = $0.insert(tag) } }
    return found
  }

  private static func opened(_ tag: String) -> SpellingDictionary? {
    // A dictionary is asked for words, and these languages put no blanks between theirs.
    if unspaced.contains(primary(tag)) { return nil }
    return cache.withLock { opened in
      if let known = opened[tag] { return known }
      let found = find(tag)
      opened[tag] = .some(found)
      return found
    }
  }

  /// The Debian package of the dictionary of a language; `nil` when there is none.
  package static func package(for tag: String) -> String? {
    let language = primary(tag)
    if language == "en", let region = region(of: tag), region != "US" {
      return packages["en-\(region)"] ?? packages["en-GB"]
    }
    if let name = packages[tag] ?? packages[language] { return name }
    return packaged.contains(language) ? "hunspell-\(language)" : nil
  }

  private static func primary(_ tag: String) -> String {
    (String(tag.utf8.prefix { $0 != UInt8(ascii: "-") }) ?? tag).lowercased()
  }

  /// The region of a tag in capitals (BCP 47, 2.2.4), which may be a number; `nil` when it names none.
  private static func region(of tag: String) -> String? {
    tag.utf8.split(separator: UInt8(ascii: "-")).dropFirst().first {
      $0.count == 2 || $0.count == 3 && $0.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }.map { String(Substring($0)).uppercased() }
  }

  private static let unspaced: Set<String> = ["ja", "zh", "th", "lo", "km", "my", "bo", "dz"]

  private static let packages = [
    "en": "hunspell-en-us", "en-GB": "hunspell-en-gb", "en-AU": "hunspell-en-au",
    "en-CA": "hunspell-en-ca", "en-ZA": "hunspell-en-za", "de": "hunspell-de-de",
    "de-AT": "hunspell-de-at", "de-CH": "hunspell-de-ch", "pt-BR": "hunspell-pt-br",
    "pt": "hunspell-pt-pt", "nb": "hunspell-no", "nn": "hunspell-no",
  ]

  /// The languages with a package of their own name (Debian 12, `apt-cache search '^hunspell-'`).
  private static let packaged: Set<String> = [
    "af", "an", "ar", "be", "bg", "bn", "br", "bs", "ca", "cs", "da", "el", "es", "eu", "fr", "gd",
    "gl", "gu", "gug", "he", "hi", "hr", "hu", "id", "is", "it", "kk", "ko", "lt", "lv", "ml", "mn",
    "ne", "nl", "no", "oc", "pl", "ro", "ru", "si", "sk", "sl", "sr", "sv", "sw", "te", "tr", "uk",
    "uz", "vi",
  ]

  private static let folders = [
    "/usr/share/hunspell", "/usr/local/share/hunspell", "/opt/homebrew/share/hunspell",
    "/usr/share/myspell/dicts", "/Library/Spelling",
  ]

  private static func find(_ tag: String) -> SpellingDictionary? {
    let path = Environment.value(of: "DICPATH") ?? ""
    let own = path.utf8.split(separator: UInt8(ascii: ":")).map { String(Substring($0)) }
    for name in names(for: tag) {
      for folder in own + folders {
        let affixes = Path.join(folder, name + ".aff")
        let words = Path.join(folder, name + ".dic")
        guard FileSystem.kind(of: affixes) == .file, FileSystem.kind(of: words) == .file else {
          continue
        }
        let written = String(decoding: name.utf8.map { $0 == 0x5F ? 0x2D : $0 }, as: UTF8.self)
        return SpellingDictionary(tag: written, affixes: affixes, words: words)
      }
    }
    return nil
  }

  /// Names of files to look for, the nearest first.
  private static func names(for tag: String) -> [String] {
    let parts = tag.utf8.split(separator: UInt8(ascii: "-")).map { String(Substring($0)) }
    guard let language = parts.first?.lowercased() else { return [] }
    var names: [String] = []
    for part in parts.dropFirst() where part.utf8.count == 2 {
      names.append("\(language)_\(part.uppercased())")
    }
    // American English is no stand-in for that of other regions: it knows no “colour”.
    if language == "en", let region = region(of: tag), region != "US" {
      return names + ["en_GB", "en"]
    }
    let usual = ["en": "US", "de": "DE", "fr": "FR", "es": "ES", "it": "IT", "pt": "PT"]
    if let region = usual[language] { names.append("\(language)_\(region)") }
    // Norwegian: files of its two written forms stand in one package.
    return names + [language, "\(language)_\(language.uppercased())"]
      + (language == "nb" || language == "nn" ? ["\(language)_NO"] : [])
  }
}
