import BilletCore
import BilletLanguage

extension WebAddress {
  /// The host as the domain name system knows it; `nil` where there is none.
  ///
  /// Percent-encoding is resolved and scripts are made ASCII as browsers do (URL standard, 3.3).
  var domain: DomainName? {
    let host = host
    guard !host.isEmpty else { return nil }
    return DomainName(
      host.contains(UInt8(ascii: "%")) ? PercentEncoding.decoded(host)[...] : host)
  }

  /// Whether it leads to a host, whatever that is called, and not into the document it stands in.
  var leadsToHost: Bool { !host.isEmpty }
}
