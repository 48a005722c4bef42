import BilletCore

extension DiagnosticSink.HTMLFix {
  /// Writes https into the addresses of an attribute or a declaration; `nil` where they are written in a
  /// way that a person has to look at, such as with character references.
  static func https(in span: Range<Int>, of source: [UInt8]) -> DiagnosticSink.HTMLFix? {
    var edits: [(span: Range<Int>, replacement: String)] = []
    var index = span.lowerBound
    while index < span.upperBound {
      defer { index += 1 }
      guard beginsAddress(at: index, in: source, of: span) else { continue }
      let rest = source[index..<span.upperBound]
      if rest.begins(with: "http://") {
        edits.append((index + 4..<index + 4, rest.first == UInt8(ascii: "H") ? "S" : "s"))
      } else if rest.begins(with: "//") {
        edits.append((index..<index, "https:"))
      }
    }
    guard !edits.isEmpty else { return nil }
    return DiagnosticSink.HTMLFix("Write the address with https", edits)
  }

  /// Whether an address may begin here: behind `=` or `url(`, quotes and blanks, or a comma of `srcset`.
  private static func beginsAddress(
    at index: Int, in source: [UInt8], of span: Range<Int>
  ) -> Bool {
    var before = index - 1
    while before >= span.lowerBound, source[before].isHTMLSpace { before -= 1 }
    if before >= span.lowerBound,
      source[before] == UInt8(ascii: "\"") || source[before] == UInt8(ascii: "'")
    {
      before -= 1
      while before >= span.lowerBound, source[before].isHTMLSpace { before -= 1 }
    }
    guard before >= span.lowerBound else { return false }
    switch source[before] {
    case UInt8(ascii: "="):
      // The sign of the attribute, not one inside an address.
      return source[span.lowerBound..<before].allSatisfy { !$0.isAddressSign }
    case UInt8(ascii: "("): return source[span.lowerBound..<before].ends(withWord: "url")
    case UInt8(ascii: ","): return before + 1 < index && source[before + 1].isHTMLSpace
    default: return false
    }
  }
}

extension UInt8 {
  /// Whether a byte stands in addresses and not in the name of an attribute.
  fileprivate var isAddressSign: Bool {
    self == UInt8(ascii: "=") || self == UInt8(ascii: "/") || self == UInt8(ascii: "?")
  }
}

extension ArraySlice<UInt8> {
  /// Whether the last bytes are these, ASCII letters in any case.
  fileprivate func ends(withWord word: StaticString) -> Bool {
    count >= word.utf8CodeUnitCount && suffix(word.utf8CodeUnitCount).begins(with: word)
  }
}
