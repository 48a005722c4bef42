import BilletAuthoring
import BilletKit

/// A place where input of strangers is read, and what must hold there whatever the bytes.
///
/// To add one, write a case, its part of `problems(with:)`, and a folder of seeds in `Fuzzing/Corpus`.
package enum FuzzTarget: String, CaseIterable, Sendable {
  /// A whole message: front matter, template and Markdown, filled with data that fits nothing.
  case template
  /// The front matter of a message whose text uses what it may declare.
  case frontMatter = "front-matter"
  /// The text of a message behind front matter that is in order.
  case markdown
  /// The data of a message with a variable of each type.
  case data
  /// A theme file.
  case theme
  /// `billet fix` and `billet fmt` on the text of a message.
  case mending

  /// HTML to check, from its tags to the fixes of what is found.
  case html
  /// A style sheet and a style attribute of HTML to check.
  case css
  /// An e-mail to check.
  case mail

  /// What does not hold; empty for all is well. A trap or an endless loop is for the fuzzer to notice.
  package func problems(with bytes: [UInt8]) -> [String] {
    switch self {
    case .template: return Self.rendering(bytes, data: #"{"name": "Ada", "items": [1, "b", {}]}"#)
    case .frontMatter:
      return Self.rendering(
        Array("---\n".utf8) + bytes + Array("\n---\n{{name}} {{#items}}{{.}}{{/items}}\n".utf8),
        data: #"{"name": "Ada", "items": ["a"]}"#)
    case .markdown: return Self.rendering(Self.message(bytes), data: Self.plainData)
    case .data: return Self.rendering(Self.message(Self.typedText, Self.types), data: bytes)
    case .theme: return Self.theme(bytes)
    case .mending: return Self.mending(Self.message(bytes))
    case .html: return Self.checking(bytes, as: "message.html")
    case .css: return Self.checking(Self.styled(bytes), as: "message.html")
    case .mail: return Self.checking(bytes, as: "message.eml")
    }
  }

  private static let plainData = ##"{"name": "*a* <b> | `", "items": ["# x", "- y"]}"##
  private static let plainTypes = "  name: text\n  items: {type: list}\n"
  private static let types = """
      text: {type: text, optional: true}
      lines: {type: lines, optional: true}
      order: {type: order-id, optional: true}
      date: {type: date, optional: true}
      money: {type: money, optional: true}
      integer: {type: integer, optional: true}
      boolean: {type: boolean, optional: true}
      url: {type: url, optional: true}
      image: {type: image-url, optional: true}
      list: {type: list, optional: true, fields: {text: {type: text, optional: true}}}

    """
  private static let typedText = Array(
    """
    {{text}} {{lines}} {{order}} {{date}} {{money}} {{integer}} {{#boolean}}x{{/boolean}}

    {{#url}}[a]({{url}}){{/url}} {{#image}}![b]({{image}}){{/image}} ![{{text}}](https://a.example/{{text}} "{{text}}")

    {{#list}}
    - {{text}}
    {{/list}}
    """.utf8)

  private static func message(_ text: [UInt8], _ types: String = plainTypes) -> [UInt8] {
    Array("---\nsubject: Your order\nlanguage: en-US\nvariables:\n\(types)---\n".utf8) + text
  }

  // MARK: - Checks

  private static func rendering(_ bytes: [UInt8], data: String) -> [String] {
    rendering(bytes, data: Array(data.utf8))
  }

  private static func rendering(_ bytes: [UInt8], data: [UInt8]) -> [String] {
    let file = SourceFile(path: "message.md", bytes: bytes)
    let compilation = Compiler(project: noProject).compile(file)
    var problems = outOfBounds(compilation.diagnostics)
    guard let template = compilation.template else { return problems }
    let values = SourceFile(path: "data.json", bytes: data)
    for format in [OutputFormat.html, .text] {
      let once = template.render(values, as: format)
      problems += outOfBounds(once.diagnostics)
      let again = Compiler(project: noProject).compile(file).template?.render(values, as: format)
      if once.output != again?.output { problems.append("two runs differ as \(format)") }
    }
    return problems
  }

  private static func mending(_ bytes: [UInt8]) -> [String] {
    let file = SourceFile(path: "message.md", bytes: bytes)
    let data = SourceFile(path: "data.json", text: plainData)
    func findings(_ file: SourceFile, _ texts: [String: SourceFile]) -> [Diagnostic] {
      Compiler(project: noProject, texts: texts).findings(in: file, filledWith: [data])
    }
    var problems: [String] = []
    var run = FixRun()
    _ = run.fix(file, check: findings)
    var again = FixRun()
    _ = again.fix(run.current(file), check: findings)
    if again.count > 0 { problems.append("fixing is not idempotent") }
    guard let formatted = MessageFormatter(project: noProject).format(file) else { return problems }
    if MessageFormatter(project: noProject).format(formatted)?.bytes != formatted.bytes {
      problems.append("formatting is not idempotent")
    }
    let outputs = [file, formatted].map {
      Compiler(project: noProject).compile($0).template?.render(data, as: .html).output
    }
    if outputs[0] != outputs[1] { problems.append("formatting changes what is rendered") }
    return problems
  }

  /// HTML with the bytes as its style sheet and, without quotes, as the style of an element.
  private static func styled(_ bytes: [UInt8]) -> [UInt8] {
    Array("<!DOCTYPE html><html lang=en><title>a</title><style>".utf8) + bytes
      + Array("</style><body bgcolor=#fff><div id=a class='b c'><p style=\"".utf8)
      + bytes.filter { $0 != UInt8(ascii: "\"") }
      + Array("\">Hello <b>you</b> <a href=https://a.example>link</a>".utf8)
      + Array("<table><tr><td width=9>x<td><img src=https://a.example/a.png alt=a></table>".utf8)
  }

  private static func checking(_ bytes: [UInt8], as path: String) -> [String] {
    let file = SourceFile(path: path, bytes: bytes)
    var problems: [String] = []
    for profile in ValidationOptions.Profile.allCases {
      let validator = Validator(options: ValidationOptions(profile: profile, level: .aaa))
      let findings = validator.validate(file)
      problems += outOfBounds(findings)
      if validator.validate(file) != findings { problems.append("two runs differ for \(profile)") }
    }
    let validator = Validator()
    var run = FixRun()
    _ = run.fix(file) { file, _ in validator.validate(file) }
    var again = FixRun()
    _ = again.fix(run.current(file)) { file, _ in validator.validate(file) }
    if again.count > 0 { problems.append("fixing is not idempotent") }
    return problems
  }

  private static func theme(_ bytes: [UInt8]) -> [String] {
    outOfBounds(ThemeFile.load(SourceFile(path: "theme.yaml", bytes: bytes)).diagnostics)
  }

  /// A folder that holds nothing, so that no file is read.
  private static let noProject = Project(root: "/nonexistent")

  private static func outOfBounds(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.flatMap { finding in
      let places =
        [finding.location].compactMap(\.self) + finding.labels.map(\.location)
        + finding.fixes.flatMap(\.edits).map(\.location)
      return places.filter { place in
        place.span.lowerBound < 0 || place.span.upperBound > place.file.bytes.count
      }.map { "\(finding.rule): \($0.span) is outside of \($0.file.path)" }
    }
  }
}
