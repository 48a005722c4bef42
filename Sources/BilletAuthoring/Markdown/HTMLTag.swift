/// An HTML tag or comment, read as far as its translation into Markdown needs.
struct HTMLTag {
  enum Kind { case open, close, comment }

  let kind: Kind
  /// In lower case; empty for a comment.
  let name: String
  /// The text of a comment, or the attributes.
  private let body: ArraySlice<UInt8>
  /// How many bytes it takes.
  let length: Int

  /// Reads what begins with `<` at the start of some bytes; `nil` when that is text.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.first == UInt8(ascii: "<") else { return nil }
    if bytes.starts(with: "<!--".utf8) {
      guard let end = Self.commentEnd(bytes) else { return nil }
      kind = .comment
      name = ""
      body = bytes[(bytes.startIndex + 4)..<(end - 3)]
      length = end - bytes.startIndex
      return
    }
    var next = bytes.startIndex + 1
    let isClosing = next < bytes.endIndex && bytes[next] == UInt8(ascii: "/")
    if isClosing { next += 1 }
    let word = bytes[next...].prefix {
      ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39)
    }
    guard let first = word.first, first >= 0x41, let end = Self.tagEnd(bytes, from: word.endIndex)
    else { return nil }
    kind = isClosing ? .close : .open
    name = String(decoding: word, as: UTF8.self).lowercased()
    body = bytes[word.endIndex..<(end - 1)]
    length = end - bytes.startIndex
  }

  private static func commentEnd(_ bytes: ArraySlice<UInt8>) -> Int? {
    var next = bytes.startIndex + 4
    while next + 3 <= bytes.endIndex {
      if bytes[next...].starts(with: "-->".utf8) { return next + 3 }
      next += 1
    }
    return nil
  }

  /// One past the `>` outside of quotes.
  private static func tagEnd(_ bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
    var quote: UInt8?
    for offset in start..<bytes.endIndex {
      let byte = bytes[offset]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return offset + 1
      }
    }
    return nil
  }

  /// The value of an attribute as it is written, references and all; `nil` when it is not there.
  func attribute(_ name: String) -> [UInt8]? {
    var rest = body
    func skip(while isSkipped: (UInt8) -> Bool) { rest = rest.drop(while: isSkipped) }
    while true {
      skip { $0 <= 0x20 || $0 == UInt8(ascii: "/") }
      let key = rest.prefix { $0 > 0x20 && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "/") }
      guard !key.isEmpty else { return nil }
      rest = rest[key.endIndex...]
      skip { $0 <= 0x20 }
      var value: ArraySlice<UInt8> = []
      if rest.first == UInt8(ascii: "=") {
        rest.removeFirst()
        skip { $0 <= 0x20 }
        if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
          rest.removeFirst()
          value = rest.prefix { $0 != quote }
          rest = rest[value.endIndex...].dropFirst()
        } else {
          value = rest.prefix { $0 > 0x20 }
          rest = rest[value.endIndex...]
        }
      }
      if String(decoding: key, as: UTF8.self).lowercased() == name { return Array(value) }
    }
  }

  // MARK: - In Markdown

  /// What stands around the words in Markdown: `**` for `<b>`.
  var mark: String? {
    switch name {
    case "b", "strong": "**"
    case "i", "em": "*"
    case "s", "del", "strike": "~~"
    default: nil
    }
  }

  /// Whether it says only how the words look, which is the reader's own choice in a message.
  var isStyling: Bool {
    ["span", "font", "center", "div", "small", "big", "u", "ins", "o:p"].contains(name)
  }

  /// A comment as one of the template's, which is not sent either.
  var comment: String? {
    let text = String(decoding: body, as: UTF8.self)
    guard kind == .comment, !text.utf8.isEmpty, !body.contains(UInt8(ascii: "}")),
      !body.contains(UInt8(ascii: "{"))
    else { return nil }
    return "{{!" + text + "}}"
  }

  /// An image as Markdown; `nil` without a text alternative or a secure address.
  var image: String? {
    guard name == "img", let source = attribute("src").flatMap(Self.destination),
      let words = attribute("alt"), words.contains(where: { $0 > 0x20 }),
      !words.contains(where: { "[]\\`<".utf8.contains($0) })
    else { return nil }
    return "![" + String(decoding: words, as: UTF8.self) + "](" + source + ")"
  }

  /// The address of a link as Markdown writes it behind the words.
  var target: String? {
    name == "a" ? attribute("href").flatMap(Self.destination).map { "(" + $0 + ")" } : nil
  }

  /// A whole address, with https, in angle brackets if it needs them.
  private static func destination(_ address: [UInt8]) -> String? {
    let trimmed = address.drop { $0 <= 0x20 }
    var text = String(decoding: trimmed, as: UTF8.self)
    let lower = text.lowercased()
    if lower.hasPrefix("http://") {
      text = "https" + text.dropFirst("http".count)
    } else if !lower.hasPrefix("https://") {
      return nil
    }
    guard !text.utf8.contains(where: { "<>\n\r".utf8.contains($0) }) else { return nil }
    // The blanks in a tag of the template's are none of the address's.
    let needsBrackets = text.utf8.contains { " ()\\".utf8.contains($0) }
    return needsBrackets ? "<" + text + ">" : text
  }
}
