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
    quote(String(decoding: value, as: UTF8.self))
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

  /// Control and direction characters are escaped too, so that a log that shows the JSON is safe.
  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      // Most of a text stands for itself, and is copied in runs.
      var start = 0
      var position = 0
      while position < utf8.count {
        let byte = utf8[position]
        if byte >= 0x20, byte < 0x7F, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
          position += 1
          continue
        }
        let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        let end = min(position + length, utf8.count)
        let sequence = UnsafeBufferPointer(rebasing: utf8[position..<end])
        if let escape = Self.escape(sequence) {
          bytes.append(contentsOf: utf8[start..<position])
          bytes.append(contentsOf: escape)
          start = end
        }
        position = end
      }
      bytes.append(contentsOf: utf8[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// What stands for a character in a text; `nil` when it stands for itself.
  private static func escape(_ sequence: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard let scalar = String(decoding: sequence, as: UTF8.self).unicodeScalars.first else {
      return nil
    }
    switch scalar {
    case "\"": return Array("\\\"".utf8)
    case "\\": return Array("\\\\".utf8)
    case "\n": return Array("\\n".utf8)
    case "\r": return Array("\\r".utf8)
    case "\t": return Array("\\t".utf8)
    default:
      guard TerminalSafe.isUnsafe(scalar) else { return nil }
      return (UTF16.encode(scalar) ?? .init()).flatMap { unit in
        let digits = String(unit, radix: 16, uppercase: true)
        let zeros = String(repeating: "0", count: 4 - digits.utf8.count)
        return Array("\\u\(zeros)\(digits)".utf8)
      }
    }
  }
}
