/// Reads JSON strictly (RFC 8259): well-formed UTF-8, no duplicate keys, no lone surrogates, bounded
/// depth; every value and key keeps its exact span. Linear in the input.
package struct JSONReader {
  /// A value, or the one fault that stopped the reader.
  package struct Result: Sendable {
    package var document: JSONDocument?
    package var diagnostics: [Diagnostic]
  }

  /// Reads one value, and nothing after it but white space.
  ///
  /// Reads the whole file, or `range` for one line of many; more bytes than `limit` are refused.
  package static func read(
    _ file: SourceFile, in range: Range<Int>? = nil, limit: Int = Limits.dataBytes
  ) -> Result {
    let range = (range ?? 0..<file.bytes.count).clamped(to: 0..<file.bytes.count)
    var reader = JSONReader(bytes: file.bytes, position: range.lowerBound, end: range.upperBound)
    do throws(Fault) {
      guard range.count <= limit else {
        throw Fault(
          range.lowerBound..<range.lowerBound, "The data is larger than \(limit) bytes.",
          help: "Split the data; one message needs little.")
      }
      let root = try reader.document()
      return Result(document: JSONDocument(file: file, root: root), diagnostics: [])
    } catch {
      let diagnostic = Diagnostic(
        rule: "json", message: error.message, help: error.help,
        location: SourceLocation(file, error.span))
      return Result(document: nil, diagnostics: [diagnostic])
    }
  }

  private struct Fault: Error {
    var span: Range<Int>
    var message: String
    var help: String

    init(_ span: Range<Int>, _ message: String, help: String = "") {
      self.span = span
      self.message = message
      self.help = help
    }
  }

  private let bytes: [UInt8]
  private var position: Int
  private let end: Int

  private init(bytes: [UInt8], position: Int, end: Int) {
    self.bytes = bytes
    self.position = position
    self.end = end
  }

  private mutating func document() throws(Fault) -> JSONValue {
    if position == 0, end >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      position = 3
    }
    let root = try value(depth: 0)
    skipWhiteSpace()
    if position < end {
      throw Fault(position..<(position + 1), "Text follows the JSON value.", help: "Remove it.")
    }
    return root
  }

  private mutating func value(depth: Int) throws(Fault) -> JSONValue {
    skipWhiteSpace()
    guard position < end else { throw missing("a value") }
    let start = position
    switch bytes[position] {
    case UInt8(ascii: "\""):
      let text = try string()
      return JSONValue(.string(text), span: start..<position)
    case UInt8(ascii: "{"): return try object(depth: depth + 1)
    case UInt8(ascii: "["): return try array(depth: depth + 1)
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), 0x30...0x39: return try number()
    case UInt8(ascii: "'"):
      throw Fault(start..<(start + 1), "JSON texts stand in double quotes.", help: "Write \"…\".")
    default: throw missing("a value")
    }
  }

  private mutating func object(depth: Int) throws(Fault) -> JSONValue {
    let start = position
    try checkDepth(depth)
    position += 1
    var members: [JSONValue.Member] = []
    var keys: Set<[UInt8]> = []
    skipWhiteSpace()
    if take(UInt8(ascii: "}")) { return JSONValue(.object([]), span: start..<position) }
    while true {
      skipWhiteSpace()
      guard position < end, bytes[position] == UInt8(ascii: "\"") else {
        throw missing("a key in double quotes")
      }
      let keyStart = position
      let key = try string()
      let keySpan = keyStart..<position
      guard isNew(key, among: members, &keys) else {
        throw Fault(
          keySpan, "The key \(printable(key)) stands twice in one object.",
          help: "Remove one of the two.")
      }
      skipWhiteSpace()
      guard take(UInt8(ascii: ":")) else { throw missing("a colon") }
      let value = try self.value(depth: depth)
      members.append(JSONValue.Member(key: key, keySpan: keySpan, value: value))
      skipWhiteSpace()
      if take(UInt8(ascii: "}")) { break }
      guard take(UInt8(ascii: ",")) else { throw missing("a comma or }") }
    }
    return JSONValue(.object(members), span: start..<position)
  }

  /// Whether no member before has this key; comparing a few is faster than hashing each.
  private func isNew(
    _ key: [UInt8], among members: [JSONValue.Member], _ keys: inout Set<[UInt8]>
  ) -> Bool {
    guard members.count >= 16 else { return !members.contains { $0.key == key } }
    if keys.isEmpty { keys.formUnion(members.lazy.map(\.key)) }
    return keys.insert(key).inserted
  }

  private mutating func array(depth: Int) throws(Fault) -> JSONValue {
    let start = position
    try checkDepth(depth)
    position += 1
    var values: [JSONValue] = []
    skipWhiteSpace()
    if take(UInt8(ascii: "]")) { return JSONValue(.array([]), span: start..<position) }
    while true {
      values.append(try value(depth: depth))
      skipWhiteSpace()
      if take(UInt8(ascii: "]")) { break }
      guard take(UInt8(ascii: ",")) else { throw missing("a comma or ]") }
    }
    return JSONValue(.array(values), span: start..<position)
  }

  private mutating func number() throws(Fault) -> JSONValue {
    let start = position
    _ = take(UInt8(ascii: "-"))
    if take(UInt8(ascii: "0")) {
      if position < end, isDigit(bytes[position]) {
        throw Fault(
          start..<(position + 1), "A number begins with a needless 0.",
          help: "Write it in quotes if the 0 belongs to it.")
      }
    } else {
      try digits()
    }
    if take(UInt8(ascii: ".")) { try digits() }
    if position < end, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try digits()
    }
    return JSONValue(.number(Array(bytes[start..<position])), span: start..<position)
  }

  private mutating func digits() throws(Fault) {
    guard position < end, isDigit(bytes[position]) else { throw missing("a digit") }
    while position < end, isDigit(bytes[position]) { position += 1 }
  }

  private mutating func word(
    _ word: StaticString, _ content: JSONValue.Content
  ) throws(Fault) -> JSONValue {
    let start = position
    let expected = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    for byte in expected where !take(byte) { throw missing("a value") }
    return JSONValue(content, span: start..<position)
  }

  private func checkDepth(_ depth: Int) throws(Fault) {
    if depth > Limits.jsonDepth {
      throw Fault(
        position..<(position + 1),
        "The data is nested deeper than \(Limits.jsonDepth) levels.", help: "Flatten it.")
    }
  }

  private mutating func skipWhiteSpace() {
    while position < end {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < end, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// Says what should stand here, and what stands here instead.
  private func missing(_ expected: String) -> Fault {
    guard position < end else {
      return Fault(end..<end, "The data ends where \(expected) should stand.")
    }
    var next = position + 1
    while next < end, bytes[next] & 0xC0 == 0x80 { next += 1 }
    let found = printable(bytes[position..<next])
    return Fault(
      position..<next, "Here should stand \(expected), not \(found).", help: advice(next))
  }

  /// What to write instead of the usual slips: a last comma, and quotes that a word processor curled.
  private func advice(_ next: Int) -> String {
    let quotes = ["“", "”", "„", "‘", "’"]
    if quotes.contains(where: { bytes[position..<next].elementsEqual($0.utf8) }) {
      return "Use straight quotes: \"."
    }
    var last = position - 1
    while last >= 0, bytes[last] <= 0x20 { last -= 1 }
    let closes = bytes[position] == UInt8(ascii: "}") || bytes[position] == UInt8(ascii: "]")
    return closes && last >= 0 && bytes[last] == UInt8(ascii: ",")
      ? "Remove the comma before it." : ""
  }

  private func printable(_ bytes: some Collection<UInt8>) -> String {
    "“\(String(decoding: bytes.prefix(64), as: UTF8.self))”"
  }
}

extension JSONReader {
  /// Reads a string from its opening quote; whole runs between escapes are copied at once.
  private mutating func string() throws(Fault) -> [UInt8] {
    let start = position
    position += 1
    var text: [UInt8] = []
    var run = position
    while position < end {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        text.append(contentsOf: bytes[run..<position])
        position += 1
        if let offset = UTF8Validation.firstInvalidOffset(in: text) {
          // Escapes only shorten, so the fault is at this offset or later; the string is its place.
          throw Fault(
            (start + 1 + offset)..<position, "The text is not well-formed UTF-8.",
            help: "Save the data as UTF-8.")
        }
        return text
      case UInt8(ascii: "\\"):
        text.append(contentsOf: bytes[run..<position])
        try escape(into: &text)
        run = position
      case 0..<0x20:
        throw Fault(
          position..<(position + 1), "A control character stands in a text.",
          help: byte == 0x0A || byte == 0x0D
            ? "Close the text before the line ends, or write \\n."
            : "Write it as an escape, or remove it.")
      default: position += 1
      }
    }
    throw Fault(start..<(start + 1), "The text that begins here has no closing quote.")
  }

  private mutating func escape(into text: inout [UInt8]) throws(Fault) {
    let start = position
    position += 1
    guard position < end else { throw missing("an escape") }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if (0xD800...0xDBFF).contains(code), position + 1 < end,
        bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u")
      {
        position += 2
        let low = try hexadecimal()
        guard (0xDC00...0xDFFF).contains(low) else { throw loneSurrogate(start..<position) }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw loneSurrogate(start..<position) }
      text.append(contentsOf: UTF8.encode(scalar) ?? .init())
    default:
      throw Fault(
        start..<position, "JSON has no such escape.", help: "Write \\\\ for a backslash.")
    }
  }

  private func loneSurrogate(_ span: Range<Int>) -> Fault {
    Fault(span, "Half of a surrogate pair stands alone.", help: "Write the character itself.")
  }

  private mutating func hexadecimal() throws(Fault) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard position < end else { throw missing("a hexadecimal digit") }
      let byte = bytes[position]
      switch byte {
      case 0x30...0x39: code = code << 4 | UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: code = code << 4 | UInt32((byte | 0x20) - 0x61 + 10)
      default: throw missing("a hexadecimal digit")
      }
      position += 1
    }
    return code
  }
}
