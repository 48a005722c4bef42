import BilletCore

/// A header value with parameters, such as `text/html; charset="utf-8"` (RFC 2045, section 5.1).
struct MailParameters {
  /// What stands before the first semicolon, in lower case and without blanks.
  let value: String
  private var parameters: [(name: String, value: [UInt8])] = []

  init(_ bytes: [UInt8]) {
    var scanner = Scanner(bytes)
    value = String(decoding: scanner.token(until: UInt8(ascii: ";")), as: UTF8.self).lowercased()
    while scanner.skip(UInt8(ascii: ";")) {
      let name = String(decoding: scanner.token(until: UInt8(ascii: "=")), as: UTF8.self)
        .lowercased()
      guard scanner.skip(UInt8(ascii: "=")) else { continue }
      let value = scanner.value()
      // A thousand parameters are nobody's.
      if !name.isEmpty, parameters.count < 100 { parameters.append((name, value)) }
    }
  }

  /// The bytes of a parameter, the first of its name.
  func bytes(_ name: String) -> [UInt8]? {
    parameters.first { $0.name == name }?.value
  }

  /// The text of a parameter that may be in parts or in an encoding of its own (RFC 2231), or, as many
  /// programs write it, in encoded words.
  func text(_ name: String) -> String? {
    if let extended = bytes(name + "*") { return Self.decodeExtended(extended) }
    var joined: [UInt8] = []
    var isExtended = false
    for number in 0..<parameters.count {
      if let part = bytes("\(name)*\(number)*") {
        joined += number == 0 ? part : PercentEncoding.decoded(part[...])
        if number == 0 { isExtended = true }
      } else if let part = bytes("\(name)*\(number)") {
        joined += part
      } else {
        break
      }
    }
    if !joined.isEmpty {
      return isExtended ? Self.decodeExtended(joined) : EncodedWord.decode(joined)
    }
    return bytes(name).map { EncodedWord.decode($0) }
  }

  /// `utf-8'en'%e2%82%ac%20rates`.
  private static func decodeExtended(_ bytes: [UInt8]) -> String {
    let pieces = bytes.split(
      separator: UInt8(ascii: "'"), maxSplits: 2, omittingEmptySubsequences: false)
    guard pieces.count == 3 else {
      return String(decoding: PercentEncoding.decoded(bytes[...]), as: UTF8.self)
    }
    let text = PercentEncoding.decoded(pieces[2])
    guard let encoding = TextEncoding(label: pieces[0]), !encoding.isUTF8 else {
      return String(decoding: text, as: UTF8.self)
    }
    return String(decoding: encoding.decode(text[...]).bytes, as: UTF8.self)
  }

  private struct Scanner {
    let bytes: [UInt8]
    var position = 0

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
    }

    /// Skips blanks and comments in parentheses.
    mutating func skipSpace() {
      var depth = 0
      while position < bytes.count {
        switch bytes[position] {
        case 0x20, 0x09: break
        case UInt8(ascii: "("): depth += 1
        case UInt8(ascii: ")") where depth > 0: depth -= 1
        case UInt8(ascii: "\\") where depth > 0: position += 1
        default: if depth == 0 { return }
        }
        position += 1
      }
    }

    mutating func skip(_ byte: UInt8) -> Bool {
      skipSpace()
      guard position < bytes.count, bytes[position] == byte else {
        // What is out of place is passed over up to the next parameter.
        if byte == UInt8(ascii: ";"), position < bytes.count,
          let next = bytes[position...].firstIndex(of: byte)
        {
          position = next + 1
          return true
        }
        return false
      }
      position += 1
      return true
    }

    mutating func token(until end: UInt8) -> [UInt8] {
      skipSpace()
      let start = position
      while position < bytes.count, bytes[position] != end, bytes[position] != UInt8(ascii: ";"),
        bytes[position] > 0x20, bytes[position] != UInt8(ascii: "(")
      {
        position += 1
      }
      let token = Array(bytes[start..<position])
      skipSpace()
      return token
    }

    mutating func value() -> [UInt8] {
      skipSpace()
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: ";"), bytes[position] > 0x20 {
          position += 1
        }
        return Array(bytes[start..<position])
      }
      position += 1
      var value: [UInt8] = []
      while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
        if bytes[position] == UInt8(ascii: "\\"), position + 1 < bytes.count { position += 1 }
        value.append(bytes[position])
        position += 1
      }
      position += 1
      return value
    }
  }
}
