import BilletCore
import BilletMessage

/// Reads text that holds no Markdown, such as the subject.
enum TextReader {
  /// The text in one line, white space at both ends removed; emoji are reported.
  static func plain(_ expansion: Expansion, into bag: inout DiagnosticBag) -> Text {
    AuthorEmoji.report(in: expansion, into: &bag)
    let bytes = expansion.buffer
    var segments: [Text.Segment] = []
    var literal = 0
    var offset = 0
    func flush() {
      guard literal < offset else { return }
      let text = bytes[literal..<offset].map { $0 == 0x0A || $0 == 0x0D ? UInt8(ascii: " ") : $0 }
      segments.append(.init(.literal(text), at: expansion.location(of: literal..<offset)))
    }
    while offset < bytes.count {
      if let token = ValueToken.match(bytes, at: offset, end: bytes.count) {
        flush()
        segments.append(expansion.segment(ofToken: token.number))
        offset += token.length
        literal = offset
      } else {
        offset += 1
      }
    }
    flush()
    return Text(segments)
  }
}
