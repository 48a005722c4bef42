import Foundation
import NIOCore
import Synchronization
import Testing

@testable import BilletServer

/// Clients that mean harm: slow, endless, too many.
@Suite(.serialized) struct HostileClientTests {
  static func head(_ server: RunningServer, _ more: String = "", path: String = "/v1/check")
    -> String
  {
    "POST \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\nContent-Type: application/json\r\n"
      + more + "\r\n"
  }

  /// Limits that a test can wait for.
  @Sendable static func short(_ limits: inout ServiceLimits) {
    limits.headerTime = .milliseconds(200)
    limits.slowBodyTime = .milliseconds(200)
    limits.bodyTime = .milliseconds(400)
  }

  @Test func anAnnouncedBodyThatIsTooLargeIsRefusedBeforeItComes() async throws {
    let server = try await RunningServer()
    let answer = Answer(
      try await server.exchange(Self.head(server, "Content-Length: 10737418240\r\n")))
    #expect(answer.status == 413)
    #expect(answer.headers["content-type"] == "application/problem+json")
    // A length that no machine can count is no length.
    let absurd = Answer(
      try await server.exchange(Self.head(server, "Content-Length: 99999999999999999999\r\n")))
    #expect(absurd.status == 400)
    #expect(absurd.headers["connection"] == "close")
  }

  @Test func endlessChunksAreCutAtTheLimit() async throws {
    let server = try await RunningServer { $0.bodyBytes = 64 * 1024 }
    let client = try RawClient(port: server.port)
    try await client.send(Array(Self.head(server, "Transfer-Encoding: chunked\r\n").utf8))
    let chunk =
      Array("4000\r\n".utf8) + [UInt8](repeating: 0x20, count: 0x4000) + Array("\r\n".utf8)
    var sent = 0
    while sent < 50_000, await client.trySend(chunk) { sent += 1 }
    #expect(sent < 50_000)
    #expect(await Answer(client.readToEnd()).status == 413)
  }

  @Test func errorsTellNoPathsOfTheMachine() async throws {
    let server = try await RunningServer()
    let broken = server.folder.appending(path: "Messages/broken/en-US.md")
    try FileManager.default.createDirectory(
      at: broken.deletingLastPathComponent(), withIntermediateDirectories: true)
    let text = RunningServer.message.replacingOccurrences(
      of: "variables:",
      with: "theme: nowhere\nattachments: [{file: none.pdf, kind: invoice}]\nvariables:")
    try Data((text + "\n{{> signature}}\n{{> ../../etc/passwd}}\n{{#open}}\n").utf8).write(
      to: broken)
    let name = server.folder.lastPathComponent
    for message in ["late", "broken", "../../etc/passwd", server.folder.path, "late/../late"] {
      for more in ["", #", "theme": "nowhere""#, #", "force": true, "format": "eml""#] {
        let body = #"{"message": "\#(message)"\#(more)}"#
        let answer = try await server.ask("POST", "/v1/render", body)
        #expect(!answer.body.contains(name), "\(body): \(answer.body)")
        #expect(!answer.body.contains("root:"), "\(body)")
      }
    }
  }

  @Test func aFloodOfHeadersIsRefused() async throws {
    let server = try await RunningServer()
    let many = (0..<101).map { "X-\($0): y\r\n" }.joined()
    #expect(try await Answer(server.exchange(Self.head(server, many))).status == 431)
    let long = "X: " + String(repeating: "y", count: 17 * 1024) + "\r\n"
    #expect(try await Answer(server.exchange(Self.head(server, long))).status == 431)
    let client = try RawClient(port: server.port)
    let flood = Array(String(repeating: "X: y\r\n", count: 100_000).utf8)
    try await client.send(Array(Self.head(server).dropLast(2).utf8))
    _ = await client.trySend(flood)
    #expect(await Answer(client.readToEnd()).status == 431)
  }

  @Test func headersThatDripAreCutOff() async throws {
    let server = try await RunningServer(limits: Self.short)
    let silent = try RawClient(port: server.port)
    let drip = try RawClient(port: server.port)
    try await drip.send(Array("GET /healthz HTTP/1.1\r\nHost: 127".utf8))
    #expect(await drip.isClosed(within: 20))
    #expect(await silent.isClosed(within: 20))
    #expect(try await server.ask("GET", "/healthz").status == 200)
  }

  @Test func bodiesThatDripAreAnsweredAndCutOff() async throws {
    let server = try await RunningServer(limits: Self.short)
    let client = try RawClient(port: server.port)
    try await client.send(Array((Self.head(server, "Content-Length: 1000\r\n") + "{").utf8))
    #expect(await Answer(client.readToEnd()).status == 408)
    let stream = try RawClient(port: server.port)
    let head = Self.head(server, "Transfer-Encoding: chunked\r\n", path: "/v1/batch")
      .replacingOccurrences(of: "application/json", with: "application/jsonl")
    try await stream.send(Array((head + "1\r\n{\r\n").utf8))
    #expect(await stream.isClosed(within: 20))
  }

  @Test func connectionsThatDoNothingMakeRoom() async throws {
    let server = try await RunningServer { $0.connections = 8 }
    let held = try (0..<40).map { _ in try RawClient(port: server.port) }
    for _ in 0..<5 { #expect(try await server.ask("GET", "/healthz").status == 200) }
    _ = held
  }

  @Test func aConnectionServesManyRequests() async throws {
    let server = try await RunningServer()
    let client = try RawClient(port: server.port)
    let one = "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\n\r\n"
    let last =
      "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\nConnection: close\r\n\r\n"
    try await client.send(Array((String(repeating: one, count: 50) + last).utf8))
    let answers = await client.readToEnd().components(separatedBy: "HTTP/1.1 200 OK").count - 1
    #expect(answers == 51)
  }

  @Test func aRefusedRequestComesAfterTheAnswersBeforeIt() async throws {
    let server = try await RunningServer()
    let good = "GET /v1/rules HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\n\r\n"
    let answers = try await server.exchange(
      good + "GET /v1/rules HTTP/1.1\r\nHost: evil.example\r\n\r\n")
    let first = try #require(answers.range(of: "HTTP/1.1 200"))
    let second = try #require(answers.range(of: "HTTP/1.1 421"))
    #expect(first.lowerBound < second.lowerBound)
  }

  @Test(arguments: [
    "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/style.css/../../../etc/passwd",
    "//etc/passwd", "/..%2f..%2fetc%2fpasswd", "/app.js%00.txt", "/Messages/late/en-US.md",
    "/v1/rules/..%2f..%2fetc%2fpasswd", "/billet.yaml",
  ])
  func noFileIsServedByItsPath(path: String) async throws {
    for kind in [RunningServer.Kind.service, .preview] {
      let server = try await RunningServer(kind)
      let answer = try await server.ask("GET", path)
      #expect(answer.status == 404)
      #expect(!answer.body.contains(server.folder.path))
    }
  }

  @Test(arguments: [
    "/v1/rules/x%0d%0aX-Evil:%20yes", "/v1/rules/x%0aX-Evil:%20yes", "/x%0d%0aX-Evil:%20yes",
  ])
  func noHeaderIsInjected(path: String) async throws {
    let server = try await RunningServer()
    let answer = try await server.ask("GET", path)
    #expect(answer.status == 404)
    #expect(answer.headers["x-evil"] == nil)
    let body = #"{"message": "late\r\nX-Evil: yes", "theme": "x", "language": "x\r\nX-Evil: yes"}"#
    let rendered = try await server.ask("POST", "/v1/render", body)
    #expect(rendered.status == 404)
    #expect(rendered.headers["x-evil"] == nil)
  }

  /// A client that sends lines and reads no answers is not read from any more, and cut off some time.
  @Test func aStreamWhoseAnswersNobodyTakesIsHeldBackAndCutOff() async throws {
    let server = try await RunningServer { limits in
      limits.writeTime = .milliseconds(500)
    }
    let client = try RawClient(port: server.port)
    let head = Self.head(server, "Transfer-Encoding: chunked\r\n", path: "/v1/batch")
      .replacingOccurrences(of: "application/json", with: "application/jsonl")
    try await client.send(Array(head.utf8))
    let line = #"{"message": "nowhere"}"# + String(repeating: " ", count: 100) + "\n"
    let lines = String(repeating: line, count: 500)
    let chunk = Array("\(String(lines.utf8.count, radix: 16))\r\n\(lines)\r\n".utf8)
    var sent = 0
    // Each line has an answer that is longer than the line; 64 MB of them fit into no buffer.
    while sent < 1_000, await client.trySend(chunk) { sent += 1 }
    #expect(sent < 1_000)
    #expect(try await server.ask("GET", "/healthz").status == 200)
  }

  @Test func workBeyondTheQueueIsRefused() async throws {
    var limits = ServiceLimits()
    limits.queuedWork = 1
    let queue = WorkQueue(threads: 1, limits: limits)
    defer { queue.end() }
    let gate = DispatchSemaphore(value: 0)
    async let first: Int = queue.run {
      gate.wait()
      return 1
    }
    // The first has to be taken before the second can wait.
    async let second: Int = queue.runPatiently { 2 }
    while queue.queued == 0 { try await Task.sleep(for: .milliseconds(1)) }
    await #expect(throws: WorkQueue.Refusal.full) { try await queue.run { 3 } }
    gate.signal()
    #expect(try await [first, second] == [1, 2])
  }

  @Test func nobodyWaitsForWorkOfACancelledTask() async throws {
    var limits = ServiceLimits()
    limits.workTime = .seconds(600)
    let queue = WorkQueue(threads: 1, limits: limits)
    defer { queue.end() }
    let gate = DispatchSemaphore(value: 0)
    let isBegun = Mutex(false)
    let running = Task {
      try await queue.run {
        isBegun.withLock { $0 = true }
        gate.wait()
        return 1
      }
    }
    while !isBegun.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(1)) }
    let waiting = Task { try await queue.run { 2 } }
    while queue.queued == 0 { try await Task.sleep(for: .milliseconds(1)) }
    for task in [running, waiting] {
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
    }
    // The thread is free again afterwards.
    gate.signal()
    #expect(try await queue.run { 3 } == 3)
  }

  @Test func aBusyServerSaysWhenToTryAgain() async throws {
    let server = try await RunningServer { $0.queuedWork = 0 }
    let answer = try await server.ask("POST", "/v1/check", #"{"html": "<p>Hello</p>"}"#)
    #expect(answer.status == 503)
    #expect(answer.headers["retry-after"] == "1")
    #expect(try await server.ask("GET", "/healthz").status == 200)
  }

  @Test func workThatTakesTooMuchTimeIsGivenUpAndOthersGoOn() async throws {
    var limits = ServiceLimits()
    limits.workTime = .milliseconds(50)
    let queue = WorkQueue(threads: 1, limits: limits)
    defer { queue.end() }
    let stop = DispatchSemaphore(value: 0)
    await #expect(throws: WorkQueue.Refusal.tookTooLong) {
      try await queue.run {
        while stop.wait(timeout: .now()) == .timedOut {}
        return 1
      }
    }
    #expect(try await queue.run { 2 } == 2)
    stop.signal()
  }
}
