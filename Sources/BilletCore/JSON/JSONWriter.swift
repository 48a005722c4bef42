/// Writes JSON (RFC 8259) in the order it is told, the same bytes each time.
package struct JSONWriter {
  /// How values are set off from one another.
  package enum Layout: Sendable {
    /// Each on its line, two spaces a level.
    case indented
    /// All in one line, as JSON Lines want it.
    case compact
  }

  package private(set) var bytes: [UInt8] = []
  private let layout: Layout
  private var depth = 0
  private var isFirst = true
  private var followsKey = false

  package init(layout: Layout = .indented) {
    self.layout = layout
  }

  package mutating func object(_ body: (inout JSONWriter) -> Void) {
    container(open: UInt8(ascii: "{"), close: UInt8(ascii: "}"), body)
  }

  package mutating func array(_ body: (inout JSONWriter) -> Void) {
    container(open: UInt8(ascii: "["), close: UInt8(ascii: "]"), body)
  }

  /// Writes a member's name; its value follows.
  package mutating func key(_ name: String) {
    separate()
    quote(name)
    bytes.append(UInt8(ascii: ":"))
    if layout == .indented { bytes.append(UInt8(ascii: " ")) }
    followsKey = true
  }

  package mutating func string(_ value: String) {
    separate()
    quote(value)
  }

  /// Writes a text from its UTF-8; what is no UTF-8 becomes U+FFFD.
  package mutating func string(utf8 value: [UInt8]) {
    separate()
    if (try? UTF8Span(validating: value.span)) != nil {
      value.withUnsafeBufferPointer { quote($0) }
    } else {
      quote(String(decoding: value, as: UTF8.self))
    }
  }

  package mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
  }

  /// Writes JSON that was read or written before, as it is.
  package mutating func verbatim(_ json: some Collection<UInt8>) {
    separate()
    bytes.append(contentsOf: json)
  }

  package mutating func integer(_ value: Int) {
    separate()
    bytes.append(contentsOf: String(value).utf8)
  }

  package mutating func boolean(_ value: Bool) {
    separate()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  package mutating func member(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  package mutating func member(_ name: String, _ value: Int) {
    key(name)
    integer(value)
  }

  private mutating func container(
    open: UInt8, close: UInt8, _ body: (inout JSONWriter) -> Void
  ) {
    separate()
    bytes.append(open)
    depth += 1
    isFirst = true
    body(&self)
    depth -= 1
    if !isFirst { lineEnd() }
    isFirst = false
    bytes.append(close)
    if depth == 0 { bytes.append(UInt8(ascii: "\n")) }
  }

  private mutating func separate() {
    if followsKey {
      followsKey = false
      return
    }
    if depth > 0 {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      lineEnd()
    }
    isFirst = false
  }

  private mutating func lineEnd() {
    guard layout == .indented else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
  }

  private mutating func quote(_ text: String) {
    var text = text
    text.withUTF8 { quote($0) }
  }

  /// Writes a text from valid UTF-8.
  ///
  /// Control and direction characters are escaped too, so that a log that shows the JSON is safe.
  private mutating func quote(_ utf8: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    // Most of a text stands for itself, and is copied in runs.
    var start = 0
    var position = 0
    while true {
      position = Self.endOfPlainRun(utf8, from: position)
      guard position < utf8.count else { break }
      let next = position + UTF8Scalar.length(of: utf8[position])
      let scalar = UTF8Scalar.scalar(in: utf8, at: position, within: position..<utf8.count)
      if let scalar, scalar.value < 0x80 || TerminalSafe.isUnsafe(scalar) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<position]))
        escape(scalar)
        start = next
      }
      position = next
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    bytes.append(UInt8(ascii: "\""))
  }

  /// Where the next byte stands that has to be looked at: no ASCII, a control character, a quotation mark or `\`.
  private static func endOfPlainRun(_ utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var position = start
    // Eight at a time; a byte's highest bit tells, and the borrow of a subtraction only reaches bytes behind one,
    // so that the first one that tells is right.
    let ones: UInt64 = 0x0101_0101_0101_0101
    let raw = UnsafeRawBufferPointer(utf8)
    while position + 8 <= utf8.count {
      let word = UInt64(
        littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      let delete = word ^ (ones &* 0x7F)
      let found =
        (word | (word &- ones &* 0x20) | (quote &- ones) | (backslash &- ones) | (delete &- ones))
        & (ones &* 0x80)
      if found != 0 { return position + found.trailingZeroBitCount / 8 }
      position += 8
    }
    while position < utf8.count, isPlain(utf8[position]) { position += 1 }
    return position
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  /// Writes what stands for a character that cannot stand for itself.
  private mutating func escape(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": bytes.append(contentsOf: "\\\"".utf8)
    case "\\": bytes.append(contentsOf: "\\\\".utf8)
    case "\n": bytes.append(contentsOf: "\\n".utf8)
    case "\r": bytes.append(contentsOf: "\\r".utf8)
    case "\t": bytes.append(contentsOf: "\\t".utf8)
    default:
      for unit in UTF16.encode(scalar) ?? .init() {
        let digits = String(unit, radix: 16, uppercase: true)
        let zeros = String(repeating: "0", count: 4 - digits.utf8.count)
        bytes.append(contentsOf: "\\u\(zeros)\(digits)".utf8)
      }
    }
  }
}
