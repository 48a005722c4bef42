import BilletKit
import Foundation
import Synchronization
import Testing

@testable import BilletServer

/// A server of a test's own, on a free port, with a project of its own.
final class RunningServer: Sendable {
  enum Kind {
    case service
    case preview
  }

  let port: Int
  let folder: URL
  private let task: Task<Void, any Error>

  static let message = """
    ---
    subject: Your order
    language: en-US
    reason: order-problem
    variables:
      order_id: {type: order-id}
    ---
    Your order {{order_id}} is late.

    """

  init(
    _ kind: Kind = .service, token: String? = nil,
    limits: @Sendable (inout ServiceLimits) -> Void = { _ in }
  ) async throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "billet-" + UUID().uuidString)
    let messages = folder.appending(path: "Messages/late")
    try FileManager.default.createDirectory(
      at: messages.appending(path: "fixtures"), withIntermediateDirectories: true)
    try Data(Self.message.utf8).write(to: messages.appending(path: "en-US.md"))
    try Data(#"{"order_id": "114-3941689-8772232"}"#.utf8)
      .write(to: messages.appending(path: "fixtures/typical.json"))
    let project = Project(root: folder.path)
    var changed = ServiceLimits()
    limits(&changed)
    let (starts, start) = AsyncStream.makeStream(of: String.self)
    let address = ServerAddress(port: 0, token: token)
    task = Task { [changed] in
      defer { start.finish() }
      switch kind {
      case .service:
        try await RenderingService(project: project)
          .serve(at: address, limits: changed) { start.yield($0) }
      case .preview:
        try await PreviewServer(project: project, path: project.root)
          .serve(at: address, limits: changed) { start.yield($0) }
      }
    }
    var url: String?
    for await started in starts {
      url = started
      break
    }
    port = try #require(url.flatMap { URLComponents(string: $0)?.port })
  }

  deinit {
    task.cancel()
    try? FileManager.default.removeItem(at: folder)
  }

  /// Sends bytes and gives what comes back until the server closes, or until `seconds` are over.
  func exchange(_ request: String, seconds: Double = 60) async throws -> String {
    let client = try RawClient(port: port)
    try await client.send(Array(request.utf8))
    return await client.readToEnd(seconds: seconds)
  }

  /// A request with a usual head, after whose answer the server closes.
  func ask(
    _ method: String, _ path: String, _ body: String = "", headers: [String: String] = [:]
  ) async throws -> Answer {
    var fields = ["Host": "127.0.0.1:\(port)", "Connection": "close"]
    if !body.isEmpty || method == "POST" {
      fields["Content-Type"] = "application/json"
      fields["Content-Length"] = String(body.utf8.count)
    }
    fields.merge(headers) { _, new in new }
    let head = fields.filter { !$0.value.isEmpty }.map { "\($0.key): \($0.value)\r\n" }.joined()
    return Answer(try await exchange("\(method) \(path) HTTP/1.1\r\n\(head)\r\n\(body)"))
  }
}

/// An answer as it came over the wire.
struct Answer {
  var status: Int
  var headers: [String: String] = [:]
  var body: String

  init(_ text: String) {
    let parts = text.components(separatedBy: "\r\n\r\n")
    let lines = parts[0].components(separatedBy: "\r\n")
    status = lines[0].split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    for line in lines.dropFirst() {
      let pair = line.components(separatedBy: ": ")
      headers[pair[0].lowercased()] = pair.dropFirst().joined(separator: ": ")
    }
    body = parts.dropFirst().joined(separator: "\r\n\r\n")
  }

  func json() throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
  }
}

/// A TCP connection without any manners.
///
/// Whatever waits does so on a thread of its own: those of the concurrency library are few, and the server
/// needs them to answer.
final class RawClient: Sendable {
  private let descriptor: Int32

  init(port: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(result == 0)
  }

  deinit { close(descriptor) }

  func send(_ bytes: [UInt8]) async throws {
    let isSent = await trySend(bytes)
    try #require(isSent)
  }

  /// Whether the other side still takes bytes.
  func trySend(_ bytes: [UInt8]) async -> Bool {
    await apart { client in
      var sent = 0
      while sent < bytes.count {
        let count = bytes[sent...].withUnsafeBytes {
          Glibc.send(client.descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard count > 0 else { return false }
        sent += count
      }
      return true
    }
  }

  /// What comes until the other side closes; whatever there is after `seconds`.
  func readToEnd(seconds: Double = 60) async -> String {
    await read(seconds: seconds).text
  }

  /// Whether the other side has closed, waiting for that at most so long.
  func isClosed(within seconds: Double) async -> Bool {
    await read(seconds: seconds).isAtEnd
  }

  private func read(seconds: Double) async -> (text: String, isAtEnd: Bool) {
    await apart { client in
      var bytes: [UInt8] = []
      let end = Date(timeIntervalSinceNow: seconds)
      var chunk = [UInt8](repeating: 0, count: 64 * 1024)
      while Date() < end {
        var polled = pollfd(fd: client.descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&polled, 1, 50) > 0 else { continue }
        let count = recv(client.descriptor, &chunk, chunk.count, 0)
        guard count > 0 else { return (String(decoding: bytes, as: UTF8.self), true) }
        bytes += chunk[..<count]
      }
      return (String(decoding: bytes, as: UTF8.self), false)
    }
  }

  private func apart<Result: Sendable>(
    _ body: @escaping @Sendable (RawClient) -> Result
  ) async -> Result {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: body(self)) }
    }
  }
}
