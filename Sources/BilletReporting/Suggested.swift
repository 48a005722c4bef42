import BilletCore

/// A fix in one line: what it does, and the line as it would read where that is short.
enum Suggested {
  /// A longer line than this, in bytes, is not shown.
  private static let longest = 80

  static func text(_ fix: Fix) -> String {
    let title = TerminalSafe.text(fix.title) + (fix.safety == .safe ? "" : " (--unsafe)")
    return line(fix).map { "\(title): \(TerminalSafe.text($0))" } ?? title
  }

  /// The line that a fix changes, with the change made; `nil` when it changes more than one.
  private static func line(_ fix: Fix) -> String? {
    guard let first = fix.edits.first?.location else { return nil }
    let file = first.file
    let line = file.lineIndex.span(ofLine: first.start.line - 1, in: file.bytes)
    guard line.count <= longest,
      fix.edits.allSatisfy({ edit in
        let span = edit.location.span
        return edit.location.file === file && line.lowerBound <= span.lowerBound
          && span.upperBound <= line.upperBound && !edit.replacement.utf8.contains(0x0A)
      })
    else { return nil }
    let (bytes, count) = Fix.apply([fix], to: file)
    let change = bytes.count - file.bytes.count
    guard count == 1, line.lowerBound < line.upperBound + change else { return nil }
    let fixed = bytes[line.lowerBound..<(line.upperBound + change)]
    return String(decoding: fixed, as: UTF8.self)
  }
}
