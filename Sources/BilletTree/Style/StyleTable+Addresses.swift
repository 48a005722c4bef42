/// Addresses in styles.
extension StyleTable {
  /// An address in `url(…)`, `src(…)`, `image-set("…")` or `@import "…"`.
  package struct Address: Sendable, Equatable {
    /// Source bytes of the address without its quotes; of the whole value where the source writes some
    /// of that as character references.
    package var span: Range<Int>
    /// The address, escapes resolved and white space at both ends removed.
    package var value: String
  }

  /// The addresses in a declaration's value.
  package func addresses(in declaration: Declaration) -> [Address] {
    AddressReader.addresses(in: declaration.valueText, at: declaration.valueSpan, ofImport: false)
  }

  /// The addresses in an at-rule; those of the style rules in it are their declarations'.
  package func addresses(in rule: AtRule) -> [Address] {
    AddressReader.addresses(in: rule.text, at: rule.textSpan, ofImport: rule.name == "import")
  }
}

private enum AddressReader {
  /// Walks over all names and strings, whatever brackets they are in.
  static func addresses(
    in text: CSSText, at span: Range<Int>, ofImport isImport: Bool
  ) -> [StyleTable.Address] {
    var result: [StyleTable.Address] = []
    var scanner = CSSScanner(text.bytes, in: text.range)
    // A string is an address right in a `url()`, anywhere in an `image-set()`, and first in `@import`.
    var depth = 0
    var addressDepth = isImport ? 0 : -1
    var imageSetDepth = -1
    func add(_ range: Range<Int>) {
      var range = range
      while let first = scanner.bytes[range].first, first.isHTMLWhitespace { range.removeFirst() }
      while let last = scanner.bytes[range].last, last.isHTMLWhitespace { range.removeLast() }
      result.append(
        StyleTable.Address(
          span: text.sourceSpan(of: range, in: span),
          value: String(decoding: scanner.decoded(range), as: UTF8.self)))
    }
    while !scanner.isAtEnd {
      scanner.skipSpace()
      if scanner.isAtName {
        let name = scanner.skipName()
        guard scanner.byte == UInt8(ascii: "(") else { continue }
        scanner.position += 1
        let isAddress =
          scanner.isSpelled("url", in: name) || scanner.isSpelled("src", in: name)
        depth += 1
        if isAddress { addressDepth = depth }
        if isImageSet(name, in: scanner) { imageSetDepth = depth }
        while isAddress, scanner.byte.isHTMLWhitespace { scanner.position += 1 }
        if isAddress, !isQuote(scanner.byte) {
          let start = scanner.position
          let isClosed =
            scanner.skipAddress() && scanner.position > start
            && scanner.bytes[scanner.position - 1] == UInt8(ascii: ")")
          add(start..<(isClosed ? scanner.position - 1 : scanner.position))
          depth -= 1
          addressDepth = -1
        }
      } else if isQuote(scanner.byte) {
        let start = scanner.position
        let isClosed =
          scanner.skipString() && scanner.position > start + 1
          && scanner.bytes[scanner.position - 1] == scanner.bytes[start]
        if depth == addressDepth || depth == imageSetDepth {
          add((start + 1)..<max(start + 1, isClosed ? scanner.position - 1 : scanner.position))
        }
        addressDepth = -1
      } else {
        if scanner.byte == UInt8(ascii: "(") { depth += 1 }
        if scanner.byte == UInt8(ascii: ")") {
          if depth == imageSetDepth { imageSetDepth = -1 }
          depth = max(depth - 1, 0)
        }
        scanner.position += 1
      }
    }
    return result
  }

  private static func isImageSet(_ name: Range<Int>, in scanner: CSSScanner) -> Bool {
    let names: [StaticString] = ["image-set", "-webkit-image-set", "image"]
    return names.contains { scanner.isSpelled($0, in: name) }
  }

  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }
}
