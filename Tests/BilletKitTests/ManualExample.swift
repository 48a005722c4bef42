import BilletKit
import Foundation
import Testing

/// An example of the manual: a message, its data, and what Billet makes of it.
struct ManualExample: Sendable, CustomTestStringConvertible {
  enum Result: String, CaseIterable {
    /// The findings, then the HTML inside the wrapper.
    case html
    /// The findings, then the plain text.
    case text
    /// The findings, then the whole HTML document.
    case document
    /// The findings alone.
    case findings
  }

  /// The chapter's file name and the line of the example's fence.
  var chapter: String
  var line: Int
  var result = Result.html
  /// Whether `style` attributes are a part of the result.
  var isStyled = false
  var language = "en-US"
  var message: String
  var data: String?
  var expected: String
  /// The project's other files, by path.
  var files: [String: String]

  var testDescription: String { "\(chapter):\(line)" }

  /// Where a failure is shown: the example itself.
  var location: Testing.SourceLocation {
    Testing.SourceLocation(
      fileID: "BilletKitTests/Spec/\(chapter)",
      filePath: Self.folder.appending(path: chapter).path, line: line, column: 1)
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Spec")
}

// MARK: - Reading chapters

extension ManualExample {
  /// A chapter that cannot be read; it fails a test by its description.
  struct Fault: Error, CustomStringConvertible {
    var description: String
  }

  /// The examples of every chapter.
  static func all() throws -> [ManualExample] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".md") }.sorted()
      .flatMap { name in
        let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        return try examples(in: text, of: name)
      }
  }

  /// The examples between fences of fifteen backticks; a file fence serves the examples below it.
  static func examples(in text: String, of chapter: String) throws -> [ManualExample] {
    let fence = String(repeating: "`", count: 15)
    var examples: [ManualExample] = []
    var files: [String: String] = [:]
    var words: [String]?
    var start = 0
    var lines: [String] = []
    for (index, line) in text.components(separatedBy: "\n").enumerated() {
      guard line.hasPrefix(fence) else {
        lines.append(line)
        continue
      }
      if let open = words {
        if open.first == "file", open.count == 2 {
          files[open[1]] = spelledOut(lines)
        } else {
          examples.append(
            try ManualExample(open, lines, chapter: chapter, line: start, files: files))
        }
        words = nil
      } else {
        words = line.dropFirst(fence.count).split(separator: " ").map(String.init)
        start = index + 1
      }
      lines = []
    }
    guard words == nil else { throw Fault(description: "\(chapter):\(start): has no end") }
    return examples
  }

  private init(
    _ words: [String], _ lines: [String], chapter: String, line: Int, files: [String: String]
  ) throws {
    let parts = lines.split(separator: ".", omittingEmptySubsequences: false).map {
      Self.spelledOut(Array($0))
    }
    guard words.first == "example", (2...3).contains(parts.count) else {
      throw Fault(
        description: "\(chapter):\(line): a message, a line “.” and a result stand in an example")
    }
    self.init(
      chapter: chapter, line: line, message: parts[0], data: parts.count == 3 ? parts[1] : nil,
      expected: parts[parts.count - 1], files: files)
    for word in words.dropFirst() {
      if let kind = Result(rawValue: word) {
        result = kind
      } else if word == "styled" {
        isStyled = true
      } else if word.hasPrefix("language=") {
        language = String(word.dropFirst("language=".count))
      } else {
        throw Fault(description: "\(chapter):\(line): there is no option “\(word)”")
      }
    }
  }

  /// The lines as text, each `‹U+00A0›` as the character that it stands for.
  private static func spelledOut(_ lines: [String]) -> String {
    var text = ""
    var rest = lines.joined(separator: "\n")[...]
    while let open = rest.range(of: "‹U+") {
      text += rest[..<open.lowerBound]
      rest = rest[open.upperBound...]
      guard let close = rest.range(of: "›"),
        let scalar = UInt32(rest[..<close.lowerBound], radix: 16).flatMap(Unicode.Scalar.init)
      else {
        text += "‹U+"
        continue
      }
      text.unicodeScalars.append(scalar)
      rest = rest[close.upperBound...]
    }
    return text + rest
  }
}

// MARK: - Running examples

extension ManualExample {
  /// What stands above an example that has no front matter of its own; `01-introduction.md` shows it.
  static func standardFrontMatter(language: String) -> String {
    """
    ---
    subject: A message
    language: \(language)
    direction: reply
    variables:
      name: {type: text, default: Jo}
      order_id: {type: order-id, default: 114-3941689-8772232}
      page: {type: url, default: "https://www.amazon.com/gp/help"}
      gift: {type: boolean, optional: true}
      note: {type: text, optional: true}
      items: {type: list, optional: true, fields: {title: text, quantity: integer}}
    ---

    """
  }

  /// What Billet makes of the message, in the words of the manual.
  func outcome() throws -> String {
    let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: root) }
    for (path, text) in files {
      let file = URL(filePath: root).appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: false, encoding: .utf8)
    }

    let front =
      message.hasPrefix("---\n") ? "" : Self.standardFrontMatter(language: language)
    let text = front + message + "\n"
    let file = SourceFile(path: root + "/message.md", text: text)
    let compilation = Compiler(project: Project(root: root)).compile(file)
    let format: OutputFormat =
      switch result {
      case .html, .findings: .fragment
      case .text: .text
      case .document: .html
      }
    let rendering = compilation.template?.render(
      data.map { SourceFile(path: root + "/data", text: $0) }, as: format)
    let hidden = front.count { $0 == "\n" }
    let findings = compilation.diagnostics + (rendering?.diagnostics ?? [])
    var lines = findings.filter(Self.isShown).sortedByPlace().map {
      Self.line(for: $0, root: root, hiding: hidden)
    }
    if result != .findings, let output = rendering?.output {
      lines += shown(String(decoding: output, as: UTF8.self))
    }
    return lines.joined(separator: "\n")
  }

  /// Errors, and what the format itself has to say; advice on wording is another matter.
  private static func isShown(_ finding: Diagnostic) -> Bool {
    finding.severity == .error || Catalogue.entry(finding.rule)?.category == "Format"
  }

  /// `rule line:column`, with the file when it is not the message and the severity when it is no error.
  private static func line(for finding: Diagnostic, root: String, hiding lines: Int) -> String {
    var text = finding.rule.rawValue
    if let place = finding.location {
      let position = place.file.position(at: place.span.lowerBound)
      let name = place.file.path.replacingOccurrences(of: root + "/", with: "")
      let isMessage = name == "message.md"
      text += " \(position.line - (isMessage ? lines : 0)):\(position.column)"
      if !isMessage { text += " in \(name)" }
    }
    return finding.severity == .error ? text : "\(text) (\(finding.severity.rawValue))"
  }

  private func shown(_ output: String) -> [String] {
    var lines = output.components(separatedBy: "\n")
    while lines.last?.isEmpty == true { lines.removeLast() }
    if result == .html, lines.count >= 2 { lines = Array(lines[1..<(lines.count - 1)]) }
    return isStyled || result == .text ? lines : lines.map(Self.withoutStyles)
  }

  /// The line without `style` attributes; a renderer writes no `>` and no quote into an attribute's value.
  private static func withoutStyles(_ line: String) -> String {
    line.components(separatedBy: "<").map { piece in
      guard let end = piece.firstIndex(of: ">") else { return piece }
      var tag = String(piece[..<end])
      if let start = tag.range(of: " style=\""),
        let close = tag.range(of: "\"", range: start.upperBound..<tag.endIndex)
      {
        tag.removeSubrange(start.lowerBound..<close.upperBound)
      }
      return tag + piece[end...]
    }.joined(separator: "<")
  }
}
