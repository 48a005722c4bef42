import BilletCore

/// Finds what sellers' tools leave where a value should stand: `{{name}}`, `%%name%%`, `*|NAME|*`, ….
struct PlaceholderScanner {
  struct Match {
    /// In the indices of the bytes.
    var range: Range<Int>
    /// Whether nothing else is written so.
    var isCertain: Bool
  }

  private let bytes: ArraySlice<UInt8>
  private var position: Int
  /// Whether the text is an address, in which `#` and `%` mean other things.
  private let isAddress: Bool

  private static let longest = 100

  init(_ bytes: ArraySlice<UInt8>, isAddress: Bool = false) {
    self.bytes = bytes
    self.isAddress = isAddress
    position = bytes.startIndex
  }

  /// The next placeholder; `nil` at the end. The whole scan is O(n).
  mutating func next() -> Match? {
    while position < bytes.endIndex {
      let start = position
      if Self.opens(bytes[start]), let match = match(at: start) {
        position = match.range.upperBound
        return match
      }
      position += 1
    }
    return nil
  }

  private static func opens(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "%"), UInt8(ascii: "#"),
      UInt8(ascii: "$"), UInt8(ascii: "*"), UInt8(ascii: "<"):
      true
    default: false
    }
  }

  private func match(at start: Int) -> Match? {
    switch bytes[start] {
    case UInt8(ascii: "{"):
      return enclosed(start, "{{{", "}}}") { $0.beginsTag }
        ?? enclosed(start, "{{", "}}") { $0.beginsTag }
        ?? enclosed(start, "{%", "%}") { !$0.isBlank }
        ?? enclosed(start, "{", "}", isCertain: false) { $0.isKnownName }
    case UInt8(ascii: "$"):
      return enclosed(start, "${", "}") { $0.isName }
    case UInt8(ascii: "["):
      return enclosed(start, "[[", "]]", isCertain: false) { $0.isPhrase }
    case UInt8(ascii: "*"):
      return enclosed(start, "*|", "|*") { !$0.isBlank && !$0.contains(UInt8(ascii: "|")) }
    case UInt8(ascii: "<"):
      return enclosed(start, "<%", "%>") { !$0.isBlank }
    case UInt8(ascii: "%"):
      return enclosed(start, "%%", "%%") { $0.isName }
        ?? bare(start, "%") { $0.isKnownName && !($0.isHexPair && isAddress) }
    case UInt8(ascii: "#"):
      return bare(start, "#") { isAddress ? $0.isKnownName : $0.isName && $0.count > 1 }
    default: return nil
    }
  }

  /// What stands between two marks, if it is of the right kind.
  private func enclosed(
    _ start: Int, _ opening: StaticString, _ closing: StaticString, isCertain: Bool = true,
    where isRight: (ArraySlice<UInt8>) -> Bool
  ) -> Match? {
    guard bytes[start...].begins(with: opening) else { return nil }
    let first = start + opening.utf8CodeUnitCount
    let last = min(first + Self.longest, bytes.endIndex)
    var end = first
    while end < last {
      if bytes[end] == closing.utf8Start[0], bytes[end...].begins(with: closing) {
        let content = bytes[first..<end].trimmed
        guard isRight(content) else { return nil }
        return Match(
          range: start..<(end + closing.utf8CodeUnitCount), isCertain: isCertain)
      }
      if bytes[end] == UInt8(ascii: "\n") { return nil }
      end += 1
    }
    return nil
  }

  /// A name between two equal marks that no word or number touches.
  private func bare(
    _ start: Int, _ mark: StaticString, where isRight: (ArraySlice<UInt8>) -> Bool
  ) -> Match? {
    if start > bytes.startIndex, touches(bytes[start - 1]) { return nil }
    guard let match = enclosed(start, mark, mark, isCertain: false, where: isRight) else {
      return nil
    }
    let end = match.range.upperBound
    // A blank inside the marks makes it a sentence with two signs.
    guard bytes[(start + 1)..<(end - 1)].isName else { return nil }
    return end < bytes.endIndex && touches(bytes[end]) ? nil : match
  }

  private func touches(_ byte: UInt8) -> Bool {
    byte.isDigit || byte.isLetter || byte >= 0x80 || byte == UInt8(ascii: "#")
      || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "&")
  }
}

extension ArraySlice<UInt8> {
  /// A name as programs write them: a letter, then letters, digits, `_`, `.` and `-`.
  fileprivate var isName: Bool {
    guard let first, first.isLetter || first == UInt8(ascii: "_"), count <= 60 else { return false }
    return allSatisfy {
      $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
        || $0 == UInt8(ascii: "-")
    }
  }

  /// One name or several with blanks between, such as `First Name`.
  fileprivate var isPhrase: Bool {
    let words = tokens
    return !words.isEmpty && words.allSatisfy(\.isName)
  }

  /// What may follow `{{`: a name, or a sign of a template language and then something.
  fileprivate var beginsTag: Bool {
    guard let first else { return false }
    switch first {
    case UInt8(ascii: "#"), UInt8(ascii: "/"), UInt8(ascii: "^"), UInt8(ascii: "&"),
      UInt8(ascii: ">"), UInt8(ascii: "!"), UInt8(ascii: "@"), UInt8(ascii: "~"),
      UInt8(ascii: "="):
      return count > 1
    default:
      return first.isLetter || first == UInt8(ascii: "_") || first == UInt8(ascii: ".")
        || first == UInt8(ascii: "$") || first >= 0x80 || (first.isDigit && count < 4)
    }
  }

  /// A name that looks like a field: `first_name`, `orderId`, `buyer`.
  fileprivate var isKnownName: Bool {
    guard isName else { return false }
    if contains(UInt8(ascii: "_")) { return true }
    for (byte, next) in zip(self, dropFirst())
    where byte &- 0x61 < 26 && next &- 0x41 < 26 {
      return true
    }
    return Self.fieldNames.contains(string.lowercased())
  }

  /// Whether it begins like a byte of a percent-encoded address.
  fileprivate var isHexPair: Bool {
    prefix(2).count == 2 && prefix(2).allSatisfy { $0.hexadecimalDigit != nil }
  }

  private static let fieldNames: Set<String> = [
    "address", "amount", "asin", "brand", "buyer", "buyername", "carrier", "city", "company",
    "country", "customer", "customername", "date", "email", "firstname", "fullname", "id", "item",
    "items", "lastname", "link", "marketplace", "name", "nickname", "order", "orderdate",
    "orderid", "ordernumber", "price", "product", "productname", "quantity", "qty", "recipient",
    "seller", "sellername", "shop", "signature", "sku", "store", "storename", "subject", "surname",
    "title", "total", "tracking", "trackingnumber", "url", "username", "vorname", "nachname",
    "nombre", "nom", "nome", "prenom",
  ]
}
