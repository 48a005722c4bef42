/// The language of a text that is too short for the detector, by its short words: known only where it is plainly another
/// one than the text declares.
struct ShortTextLanguage {
  /// The primary subtag.
  let language: String
  /// Whether so many words speak for it that nothing else can be meant.
  let isSure: Bool

  /// `nil` unless three words, and one in five, are a language's own, no other language has as many, and none is the
  /// declared language's.
  init?(of text: [UInt8], insteadOf declared: String) {
    let words = text.split { !($0.isLetter || $0 >= 0x80) }
      .map { String(decoding: $0, as: UTF8.self).lowercased() }
    guard !words.isEmpty else { return nil }
    if let own = Self.words[declared], words.contains(where: own.contains) { return nil }
    let counts = Self.words.filter { !Self.areRelated($0.key, declared) }
      .map { list in (language: list.key, count: words.count(where: list.value.contains)) }
      .sorted { ($0.count, $1.language) > ($1.count, $0.language) }
    guard let best = counts.first, best.count >= 3, best.count * 5 >= words.count,
      counts.dropFirst().allSatisfy({ $0.count * 2 <= best.count })
    else { return nil }
    language = best.language
    isSure = words.count >= 8 && best.count >= 4 && best.count * 4 >= words.count
  }

  /// Short words that related languages may share, and others hardly.
  private static let words: [String: Set<String>] = [
    "en": [
      "the", "and", "you", "your", "for", "with", "this", "that", "our", "please", "of", "from",
      "have", "are", "will", "it", "be", "if", "they", "were", "been", "which", "their", "there",
      "would", "could", "should", "but", "his", "she", "has", "had", "by", "to", "when", "who",
      "what", "these",
    ],
    "de": [
      "der", "die", "das", "und", "ist", "nicht", "sie", "ihre", "ihrer", "wir", "mit", "für",
      "auf", "bitte", "eine", "von", "den", "zu", "ein", "dem", "im", "sich", "auch", "wird",
      "haben", "sind", "oder", "bei", "ich", "er", "aber", "einen", "nach", "über",
    ],
    "fr": [
      "les", "des", "vous", "votre", "nous", "est", "une", "pour", "dans", "avec", "pas", "cette",
      "vos", "ce", "et", "du", "sur", "un", "le", "ont", "toutes", "tous", "qui", "aux", "été",
      "elle", "il", "son", "ses", "leur", "mais", "sont",
    ],
    "es": [
      "los", "las", "el", "que", "por", "su", "para", "una", "con", "del", "usted", "nos", "si",
      "más", "este", "y", "está", "un", "se", "en", "pero", "también", "fue", "todas", "todos",
      "muy", "como", "sus", "han", "la",
    ],
    "it": [
      "il", "che", "per", "di", "è", "una", "del", "non", "con", "della", "le", "suo", "gli",
      "questo", "sono", "si", "nel", "un", "anche", "ha", "hanno", "nella", "dei", "delle", "più",
      "ma", "alla", "la", "era",
    ],
    "nl": [
      "de", "het", "een", "van", "dat", "niet", "met", "op", "hij", "zij", "voor", "maar", "ook",
      "naar", "uit", "bij", "wij", "uw", "ik", "je", "zijn", "worden", "geen", "deze", "en", "u",
      "heeft", "onze",
    ],
  ]

  /// Whether two languages share so many short words that a few prove nothing.
  private static func areRelated(_ language: String, _ other: String) -> Bool {
    language == other || families.contains { $0.contains(language) && $0.contains(other) }
  }

  private static let families: [Set<String>] = [
    [
      "es", "it", "fr", "pt", "gl", "ca", "oc", "ro", "an", "ast", "co", "sc", "rm", "la", "wa",
      "ht", "eo", "ia", "lmo", "nap", "vec", "scn", "pms", "fur", "mwl",
    ],
    ["de", "nl", "af", "lb", "gsw", "nds", "fy", "yi", "li", "bar", "ksh"],
    ["nl", "da", "sv", "no", "nb", "nn", "fo", "is"], ["en", "sco", "pcm", "ang"],
  ]
}
