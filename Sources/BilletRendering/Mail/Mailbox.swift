/// A person's or shop's name and mail address.
package struct Mailbox: Sendable, Equatable {
  /// The name; empty for none. `HeaderText` says what becomes of characters that have no place in
  /// it.
  package var name: String
  /// `local@domain` in ASCII.
  package let address: String

  /// Makes a mailbox; `nil` unless the address is plain ASCII words with dots, then a host name
  /// (RFC 5322, section 3.4.1, without quoted names, comments and address literals; lengths of
  /// RFC 5321, section 4.5.3.1).
  package init?(name: String = "", address: String) {
    guard DotAtom.isAddress(address, localLength: 64) else { return nil }
    self.name = name
    self.address = address
  }

  /// The words of the mailbox in the field `field`.
  func words(after field: String) -> [String] {
    let name = HeaderText(name).words(after: field, in: .phrase)
    return name.isEmpty ? [address] : name + ["<\(address)>"]
  }
}

/// The identifier of one version of one message, such as `<2026-07-14.1@example.com>`.
package struct MessageID: Sendable, Equatable {
  /// The identifier with its angle brackets.
  let text: String

  /// Reads an identifier with or without its brackets; `nil` unless it is ASCII of the form
  /// `left@right` (RFC 5322, section 3.6.4).
  package init?(_ text: String) {
    var bytes = Substring(text).utf8
    if bytes.first == UInt8(ascii: "<"), bytes.last == UInt8(ascii: ">"), bytes.count > 1 {
      bytes = bytes.dropFirst().dropLast()
    }
    let identifier = String(Substring(bytes))
    guard DotAtom.isAddress(identifier, localLength: 255) else { return nil }
    self.text = "<\(identifier)>"
  }
}

/// Words of ASCII with single dots between them (RFC 5322, section 3.2.3).
private enum DotAtom {
  /// Whether the text is such words, `@`, and a host name.
  static func isAddress(_ text: String, localLength: Int) -> Bool {
    let sides = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard sides.count == 2, sides[0].count <= localLength, sides[1].count <= 255 else {
      return false
    }
    return atoms(sides[0]).allSatisfy { !$0.isEmpty && $0.allSatisfy(isAtomText) }
      && atoms(sides[1]).allSatisfy { label in
        (1...63).contains(label.count) && label.allSatisfy(isHostText)
          && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
      }
  }

  private static func atoms(_ text: Substring.UTF8View) -> [Substring.UTF8View] {
    text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  }

  private static func isAtomText(_ byte: UInt8) -> Bool {
    isHostText(byte) || "!#$%&'*+/=?^_`{|}~".utf8.contains(byte)
  }

  private static func isHostText(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): true
    default: false
    }
  }
}
