import BilletCore
import BilletMessage

/// Judges the addresses that an author writes: links and images are https, and nothing else gets through.
enum AuthoredAddress {
  enum Verdict {
    case allowed
    /// Rendered as https, after this is told.
    case upgraded(Refusal)
    /// Not rendered as an address at all.
    case refused(Refusal)
  }

  static func judge(_ address: Text, expansion: Expansion, isImage: Bool) -> Verdict {
    guard let first = address.segments.first else {
      return .refused(isImage ? .emptyImageAddress : .emptyLinkAddress)
    }
    guard case .literal(let scheme) = first.content else {
      if case .value(let value) = first.content, expansion.isAddress(value),
        address.segments.count == 1
      {
        return .allowed
      }
      return .refused(.valueAsAddress(isImage: isImage))
    }
    let (start, isComplete) = literalStart(of: address)
    switch self.scheme(of: start) {
    case "https":
      let host = start.dropFirst("https://".utf8.count).prefix { !"/?#\\".utf8.contains($0) }
      guard hasPrefix("https://", start) else { return .refused(.relative(isImage: isImage)) }
      // Without a slash behind it, or with nothing before that, a value would become the host.
      guard isComplete || (!host.isEmpty && host.count < start.count - "https://".utf8.count) else {
        return .refused(.valueInHost)
      }
      guard !host.isEmpty else { return .refused(.relative(isImage: isImage)) }
      return isImage && isGIF(start, isComplete: isComplete) ? .refused(.gif) : .allowed
    case "http":
      if isImage, isGIF(start, isComplete: isComplete) { return .refused(.gif) }
      let host = start.dropFirst("http://".utf8.count).prefix { !"/?#\\".utf8.contains($0) }
      guard hasPrefix("http://", scheme), !host.isEmpty else {
        return .refused(.relative(isImage: isImage))
      }
      guard isComplete || host.count < start.count - "http://".utf8.count else {
        return .refused(.valueInHost)
      }
      return .upgraded(isImage ? .insecureImage : .insecureLink)
    case "mailto": return .refused(.emailLink)
    case "tel", "sms": return .refused(.phoneLink)
    case let scheme?: return .refused(.unsafe(scheme, isImage: isImage))
    case nil: return .refused(.relative(isImage: isImage))
    }
  }

  /// What stands before the first value, and whether that is all.
  private static func literalStart(of address: Text) -> (bytes: [UInt8], isComplete: Bool) {
    var start: [UInt8] = []
    for segment in address.segments {
      guard case .literal(let bytes) = segment.content else { return (start, false) }
      start += bytes
    }
    return (start, true)
  }

  /// The address with `http:` at its start made `https:`.
  static func https(_ address: Text) -> Text {
    guard let first = address.segments.first, case .literal(let start) = first.content,
      hasPrefix("http://", start)
    else { return address }
    let location = first.location
    let (low, high) = (location.span.lowerBound, location.span.upperBound)
    // The rest keeps its exact place when the text is the author's own, byte for byte.
    let isExact = location.span.count == start.count
    let split = isExact ? low + 4 : low
    return Text(
      [
        .init(
          .literal(Array("https".utf8)),
          at: SourceLocation(location.file, low..<(isExact ? split : high))),
        .init(.literal(Array(start.dropFirst(4))), at: SourceLocation(location.file, split..<high)),
      ] + address.segments.dropFirst())
  }

  /// Writes an `s` behind `http`; `nil` where the address is not written out.
  static func secure(_ address: Text) -> Fix? {
    guard let first = address.segments.first, case .literal(let start) = first.content,
      hasPrefix("http://", start), first.location.span.count == start.count
    else { return nil }
    let end = first.location.span.lowerBound + "http".utf8.count
    return Fix(
      "Write the address with https",
      [Fix.Edit(SourceLocation(first.location.file, end..<end), "s")])
  }

  /// The scheme in lower case (RFC 3986, 3.1), read at least as freely as browsers do: blanks and
  /// controls before it and inside it do not count.
  static func scheme(of address: [UInt8]) -> String? {
    let bytes = address.filter { $0 > 0x20 }
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > bytes.startIndex else {
      return nil
    }
    let name = bytes[..<colon]
    guard let first = name.first, isLetter(first),
      name.allSatisfy({ isLetter($0) || ($0 >= 0x30 && $0 <= 0x39) || "+-.".utf8.contains($0) })
    else { return nil }
    return String(decoding: name.map { isLetter($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private static func isGIF(_ address: [UInt8], isComplete: Bool) -> Bool {
    let path = address.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    // A value may stand behind the literal part; only what is written settles the path's end.
    guard isComplete || path.count < address.count else { return false }
    let end = String(decoding: path.suffix(5), as: UTF8.self).lowercased()
    return end.hasSuffix(".gif") || end.hasSuffix(".gifv")
  }

  private static func hasPrefix(_ prefix: String, _ bytes: [UInt8]) -> Bool {
    bytes.count >= prefix.utf8.count
      && zip(bytes, prefix.utf8).allSatisfy { (isLetter($0) ? $0 | 0x20 : $0) == $1 }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
  }
}

extension Refusal {
  fileprivate static let insecureLink = Refusal(
    rule: "insecure-link", message: "The link is not secure: it begins with http://.",
    rationale: "The marketplace withholds messages with links that are not https.",
    help: "Write https://.", references: [.policy("Content")])

  fileprivate static let insecureImage = Refusal(
    rule: "insecure-image", message: "The image is not loaded over https.",
    rationale: "The marketplace withholds messages with images that are not https.",
    help: "Write https://.", references: [.policy("Styling")])

  fileprivate static let gif = Refusal(
    rule: "gif-image", message: "The image is a GIF.",
    rationale: "The marketplace withholds messages with GIFs.",
    help: "Use a PNG or JPEG.", references: [.policy("Styling")])

  fileprivate static let emptyLinkAddress = Refusal(
    rule: "unsafe-link", message: "The link has no address.", rationale: "It would lead nowhere.",
    help: "Write [text](https://address).")

  fileprivate static let emptyImageAddress = Refusal(
    rule: "insecure-image", message: "The image has no address.",
    rationale: "Nothing would be shown.", help: "Write ![what it shows](https://address).")

  fileprivate static func relative(isImage: Bool) -> Refusal {
    Refusal(
      rule: isImage ? "insecure-image" : "insecure-link",
      message: isImage
        ? "The image's address is not a whole https address."
        : "The link's address is not a whole https address.",
      rationale: "A message has no page of its own that an address could be relative to.",
      help: "Write the whole address, from https:// on.")
  }

  fileprivate static func valueAsAddress(isImage: Bool) -> Refusal {
    Refusal(
      rule: isImage ? "insecure-image" : "unsafe-link",
      message: "The address begins with a value that is not an address.",
      rationale: "A value of another type could lead anywhere.",
      help: isImage
        ? "Give the variable the type image-url, or write https://host/ before it."
        : "Give the variable the type url, or write https://host/ before it.")
  }

  fileprivate static let valueInHost = Refusal(
    rule: "unsafe-link", message: "A value stands in the host of this address.",
    rationale: "A value could then lead to any host.",
    help: "Write the whole host and a “/” before the value, or use a variable of type url.")

  fileprivate static let emailLink = Refusal(
    rule: "email-address", message: "The link opens an e-mail.",
    rationale: "The marketplace withholds messages that hold e-mail addresses.",
    help: "Ask the buyer to reply to the message.", references: [.policy("Content")])

  fileprivate static let phoneLink = Refusal(
    rule: "phone-number", message: "The link calls a telephone number.",
    rationale: "The marketplace withholds messages that hold telephone numbers.",
    help: "Ask the buyer to reply to the message.", references: [.policy("Content")])

  fileprivate static func unsafe(_ scheme: String, isImage: Bool) -> Refusal {
    Refusal(
      rule: isImage ? "insecure-image" : "unsafe-link",
      message: "The address begins with “\(scheme):”.",
      rationale:
        "Only https addresses are delivered, and others may run code on the buyer's device.",
      help: "Write an address that begins with https://.")
  }
}
