/// Writes JSON (RFC 8259) in the order it is told, the same bytes each time.
package struct JSONWriter {
  /// How values are set apart.
  package enum Layout: Sendable {
    /// A line for each, two spaces a level.
    case lines
    /// One line in all, as JSON Lines want it.
    case oneLine
  }

  package private(set) var bytes: [UInt8] = []
  private let layout: Layout
  private var depth = 0
  private var isFirst = true
  private var followsKey = false

  package init(_ layout: Layout = .lines) {
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
    if layout == .lines { bytes.append(0x20) }
    followsKey = true
  }

  package mutating func string(_ value: String) {
    separate()
    quote(value)
  }

  /// Writes a text that is UTF-8 already.
  package mutating func string(utf8 value: [UInt8]) {
    separate()
    value.withUnsafeBufferPointer { quote($0) }
  }

  /// Writes a value that is JSON already.
  package mutating func raw(_ json: [UInt8]) {
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
    guard layout == .lines else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
  }

  private mutating func quote(_ text: String) {
    var text = text
    text.withUTF8 { quote($0) }
  }

  /// Control and direction characters are escaped too, so that a log that shows the JSON is safe.
  /// Runs between them are copied at once.
  private mutating func quote(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    var run = 0
    var position = 0
    while position < text.count {
      let byte = text[position]
      if byte >= 0x20, byte < 0x7F, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
        position += 1
        continue
      }
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      let end = Swift.min(position + length, text.count)
      if let escape = Self.escape(text, position..<end) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[run..<position]))
        bytes.append(contentsOf: escape)
        run = end
      }
      position = end
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[run...]))
    bytes.append(UInt8(ascii: "\""))
  }

  /// What is written for a character; `nil` when it may stand as it is.
  private static func escape(
    _ text: UnsafeBufferPointer<UInt8>, _ span: Range<Int>
  ) -> [UInt8]? {
    switch text[span.lowerBound] {
    case UInt8(ascii: "\""): return Array("\\\"".utf8)
    case UInt8(ascii: "\\"): return Array("\\\\".utf8)
    case UInt8(ascii: "\n"): return Array("\\n".utf8)
    case UInt8(ascii: "\r"): return Array("\\r".utf8)
    case UInt8(ascii: "\t"): return Array("\\t".utf8)
    default: break
    }
    let decoded = String(decoding: text[span], as: UTF8.self).unicodeScalars
    guard let scalar = decoded.first, TerminalSafe.isUnsafe(scalar) else { return nil }
    var escape: [UInt8] = []
    for unit in UTF16.encode(scalar) ?? .init() {
      let digits = String(unit, radix: 16, uppercase: true)
      escape += "\\u".utf8
      escape += repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count)
      escape += digits.utf8
    }
    return escape
  }
}
