import BilletLanguage

/// Finds addresses of the web in running text: `https://a.example/b`, `www.a.example`, `a.example`.
///
/// File names, version numbers and abbreviations have dots too and are none.
struct WebNameScanner {
  struct Match {
    /// The whole address, in the indices of the bytes.
    var range: Range<Int>
    var host: Range<Int>
    /// Whether a scheme, `www.` or a path leaves no doubt that it is an address.
    var isCertain: Bool
  }

  private let bytes: ArraySlice<UInt8>
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// The next address; `nil` at the end. The whole scan is O(n).
  mutating func next() -> Match? {
    while position < bytes.endIndex {
      let byte = bytes[position]
      if byte == UInt8(ascii: ":"), let match = schemeAddress(at: position) {
        position = match.range.upperBound
        return match
      }
      if byte == UInt8(ascii: "."), position > bytes.startIndex, isHostByte(at: position - 1),
        position + 1 < bytes.endIndex, isHostByte(at: position + 1)
      {
        let (match, end) = name(around: position)
        position = end
        if let match { return match }
        continue
      }
      position += 1
    }
    return nil
  }

  // MARK: - With a scheme

  /// The address whose `://` begins here.
  private func schemeAddress(at colon: Int) -> Match? {
    guard bytes[(colon + 1)...].begins(with: "//") else { return nil }
    var start = colon
    while start > bytes.startIndex, colon - start < 8, bytes[start - 1].isLetter { start -= 1 }
    let scheme = bytes[start..<colon]
    guard scheme.spells("http") || scheme.spells("https") || scheme.spells("ftp") else {
      return nil
    }
    let end = addressEnd(from: colon + 3)
    guard end > colon + 3 else { return nil }
    // The host as a browser finds it, behind user names and before ports.
    let address = WebAddress(bytes[start..<end])
    let host = address.host
    guard !host.isEmpty else { return nil }
    let isWhole = host.startIndex >= start && host.endIndex <= end
    return Match(
      range: start..<end, host: isWhole ? host.startIndex..<host.endIndex : start..<end,
      isCertain: true)
  }

  /// Where an address ends: at a blank, a bracket, punctuation of the sentence around it, or where a text
  /// of a script without blanks goes on.
  private func addressEnd(from start: Int) -> Int {
    var end = start
    var hasLatin = false
    while end < bytes.endIndex {
      let byte = bytes[end]
      if byte <= 0x20 || "<>\"'()[]{}|`,;".utf8.contains(byte) { break }
      if byte >= 0xE0, hasLatin { break }
      if byte == 0xC2, end + 1 < bytes.endIndex,
        bytes[end + 1] == 0xAB || bytes[end + 1] == 0xBB
      {
        break
      }
      hasLatin = hasLatin || byte.isLetter
      end += 1
    }
    while end > start, ".:!?*_~".utf8.contains(bytes[end - 1]) { end -= 1 }
    return end
  }

  // MARK: - A bare name

  /// The name around a dot, and where to go on.
  private func name(around dot: Int) -> (Match?, Int) {
    var start = dot
    while start > bytes.startIndex, isNameByte(at: start - 1) { start -= 1 }
    var end = dot + 1
    while end < bytes.endIndex, isNameByte(at: end) { end += 1 }
    let resume = end
    while end > dot, bytes[end - 1] == UInt8(ascii: ".") || bytes[end - 1] == UInt8(ascii: "-") {
      end -= 1
    }
    while start < dot, bytes[start] == UInt8(ascii: "-") || bytes[start] == UInt8(ascii: ".") {
      start += 1
    }
    guard end > dot + 1, start < dot, !belongsToSomethingElse(start..<end) else {
      return (nil, resume)
    }
    let host = bytes[start..<end]
    let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last, labels.allSatisfy(isLabel),
      last.count >= 2, last.contains(where: { !$0.isDigit }),
      last.allSatisfy({ $0.isLetter || $0 >= 0x80 }) || last.begins(with: "xn--")
    else { return (nil, resume) }
    let hasPath =
      end < bytes.endIndex && bytes[end] == UInt8(ascii: "/")
      && end + 1 < bytes.endIndex && (bytes[end + 1].isLetter || bytes[end + 1].isDigit)
    let isCertain = labels[0].spells("www") || hasPath
    guard isCertain || isLikely(labels, last), isKnownSuffix(host, last) else {
      return (nil, resume)
    }
    let addressEnd = hasPath ? addressEnd(from: end) : end
    return (
      Match(range: start..<addressEnd, host: start..<end, isCertain: isCertain),
      max(resume, addressEnd)
    )
  }

  /// Whether the name is a part of an e-mail address, a path, a handle or a longer word.
  private func belongsToSomethingElse(_ range: Range<Int>) -> Bool {
    if range.lowerBound > bytes.startIndex {
      let before = bytes[range.lowerBound - 1]
      if "@/\\_#$%&=~".utf8.contains(before) { return true }
    }
    guard range.upperBound < bytes.endIndex else { return false }
    return "@_\\".utf8.contains(bytes[range.upperBound])
      || (bytes[range.upperBound] == UInt8(ascii: "(") && range.upperBound + 1 < bytes.endIndex
        && bytes[range.upperBound + 1] == UInt8(ascii: ")"))
  }

  private func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
    !label.isEmpty && label.count <= 63 && label.first != UInt8(ascii: "-")
      && label.last != UInt8(ascii: "-")
  }

  /// Whether a name without a scheme reads as an address and not as two sentences or an abbreviation.
  private func isLikely(_ labels: [ArraySlice<UInt8>], _ last: ArraySlice<UInt8>) -> Bool {
    let name = labels[labels.count - 2]
    guard name.count >= 2, !name.allSatisfy(\.isDigit) else { return false }
    // “arrived.It was”: the second sentence begins with a capital, and an address does not change case there.
    if let first = last.first, isCapital(first) {
      guard labels.allSatisfy({ $0.allSatisfy { !isSmall($0) } }) else { return false }
    }
    if Self.fileTypes.contains(where: { last.spells($0) }) { return false }
    if labels.count == 2, Self.abbreviations.contains(where: { name.spells($0) }) { return false }
    // “ASP.NET”, a language of programs.
    return !(last.spells("net") && (name.spells("asp") || name.spells("vb")))
  }

  private func isKnownSuffix(_ host: ArraySlice<UInt8>, _ last: ArraySlice<UInt8>) -> Bool {
    // Common ones and those that documents use (RFC 2606) need no look into the list.
    let common: [StaticString] = [
      "com", "net", "org", "de", "fr", "es", "it", "jp", "uk", "eu", "info", "shop", "store",
      "example", "test", "invalid",
    ]
    if common.contains(where: { last.spells($0) }) { return true }
    return DomainName(host)?.hasPublicSuffix ?? false
  }

  private func isCapital(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
  private func isSmall(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }

  /// A letter or digit, of Latin, Greek and Cyrillic letters too; others do without blanks between words.
  private func isHostByte(at index: Int) -> Bool {
    let byte = bytes[index]
    if byte.isLetter || byte.isDigit { return true }
    guard byte >= 0x80 else { return false }
    if byte & 0xC0 == 0x80 {
      return index > bytes.startIndex && Self.isLead(bytes[index - 1])
    }
    return Self.isLead(byte)
  }

  private func isNameByte(at index: Int) -> Bool {
    isHostByte(at: index) || bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: ".")
  }

  private static func isLead(_ byte: UInt8) -> Bool { byte >= 0xC3 && byte <= 0xD4 }

  /// Endings of files that are also top-level domains.
  private static let fileTypes: [StaticString] = [
    "md", "zip", "mov", "py", "sh", "rs", "ps", "cab", "gz", "ai", "pub", "numbers", "pages",
  ]

  /// Words that people shorten with a dot and write without a blank behind it.
  private static let abbreviations: [StaticString] = [
    "art", "nr", "ref", "tel", "bzw", "ca", "ggf", "inkl", "exkl", "usw", "etc", "evtl", "max",
    "min", "approx", "incl", "excl", "vs", "st", "dr", "mr", "mrs", "prof", "sr", "sra", "ing",
    "num", "fig", "vol", "ed", "no", "abb", "bzgl", "zzgl", "str", "tlf", "dott", "sig",
  ]
}
