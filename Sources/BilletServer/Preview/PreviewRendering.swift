import BilletKit
import HTTPTypes
import Synchronization

/// What the page shows of a message: the rendering, the findings, the author's text and the form.
struct PreviewRendering: Sendable {
  let store: MessageStore
  let lastGood: LastGoodRenderings

  /// Rules of the template itself: when one is broken, what would be shown is not what the author means.
  private static let templateRules: Set<RuleID> = [
    "front-matter", "template-syntax", "undeclared-variable", "missing-partial", "wrong-type",
    "encoding", "theme", "project-file", "message-limit",
  ]

  func json(_ request: PreviewRequest) throws(Problem) -> [UInt8] {
    let entry = request.entry
    let data = try request.data()
    let compilation = try store.compile(entry, theme: request.theme)
    var diagnostics = compilation.diagnostics
    var marked: MarkedHTML?
    if let template = compilation.template {
      let rendering = template.render(data, as: .html, dataName: request.fixture)
      diagnostics += rendering.diagnostics
      if rendering.output != nil { marked = template.markedHTML(data) }
    }
    let isBroken = compilation.diagnostics.contains {
      $0.severity == .error && Self.templateRules.contains($0.rule)
    }
    let key = LastGoodRenderings.Key(path: entry.path, fixture: request.fixture ?? "")
    let current = isBroken ? nil : marked
    let old = current == nil ? lastGood[key] : nil
    let shown = current ?? old ?? marked
    // Places in what is shown; an old rendering knows nothing of new lines.
    let placed = old == nil ? shown : nil
    if let current { lastGood[key] = current }

    var json = JSONWriter(layout: .compact)
    json.object { json in
      json.member("path", store.pagePath(entry.path))
      json.key("fixture")
      if let fixture = request.fixture { json.string(fixture) } else { json.null() }
      json.key("html")
      if let shown { json.string(utf8: shown.bytes) } else { json.null() }
      json.key("isOld")
      json.boolean(old != nil || (isBroken && shown != nil))
      json.member("language", compilation.template?.language ?? entry.fileLanguage)
      writeSources(of: shown, diagnostics, entry, compilation.template?.file, into: &json)
      json.key("findings")
      json.array { json in
        for diagnostic in diagnostics { write(diagnostic, placed, into: &json) }
      }
      json.key("variables")
      if let template = compilation.template {
        json.array { json in
          for variable in template.variables { Self.write(variable, into: &json) }
        }
      } else {
        json.null()
      }
      json.key("data")
      if let data, let root = JSONReader.read(data).document?.root {
        json.value(root)
      } else {
        json.null()
      }
    }
    return json.bytes
  }

  // MARK: - Sources

  /// The author's files, and for each element of the message its place in one of them.
  private func writeSources(
    of shown: MarkedHTML?, _ diagnostics: [Diagnostic], _ entry: MessageLibrary.Entry,
    _ message: SourceFile?, into json: inout JSONWriter
  ) {
    var files: [SourceFile] = message.map { [$0] } ?? []
    func number(of file: SourceFile) -> Int {
      if let known = files.firstIndex(where: { $0.path == file.path }) { return known }
      files.append(file)
      return files.count - 1
    }
    if message == nil, let bytes = try? FileSystem.read(entry.path, limit: Limits.messageBytes) {
      files.append(SourceFile(path: entry.path, bytes: bytes))
    }
    json.key("elements")
    json.array { json in
      for source in shown?.sources ?? [] {
        guard let source else {
          json.null()
          continue
        }
        json.array { json in
          json.integer(number(of: source.file))
          json.integer(source.start.line)
          json.integer(source.end.line)
        }
      }
    }
    for diagnostic in diagnostics {
      if let file = diagnostic.location?.file { _ = number(of: file) }
    }
    json.key("files")
    json.array { json in
      for file in files {
        json.object { json in
          json.member("path", store.pagePath(file.path))
          json.key("text")
          json.string(utf8: Array(file.bytes.prefix(Limits.messageBytes)))
        }
      }
    }
  }

  // MARK: - Findings

  private func write(
    _ diagnostic: Diagnostic, _ placed: MarkedHTML?, into json: inout JSONWriter
  ) {
    json.object { json in
      json.member("rule", diagnostic.rule.rawValue)
      json.member("severity", diagnostic.severity.rawValue)
      json.member("message", diagnostic.message)
      json.member("why", diagnostic.rationale)
      json.member("help", diagnostic.help)
      json.key("clauses")
      json.array { json in
        for reference in diagnostic.references { json.string(reference.description) }
      }
      json.key("fixes")
      json.array { json in
        for fix in diagnostic.fixes { json.string(fix.title) }
      }
      if let location = diagnostic.location {
        json.member("path", store.pagePath(location.file.path))
        json.member("line", location.start.line)
        json.member("column", location.start.column)
        json.member("endLine", location.end.line)
        json.member("endColumn", location.end.column)
      }
      let place = diagnostic.labels.first { $0.text == "as rendered" }?.location.span.lowerBound
      let element =
        place.flatMap { placed?.element(at: $0) }
        ?? diagnostic.location.flatMap { placed?.element(from: $0) }
      if let element {
        json.member("element", element)
      }
    }
  }

  // MARK: - Variables

  private static func write(_ variable: MessageVariable, into json: inout JSONWriter) {
    json.object { json in
      json.member("name", variable.name)
      json.member("type", variable.type)
      json.member("itemType", variable.itemType)
      json.key("isOptional")
      json.boolean(variable.isOptional)
      if let text = variable.defaultText { json.member("default", text) }
      if let summary = variable.summary { json.member("summary", summary) }
      json.key("fields")
      json.array { json in
        for field in variable.fields { write(field, into: &json) }
      }
    }
  }
}

/// The last rendering of each message that could be trusted, to be shown while the author mends it.
final class LastGoodRenderings: Sendable {
  struct Key: Hashable {
    var path: String
    var fixture: String
  }

  private let renderings = Mutex(BoundedCache<Key, MarkedHTML>(limit: 32))

  subscript(key: Key) -> MarkedHTML? {
    get { renderings.withLock { $0.value(for: key) } }
    set {
      guard let newValue else { return }
      renderings.withLock { $0.insert(newValue, for: key) }
    }
  }
}
