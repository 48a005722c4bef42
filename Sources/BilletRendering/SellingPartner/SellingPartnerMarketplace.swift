/// A marketplace as the Selling Partner API names it.
package struct SellingPartnerMarketplace: Sendable, Equatable {
  /// The marketplace ID, such as `A1PA6795UKMFR9`.
  package let id: String

  /// Reads a marketplace ID or a host such as `amazon.de`, with or without `www.` and in any case;
  /// `nil` for anything else.
  package init?(_ text: String) {
    let host = text.lowercased()
    let bare = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    if let id = Self.ids[bare] {
      self.id = id
    } else if Self.isID(text) {
      // One that is newer than this list.
      id = text
    } else {
      return nil
    }
  }

  private static func isID(_ text: String) -> Bool {
    (12...14).contains(text.utf8.count) && text.utf8.first == UInt8(ascii: "A")
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
  }

  private static let ids = [
    "amazon.ae": "A2VIGQ35RCS4UG",
    "amazon.ca": "A2EUQ1WTGCTBG2",
    "amazon.co.jp": "A1VC38T7YXB528",
    "amazon.co.uk": "A1F83G8C2ARO7P",
    "amazon.co.za": "AE08WJ6YKNBMC",
    "amazon.com": "ATVPDKIKX0DER",
    "amazon.com.au": "A39IBJ37TRP1C6",
    "amazon.com.be": "AMEN7PMS3EDWL",
    "amazon.com.br": "A2Q3Y263D00KWC",
    "amazon.com.mx": "A1AM78C64UM0Y8",
    "amazon.com.tr": "A33AVAJ2PDY3EV",
    "amazon.de": "A1PA6795UKMFR9",
    "amazon.eg": "ARBP9OOSHTCHU",
    "amazon.es": "A1RKKUPIHCS9HS",
    "amazon.fr": "A13V1IB3VIYZZH",
    "amazon.ie": "A28R8C7NBKEWEA",
    "amazon.in": "A21TJRUUN4KGV",
    "amazon.it": "APJ6JRA9NG5V4",
    "amazon.nl": "A1805IZSGTT6HS",
    "amazon.pl": "A1C3SOZRARQ6R3",
    "amazon.sa": "A17E79C6D8DWNP",
    "amazon.se": "A2NODRKZP88ZB9",
    "amazon.sg": "A19VAU5U5O7RUS",
  ]
}
