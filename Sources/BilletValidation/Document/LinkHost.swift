import BilletLanguage
import BilletMessage

/// Whose host a link leads to.
enum LinkHost: Equatable {
  case marketplace
  /// On the project's own list.
  case allowed
  /// A carrier's: following a parcel may be needed to complete the order.
  case carrier
  case external

  /// Judges a host: the marketplace's, the project's, or somebody else's.
  init(_ domain: DomainName, _ policy: MessagePolicy) {
    if Self.marketplaces.contains(where: { domain.isWithin($0.bytes) }) {
      self = .marketplace
    } else if policy.allowedHosts.contains(where: { domain.isWithin($0.utf8) }) {
      self = .allowed
    } else if Self.carriers.contains(where: { domain.isWithin($0.bytes) }) {
      self = .carrier
    } else {
      self = .external
    }
  }

  /// Judges the host that an address leads to; `nil` when it leads to none of the web.
  init?(_ address: WebAddress, _ policy: MessagePolicy) {
    guard address.leadsToHost else { return nil }
    switch address.scheme {
    case .http, .https, .inherited, .plain: break
    default: return nil
    }
    self = address.domain.map { LinkHost($0, policy) } ?? .external
  }

  /// Amazon's own: the shops of all countries, where their pictures come from, and short addresses that
  /// lead there. Not `amazonaws.com` and `cloudfront.net`, where anybody can rent a place.
  private static let marketplaces: [StaticString] = [
    "amazon.com", "amazon.ca", "amazon.com.mx", "amazon.com.br", "amazon.co.uk", "amazon.de",
    "amazon.fr", "amazon.it", "amazon.es", "amazon.nl", "amazon.se", "amazon.pl",
    "amazon.com.be", "amazon.ie", "amazon.com.tr", "amazon.ae", "amazon.sa", "amazon.eg",
    "amazon.in", "amazon.sg", "amazon.co.jp", "amazon.jp", "amazon.com.au", "amazon.cn",
    "amazon.co.za", "amazon.com.co", "amazon.cl", "amazon.ng", "amazon.eu", "amazon.co",
    "media-amazon.com", "ssl-images-amazon.com", "images-amazon.com", "amazonpay.com",
    "amzn.to", "amzn.com", "amzn.eu", "amzn.asia", "a.co",
  ]

  private static let carriers: [StaticString] = [
    "dhl.com", "dhl.de", "dhl.fr", "dhl.it", "dhl.es", "deutschepost.de", "ups.com", "fedex.com",
    "usps.com", "tnt.com", "royalmail.com", "parcelforce.com", "evri.com", "yodel.co.uk",
    "dpd.com", "dpd.de", "dpd.co.uk", "dpd.fr", "gls-group.com", "gls-group.eu", "gls-italy.com",
    "myhermes.de", "hermesworld.com", "laposte.fr", "colissimo.fr", "chronopost.fr",
    "mondialrelay.fr", "correos.es", "seur.com", "mrw.es", "poste.it", "brt.it", "postnl.nl",
    "bpost.be", "postnord.se", "inpost.pl", "poczta-polska.pl", "japanpost.jp",
    "kuronekoyamato.co.jp", "sagawa-exp.co.jp", "canadapost-postescanada.ca", "canadapost.ca",
    "purolator.com", "auspost.com.au", "ontrac.com", "post.at", "post.ch",
  ]
}

extension StaticString {
  fileprivate var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
  }
}
