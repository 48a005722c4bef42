/// An address as a browser reads it (URL standard, 4.4): control characters and blanks around it and
/// tabs and line ends in it do not count.
struct WebAddress {
  enum Scheme: Equatable {
    case https, http
    /// `//host/path`: the scheme of whatever shows it.
    case inherited
    /// A path, a query or nothing, which need a base.
    case relative
    /// `#part` of the same document.
    case fragment
    case data, contentID, mail, telephone
    /// A scheme that runs a script or reads the reader's own machine.
    case dangerous
    /// A scheme that a network can read along with, such as `ftp`.
    case plain
    case unknown
  }

  /// The address, cleaned.
  let bytes: ArraySlice<UInt8>
  let scheme: Scheme
  /// One past the colon of the scheme.
  private let schemeEnd: Int

  init(_ raw: ArraySlice<UInt8>) {
    var bytes = raw
    while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    if bytes.contains(where: Self.isRemoved) {
      bytes = ArraySlice(bytes.filter { !Self.isRemoved($0) })
    }
    self.bytes = bytes
    (scheme, schemeEnd) = Self.scheme(of: bytes)
  }

  var isEmpty: Bool { bytes.isEmpty }

  /// The scheme as it is written, in small letters, without its colon.
  var schemeName: String { bytes[bytes.startIndex..<schemeEnd].dropLast().string.lowercased() }

  /// Host and what follows it; `nil` where there is no host.
  private var authorityStart: Int? {
    var start = schemeEnd
    var slashes = 0
    while start < bytes.endIndex, Self.isSlash(bytes[start]), slashes < 2 {
      start += 1
      slashes += 1
    }
    switch scheme {
    case .http, .https: return start
    case .inherited, .plain: return slashes == 2 ? start : nil
    default: return nil
    }
  }

  /// The host without user name and port; empty where there is none.
  var host: ArraySlice<UInt8> {
    guard let start = authorityStart else { return bytes[bytes.endIndex...] }
    let rest = bytes[start...]
    let end = rest.firstIndex { Self.isSlash($0) || Self.endsPath($0) } ?? rest.endIndex
    var host = rest[..<end]
    if let at = host.lastIndex(of: UInt8(ascii: "@")) { host = host[(at + 1)...] }
    if let colon = host.firstIndex(of: UInt8(ascii: ":")) { host = host[..<colon] }
    while host.last == UInt8(ascii: ".") { host.removeLast() }
    return host
  }

  /// The path before `?` and `#`.
  var path: ArraySlice<UInt8> {
    var start = schemeEnd
    if let authority = authorityStart {
      start =
        bytes[authority...].firstIndex { Self.isSlash($0) || Self.endsPath($0) } ?? bytes.endIndex
    }
    let rest = bytes[start...]
    return rest[..<(rest.firstIndex(where: Self.endsPath) ?? rest.endIndex)]
  }

  /// Whether the host is a domain or a part of it.
  func isHosted(by domain: StaticString) -> Bool {
    let host = host
    guard host.ends(with: domain) else { return false }
    let before = host.dropLast(domain.utf8CodeUnitCount)
    return before.isEmpty || before.last == UInt8(ascii: ".")
  }

  private static func scheme(of bytes: ArraySlice<UInt8>) -> (Scheme, Int) {
    let start = bytes.startIndex
    guard let first = bytes.first else { return (.relative, start) }
    if first == UInt8(ascii: "#") { return (.fragment, start) }
    if isSlash(first) {
      return (bytes.dropFirst().first.map(isSlash) == true ? .inherited : .relative, start)
    }
    guard first.isLetter,
      let colon = bytes.firstIndex(where: { !isSchemeByte($0) }),
      bytes[colon] == UInt8(ascii: ":")
    else { return (.relative, start) }
    return (kind(ofScheme: bytes[start..<colon]), colon + 1)
  }

  private static func kind(ofScheme name: ArraySlice<UInt8>) -> Scheme {
    switch name.first.map(\.lowercased) {
    case UInt8(ascii: "h"):
      if name.spells("https") { return .https }
      if name.spells("http") { return .http }
    case UInt8(ascii: "m"):
      if name.spells("mailto") { return .mail }
      if name.spells("mid") { return .contentID }
      if name.spells("mocha") { return .dangerous }
    case UInt8(ascii: "c"): if name.spells("cid") { return .contentID }
    case UInt8(ascii: "d"): if name.spells("data") { return .data }
    case UInt8(ascii: "t"): if name.spells("tel") { return .telephone }
    case UInt8(ascii: "s"): if name.spells("sms") { return .telephone }
    case UInt8(ascii: "f"):
      if name.spells("ftp") { return .plain }
      if name.spells("file") || name.spells("filesystem") { return .dangerous }
    case UInt8(ascii: "w"): if name.spells("ws") { return .plain }
    default: break
    }
    let isDangerous =
      name.spells("javascript") || name.spells("vbscript") || name.spells("blob")
      || name.spells("livescript") || name.spells("jar") || name.spells("view-source")
    return isDangerous ? .dangerous : .unknown
  }

  private static func isRemoved(_ byte: UInt8) -> Bool {
    byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// Browsers read a backslash as a slash in addresses of the web.
  private static func isSlash(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\")
  }

  private static func endsPath(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
  }

  private static func isSchemeByte(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".")
  }
}
