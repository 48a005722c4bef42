import BilletCore

/// A link reference definition (CommonMark 4.7), which a message does without: its links are written where
/// they are used.
struct LinkDefinition {
  /// From its bracket to its end.
  let span: Range<Int>
  private let label: String
  private let destination: Range<Int>
  /// With its quotes; empty when there is none.
  private let title: Range<Int>

  /// Reads the definition that stands in a part of the buffer.
  init(_ span: Range<Int>, in bytes: [UInt8]) {
    func skipWhiteSpace(_ start: Int) -> Int {
      bytes[start..<span.upperBound].firstIndex { $0 > 0x20 } ?? span.upperBound
    }
    var close = span.lowerBound + 1
    while close < span.upperBound, bytes[close] != UInt8(ascii: "]") {
      close += bytes[close] == UInt8(ascii: "\\") ? 2 : 1
    }
    close = min(close, span.upperBound)
    let start = skipWhiteSpace(min(close + 2, span.upperBound))
    let isBracketed = start < span.upperBound && bytes[start] == UInt8(ascii: "<")
    let end = bytes[start..<span.upperBound]
      .firstIndex { isBracketed ? $0 == UInt8(ascii: ">") : $0 <= 0x20 }
    destination = start..<(end.map { isBracketed ? $0 + 1 : $0 } ?? span.upperBound)
    let rest = skipWhiteSpace(destination.upperBound)
    let last = bytes[rest..<span.upperBound].lastIndex { $0 > 0x20 }
    title = rest..<(last.map { $0 + 1 } ?? rest)
    label = Self.normal(bytes[(span.lowerBound + 1)..<max(span.lowerBound + 1, close)])
    self.span = span
  }

  /// Labels match whatever their case and white space (CommonMark 4.7).
  private static func normal(_ label: ArraySlice<UInt8>) -> String {
    label.split { $0 <= 0x20 }.map { String(decoding: $0, as: UTF8.self).lowercased() }
      .joined(separator: " ")
  }

  // MARK: - Reporting

  /// Tells of definitions, each with the fix that writes its links in place.
  static func report(
    _ definitions: [LinkDefinition], usedIn bytes: [UInt8], of expansion: Expansion,
    into bag: inout DiagnosticBag
  ) {
    guard !definitions.isEmpty else { return }
    let uses = uses(in: bytes)
    var told: Set<String> = []
    for definition in definitions {
      // The first definition of a label is the one that counts.
      let counts = told.insert(definition.label).inserted
      bag.add(
        "link-definition", "A link reference definition stands here.",
        why: "A message is read from top to bottom, and a definition hides where its links go.",
        help: "Write each link where it is used: [text](https://address).",
        at: expansion.location(of: definition.span), references: [Reference(.commonMark, "4.7")],
        fix: definition.fix(counts ? uses[definition.label] ?? [] : [], expansion))
    }
  }

  private func fix(_ uses: [Range<Int>], _ expansion: Expansion) -> Fix? {
    let bytes = expansion.buffer
    var removed = span
    let lineStart = bytes[..<span.lowerBound].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    if bytes[lineStart..<span.lowerBound].allSatisfy({ $0 <= 0x20 }) {
      let end = bytes[span.upperBound...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count - 1
      removed = lineStart..<(end + 1)
    }
    guard !uses.isEmpty else {
      return expansion.fix("Remove it: nothing refers to it", [(removed, "")])
    }
    guard let address = expansion.source(of: destination),
      let title = title.isEmpty ? [] : expansion.source(of: title)
    else { return nil }
    var text = String(decoding: address, as: UTF8.self)
    let bracket = text.hasPrefix("<") ? "<" : ""
    let bare = text.dropFirst(bracket.count)
    let isHTTP = bare.lowercased().hasPrefix("http://")
    if isHTTP { text = bracket + "https" + bare.dropFirst("http".count) }
    let target =
      "(" + text + (title.isEmpty ? "" : " " + String(decoding: title, as: UTF8.self)) + ")"
    return expansion.fix(
      "Write the link where it is used", uses.map { ($0, target) } + [(removed, "")],
      safety: isHTTP || bare.lowercased().hasPrefix("https://") ? .safe : .unsafe)
  }

  // MARK: - Uses

  /// What follows the words of each reference, by its label: `[label]`, `[]`, or nothing.
  private static func uses(in bytes: [UInt8]) -> [String: [Range<Int>]] {
    var uses: [String: [Range<Int>]] = [:]
    var open: [Int] = []
    var offset = 0
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\\"): offset += 1
      case UInt8(ascii: "\n"):
        // A blank line ends a paragraph, and every reference with it.
        if offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "\n") { open = [] }
      case UInt8(ascii: "["): if open.count < Limits.bracketsPerBlock { open.append(offset) }
      case UInt8(ascii: "]"):
        guard let start = open.popLast() else { break }
        let next = offset + 1
        let behind = next < bytes.count ? bytes[next] : 0
        if behind == UInt8(ascii: "("), LinkScanner(bytes, from: offset, end: bytes.count) != nil {
          break
        }
        if behind == UInt8(ascii: "["), let end = labelEnd(bytes, from: next) {
          let label = bytes[(next + 1)..<end]
          let isEmpty = label.allSatisfy { $0 <= 0x20 }
          let name = normal(isEmpty ? bytes[(start + 1)..<offset] : label)
          uses[name, default: []].append(next..<(end + 1))
          offset = end
        } else if offset - start <= 1_000 {
          uses[normal(bytes[(start + 1)..<offset]), default: []].append(next..<next)
        }
      default: break
      }
      offset += 1
    }
    return uses
  }

  private static func labelEnd(_ bytes: [UInt8], from open: Int) -> Int? {
    var offset = open + 1
    while offset < bytes.count, offset - open <= 1_000 {
      switch bytes[offset] {
      case UInt8(ascii: "]"): return offset
      case UInt8(ascii: "["): return nil
      case UInt8(ascii: "\\"): offset += 2
      default: offset += 1
      }
    }
    return nil
  }
}
