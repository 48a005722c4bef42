import BilletKit
import Foundation
import Testing

@testable import BilletServer

/// What the service answers.
@Suite(.serialized) struct ServiceTests {
  private func json(_ object: [String: Any]) throws -> String {
    String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
  }

  private static let order = ["order_id": "114-3941689-8772232"]

  @Test func aMessageOfTheProjectIsRenderedByItsName() async throws {
    let server = try await RunningServer()
    for name in ["late", "late/en-US"] {
      let answer = try await server.ask(
        "POST", "/v1/render", try json(["message": name, "data": Self.order, "format": "text"]))
      #expect(answer.status == 200)
      #expect(
        try answer.json()["output"] as? String == "Your order 114-3941689-8772232 is late.\n")
    }
  }

  /// The nearest language, or the project's own, and never without a word.
  @Test(arguments: [
    ("en-US", 200, nil), ("en-GB", 200, "en-GB"), ("EN-gb", 200, "en-GB"), ("nl-NL", 200, "nl-NL"),
    ("x y", 404, nil),
  ])
  func anotherLanguageThanTheOneAskedForIsTold(
    language: String, status: Int, missing: String?
  ) async throws {
    let server = try await RunningServer()
    try Data("language: en-US\n".utf8).write(to: server.folder.appending(path: "billet.yaml"))
    let answer = try await server.ask(
      "POST", "/v1/render",
      try json(["message": "late", "language": language, "data": Self.order, "format": "text"]))
    #expect(answer.status == status)
    let findings = try answer.json()["diagnostics"] as? [[String: Any]] ?? []
    let notes = findings.filter { $0["rule"] as? String == "language-fallback" }
    let message = missing.map { "There is no \($0) of this message; en-US was taken." }
    #expect(notes.map { $0["message"] as? String } == [message].filter { $0 != nil })
    #expect(!answer.body.contains(server.folder.path))
  }

  @Test func aMessageThatIsSentIsRendered() async throws {
    let server = try await RunningServer()
    let request: [String: Any] = ["message": RunningServer.message, "data": Self.order]
    for format in ["html", "fragment", "text", "eml"] {
      let answer = try await server.ask(
        "POST", "/v1/render", try json(request.merging(["format": format]) { $1 }))
      #expect(answer.status == 200)
      #expect((try answer.json()["output"] as? String)?.contains("8772232") == true)
    }
  }

  @Test func aChangedFileIsReadAgain() async throws {
    let server = try await RunningServer()
    let request = try json(["message": "late", "data": Self.order, "format": "text"])
    #expect(try await server.ask("POST", "/v1/render", request).status == 200)
    let path = server.folder.appending(path: "Messages/late/en-US.md")
    let changed = RunningServer.message.replacingOccurrences(of: "is late", with: "is here")
    try Data(changed.utf8).write(to: path)
    var output: String?
    for _ in 0..<200 where output?.contains("is here") != true {
      output = try await server.ask("POST", "/v1/render", request).json()["output"] as? String
      try await Task.sleep(for: .milliseconds(10))
    }
    #expect(output?.contains("is here") == true)
  }

  @Test func faultsAreProblemsThatHoldTheFindings() async throws {
    let server = try await RunningServer()
    let answer = try await server.ask("POST", "/v1/render", try json(["message": "late"]))
    #expect(answer.status == 422)
    #expect(answer.headers["content-type"] == "application/problem+json")
    let problem = try answer.json()
    #expect(problem["status"] as? Int == 422)
    #expect(problem["title"] as? String == "Unprocessable Content")
    let findings = try #require(problem["diagnostics"] as? [[String: Any]])
    #expect(findings.contains { $0["rule"] as? String == "missing-value" })
  }

  @Test(arguments: [
    (#"{"message": "late""#, 400), ("", 400), ("[]", 400), (#"{"message": 1}"#, 400), ("{}", 400),
    (#"{"message": "nowhere"}"#, 404), (#"{"message": "../../etc/passwd"}"#, 404),
    (#"{"message": "late", "theme": "../../x.yaml"}"#, 400),
    (#"{"message": "late", "theme": "nowhere"}"#, 404),
    (#"{"message": "late", "format": "pdf"}"#, 400), (#"{"mesage": "late"}"#, 400),
    (#"{"message": "late", "message": "late"}"#, 400),
    (#"{"message": "late", "facts": {"orderID": 1}}"#, 400),
    (#"{"message": "late", "facts": {"products": [{"title": 1, "asin": "B08N5WRWNW"}]}}"#, 400),
    (#"{"message": "late", "facts": {"previousReviewRequests": 1.5}}"#, 400),
  ])
  func requestsThatDoNotFitAreTold(body: String, status: Int) async throws {
    let server = try await RunningServer()
    let answer = try await server.ask("POST", "/v1/render", body)
    #expect(answer.status == status)
    #expect(answer.headers["content-type"] == "application/problem+json")
  }

  @Test func aMessageThatIsSentReadsNoFiles() async throws {
    let server = try await RunningServer()
    let partials = server.folder.appending(path: "partials")
    try FileManager.default.createDirectory(at: partials, withIntermediateDirectories: true)
    try Data("secret words\n".utf8).write(to: partials.appending(path: "secret.md"))
    let message = RunningServer.message.replacingOccurrences(
      of: "reason: order-problem",
      with: "reason: order-problem\nattachments: [{file: partials/secret.md, kind: invoice}]")
    for format in ["html", "eml"] {
      let answer = try await server.ask(
        "POST", "/v1/render",
        try json([
          "message": message + "\n{{> secret}}\n", "data": Self.order, "force": true,
          "format": format,
        ]))
      #expect(!answer.body.contains("secret words"))
      #expect(!answer.body.contains("c2VjcmV0IHdvcmRz"))
      #expect(answer.body.contains("secret"))
    }
  }

  @Test func checkingGivesTheReportOfTheCommand() async throws {
    let server = try await RunningServer()
    let answer = try await server.ask("POST", "/v1/check", try json(["html": "<img src=a.png>"]))
    #expect(answer.status == 200)
    let report = try answer.json()
    #expect(report["version"] as? Int == 1)
    let files = try #require(report["files"] as? [[String: Any]])
    let findings = try #require(files[0]["diagnostics"] as? [[String: Any]])
    #expect(findings.contains { $0["rule"] as? String == "image-alt" })
  }

  @Test func aStreamIsAnsweredLineByLineBeforeItEnds() async throws {
    let server = try await RunningServer()
    let client = try RawClient(port: server.port)
    func chunk(_ text: String) -> [UInt8] {
      Array("\(String(text.utf8.count, radix: 16))\r\n\(text)\r\n".utf8)
    }
    let head =
      "POST /v1/batch HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\n"
      + "Content-Type: application/jsonl\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    try await client.send(Array(head.utf8))
    let line = try json(["message": "late", "data": Self.order, "format": "text"]) + "\n"
    try await client.send(chunk(line))
    // The answer to the first line comes while the rest is not there yet.
    var answers = ""
    for _ in 0..<400 where !answers.contains(#""line":1"#) {
      answers += await client.readToEnd(seconds: 0.05)
    }
    #expect(answers.contains(#""line":1"#))
    try await client.send(chunk("\n{broken\n" + line.dropLast()) + Array("0\r\n\r\n".utf8))
    answers += await client.readToEnd()
    #expect(answers.contains(#""line":3,"problem""#))
    #expect(answers.contains(#""line":4,"output""#))
  }

  @Test func theCatalogueIsThere() async throws {
    let server = try await RunningServer()
    let messages =
      try await server.ask("GET", "/v1/messages").json()["messages"] as? [[String: Any]]
    #expect(messages?.first?["id"] as? String == "late/en-US")
    #expect(messages?.first?["fixtures"] as? [String] == ["typical"])
    #expect(try await server.ask("GET", "/v1/rules/image-alt").json()["examples"] != nil)
    #expect(try await server.ask("GET", "/v1/rules/image-allt").status == 404)
    #expect(try await server.ask("GET", "/v1/rules/image-allt").body.contains("image-alt"))
    let metrics = try await server.ask("GET", "/metrics").body
    #expect(metrics.contains(#"billet_http_requests_total{route="/v1/rules/*",code="200"} 1"#))
  }

  @Test func theDescriptionNamesWhatIsServed() async throws {
    let server = try await RunningServer()
    let paths = try #require(
      try await server.ask("GET", "/openapi.json").json()["paths"] as? [String: [String: Any]])
    for (path, methods) in paths {
      let sample = path.replacingOccurrences(of: "{id}", with: "image-alt")
      for method in methods.keys {
        let status = try await server.ask(method.uppercased(), sample, "{}").status
        #expect(status != 404 && status != 405, "\(method) \(path)")
      }
    }
  }
}

@Suite struct LineSplitterTests {
  private func lines(_ chunks: [String], limit: Int = 8) -> [String] {
    var splitter = LineSplitter(limit: limit)
    var lines: [String] = []
    func take() {
      while let line = splitter.next() {
        switch line.content {
        case .bytes(let bytes):
          lines.append("\(line.number) \(String(decoding: bytes, as: UTF8.self))")
        case .tooLong: lines.append("\(line.number) too long")
        }
      }
    }
    for chunk in chunks {
      splitter.append(Array(chunk.utf8))
      take()
    }
    splitter.finish()
    take()
    return lines
  }

  @Test func linesAreCutWhereverChunksEnd() {
    for cut in 0...9 {
      let text = Array("ab\n\ncd\ne".utf8)
      let chunks = [text.prefix(cut), text.dropFirst(cut)].map {
        String(decoding: $0, as: UTF8.self)
      }
      #expect(lines(chunks) == ["1 ab", "3 cd", "4 e"])
    }
  }

  @Test func aLineThatIsTooLongIsToldOnceAndNotKept() {
    #expect(lines(["123456789", "0123456789", "01\nab\n"]) == ["1 too long", "2 ab"])
    #expect(lines(["1234567890\nab\n"]) == ["1 too long", "2 ab"])
    #expect(lines(["1234567890"]) == ["1 too long"])
    #expect(lines(["12345678\n"]) == ["1 12345678"])
  }
}
