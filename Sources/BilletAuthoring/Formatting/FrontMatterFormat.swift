/// The canonical form of front matter: keys in a fixed order, one blank behind each colon.
package enum FrontMatterFormat {
  private static let order = [
    "subject", "language", "reason", "direction", "marketplace", "theme", "line-breaks",
    "attachments", "variables",
  ]

  /// A key at the margin with the lines that belong to it: comments above it, and what is indented below.
  private struct Entry {
    var key: String
    var lines: [[UInt8]]
  }

  /// Splits a message behind its front matter; `nil` when it has none that ends.
  package static func split(
    _ bytes: [UInt8]
  ) -> (front: ArraySlice<UInt8>, body: ArraySlice<UInt8>)? {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = start
    var fences = 0
    while line < bytes.count {
      let end = bytes[line...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let text = FormattedLines.trimmed(bytes[line..<end])
      let isFence = text.elementsEqual("---".utf8) && bytes[line] == UInt8(ascii: "-")
      if fences == 0, !isFence { return nil }
      if isFence { fences += 1 }
      let next = min(end + 1, bytes.count)
      if fences == 2 { return (bytes[start..<next], bytes[next...]) }
      line = next
    }
    return nil
  }

  /// The front matter with its fences in canonical form; lines of texts over several lines stay as they are.
  package static func apply(to front: ArraySlice<UInt8>) -> [UInt8] {
    var lines = front.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { line in Array(line.last == UInt8(ascii: "\r") ? line.dropLast() : line) }
    while let last = lines.last, last.isEmpty { lines.removeLast() }
    guard lines.count >= 2 else { return Array(front) }
    let content = lines[1..<(lines.count - 1)]
    guard let entries = entries(of: Array(content)) else { return Array(front) }
    let ranked = entries.enumerated().sorted { left, right in
      let ranks = [left, right].map { order.firstIndex(of: $0.element.key) ?? order.count }
      return (ranks[0], left.offset) < (ranks[1], right.offset)
    }
    var output = Array("---\n".utf8)
    for entry in ranked {
      for line in entry.element.lines { output += line + [UInt8(ascii: "\n")] }
    }
    return output + Array("---\n".utf8)
  }

  /// `nil` when the lines are no plain mapping, which is left as it is.
  private static func entries(of lines: [[UInt8]]) -> [Entry]? {
    var entries: [Entry] = []
    var pending: [[UInt8]] = []
    for line in lines {
      guard let first = line.first, line.contains(where: { $0 > 0x20 }) else {
        // A blank line in a text of several lines counts; elsewhere it goes.
        if let last = entries.last?.lines.first, holdsText(last) { return nil }
        continue
      }
      switch first {
      case UInt8(ascii: "#"): pending.append(trimmingEnd(line))
      case UInt8(ascii: " "), UInt8(ascii: "-"):
        guard !entries.isEmpty else { return nil }
        entries[entries.count - 1].lines += pending + [trimmingEnd(line)]
        pending = []
      default:
        guard let entry = entry(line) else { return nil }
        entries.append(Entry(key: entry.key, lines: pending + [entry.line]))
        pending = []
      }
    }
    if !pending.isEmpty {
      guard !entries.isEmpty else { return nil }
      entries[entries.count - 1].lines += pending
    }
    return entries
  }

  /// Whether the value is a block or quoted text that may go on over lines.
  private static func holdsText(_ line: [UInt8]) -> Bool {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let value = FormattedLines.trimmed(line[(colon + 1)...])
    return value.first.map { "|>\"'".utf8.contains($0) } ?? false
  }

  private static func entry(_ line: [UInt8]) -> (key: String, line: [UInt8])? {
    let key = line.prefix { byte in
      (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "_")
    }
    let rest = line[key.count...].drop { $0 == UInt8(ascii: " ") }
    guard !key.isEmpty, rest.first == UInt8(ascii: ":") else { return nil }
    let value = FormattedLines.trimmed(rest.dropFirst())
    let text = Array(key) + Array((value.isEmpty ? ":" : ": ").utf8) + value
    return (String(decoding: key, as: UTF8.self), text)
  }

  private static func trimmingEnd(_ line: [UInt8]) -> [UInt8] {
    var line = line
    while let last = line.last, last <= 0x20 { line.removeLast() }
    return line
  }
}
