import BilletKit
import HTTPTypes
import Hummingbird
import NIOCore

/// `POST /v1/render` and `POST /v1/check`.
struct RenderEndpoint: Sendable {
  let store: MessageStore
  let queue: WorkQueue
  let limits: ServiceLimits
  let metrics: Metrics

  func render(_ request: Request) async throws -> Response {
    let bytes = try await request.bytes(upTo: limits.bodyBytes)
    return .json(
      try await queue.answer { () throws(Problem) in
        let rendered = try self.render(SourceFile(path: "request", bytes: bytes))
        var json = JSONWriter(layout: .compact)
        json.object { rendered.write(into: &$0) }
        return json.bytes
      })
  }

  /// Renders one request, on the thread that calls it.
  func render(_ file: SourceFile) throws(Problem) -> Rendered {
    let request = try RenderRequest(file, limit: limits.bodyBytes)
    let compilation: Compiler.Compilation
    var fallback: Diagnostic?
    switch request.source {
    case .project(let name, let language):
      let choice = try store.message(named: name, language: language)
      compilation = try store.compile(choice.entry, theme: request.theme)
      fallback = choice.missingLanguage.map { wanted in
        MessageLanguages.fallback(
          from: wanted, to: choice.entry.fileLanguage,
          in: SourceFile(path: store.pagePath(choice.entry.path), bytes: []))
      }
    case .sent(let message):
      compilation = store.compile(sent: message, theme: request.theme)
    }
    var diagnostics = [fallback].compactMap(\.self)
    diagnostics += compilation.diagnostics.below(store.project.root)
    guard let template = compilation.template else {
      guard store.hasTheme(request.theme) else {
        throw Problem(.notFound, "There is no such theme.", diagnostics)
      }
      throw Problem(.unprocessableContent, "The message cannot be rendered.", diagnostics)
    }
    let rendering = template.render(request.data, as: request.format, facts: request.facts)
    diagnostics += rendering.diagnostics.below(store.project.root)
    metrics.countMessage()
    guard let output = rendering.output else {
      throw Problem(.unprocessableContent, "The message cannot be rendered.", diagnostics)
    }
    guard request.isForced || !diagnostics.reach(.error) else {
      throw Problem(
        .unprocessableContent,
        "The message has errors; “force” renders it in spite of them.", diagnostics)
    }
    return Rendered(
      output: output, diagnostics: diagnostics, path: store.pagePath(template.file.path))
  }

  /// A message that was rendered.
  struct Rendered: Sendable {
    var output: [UInt8]
    var diagnostics: [Diagnostic]
    var path: String

    func write(into json: inout JSONWriter) {
      json.key("output")
      json.string(utf8: output)
      json.key("diagnostics")
      json.array { json in
        for diagnostic in diagnostics { JSONReporter.write(diagnostic, of: path, into: &json) }
      }
    }
  }

  func check(_ request: Request) async throws -> Response {
    let bytes = try await request.bytes(upTo: limits.bodyBytes)
    return .json(
      try await queue.answer { () throws(Problem) in
        let reader = try RequestReader(
          SourceFile(path: "request", bytes: bytes), members: ["html", "facts"],
          limit: limits.bodyBytes)
        guard let html = try reader.bytes("html") else {
          throw reader.unfit("html", "“html” is missing.", help: "Give the HTML as a text.")
        }
        let file = SourceFile(path: "message.html", bytes: html)
        let diagnostics = Validator().validate(file, facts: try reader.facts())
        metrics.countMessage()
        return JSONReporter().render(
          Report(files: [.init(path: file.path, diagnostics: diagnostics)]))
      })
  }
}
