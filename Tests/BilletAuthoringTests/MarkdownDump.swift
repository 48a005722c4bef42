import BilletCore
import BilletMessage

@testable import BilletAuthoring

/// Markdown read alone, and blocks written in one line each for comparison.
struct MarkdownDump {
  let blocks: [Block]
  let diagnostics: [Diagnostic]

  init(_ markdown: String, joinsLines: Bool = false) {
    let file = SourceFile(path: "test.md", text: markdown)
    self.init(ExpansionBuilder.literal(file), joinsLines: joinsLines)
  }

  init(_ expansion: Expansion, joinsLines: Bool = false) {
    var bag = DiagnosticBag()
    blocks =
      MarkdownReader.read(expansion, lineBreaks: joinsLines ? .join : .keep, into: &bag) ?? []
    diagnostics = bag.diagnostics
  }

  var text: String { blocks.map(Self.text).joined(separator: " ") }

  /// `rule@line:column` of each finding, in reading order.
  var findings: [String] {
    diagnostics.sortedByPlace().map { finding in
      let start = finding.location?.start
      return "\(finding.rule)@\(start?.line ?? 0):\(start?.column ?? 0)"
    }
  }

  /// The author's text of each finding.
  var marked: [String] {
    diagnostics.sortedByPlace().compactMap { finding in
      finding.location.map { String(decoding: $0.file.bytes[$0.span], as: UTF8.self) }
    }
  }

  static func text(_ block: Block) -> String {
    switch block.content {
    case .paragraph(let inlines): "p(\(text(inlines)))"
    case .heading(let level, let inlines): "h\(level.rawValue)(\(text(inlines)))"
    case .list(let list):
      "\(list.start.map { "ol\($0)" } ?? "ul")\(list.isTight ? "" : "-loose")("
        + list.items.map { "[" + $0.map(text).joined(separator: " ") + "]" }.joined() + ")"
    case .quote(let blocks): "quote(\(blocks.map(text).joined(separator: " ")))"
    case .table(let table):
      "table("
        + ([table.header] + table.rows)
        .map { "[" + $0.map { text($0.content) }.joined(separator: "|") + "]" }.joined() + ")"
    case .thematicBreak: "hr"
    case .note(let blocks): "note(\(blocks.map(text).joined(separator: " ")))"
    case .details(let details):
      "details(" + details.map { "[\(text($0.label))=\(text($0.value))]" }.joined() + ")"
    }
  }

  static func text(_ inlines: [Inline]) -> String { inlines.map(text).joined() }

  private static func text(_ inline: Inline) -> String {
    switch inline {
    case .text(let text): self.text(text)
    case .emphasis(let inner): "em(\(text(inner)))"
    case .strong(let inner): "strong(\(text(inner)))"
    case .strikethrough(let inner): "del(\(text(inner)))"
    case .lineBreak(let count): count == .one ? "/" : "//"
    case .link(let link):
      "\(link.style == .button ? "button" : "a")(\(text(link.content))->\(text(link.destination))"
        + (link.title.isEmpty ? ")" : " '\(text(link.title))')")
    case .image(let image):
      "img(\(text(image.alternative))->\(text(image.source))\(image.width.map { " \($0)" } ?? "")"
        + (image.title.isEmpty ? ")" : " '\(text(image.title))')")
    }
  }

  static func text(_ text: Text) -> String {
    text.segments.map { segment in
      switch segment.content {
      case .literal(let bytes): String(decoding: bytes, as: UTF8.self)
      case .value(let value): "‹\(value.rawValue)›"
      }
    }.joined()
  }
}

/// Builds expansions without a template.
struct ExpansionBuilder {
  let file: SourceFile
  var expansion = Expansion()

  static func literal(_ file: SourceFile) -> Expansion {
    var builder = ExpansionBuilder(file: file)
    builder.literal(0..<file.bytes.count)
    return builder.expansion
  }

  mutating func literal(_ range: Range<Int>) {
    expansion.runs.append(
      .init(start: expansion.buffer.count, base: range.lowerBound, file: file, whole: range))
    expansion.buffer += file.bytes[range]
  }

  mutating func value(_ index: Int, source: Range<Int>) {
    expansion.runs.append(
      .init(start: expansion.buffer.count, base: nil, file: file, whole: source))
    ValueToken.append(expansion.values.count, to: &expansion.buffer)
    expansion.values.append(
      ExpandedValue(
        content: .value(ValueIndex(index)), type: .text, location: SourceLocation(file, source)))
  }
}
