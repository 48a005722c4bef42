import BilletKit
import HTTPTypes
import Hummingbird

/// Answers requests from a table of routes: errors become problems, `HEAD` loses its body, and every
/// answer is counted and gets its security headers.
struct ServiceResponder: HTTPResponder {
  typealias Context = BasicRequestContext

  let routes: RouteTable
  let metrics: Metrics

  func respond(to request: Request, context: Context) async throws -> Response {
    let start = ContinuousClock.now
    var name = "none"
    var response: Response
    do {
      let match = try routes.match(request)
      name = match.route.path
      response = try await match.route.handler(request, match.parameters)
    } catch let problem as Problem {
      response = problem.response
    } catch {
      // What it was may name files of this machine, and is nothing to a client.
      response = Problem(.internalServerError, "The server failed to answer.").response
    }
    for field in SecurityHeaders.api where !response.headers.contains(field.name) {
      response.headers.append(field)
    }
    metrics.count(route: name, status: response.status.code, time: ContinuousClock.now - start)
    return request.method == .head ? response.createHeadResponse() : response
  }
}
