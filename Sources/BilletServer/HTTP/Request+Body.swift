import BilletKit
import HTTPTypes
import Hummingbird
import NIOCore

extension Request {
  /// The body's bytes, after its type was found to be one of those that are understood.
  func bytes(upTo limit: Int, types: Set<String> = ["application/json"]) async throws -> [UInt8] {
    try requireContent(types)
    do {
      return Array(buffer: try await body.collect(upTo: limit))
    } catch is NIOTooManyBytesError {
      throw Problem.bodyTooLarge(limit)
    }
  }

  /// Refuses bodies of other types: a form on a page of another site can send only those.
  func requireContent(_ types: Set<String>) throws(Problem) {
    let parts = (headers[.contentType] ?? "").utf8.split(separator: UInt8(ascii: ";"))
      .map { Self.trimmed(String(Substring($0))).lowercased() }
    let isPlain = parts.dropFirst().allSatisfy {
      ["charset=utf-8", "charset=\"utf-8\""].contains($0)
    }
    guard let type = parts.first, types.contains(type), isPlain else {
      throw Problem(
        .unsupportedMediaType, "Send \(types.sorted().joined(separator: " or ")) in UTF-8.")
    }
    guard headers[.contentEncoding] == nil else {
      throw Problem(.unsupportedMediaType, "Send the body as it is, without a content encoding.")
    }
  }

  private static func trimmed(_ text: String) -> String {
    text.trimming { $0 == " " || $0 == "\t" }
  }
}

extension String {
  fileprivate func trimming(_ isBlank: (Character) -> Bool) -> String {
    var text = self[...].drop(while: isBlank)
    while let last = text.last, isBlank(last) { text.removeLast() }
    return String(text)
  }
}

extension Response {
  /// A JSON answer.
  static func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json"],
      body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// A JSON object.
  static func json(
    status: HTTPResponse.Status = .ok, _ body: (inout JSONWriter) -> Void
  ) -> Response {
    var json = JSONWriter(layout: .compact)
    json.object(body)
    return .json(json.bytes, status: status)
  }
}
