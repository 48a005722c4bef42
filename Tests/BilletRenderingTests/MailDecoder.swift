/// A mail as a reader sees it.
struct DecodedMail: Equatable {
  struct Person: Equatable {
    var name: String
    var address: String
  }

  struct Part: Equatable {
    var type: String
    /// `nil` for a text that is not an attachment.
    var fileName: String?
    var content: [UInt8]
  }

  /// The names of the fields of the top header, as they stand.
  var fields: [String] = []
  var subject = ""
  var sender: Person?
  var parts: [Part] = []
}

/// Reads what `MailMessage` writes, by the RFCs and without its code.
enum MailDecoder {
  static func decode(_ bytes: [UInt8]) -> DecodedMail {
    let entity = Entity(bytes.mailLines)
    var mail = DecodedMail()
    mail.fields = entity.fields.map(\.name)
    mail.subject = header(entity["Subject"] ?? "")
    mail.sender = entity["From"].map(person)
    mail.parts = parts(of: entity)
    return mail
  }

  private struct Entity {
    var fields: [(name: String, value: String)] = []
    var body: [[UInt8]] = []

    /// Lines that begin with a blank continue the field before them.
    init(_ lines: [[UInt8]]) {
      let end = lines.firstIndex { $0.isEmpty } ?? lines.endIndex
      for line in lines[..<end] {
        if line.first == 0x20, !fields.isEmpty {
          fields[fields.count - 1].value += line.text
        } else {
          let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
          fields.append((Array(line[..<colon]).text, Array(line[colon...].dropFirst(2)).text))
        }
      }
      body = Array(lines[end...].dropFirst())
    }

    subscript(name: String) -> String? { fields.first { $0.name == name }?.value }
  }

  private static func parts(of entity: Entity) -> [DecodedMail.Part] {
    let (type, parameters) = parameters(entity["Content-Type"] ?? "")
    if let boundary = parameters["boundary"], type.hasPrefix("multipart/") {
      let delimiter = Array("--\(boundary)".utf8)
      let close = delimiter + Array("--".utf8)
      var parts: [DecodedMail.Part] = []
      var lines: [[UInt8]]?
      for line in entity.body {
        if line == delimiter || line == close {
          if let lines { parts += Self.parts(of: Entity(lines)) }
          lines = line == delimiter ? [] : nil
        } else {
          lines?.append(line)
        }
      }
      return parts
    }
    let body = Array(entity.body.joined(separator: [0x0D, 0x0A]))
    let content =
      entity["Content-Transfer-Encoding"] == "base64" ? base64(body) : quotedPrintable(body)
    let disposition = entity["Content-Disposition"].map { Self.parameters($0).parameters }
    return [.init(type: type, fileName: disposition.map(fileName), content: content)]
  }

  /// The name of RFC 2231 before the plain one.
  private static func fileName(_ parameters: [String: String]) -> String {
    var value = parameters["filename*"] ?? ""
    if value.isEmpty {
      var number = 0
      while let piece = parameters["filename*\(number)*"] {
        value += piece
        number += 1
      }
    }
    guard value.hasPrefix("UTF-8''") else { return parameters["filename"] ?? "" }
    var bytes: [UInt8] = []
    var rest = value.utf8.dropFirst(7)
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%") {
        bytes.append(UInt8(String(Substring(rest.prefix(2))), radix: 16) ?? 0)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return bytes.text
  }

  /// A value before its parameters; semicolons in quotes separate nothing.
  private static func parameters(_ text: String) -> (value: String, parameters: [String: String]) {
    var pieces: [[UInt8]] = [[]]
    var isQuoted = false
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if byte == UInt8(ascii: ";"), !isQuoted {
        pieces.append([])
      } else if byte != 0x20 || isQuoted {
        pieces[pieces.count - 1].append(byte)
      }
    }
    var parameters: [String: String] = [:]
    for piece in pieces.dropFirst() {
      let equals = piece.firstIndex(of: UInt8(ascii: "=")) ?? piece.endIndex
      parameters[Array(piece[..<equals]).text] = Array(piece[equals...].dropFirst()).text
    }
    return (pieces[0].text, parameters)
  }

  private static func person(_ text: String) -> DecodedMail.Person {
    guard text.hasSuffix(">"), let open = text.lastIndex(of: "<") else {
      return .init(name: "", address: text)
    }
    let name = header(String(text[..<open]))
    return .init(
      name: name.hasSuffix(" ") ? String(name.dropLast()) : name,
      address: String(text[text.index(after: open)...].dropLast()))
  }

  /// Unstructured text: encoded words are decoded, the space between two of them falls away.
  static func header(_ text: String) -> String {
    var result: [UInt8] = []
    var previousWasEncoded = false
    let words = Array(text.utf8.filter { $0 != 0x0D && $0 != 0x0A }).split(
      separator: 0x20, omittingEmptySubsequences: false)
    for (index, word) in words.enumerated() {
      let decoded = encodedWord(Array(word))
      if index > 0, !(previousWasEncoded && decoded != nil) { result.append(0x20) }
      result += decoded ?? Array(word)
      previousWasEncoded = decoded != nil
    }
    return result.text
  }

  /// Whether an encoded word alone is well-formed UTF-8.
  static func isWholeText(_ word: String) -> Bool {
    encodedWord(Array(word.utf8)).map { Array($0.text.utf8) == $0 } ?? false
  }

  private static func encodedWord(_ word: [UInt8]) -> [UInt8]? {
    let fields = word.split(separator: UInt8(ascii: "?"), omittingEmptySubsequences: false)
    guard fields.count == 5, fields[0] == [UInt8(ascii: "=")], fields[4] == [UInt8(ascii: "=")],
      fields[1].elementsEqual("utf-8".utf8)
    else { return nil }
    if fields[2].elementsEqual("B".utf8) { return base64(Array(fields[3])) }
    return quotedPrintable(fields[3].map { $0 == UInt8(ascii: "_") ? 0x20 : $0 })
  }

  static func quotedPrintable(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "="), index + 2 < bytes.count {
        if bytes[index + 1] != 0x0D {
          result.append(
            UInt8(bytes[(index + 1)...(index + 2)].map { [$0].text }.joined(), radix: 16) ?? 0)
        }
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let alphabet = Array(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    var bits = 0
    var count = 0
    for byte in bytes {
      guard let value = alphabet.firstIndex(of: byte) else { continue }
      bits = (bits << 6 | value) & 0xFFFF
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> count))
      }
    }
    return result
  }

  /// Text as a mail carries it: LF, CR LF and CR are all CR LF.
  static func withMailLineEnds(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for (index, byte) in text.enumerated() {
      if byte == 0x0A, index > 0, text[index - 1] == 0x0D { continue }
      result += byte == 0x0A || byte == 0x0D ? [0x0D, 0x0A] : [byte]
    }
    return result
  }
}
