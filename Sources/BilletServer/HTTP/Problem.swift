import BilletKit
import HTTPTypes
import Hummingbird

/// An error as the service answers it (RFC 9457, `application/problem+json`).
struct Problem: Error {
  var status: HTTPResponse.Status
  /// What happened, in a sentence for the person who wrote the client.
  var detail: String
  /// What is wrong with what was sent.
  var diagnostics: [Diagnostic] = []
  /// Header fields besides the usual ones.
  var extraHeaders: HTTPFields = [:]

  init(_ status: HTTPResponse.Status, _ detail: String, _ diagnostics: [Diagnostic] = []) {
    self.status = status
    self.detail = detail
    self.diagnostics = diagnostics
    if status == .unauthorized { extraHeaders[.wwwAuthenticate] = "Bearer" }
  }

  /// The problem, UTF-8.
  var body: [UInt8] {
    var json = JSONWriter(layout: .compact)
    json.object { write(into: &$0) }
    return json.bytes
  }

  func write(into json: inout JSONWriter) {
    json.member("type", "about:blank")
    json.member("title", status.reasonPhrase)
    json.member("status", status.code)
    json.member("detail", detail)
    json.key("diagnostics")
    json.array { json in
      for diagnostic in diagnostics {
        JSONReporter.write(diagnostic, of: "request", into: &json)
      }
    }
  }

  var headers: HTTPFields {
    var fields = SecurityHeaders.api
    fields[.contentType] = "application/problem+json"
    for field in extraHeaders { fields.append(field) }
    return fields
  }

  var response: Response {
    Response(
      status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: body)))
  }
}

extension Problem {
  static func bodyTooLarge(_ limit: Int) -> Problem {
    Problem(.contentTooLarge, "A request's body has at most \(limit) bytes.")
  }

  static func headerTooLarge(_ limits: ServiceLimits) -> Problem {
    Problem(
      .requestHeaderFieldsTooLarge,
      "A request's header has at most \(limits.headerBytes) bytes and \(limits.headerCount) fields."
    )
  }

  static let bodyTooSlow = Problem(.requestTimeout, "The request took too long to arrive.")

  /// Too much work waits already.
  static var busy: Problem {
    var problem = Problem(.serviceUnavailable, "There is too much to do just now; try again.")
    problem.extraHeaders[.retryAfter] = "1"
    return problem
  }

  static var tookTooLong: Problem {
    var problem = Problem(
      .serviceUnavailable, "The work took more time than one request is given, and was given up.")
    problem.extraHeaders[.retryAfter] = "10"
    return problem
  }

  static var shuttingDown: Problem {
    var problem = Problem(.serviceUnavailable, "The server is shutting down.")
    problem.extraHeaders[.retryAfter] = "5"
    return problem
  }
}
