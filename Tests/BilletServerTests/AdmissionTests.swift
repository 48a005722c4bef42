import Foundation
import Testing

@testable import BilletServer

/// Who is let in, over the wire.
@Suite(.serialized) struct AdmissionTests {
  static func request(_ server: RunningServer, _ headers: String) async throws -> Int {
    let text = headers.replacingOccurrences(of: "PORT", with: String(server.port))
    return Answer(
      try await server.exchange("GET /healthz HTTP/1.1\r\n\(text)Connection: close\r\n\r\n")
    )
    .status
  }

  @Test(arguments: [
    ("Host: 127.0.0.1:PORT\r\n", 200), ("Host: localhost:PORT\r\n", 200),
    ("Host: LOCALHOST:PORT\r\n", 200), ("Host: [::1]:PORT\r\n", 200),
    ("Host: evil.example\r\n", 421), ("Host: evil.example:PORT\r\n", 421),
    ("Host: 127.0.0.1\r\n", 421), ("Host: 127.0.0.1:1\r\n", 421),
    ("Host: 127.0.0.1.evil.example:PORT\r\n", 421), ("Host: localhost.:PORT\r\n", 421),
    ("Host: \r\n", 421), ("", 400),
    ("Host: 127.0.0.1:PORT\r\nHost: evil.example\r\n", 400),
    ("Host: 127.0.0.1:PORT\r\nHost: 127.0.0.1:PORT\r\n", 400),
  ])
  func onlyItsOwnNamesAreAnswered(headers: String, status: Int) async throws {
    let server = try await RunningServer()
    #expect(try await Self.request(server, headers) == status)
  }

  @Test(arguments: [
    ("Origin: http://127.0.0.1:PORT\r\n", 200), ("Origin: http://localhost:PORT\r\n", 200),
    ("Origin: https://evil.example\r\n", 403), ("Origin: null\r\n", 403),
    ("Origin: http://127.0.0.1:1\r\n", 403),
    ("Origin: http://127.0.0.1:PORT.evil.example\r\n", 403),
    ("Origin: https://127.0.0.1:PORT\r\n", 403),
    ("Sec-Fetch-Site: same-origin\r\n", 200), ("Sec-Fetch-Site: none\r\n", 200),
    ("Sec-Fetch-Site: same-site\r\n", 403), ("Sec-Fetch-Site: cross-site\r\n", 403),
  ])
  func pagesOfOthersAreRefused(headers: String, status: Int) async throws {
    let server = try await RunningServer()
    #expect(try await Self.request(server, "Host: 127.0.0.1:PORT\r\n" + headers) == status)
  }

  @Test(arguments: [
    "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
    "application/json; charset=utf-16", "application/jsonp", "",
  ])
  func onlyJSONIsTaken(type: String) async throws {
    let server = try await RunningServer()
    let answer = try await server.ask(
      "POST", "/v1/check", #"{"html": "<p>Hello</p>"}"#, headers: ["Content-Type": type])
    #expect(answer.status == 415)
  }

  @Test func aTokenIsAskedForWhereThereIsOne() async throws {
    let server = try await RunningServer(token: "secret")
    #expect(try await server.ask("GET", "/v1/rules").status == 401)
    #expect(try await server.ask("GET", "/v1/rules").headers["www-authenticate"] == "Bearer")
    for wrong in ["Bearer secre", "Bearer secret1", "Basic secret", "secret", "Bearer "] {
      #expect(
        try await server.ask("GET", "/v1/rules", headers: ["Authorization": wrong]).status == 401)
    }
    #expect(
      try await server.ask("GET", "/v1/rules", headers: ["Authorization": "Bearer secret"]).status
        == 200)
    #expect(try await server.ask("GET", "/healthz").status == 200)
  }

  @Test(arguments: [
    "GET http://127.0.0.1/healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "GET\r\n\r\n", "\u{1}\u{2}\u{3}\r\n\r\n",
    "POST /v1/check HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n",
    "POST /v1/check HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc",
    "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nX : y\r\n\r\n",
  ])
  func whatIsNoPlainRequestIsRefused(request: String) async throws {
    let server = try await RunningServer()
    let text = request.replacingOccurrences(of: "PORT", with: String(server.port))
    #expect(try await Answer(server.exchange(text)).status == 400)
  }

  @Test func everyAnswerHasSecurityHeaders() async throws {
    let server = try await RunningServer(.preview)
    for path in ["/", "/api/project", "/nowhere", "/style.css"] {
      let headers = try await server.ask("GET", path).headers
      #expect(headers["x-content-type-options"] == "nosniff", "\(path)")
      #expect(headers["content-security-policy"]?.contains("default-src 'none'") == true, "\(path)")
      #expect(headers["referrer-policy"] == "no-referrer", "\(path)")
      #expect(headers["cross-origin-resource-policy"] == "same-origin", "\(path)")
      #expect(headers["server"] == nil, "\(path)")
    }
  }

  @Test func headAnswersLikeGetWithoutABody() async throws {
    let server = try await RunningServer()
    for path in ["/healthz", "/v1/rules", "/openapi.json", "/nowhere"] {
      let get = try await server.ask("GET", path)
      let head = try await server.ask("HEAD", path)
      #expect(head.status == get.status)
      #expect(head.body.isEmpty)
      #expect(head.headers["content-length"] == get.headers["content-length"])
    }
  }

  @Test func aMethodThatAPathDoesNotAnswerIsToldApart() async throws {
    let server = try await RunningServer()
    let answer = try await server.ask("DELETE", "/v1/rules")
    #expect(answer.status == 405)
    #expect(answer.headers["allow"] == "GET, HEAD")
    #expect(try await server.ask("GET", "/v1/render").status == 405)
    #expect(try await server.ask("TRACE", "/healthz").status == 405)
  }
}
