/// Writes an address of literal parts and values so that no value changes its structure.
///
/// What is no character of an address is percent-encoded (RFC 3986, 2.1), except in the host, which
/// clients encode themselves (IDNA). A colon after anything but a known harmless scheme is encoded
/// too, so that the address is relative and runs nothing.
struct AddressWriter {
  private enum Part {
    case scheme
    case slashes
    case host
    case rest
  }

  private static let webSchemes = ["https", "http"].map(packed)
  private static let otherSchemes = ["mailto", "tel"].map(packed)

  private let escapesAmpersand: Bool
  private var part = Part.scheme
  /// The letters of the scheme so far, in lower case and packed; `nil` once it is no known one.
  private var scheme: UInt64? = 0

  /// - Parameter escapesAmpersand: whether it stands in HTML, so that `&` is `&amp;`.
  init(escapesAmpersand: Bool) {
    self.escapesAmpersand = escapesAmpersand
  }

  /// Appends a part whose structure stays.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    for byte in bytes { append(byte, to: &output) }
  }

  /// Takes note of a value between the parts, written with `appendComponent`.
  mutating func passValue() {
    scheme = nil
    if part == .slashes { part = .host }
  }

  /// Appends one byte of a part whose structure stays.
  mutating func append(_ byte: UInt8, to output: inout [UInt8]) {
    var byte = byte
    switch part {
    case .scheme:
      if byte == UInt8(ascii: ":") {
        part = .rest
        if let scheme, Self.webSchemes.contains(scheme) {
          part = .slashes
        } else if !(scheme.map(Self.otherSchemes.contains) ?? false) {
          return Self.appendEncoded(byte, to: &output)
        }
      } else if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
      {
        part = .rest
      } else if let letters = scheme {
        scheme = letters >> 56 == 0 ? letters << 8 | UInt64(byte | 0x20) : nil
      }
    case .slashes, .host:
      // Browsers read a backslash before the path as a slash (URL Standard, 4.4).
      if byte == UInt8(ascii: "\\") { byte = UInt8(ascii: "/") }
      if byte == UInt8(ascii: "/") {
        if part == .host { part = .rest }
      } else {
        part = byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") ? .rest : .host
      }
    case .rest:
      break
    }
    if byte == UInt8(ascii: "&"), escapesAmpersand {
      Escaping.append("&amp;", to: &output)
    } else if ByteClass.isUnreserved(byte) || ByteClass.isReserved(byte)
      || byte >= 0x80 && part == .host
    {
      output.append(byte)
    } else {
      Self.appendEncoded(byte, to: &output)
    }
  }

  /// Appends a value as one path segment or query value: everything but unreserved is encoded.
  static func appendComponent(_ value: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    if value.allSatisfy({ $0 == UInt8(ascii: ".") }) {
      // `..` leaves its folder, even as `%2E%2E` (URL Standard, 4.4): only encoding it twice helps.
      for _ in value { Escaping.append("%252E", to: &output) }
      return
    }
    var start = 0
    for index in value.indices where !ByteClass.isUnreserved(value[index]) {
      output.append(contentsOf: UnsafeBufferPointer(rebasing: value[start..<index]))
      appendEncoded(value[index], to: &output)
      start = index + 1
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: value[start...]))
  }

  private static func packed(_ scheme: String) -> UInt64 {
    scheme.utf8.reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static func appendEncoded(_ byte: UInt8, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "%"))
    output.append(hexDigit(byte >> 4))
    output.append(hexDigit(byte & 15))
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") - 10 + value
  }
}
