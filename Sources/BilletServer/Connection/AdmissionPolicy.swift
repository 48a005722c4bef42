import BilletKit
import HTTPTypes
import NIOCore
import NIOHTTP1

/// Which requests are let in, judged by their head alone, before anything of the body is read.
struct AdmissionPolicy: Sendable {
  /// Names of this machine that a request may be for, in lower case, without a port.
  var hosts: Set<String>
  /// What clients have to show; `nil` when nothing is asked for.
  var token: String?
  /// Paths that answer without a token.
  var openPaths: Set<String> = ["/healthz"]
  /// Paths whose bodies are streamed, so that only their lines are limited.
  var streamedPaths: Set<String> = []
  /// The longest body of other paths, in bytes.
  var bodyBytes: Int

  /// The names of the loopback interface.
  static let loopbackHosts: Set = ["127.0.0.1", "localhost", "[::1]"]

  /// Why a request is refused; `nil` when it is let in.
  func problem(with head: HTTPRequestHead, port: Int?) -> Problem? {
    let headers = head.headers
    guard head.uri.utf8.first == UInt8(ascii: "/"), head.uri.utf8.count <= 8 * 1024 else {
      return Problem(.badRequest, "The target of a request is a path that begins with a slash.")
    }
    // RFC 9112, section 3.2: no Host, or more than one, is a request that proxies read in two ways.
    let names = headers["host"]
    guard names.count == 1 else {
      return Problem(.badRequest, "A request has exactly one Host field.")
    }
    guard isOwn(names[0], port: port) else {
      return Problem(
        .misdirectedRequest,
        "This server answers to its own address only, not to the name in the Host field.")
    }
    let origins = headers["origin"]
    guard origins.allSatisfy({ isOwnOrigin($0, port: port) }), origins.count <= 1 else {
      return Problem(.forbidden, "Pages of other origins may not send requests here.")
    }
    guard headers["sec-fetch-site"].allSatisfy({ $0 == "same-origin" || $0 == "none" }) else {
      return Problem(.forbidden, "Pages of other sites may not send requests here.")
    }
    let path = String(head.uri.prefix { $0 != "?" })
    if let token, !openPaths.contains(path), !shows(token, in: headers["authorization"]) {
      return Problem(.unauthorized, "Send the token that the server was started with.")
    }
    if let length = headers["content-length"].first, !isStreamed(path) {
      // More digits than an integer has are too many bytes, too.
      guard let count = Int(length), count <= bodyBytes else { return .bodyTooLarge(bodyBytes) }
    }
    return nil
  }

  func isStreamed(_ path: String) -> Bool { streamedPaths.contains(path) }

  private func isOwn(_ host: String, port: Int?) -> Bool {
    let lower = host.lowercased()
    return hosts.contains { name in
      lower == (port.map { "\(name):\($0)" } ?? name) || (port == 80 && lower == name)
    }
  }

  private func isOwnOrigin(_ origin: String, port: Int?) -> Bool {
    let scheme = "http://"
    guard origin.lowercased().utf8.starts(with: scheme.utf8) else { return false }
    return isOwn(String(origin.dropFirst(scheme.count)), port: port)
  }

  /// Compares every byte, so that the time tells nothing of the token.
  private func shows(_ token: String, in fields: [String]) -> Bool {
    guard fields.count == 1, fields[0].lowercased().utf8.starts(with: "bearer ".utf8) else {
      return false
    }
    let given = Array(fields[0].utf8.dropFirst("bearer ".utf8.count))
    let wanted = Array(token.utf8)
    var difference = given.count ^ wanted.count
    for (index, byte) in wanted.enumerated() {
      difference |= Int(byte ^ (index < given.count ? given[index] : 0))
    }
    return difference == 0
  }
}
