public import BilletCore
public import BilletValidation

/// Findings that a message's author says are meant to be: `{{! billet-ignore RULE: REASON }}`.
public enum MessageSuppressions {
  /// The findings that are left, with what is wrong with the suppressions themselves.
  ///
  /// `diagnostics` are those of a message with all data that there is, its partials' among them.
  /// `tellsUnused` reports suppressions that nothing was found for.
  public static func applied(
    to diagnostics: [Diagnostic], of message: SourceFile, options: ValidationOptions,
    tellsUnused: Bool
  ) -> [Diagnostic] {
    var files = [message]
    for file in diagnostics.compactMap(\.location?.file)
    where Path.fileExtension(of: file.path) == "md"
      && !files.contains(where: { $0.path == file.path })
    {
      files.append(file)
    }
    return files.reduce(diagnostics) { left, file in
      let list = list(of: file, options)
      guard !list.isEmpty else { return left }
      return list.applied(to: left, isRunning: tellsUnused ? { options.runs($0) } : nil)
    }
  }

  private static func list(of file: SourceFile, _ options: ValidationOptions) -> SuppressionList {
    guard file.bytes[...].firstRange(of: "billet-ignore") != nil else {
      return SuppressionList(file, today: options.today, knownRules: [])
    }
    let names = Catalogue.entries.map(\.id.rawValue)
    var list = SuppressionList(file, today: options.today, knownRules: names)
    let bytes = file.bytes
    var position = 0
    while let open = bytes[position...].firstRange(of: "{{!") {
      guard let close = bytes[open.upperBound...].firstRange(of: "}}") else { break }
      list.add(
        bytes[open.upperBound..<close.lowerBound], at: open.lowerBound..<close.upperBound
      ) { block(after: open.lowerBound..<close.upperBound, in: file) }
      position = close.upperBound
    }
    return list
  }

  /// The lines up to a blank one: those around a comment within a text, else those that come next.
  private static func block(after comment: Range<Int>, in file: SourceFile) -> Range<Int>? {
    let lines = file.lineIndex
    let bytes = file.bytes
    func text(_ line: Int) -> ArraySlice<UInt8> { bytes[lines.span(ofLine: line, in: bytes)] }
    var first = lines.line(containing: comment.lowerBound)
    let last = lines.line(containing: comment.upperBound)
    let before = bytes[lines.starts[first]..<comment.lowerBound]
    let after = bytes[comment.upperBound..<lines.span(ofLine: last, in: bytes).upperBound]
    if before.isWhiteSpace, after.isWhiteSpace {
      first = last + 1
      // Comments one under the other are all about what comes after them.
      while first < lines.starts.count,
        text(first).isWhiteSpace || text(first).trimmedFront.starts(with: "{{!".utf8)
      {
        first += 1
      }
    }
    guard first < lines.starts.count else { return nil }
    let fence = text(first).trimmedFront.prefix { $0 == UInt8(ascii: ":") }
    var end = first
    if fence.count >= 3 {
      // A container goes on over blank lines, to its closing colons.
      repeat {
        end += 1
      } while end < lines.starts.count
        && !(text(end).trimmedFront.starts(with: fence)
          && text(end).allSatisfy { $0 == UInt8(ascii: ":") || $0 <= 0x20 })
    } else {
      while end + 1 < lines.starts.count, !text(end + 1).isWhiteSpace { end += 1 }
    }
    end = min(end, lines.starts.count - 1)
    return lines.starts[first]..<lines.span(ofLine: end, in: bytes).upperBound
  }
}

extension ArraySlice<UInt8> {
  fileprivate var isWhiteSpace: Bool { allSatisfy { $0 <= 0x20 } }

  fileprivate var trimmedFront: ArraySlice<UInt8> { drop { $0 <= 0x20 } }

  /// The first place of some bytes: O(n · m).
  fileprivate func firstRange(of text: StaticString) -> Range<Int>? {
    let count = text.utf8CodeUnitCount
    var index = startIndex
    while index + count <= endIndex {
      var matched = 0
      while matched < count, self[index + matched] == text.utf8Start[matched] { matched += 1 }
      if matched == count { return index..<(index + count) }
      index += 1
    }
    return nil
  }
}
