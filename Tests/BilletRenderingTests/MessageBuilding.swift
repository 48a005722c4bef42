import BilletCore
import BilletMessage
import BilletRendering

/// Builds parts of messages; each text is placed where it first occurs in the author's file.
struct Builder {
  let file: SourceFile

  init(_ source: String = "") {
    file = SourceFile(path: "message.md", text: source)
  }

  func place(_ text: String) -> SourceLocation {
    let needle = Array(text.utf8)
    let last = file.bytes.count - needle.count
    guard !needle.isEmpty, last >= 0,
      let start = (0...last).first(where: {
        file.bytes[$0..<($0 + needle.count)].elementsEqual(needle)
      })
    else { return SourceLocation(file, 0..<0) }
    return SourceLocation(file, start..<(start + needle.count))
  }

  /// Literal text in which `{0}` is the value with index 0, and so on.
  func words(_ pattern: String) -> Text {
    var segments: [Text.Segment] = []
    var literal: [UInt8] = []
    let bytes = Array(pattern.utf8)
    var index = 0
    func flush() {
      guard !literal.isEmpty else { return }
      let text = String(decoding: literal, as: UTF8.self)
      segments.append(.init(.literal(literal), at: place(text)))
      literal = []
    }
    while index < bytes.count {
      if index + 2 < bytes.count, bytes[index] == UInt8(ascii: "{"),
        bytes[index + 2] == UInt8(ascii: "}"), (0x30...0x39).contains(bytes[index + 1])
      {
        flush()
        let text = String(decoding: bytes[index..<(index + 3)], as: UTF8.self)
        segments.append(
          .init(.value(ValueIndex(Int(bytes[index + 1]) - 0x30)), at: place(text)))
        index += 3
      } else {
        literal.append(bytes[index])
        index += 1
      }
    }
    flush()
    return Text(segments)
  }

  func text(_ pattern: String) -> Inline { .text(words(pattern)) }

  func paragraph(_ inlines: Inline...) -> Block { block(.paragraph(inlines)) }

  func paragraph(_ pattern: String) -> Block { paragraph(text(pattern)) }

  func heading(_ level: HeadingLevel, _ pattern: String) -> Block {
    block(.heading(level, [text(pattern)]))
  }

  func block(_ content: Block.Content, at source: String = "") -> Block {
    Block(content, at: place(source))
  }

  func bullets(_ items: [[Block]], isTight: Bool = true) -> Block {
    block(.list(List(start: nil, isTight: isTight, items: items)))
  }

  func numbers(from start: Int, _ items: [[Block]], isTight: Bool = true) -> Block {
    block(.list(List(start: start, isTight: isTight, items: items)))
  }

  func cell(_ pattern: String) -> Table.Cell {
    Table.Cell(pattern.isEmpty ? [] : [text(pattern)], at: place(pattern))
  }

  func table(_ header: [String], _ rows: [[String]]) -> Block {
    block(.table(Table(header: header.map(cell), rows: rows.map { $0.map(cell) })))
  }

  func details(_ pairs: [(String, String)]) -> Block {
    block(
      .details(
        pairs.map { Detail(label: [text($0.0)], value: [text($0.1)], at: place($0.0)) }))
  }

  func link(
    _ destination: String, title: String = "", style: Link.Style = .plain, _ content: Inline...
  ) -> Inline {
    .link(
      Link(
        destination: words(destination), title: words(title), style: style, content: content,
        at: place(destination)))
  }

  func image(
    _ source: String, alt: String, title: String = "", width: Image.Width? = nil
  ) -> Inline {
    .image(
      Image(
        source: words(source), alternative: words(alt), title: words(title), width: width,
        at: place(source)))
  }

  func message(
    _ blocks: Block..., subject: String = "Subject", language: String = "en-US"
  ) -> Message {
    message(blocks, subject: subject, language: language)
  }

  func message(
    _ blocks: [Block], subject: String = "Subject", language: String = "en-US"
  ) -> Message {
    guard let language = LanguageTag(language) else { preconditionFailure("no language tag") }
    return Message(
      subject: words(subject), language: language, facts: MessageFacts(), themeName: nil,
      blocks: blocks)
  }
}

extension ResolvedValues {
  init(_ values: String...) {
    self.init(values.map { Value(Array($0.utf8)) })
  }

  /// Values of type `lines`.
  init(lines values: String...) {
    self.init(values.map { Value(Array($0.utf8), keepsLineBreaks: true) })
  }
}

extension Rendered {
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The bytes of the first occurrence.
  func range(of text: String) -> Range<Int>? {
    let needle = Array(text.utf8)
    guard bytes.count >= needle.count else { return nil }
    return (0...(bytes.count - needle.count))
      .first { bytes[$0..<($0 + needle.count)].elementsEqual(needle) }
      .map { $0..<($0 + needle.count) }
  }

  /// The author's words that the first occurrence comes from.
  func source(of text: String) -> String? {
    guard let range = range(of: text), let location = sourceMap.source(of: range) else {
      return nil
    }
    return String(decoding: location.file.bytes[location.span], as: UTF8.self)
  }
}

/// The HTML of blocks, without the wrapper's first and last line.
func html(
  _ blocks: Block..., values: ResolvedValues = ResolvedValues(), theme: Theme = .standard,
  language: String = "en-US"
) -> String {
  let message = Builder().message(blocks, language: language)
  let rendered = HTMLRenderer(theme: theme).skeleton(of: message, as: .fragment).fill(values)
  let lines = rendered.text.split(separator: "\n", omittingEmptySubsequences: false)
  return lines.dropFirst().dropLast(2).joined(separator: "\n")
}
