import BilletCore
import BilletMessage

@testable import BilletAuthoring

/// A message compiled, bound and composed for comparison.
struct Composition {
  var diagnostics: [Diagnostic]
  var template: Template?
  var binding: Binding?
  var message: Message?

  init(_ text: String, data: String? = nil, partials: [String: String] = [:]) {
    self.init(SourceFile(path: "message.md", text: text), data: data, partials: partials)
  }

  init(_ file: SourceFile, data: String? = nil, partials: [String: String] = [:]) {
    let compiled = Template.compile(file, partials: Partials(texts: partials))
    diagnostics = compiled.diagnostics
    template = compiled.template
    guard let template else { return }
    var document: JSONDocument?
    if let data {
      let result = JSONReader.read(SourceFile(path: "data.json", text: data))
      diagnostics += result.diagnostics
      document = result.document
    }
    let bound = template.bind(document)
    diagnostics += bound.diagnostics
    binding = bound.binding
    guard let binding else { return }
    let composed = template.message(for: binding.shape)
    diagnostics += composed.diagnostics
    message = composed.message
  }

  /// A body below a front matter with variables, one a line.
  init(
    body: String, variables: String, data: String? = nil, language: String = "en-US",
    subject: String = "Subject", partials: [String: String] = [:]
  ) {
    let list =
      variables.isEmpty
      ? ""
      : "variables:\n"
        + variables.split(separator: "\n").map {
          "  \($0)\n"
        }.joined()
    self.init(
      "---\nsubject: '\(subject)'\nlanguage: \(language)\n\(list)---\n\(body)", data: data,
      partials: partials)
  }

  /// The blocks with their values filled in, one line each.
  var text: String {
    message.map { $0.blocks.map(MarkdownDump.text).map(filled).joined(separator: " ") } ?? "–"
  }

  var subject: String { message.map { filled(MarkdownDump.text($0.subject)) } ?? "–" }

  /// The blocks with the numbers of their values.
  var structure: String {
    message.map { $0.blocks.map(MarkdownDump.text).joined(separator: " ") } ?? "–"
  }

  /// `rule@file:line:column` of each finding.
  var findings: [String] {
    diagnostics.map { finding in
      guard let location = finding.location else { return finding.rule.rawValue }
      let file = location.file.path == "message.md" ? "" : location.file.path + ":"
      return "\(finding.rule)@\(file)\(location.start.line):\(location.start.column)"
    }
  }

  private func filled(_ text: String) -> String {
    var text = text
    for (index, value) in (binding?.values.values ?? []).enumerated() {
      text = text.replacing("‹\(index)›", with: String(decoding: value.bytes, as: UTF8.self))
    }
    return text
  }

  private struct Partials: PartialSource {
    var texts: [String: String]

    func partial(named name: String) -> PartialResult {
      texts[name].map { .found(SourceFile(path: "\(name).md", text: $0)) } ?? .missing
    }
  }
}
