/// The languages whose wording Billet knows.
package enum TextLanguage: UInt8, Sendable, CaseIterable {
  case english
  case german
  case french
  case spanish
  case italian
  case japanese

  /// The language of a tag (BCP 47); `nil` for others.
  package init?(tag: some Collection<UInt8>) {
    let primary = tag.prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }.map {
      $0 | 0x20
    }
    guard primary.count == 2,
      let known = Self.allCases.first(where: { Array($0.code.utf8) == primary })
    else { return nil }
    self = known
  }

  /// The primary language subtag.
  package var code: String {
    switch self {
    case .english: "en"
    case .german: "de"
    case .french: "fr"
    case .spanish: "es"
    case .italian: "it"
    case .japanese: "ja"
    }
  }
}
