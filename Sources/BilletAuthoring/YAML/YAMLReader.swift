import BilletCore
import Foundation
import Yams

/// Reads YAML into nodes with byte spans: one document, no anchors, no aliases, no tags.
enum YAMLReader {
  /// The most aliases that may be composed before their anchor is refused.
  ///
  /// Composing hashes keys, and a key that is an alias of aliases takes exponential time; sixteen
  /// cannot grow to anything.
  private static let aliases = 16

  /// Reads a part of a file; `nil` with a diagnostic under `rule` when that is not YAML, and without
  /// one when nothing but comments stands there.
  static func read(
    _ file: SourceFile, in range: Range<Int>, rule: RuleID, into bag: inout DiagnosticBag
  ) -> YAMLNode? {
    var reader = Reader(
      file: file, marks: YAMLMarks(file.bytes, in: range), range: range, rule: rule)
    guard !reader.hasTooManyAliases(limit: aliases) else { return reader.refused(into: &bag) }
    do {
      let text = String(decoding: file.bytes[range], as: UTF8.self)
      let parser = try Parser(yaml: text, encoding: .utf8)
      guard let root = try parser.singleRoot() else { return nil }
      let node = reader.node(from: root, depth: 0)
      if let fault = reader.fault { bag.add(fault) }
      return reader.fault == nil ? node : nil
    } catch {
      bag.add(reader.diagnostic(for: error))
      return nil
    }
  }

  private struct Reader {
    let file: SourceFile
    let marks: YAMLMarks
    let range: Range<Int>
    let rule: RuleID
    var fault: Diagnostic?

    mutating func node(from node: Node, depth: Int) -> YAMLNode? {
      guard fault == nil else { return nil }
      let start = node.mark.map { marks.offset(line: $0.line, column: $0.column) }
      let offset = start ?? range.lowerBound
      if node.anchor != nil {
        refuse(
          "An anchor stands here.", help: "Write the value out where it is needed.", at: offset)
        return nil
      }
      guard depth <= Limits.yamlDepth else {
        refuse(Self.tooDeep, help: "Remove levels.", at: offset)
        return nil
      }
      switch node {
      case .alias:
        refuse("An alias stands here.", help: "Write the value out.", at: offset)
        return nil
      case .scalar(let scalar): return self.scalar(scalar, at: offset)
      case .sequence(let sequence):
        let items = sequence.compactMap { self.node(from: $0, depth: depth + 1) }
        let end = items.last?.location.span.upperBound ?? min(offset + 1, range.upperBound)
        return YAMLNode(content: .sequence(items), location: location(offset..<max(offset, end)))
      case .mapping(let mapping):
        var entries: [YAMLNode.Entry] = []
        for (key, value) in mapping {
          guard let keyNode = self.node(from: key, depth: depth + 1) else { return nil }
          guard case .scalar(let name) = keyNode.content else {
            fault = Diagnostic(
              rule: rule, message: "A key has to be a plain word.",
              help: "Put a text that begins with { or [ in quotes: \"{{name}}\".",
              location: location(offset..<min(offset + 1, range.upperBound)))
            return nil
          }
          guard let valueNode = self.node(from: value, depth: depth + 1) else { return nil }
          entries.append(
            YAMLNode.Entry(key: name.text, keyLocation: keyNode.location, value: valueNode))
        }
        let end = entries.last?.value.location.span.upperBound ?? min(offset + 1, range.upperBound)
        return YAMLNode(content: .mapping(entries), location: location(offset..<max(offset, end)))
      }
    }

    private static let tooDeep =
      "Lists and mappings are nested deeper than \(Limits.yamlDepth) levels."

    private mutating func refuse(_ message: String, help: String, at offset: Int) {
      fault = Diagnostic(
        rule: rule, message: message,
        rationale: "Anchors and deep nesting can make a small file grow without bound.",
        help: help, location: location(offset..<marks.endOfLine(from: offset)))
    }

    private func scalar(_ scalar: Node.Scalar, at offset: Int) -> YAMLNode {
      let bytes = file.bytes
      let text = Array(scalar.string.utf8)
      let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
      let start = isQuoted ? min(offset + 1, range.upperBound) : offset
      let end = start + text.count
      let isVerbatim = end <= range.upperBound && bytes[start..<end].elementsEqual(text)
      var stop = isVerbatim ? end : marks.endOfLine(from: offset)
      if isQuoted {
        stop = isVerbatim ? min(end + 1, range.upperBound) : closingQuote(from: offset)
      }
      return YAMLNode(
        content: .scalar(
          YAMLNode.Scalar(
            text: scalar.string, isPlain: scalar.style == .plain || scalar.style == .any,
            verbatim: isVerbatim ? start..<end : nil)),
        location: location(offset..<max(offset, stop)))
    }

    /// One past the quote that closes the scalar at `offset`.
    private func closingQuote(from offset: Int) -> Int {
      let bytes = file.bytes
      let quote = bytes[offset]
      var next = offset + 1
      while next < range.upperBound {
        if quote == UInt8(ascii: "\""), bytes[next] == UInt8(ascii: "\\") {
          next += 2
        } else if bytes[next] != quote {
          next += 1
        } else if quote == UInt8(ascii: "'"), next + 1 < range.upperBound,
          bytes[next + 1] == quote
        {
          next += 2
        } else {
          return next + 1
        }
      }
      return range.upperBound
    }

    func location(_ span: Range<Int>) -> SourceLocation { SourceLocation(file, span) }

    // MARK: Faults

    /// Counts what could be an alias, wherever it stands: linear, and never too few.
    func hasTooManyAliases(limit: Int) -> Bool {
      var count = 0
      for offset in range where file.bytes[offset] == UInt8(ascii: "*") {
        guard offset == range.lowerBound || " \t\r\n[{,:-?".utf8.contains(file.bytes[offset - 1]),
          offset + 1 < range.upperBound, !" \t\r\n*".utf8.contains(file.bytes[offset + 1])
        else { continue }
        count += 1
      }
      return count > limit
    }

    func refused(into bag: inout DiagnosticBag) -> YAMLNode? {
      bag.add(
        rule, "Too many aliases (*name) stand here.",
        why: "Aliases of aliases can make a small file grow without bound.",
        help: "Write the values out; put a text with asterisks in quotes.",
        at: location(range.lowerBound..<range.lowerBound))
      return nil
    }

    func diagnostic(for error: any Error) -> Diagnostic {
      guard let error = error as? YamlError else {
        return fault("This is not YAML.", at: range.lowerBound)
      }
      switch error {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        // The parser has a limit of its own, beyond Billet's.
        let isTooDeep = problem.contains("nesting level")
        return fault(
          isTooDeep ? Self.tooDeep : "This is not YAML: \(problem).",
          at: marks.offset(line: mark.line, column: mark.column),
          help: isTooDeep ? "Remove levels." : nil)
      case .duplicatedKeysInMapping(let keys, let context):
        let names = keys.map { "“\($0)”" }.joined(separator: ", ")
        return fault(
          "The key \(names) stands here and once more below.",
          at: marks.offset(line: context.mark.line, column: context.mark.column),
          help: "Remove one of the two.")
      case .reader(let problem, let offset, _, _):
        return fault("This is not YAML: \(problem).", at: range.lowerBound + (offset ?? 0))
      default: return fault("This is not YAML.", at: range.lowerBound)
      }
    }

    private func fault(_ message: String, at offset: Int, help: String? = nil) -> Diagnostic {
      let offset = min(max(offset, range.lowerBound), range.upperBound)
      let line = lineStart(of: offset)..<marks.endOfLine(from: offset)
      let holdsTag = file.bytes[line].contains(UInt8(ascii: "{"))
      return Diagnostic(
        rule: rule, message: message,
        help: help
          ?? (holdsTag
            ? "Put a text that holds {{…}} in quotes: subject: \"{{name}}, your order\"."
            : "Check the indentation, the colons and the quotes of this line."),
        location: location(offset..<max(offset, marks.endOfLine(from: offset))))
    }

    private func lineStart(of offset: Int) -> Int {
      var start = offset
      while start > range.lowerBound, file.bytes[start - 1] != 0x0A, file.bytes[start - 1] != 0x0D {
        start -= 1
      }
      return start
    }
  }
}
