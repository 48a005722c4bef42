import BilletCore
import BilletMessage

extension Expansion {
  /// What a token stands for, as a piece of a message's text.
  func segment(ofToken number: Int) -> Text.Segment {
    guard values.indices.contains(number) else {
      return Text.Segment(.literal([]), at: location(of: 0..<0))
    }
    let value = values[number]
    switch value.content {
    case .value(let index): return Text.Segment(.value(index), at: value.location)
    // An undeclared variable has been reported; its tag stays readable where it stands.
    case .name(let name):
      let tag = Array("{{".utf8) + name + Array("}}".utf8)
      return Text.Segment(.literal(tag), at: value.location)
    }
  }

  /// Whether a value is a whole address (types `url` and `image-url`).
  func isAddress(_ value: ValueIndex) -> Bool { addresses.contains(value) }

  /// The author's text behind a part of the buffer; a point in an unnamed file for an empty text.
  func location(of span: Range<Int>) -> SourceLocation {
    location(span) ?? SourceLocation(SourceFile(path: "", bytes: []), 0..<0)
  }
}
