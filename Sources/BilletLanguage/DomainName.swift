internal import CLanguageTools

/// The name of a host as the domain name system knows it: ASCII small letters, no dot at the end.
package struct DomainName: Hashable, Sendable {
  package let bytes: [UInt8]

  /// Reads a host name in any script (UTS 46, nontransitional); `nil` for what is none, such as an
  /// address in numbers with brackets, or a name with blanks.
  package init?(_ host: some Collection<UInt8>) {
    guard !host.isEmpty, host.count <= 1_000 else { return nil }
    if let plain = Self.plain(host) {
      bytes = plain
      return
    }
    // A NUL would end the name early.
    guard !host.contains(0) else { return nil }
    var output = [CChar](repeating: 0, count: 260)
    let name = host.map(CChar.init(bitPattern:)) + [0]
    let length = billet_ascii_host(name, &output, output.count)
    guard length > 0, let plain = Self.plain(output[..<length].map(UInt8.init(bitPattern:)))
    else { return nil }
    bytes = plain
  }

  /// The name in small letters, if it is written in letters, digits, hyphens and dots alone.
  private static func plain(_ host: some Collection<UInt8>) -> [UInt8]? {
    var name: [UInt8] = []
    name.reserveCapacity(host.count)
    for byte in host {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): name.append(byte | 0x20)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
        name.append(byte)
      default: return nil
      }
    }
    while name.last == UInt8(ascii: ".") { name.removeLast() }
    return name.isEmpty ? nil : name
  }

  /// The part that somebody registered, by the Public Suffix List; `nil` for a public suffix such as
  /// `co.uk` or `github.io`, and for an address in numbers.
  package var registrable: DomainName? {
    guard !isNumeric else { return nil }
    let offset = billet_registrable_domain(bytes.map(CChar.init(bitPattern:)) + [0])
    guard offset >= 0 else { return nil }
    return DomainName(bytes[offset...])
  }

  /// Whether it ends in a suffix that the Public Suffix List names, so that `node.js` does not.
  package var hasPublicSuffix: Bool {
    guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")) else { return false }
    return billet_is_public_suffix(
      bytes[(dot + 1)...].map(CChar.init(bitPattern:)) + [0]) == 1
  }

  /// Whether the name is four numbers, an address of the internet protocol.
  package var isNumeric: Bool {
    bytes.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: ".") }
  }

  /// Whether it is a domain or a name below it.
  package func isWithin(_ domain: some Collection<UInt8>) -> Bool {
    guard bytes.count >= domain.count, bytes.suffix(domain.count).elementsEqual(domain) else {
      return false
    }
    let before = bytes.count - domain.count
    return before == 0 || bytes[before - 1] == UInt8(ascii: ".")
  }

  package var string: String { String(decoding: bytes, as: UTF8.self) }
}
