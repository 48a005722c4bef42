import BilletMessage
import BilletTree

/// The countries in whose formats the telephone numbers of a message may be written (ISO 3166).
enum TelephoneRegions {
  /// Those of the message's language and of the marketplace; international numbers alone when neither is
  /// known.
  static func of(_ tree: HTMLTree, _ facts: MessageFacts) -> [String] {
    var regions: [String] = []
    let declared = tree.declaredLanguage.flatMap { LanguageTag($0) }
    if let tag = declared ?? facts.messageLocale.flatMap({ LanguageTag($0) }) {
      if let region = tag.region { regions.append(region) }
      for region in regionsOfLanguage(tag.language) where tag.region == nil {
        regions.append(region)
      }
    }
    if let region = facts.marketplace.flatMap({ region(ofMarketplace: $0) }) {
      regions.append(region)
    }
    var seen: Set<String> = []
    regions = regions.filter { seen.insert($0).inserted }
    return regions.isEmpty ? ["ZZ"] : regions
  }

  private static func regionsOfLanguage(_ language: Substring) -> [String] {
    switch language {
    case "en": ["US", "GB"]
    case "de": ["DE", "AT"]
    case "fr": ["FR"]
    case "es": ["ES", "MX"]
    case "it": ["IT"]
    case "ja": ["JP"]
    case "nl": ["NL"]
    case "sv": ["SE"]
    case "pl": ["PL"]
    case "pt": ["BR"]
    case "tr": ["TR"]
    case "ar": ["AE", "SA"]
    case "zh": ["CN"]
    default: []
    }
  }

  /// The country behind the last dot, as in `amazon.co.uk`.
  private static func region(ofMarketplace marketplace: String) -> String? {
    let name = marketplace.lowercased()
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let ending = name[name.index(after: dot)...]
    switch ending {
    case "com": return "US"
    case "uk": return "GB"
    default: return ending.utf8.count == 2 ? ending.uppercased() : nil
    }
  }
}

extension HTMLTree {
  /// The language that the document declares as a whole: of `html`, or of the element around all of it.
  var declaredLanguage: String? { declaredLanguageAttribute.map { value(of: $0) } }

  /// The attribute that declares it.
  var declaredLanguageAttribute: Attribute? {
    if let html = elements(named: .html).first, let lang = attribute(.lang, of: html) {
      return lang
    }
    guard let body = elements(named: .body).first else { return nil }
    if let lang = attribute(.lang, of: body) { return lang }
    var only: NodeID?
    for child in children(of: body) {
      switch nodes[child.index].kind {
      case .comment: continue
      case .text: if isBlankText(child) { continue } else { return nil }
      default:
        guard textBytes(of: child).contains(where: { !$0.isHTMLSpace }) else { continue }
        guard only == nil else { return nil }
        only = child
      }
    }
    return only.flatMap { attribute(.lang, of: $0) }
  }
}
