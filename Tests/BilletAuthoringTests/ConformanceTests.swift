import BilletCore
import BilletMessage
import Foundation
import Testing

@testable import BilletAuthoring

/// The examples of CommonMark's and GFM's specifications that a message may hold, read as those say.
///
/// `make conformance` fetches the specifications and runs this; their text is not ours to keep.
@Suite(.enabled("run make conformance") { Specification.folder != nil })
struct ConformanceTests {
  @Test(arguments: Specification.allCases)
  func allowedExamplesAreReadAsSpecified(specification: Specification) throws {
    let examples = try specification.examples()
    #expect(examples.count == specification.count)
    var equal = 0
    var refused: [String: Int] = [:]
    var different: [Int: String] = [:]
    for (index, example) in examples.enumerated() {
      let dump = MarkdownDump(Self.withWholeAddresses(example.markdown), joinsLines: true)
      if let error = dump.diagnostics.first(where: { $0.severity == .error }) {
        refused[error.rule.rawValue, default: 0] += 1
        continue
      }
      let expected = SpecifiedHTML.normal(Self.withWholeAddresses(example.html))
      let found = SpecifiedHTML.normal(SpecifiedHTML.text(dump.blocks))
      if expected == found {
        equal += 1
      } else {
        different[index + 1] = "\(example.markdown.debugDescription)\n  \(expected)\n  \(found)"
      }
    }
    let explained = specification.differences
    print(
      "\(specification): \(examples.count) examples, \(equal) agree,",
      "\(different.keys.count { explained[$0] != nil }) differ as explained,",
      "\(different.keys.count { explained[$0] == nil }) unexplained,",
      "\(refused.values.reduce(0, +)) refused:",
      refused.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
    for number in different.keys.sorted() where explained[number] == nil {
      Issue.record("example \(number) differs: \(different[number] ?? "")")
    }
    for number in explained.keys.sorted() where different[number] == nil {
      Issue.record("example \(number) does not differ any more")
    }
  }

  /// Addresses in the specifications are relative, which a message's must not be.
  private static func withWholeAddresses(_ text: String) -> String {
    text.replacing(#/(^|[^A-Za-z0-9.\/])\/(url|uri|path|foo|bar|f%|f&)/#) { match in
      "\(match.output.1)https://a.example/\(match.output.2)"
    }
  }
}

/// A specification with its examples in a file that was fetched.
enum Specification: String, CaseIterable {
  case commonMark = "commonmark.json"
  case gfm = "gfm.txt"

  static let folder = ProcessInfo.processInfo.environment["BILLET_CONFORMANCE"]

  struct Example: Decodable {
    var markdown: String
    var html: String
  }

  var count: Int { self == .commonMark ? 652 : 672 }

  /// Examples that Billet reads otherwise, and why.
  var differences: [Int: String] {
    let groups: [(reason: String, examples: [Int])] =
      switch self {
      case .commonMark:
        [
          (Self.bareAddresses, [14, 209, 508, 511, 513, 518, 519, 546, 547, 548, 551, 552, 590]),
          (Self.bareAddresses, [602, 608, 611]),
          ("md4c follows CommonMark 0.30, in which signs of currencies are no punctuation", [354]),
        ]
      case .gfm:
        [
          (Self.bareAddresses, [178, 310, 516, 519, 521, 526, 527, 554, 555, 556, 559, 560, 598]),
          ("Boxes to tick are text: nobody ticks them in a letter", [279, 280]),
          (
            "This text of GFM takes bold out of bold; CommonMark, and Billet, leave it there",
            [398, 426, 434, 435, 436, 473, 474, 475, 477]
          ),
          (
            "Only addresses that say https:// or http:// become links",
            [621, 622, 623, 624, 625, 626, 627]
          ),
          ("Mail addresses become no links: messages may not hold them", [629, 630, 631]),
        ]
      }
    var differences: [Int: String] = [:]
    for group in groups {
      for example in group.examples { differences[example] = group.reason }
    }
    return differences
  }

  private static let bareAddresses =
    "An address that stands alone becomes a link, as GFM's extension says"

  func examples() throws -> [Example] {
    let file = URL(filePath: Self.folder ?? "").appending(path: rawValue)
    let data = try Data(contentsOf: file)
    guard self == .gfm else { return try JSONDecoder().decode([Example].self, from: data) }
    let fence = String(repeating: "`", count: 32)
    var examples: [Example] = []
    var lines: [Substring]?
    for line in String(decoding: data, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.hasPrefix(fence + " example") {
        lines = []
      } else if line == fence, let example = lines {
        let halves = example.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        examples.append(
          Example(
            markdown: Self.text(halves[0]), html: Self.text(halves.count > 1 ? halves[1] : [])))
        lines = nil
      } else {
        lines?.append(line)
      }
    }
    return examples
  }

  private static func text(_ lines: ArraySlice<Substring>) -> String {
    lines.map { $0.replacing("→", with: "\t") + "\n" }.joined()
  }
}

/// Blocks as the specifications write HTML.
enum SpecifiedHTML {
  static func text(_ blocks: [Block]) -> String { blocks.map(text).joined(separator: "\n") }

  private static func text(_ block: Block) -> String {
    switch block.content {
    case .paragraph(let inlines): return "<p>\(text(inlines))</p>"
    case .heading(let level, let inlines):
      return "<h\(level.rawValue)>\(text(inlines))</h\(level.rawValue)>"
    case .thematicBreak: return "<hr />"
    case .quote(let inner), .note(let inner): return "<blockquote>\(text(inner))</blockquote>"
    case .list(let list):
      let name = list.start == nil ? "ul" : "ol"
      let start = list.start.map { $0 == 1 ? "" : " start=\"\($0)\"" } ?? ""
      let items = list.items.map { item in
        let blocks = item.map { block in
          if list.isTight, case .paragraph(let inlines) = block.content { return text(inlines) }
          return text(block)
        }
        return "<li>\(blocks.joined(separator: "\n"))</li>"
      }
      return "<\(name)\(start)>\(items.joined())</\(name)>"
    case .table(let table):
      func row(_ cells: [Table.Cell], _ name: String) -> String {
        "<tr>" + cells.map { "<\(name)>\(text($0.content))</\(name)>" }.joined() + "</tr>"
      }
      let body = table.rows.map { row($0, "td") }.joined()
      return "<table><thead>\(row(table.header, "th"))</thead>"
        + (body.isEmpty ? "" : "<tbody>\(body)</tbody>") + "</table>"
    case .details(let details):
      return details.map { text($0.label) + ": " + text($0.value) }.joined()
    }
  }

  private static func text(_ inlines: [Inline]) -> String { inlines.map(text).joined() }

  private static func text(_ inline: Inline) -> String {
    switch inline {
    case .text(let text): return escaped(bytes(text))
    case .emphasis(let inner): return "<em>\(text(inner))</em>"
    case .strong(let inner): return "<strong>\(text(inner))</strong>"
    case .strikethrough(let inner): return "<del>\(text(inner))</del>"
    case .lineBreak(let lineBreak): return String(repeating: "<br />", count: lineBreak.rawValue)
    case .link(let link):
      return
        "<a href=\"\(address(link.destination))\"\(title(link.title))>\(text(link.content))</a>"
    case .image(let image):
      return
        "<img src=\"\(address(image.source))\" alt=\"\(escaped(bytes(image.alternative)))\"\(title(image.title)) />"
    }
  }

  private static func bytes(_ text: Text) -> [UInt8] {
    text.segments.flatMap { segment -> [UInt8] in
      if case .literal(let bytes) = segment.content { return bytes }
      return []
    }
  }

  private static func title(_ title: Text) -> String {
    let bytes = bytes(title)
    return bytes.isEmpty ? "" : " title=\"\(escaped(bytes))\""
  }

  private static func escaped(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).replacing("&", with: "&amp;").replacing(
      "<", with: "&lt;"
    )
    .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
  }

  private static func address(_ text: Text) -> String {
    bytes(text).map { byte in
      switch byte {
      case UInt8(ascii: "&"): "&amp;"
      case 0...0x20, 0x7F..., UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"),
        UInt8(ascii: "\\"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "`"):
        "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      default: String(UnicodeScalar(byte))
      }
    }.joined()
  }

  /// White space that no reader sees, taken out.
  static func normal(_ html: String) -> String {
    html.replacing(#/\s+/#) { _ in " " }.replacing(#/> </#) { _ in "><" }
      .replacing(
        #/ ?(<\/?(?:p|ul|ol|li|blockquote|h[1-6]|hr|table|thead|tbody|tr|th|td|br)\b[^>]*>) ?/#
      ) { String($0.output.1) }
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
