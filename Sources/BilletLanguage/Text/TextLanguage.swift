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
    var letters: UInt32 = 0
    var count = 0
    for byte in tag {
      if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") { break }
      letters = letters << 8 | UInt32(byte | 0x20)
      count += 1
      if count > 2 { return nil }
    }
    switch letters {
    case 0x656E: self = .english
    case 0x6465: self = .german
    case 0x6672: self = .french
    case 0x6573: self = .spanish
    case 0x6974: self = .italian
    case 0x6A61: self = .japanese
    default: return nil
    }
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
