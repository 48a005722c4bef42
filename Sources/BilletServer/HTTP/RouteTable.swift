import BilletKit
import Foundation
import HTTPTypes
import Hummingbird

/// Which handler answers which request: a short list, so that a path that is known but not with this
/// method is told apart from one that is not known.
struct RouteTable: Sendable {
  typealias Handler = @Sendable (Request, [String]) async throws -> Response

  struct Route: Sendable {
    /// `GET` routes answer `HEAD` too.
    var method: HTTPRequest.Method
    /// The path, with `*` for a segment that the handler is given.
    var path: String
    var handler: Handler

    init(_ method: HTTPRequest.Method, _ path: String, _ handler: @escaping Handler) {
      self.method = method
      self.path = path
      self.handler = handler
    }
  }

  struct Match {
    var route: Route
    var parameters: [String]
  }

  private let routes: [(segments: [[UInt8]], route: Route)]

  init(_ routes: [Route]) {
    self.routes = routes.map { (Self.segments(of: $0.path[...].utf8), $0) }
  }

  /// The route of a request, `HEAD` taken for `GET`.
  func match(_ request: Request) throws(Problem) -> Match {
    let path = Self.segments(of: request.uri.path[...].utf8)
    let method = request.method == .head ? .get : request.method
    var allowed: [HTTPRequest.Method] = []
    for (segments, route) in routes {
      guard let parameters = Self.parameters(of: path, as: segments) else { continue }
      if route.method == method { return Match(route: route, parameters: parameters) }
      allowed.append(route.method)
    }
    guard !allowed.isEmpty else { throw Problem(.notFound, "There is nothing at this path.") }
    if allowed.contains(.get) { allowed.append(.head) }
    var problem = Problem(.methodNotAllowed, "This path does not answer that method.")
    problem.extraHeaders[.allow] = allowed.map(\.rawValue).joined(separator: ", ")
    throw problem
  }

  private static func segments(of path: Substring.UTF8View) -> [[UInt8]] {
    path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { Array($0) }
  }

  private static func parameters(of path: [[UInt8]], as segments: [[UInt8]]) -> [String]? {
    guard path.count == segments.count else { return nil }
    var parameters: [String] = []
    for (segment, pattern) in zip(path, segments) {
      if pattern.elementsEqual("*".utf8) {
        let text = String(decoding: segment, as: UTF8.self)
        guard let decoded = text.removingPercentEncoding, !decoded.isEmpty else { return nil }
        parameters.append(decoded)
      } else if segment != pattern {
        return nil
      }
    }
    return parameters
  }
}
