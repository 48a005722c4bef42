import BilletCore

/// The difference of two texts, line by line, with three lines around each change.
public enum UnifiedDiff {
  private static let context = 3
  /// The most lines of a diff that help a reader.
  private static let lineLimit = 500

  /// The unified diff; empty when the texts are the same.
  ///
  /// Control and invisible characters are written as `\u{…}`, so that every difference shows and nothing
  /// reaches the terminal. Texts that differ in more than a thousand lines are shown as one change, which
  /// keeps the cost within O(n).
  public static func text(
    from old: [UInt8], to new: [UInt8], names: (old: String, new: String)
  ) -> String {
    guard old != new else { return "" }
    let (oldLines, newLines) = (lines(of: old), lines(of: new))
    let edits = LineEdits.between(oldLines, newLines)
    var output = [
      "--- \(TerminalSafe.text(names.old))", "+++ \(TerminalSafe.text(names.new))",
    ]
    for hunk in hunks(of: edits) { append(hunk, of: edits, oldLines, newLines, to: &output) }
    if output.count > lineLimit {
      let left = output.count - lineLimit
      output.removeLast(left)
      output.append("… and \(left) more lines")
    }
    return output.joined(separator: "\n") + "\n"
  }

  /// The lines with their line ends, so that a missing last one is a difference.
  private static func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for index in text.indices where text[index] == 0x0A {
      lines.append(text[start...index])
      start = index + 1
    }
    if start < text.count { lines.append(text[start...]) }
    return lines
  }

  /// The ranges of edits to show: each change with its context, close ones together.
  private static func hunks(of edits: [LineEdits.Edit]) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in edits.indices where !edits[index].isKept {
      let start = max(index - context, 0)
      let end = min(index + context + 1, edits.count)
      if let last = hunks.last, last.upperBound >= start {
        hunks[hunks.count - 1] = last.lowerBound..<end
      } else {
        hunks.append(start..<end)
      }
    }
    return hunks
  }

  private static func append(
    _ hunk: Range<Int>, of edits: [LineEdits.Edit], _ old: [ArraySlice<UInt8>],
    _ new: [ArraySlice<UInt8>], to output: inout [String]
  ) {
    let first = edits[hunk.lowerBound]
    let oldCount = edits[hunk].count { $0.kind != .added }
    let newCount = edits[hunk].count { $0.kind != .removed }
    output.append(
      "@@ -\(range(first.old, oldCount)) +\(range(first.new, newCount)) @@")
    for edit in edits[hunk] {
      let (sign, line) =
        switch edit.kind {
        case .kept: (" ", old[edit.old])
        case .removed: ("-", old[edit.old])
        case .added: ("+", new[edit.new])
        }
      output.append(sign + visible(line.last == 0x0A ? line.dropLast() : line))
      if line.last != 0x0A { output.append("\\ No newline at end of file") }
    }
  }

  /// Start and count as `diff` writes them: lines from 1, and the line before for an empty range.
  private static func range(_ start: Int, _ count: Int) -> String {
    switch count {
    case 0: "\(start),0"
    case 1: "\(start + 1)"
    default: "\(start + 1),\(count)"
    }
  }

  private static func visible(_ line: ArraySlice<UInt8>) -> String {
    let text = String(decoding: line, as: UTF8.self)
    guard line.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if TerminalSafe.isUnsafe(scalar) || isInvisible(scalar) {
        let number = String(scalar.value, radix: 16, uppercase: true)
        result.append(contentsOf: "\\u{\(number)}".unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Spaces that look like others, and characters without a glyph.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar != " "
      && (scalar.properties.isWhitespace || scalar.properties.generalCategory == .format)
  }
}
