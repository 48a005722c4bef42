import BilletKit
import Hummingbird
import Synchronization

/// What the server did so far, in the text format of Prometheus.
final class Metrics: Sendable {
  fileprivate struct Key: Hashable {
    var route: String
    var status: Int
  }

  fileprivate struct Histogram {
    var counts = Array(repeating: 0, count: Metrics.bounds.count)
    var sum = 0.0
    var count = 0
  }

  fileprivate struct State {
    var requests: [Key: Int] = [:]
    var times: [String: Histogram] = [:]
    var messages = 0
  }

  /// Upper bounds in seconds.
  fileprivate static let bounds = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5,
  ]

  private let state = Mutex(State())
  private let gauges: @Sendable () -> [(name: String, help: String, value: Int)]

  init(gauges: @escaping @Sendable () -> [(name: String, help: String, value: Int)]) {
    self.gauges = gauges
  }

  func count(route: String, status: Int, time: Duration) {
    let seconds =
      Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    state.withLock { state in
      state.requests[Key(route: route, status: status), default: 0] += 1
      state.times[route, default: Histogram()].add(seconds)
    }
  }

  /// Counts a rendered message; a stream renders many in one request.
  func countMessage() {
    state.withLock { $0.messages += 1 }
  }

  /// Everything, by name.
  var text: String {
    let state = state.withLock { $0 }
    var text = """
      # HELP billet_http_requests_total Answered requests.
      # TYPE billet_http_requests_total counter

      """
    for (key, count) in state.requests.sorted(by: { $0.key.order < $1.key.order }) {
      text += "billet_http_requests_total{route=\"\(key.route)\",code=\"\(key.status)\"} \(count)\n"
    }
    text += """
      # HELP billet_http_request_duration_seconds Time from the request's head to the answer's.
      # TYPE billet_http_request_duration_seconds histogram

      """
    for (route, times) in state.times.sorted(by: { $0.key < $1.key }) {
      let name = "billet_http_request_duration_seconds"
      for (bound, count) in zip(Self.bounds, times.counts) {
        text += "\(name)_bucket{route=\"\(route)\",le=\"\(bound)\"} \(count)\n"
      }
      text += "\(name)_bucket{route=\"\(route)\",le=\"+Inf\"} \(times.count)\n"
      text += "\(name)_sum{route=\"\(route)\"} \(times.sum)\n"
      text += "\(name)_count{route=\"\(route)\"} \(times.count)\n"
    }
    text += """
      # HELP billet_messages_total Messages rendered or checked.
      # TYPE billet_messages_total counter
      billet_messages_total \(state.messages)

      """
    for gauge in gauges() {
      text += """
        # HELP \(gauge.name) \(gauge.help)
        # TYPE \(gauge.name) gauge
        \(gauge.name) \(gauge.value)

        """
    }
    return text
  }

  var response: Response {
    Response(
      status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
      body: .init(byteBuffer: ByteBuffer(string: text)))
  }
}

extension Metrics.Key {
  fileprivate var order: String { "\(route) \(status)" }
}

extension Metrics.Histogram {
  /// Counts are cumulative, as the format wants them.
  fileprivate mutating func add(_ seconds: Double) {
    for (index, bound) in Metrics.bounds.enumerated() where seconds <= bound { counts[index] += 1 }
    sum += seconds
    count += 1
  }
}
