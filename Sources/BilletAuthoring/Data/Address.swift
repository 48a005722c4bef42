import BilletCore

/// Judges addresses: of links and images, in the author's text and in values.
enum Address {
  enum Scheme: Equatable {
    case https
    case http
    /// `//host/path`, which takes the scheme of the page.
    case inherited
    /// No scheme: a path, a fragment or a bare host.
    case none
    /// Any other, in lower case.
    case other(String)
  }

  /// The scheme of an address, as a browser reads it (WHATWG URL: tabs and line ends do not count).
  static func scheme(of bytes: some Sequence<UInt8>) -> Scheme {
    var name: [UInt8] = []
    var slashes = 0
    for byte in bytes {
      switch byte {
      case 0x09, 0x0A, 0x0D: continue
      case 0...0x20 where name.isEmpty && slashes == 0: continue
      case UInt8(ascii: "/") where name.isEmpty, UInt8(ascii: "\\") where name.isEmpty:
        slashes += 1
        if slashes == 2 { return .inherited }
      case UInt8(ascii: ":"):
        guard !name.isEmpty, slashes == 0 else { return .none }
        switch String(decoding: name, as: UTF8.self) {
        case "https": return .https
        case "http": return .http
        case let other: return .other(other)
        }
      case 0x30...0x39 where !name.isEmpty, 0x2B where !name.isEmpty, 0x2D where !name.isEmpty,
        0x2E where !name.isEmpty:
        name.append(byte)
      case 0x41...0x5A, 0x61...0x7A:
        guard slashes == 0, name.count < 64 else { return .none }
        name.append(byte | 0x20)
      default: return .none
      }
    }
    return .none
  }

  /// The bytes of the host and port behind `https://`; empty when there is no host.
  static func authority(of bytes: [UInt8]) -> Range<Int> {
    let start = min("https://".utf8.count, bytes.count)
    var end = start
    while end < bytes.count, !"/?#".utf8.contains(bytes[end]) { end += 1 }
    return start..<end
  }

  /// Whether the path ends in `.gif` or `.gifv`, whatever follows as query or fragment.
  static func isGIF(_ bytes: [UInt8]) -> Bool {
    let path = bytes.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let lower = path.suffix(5).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return lower.elementsEqual(".gifv".utf8) || lower.suffix(4).elementsEqual(".gif".utf8)
  }

  /// Checks an address that a value brings.
  static func check(_ bytes: [UInt8], isImage: Bool) throws(ValueFault) {
    let shown = ValueReader.shown(bytes)
    switch scheme(of: bytes) {
    case .https: break
    case .other(let scheme) where !isImage:
      throw ValueFault(
        rule: "unsafe-link", message: "A link cannot use the scheme “\(scheme):”.",
        why: "Such an address can run code or leave the message's channel.",
        help: "Give an https address.")
    default:
      throw ValueFault(
        rule: isImage ? "insecure-image" : "insecure-link",
        message: "“\(shown)” is no https address.",
        why: "Only https keeps others from reading or changing what is sent.",
        help: "Give the whole address, from https:// on.")
    }
    let isSpelledOut = bytes.prefix(8).map { $0 < 0x80 ? $0 | 0x20 : $0 }.elementsEqual(
      "https:".utf8.map { $0 | 0x20 } + [0x2F, 0x2F])
    guard isSpelledOut, !authority(of: bytes).isEmpty,
      !bytes.contains(where: { $0 <= 0x20 || "\"<>\\^`{|}".utf8.contains($0) })
    else {
      throw ValueFault(
        message: "“\(shown)” is no address.",
        help: "Write https://, a host and a path, without spaces, quotes and brackets.")
    }
    if isImage, isGIF(bytes) {
      throw ValueFault(
        rule: "gif-image", message: "“\(shown)” is a GIF.",
        why: "The marketplace does not deliver GIFs.", help: "Use a PNG or JPEG image.")
    }
  }
}
