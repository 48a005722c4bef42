import BilletKit
import HTTPTypes
import Hummingbird
import NIOCore

/// `POST /v1/batch`: a request of `/v1/render` a line comes in, an answer a line goes out, in order.
///
/// A line is read when the answers before it were taken in, so neither side waits for the other to end,
/// and nothing piles up.
struct BatchEndpoint: Sendable {
  let render: RenderEndpoint

  static let contentTypes: Set = ["application/jsonl", "application/x-ndjson"]

  func run(_ request: Request) throws(Problem) -> Response {
    try request.requireContent(Self.contentTypes)
    let body = request.body
    return Response(
      status: .ok, headers: [.contentType: "application/jsonl"],
      body: ResponseBody { writer in
        var lines = LineSplitter(limit: render.limits.bodyBytes)
        for try await buffer in body {
          lines.append(buffer.readableBytesView)
          try await answer(&lines, to: &writer)
        }
        lines.finish()
        try await answer(&lines, to: &writer)
        try await writer.finish(nil)
      })
  }

  private func answer(
    _ lines: inout LineSplitter, to writer: inout any ResponseBodyWriter
  ) async throws {
    while let line = lines.next() {
      let answer = try await answer(line)
      try await writer.write(ByteBuffer(bytes: answer))
    }
  }

  private func answer(_ line: LineSplitter.Line) async throws -> [UInt8] {
    switch line.content {
    case .tooLong:
      return write(.failure(.bodyTooLarge(render.limits.bodyBytes)), line: line.number)
    case .bytes(let bytes):
      do {
        return try await render.queue.runPatiently {
          let result: Result<RenderEndpoint.Rendered, Problem>
          do throws(Problem) {
            result = .success(try render.render(SourceFile(path: "request", bytes: bytes)))
          } catch {
            result = .failure(error)
          }
          return write(result, line: line.number)
        }
      } catch WorkQueue.Refusal.tookTooLong {
        return write(.failure(.tookTooLong), line: line.number)
      }
    }
  }

  private func write(_ result: Result<RenderEndpoint.Rendered, Problem>, line: Int) -> [UInt8] {
    var json = JSONWriter(layout: .compact)
    json.object { json in
      json.member("line", line)
      switch result {
      case .success(let rendered): rendered.write(into: &json)
      case .failure(let problem):
        json.key("problem")
        json.object { problem.write(into: &$0) }
      }
    }
    return json.bytes
  }
}

/// Cuts a stream of bytes into lines; blank ones are passed over, and counted.
struct LineSplitter {
  struct Line {
    enum Content {
      case bytes([UInt8])
      /// Longer than the limit.
      case tooLong
    }

    /// From 1.
    var number: Int
    var content: Content
  }

  private let limit: Int
  private var bytes: [UInt8] = []
  private var position = 0
  private var isSkipping = false
  private var isFinished = false
  private var number = 0

  init(limit: Int) {
    self.limit = limit
  }

  mutating func append(_ more: some Collection<UInt8>) {
    if position > 0 {
      bytes.removeFirst(position)
      position = 0
    }
    bytes += more
  }

  /// The last line need not end with a line end.
  mutating func finish() { isFinished = true }

  mutating func next() -> Line? {
    while let line = nextLine() {
      number += 1
      let wasSkipping = isSkipping
      isSkipping = false
      if wasSkipping { continue }
      if line.count > limit { return Line(number: number, content: .tooLong) }
      if line.contains(where: { $0 > 0x20 }) {
        return Line(number: number, content: .bytes(Array(line)))
      }
    }
    // What is too long already is told once, and not kept.
    guard bytes.count - position > limit else { return nil }
    bytes.removeAll()
    position = 0
    guard !isSkipping else { return nil }
    isSkipping = true
    return Line(number: number + 1, content: .tooLong)
  }

  private mutating func nextLine() -> ArraySlice<UInt8>? {
    if let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) {
      defer { position = end + 1 }
      return bytes[position..<end]
    }
    guard isFinished, position < bytes.count else { return nil }
    defer { position = bytes.count }
    return bytes[position...]
  }
}
