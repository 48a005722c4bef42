import BilletKit
import HTTPTypes
import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization
import UnixSignals

/// Where a server listens and who may ask it.
public struct ServerAddress: Sendable {
  /// A host name or address of this machine.
  public var host: String
  /// The port; 0 for any free one.
  public var port: Int
  /// What clients have to send as a bearer token.
  public var token: String?
  /// More names that requests may be for, such as that of a proxy before it.
  public var names: [String]

  /// Makes an address; without a host it is the loopback interface's.
  public init(host: String = "127.0.0.1", port: Int, token: String? = nil, names: [String] = []) {
    self.host = host
    self.port = port
    self.token = token
    self.names = names
  }

  /// Whether only programs on this machine reach it.
  public var isLoopback: Bool {
    host == "localhost" || host == "::1"
      || (host.utf8.starts(with: "127.".utf8)
        && host.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") })
  }

  /// The host as it stands in an address of the web.
  var urlHost: String { host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host }

  var allowedHosts: Set<String> {
    var hosts = Set(names.map { $0.lowercased() })
    hosts.insert(urlHost.lowercased())
    if isLoopback { hosts.formUnion(AdmissionPolicy.loopbackHosts) }
    return hosts
  }
}

/// A server could not begin or go on.
public struct ServerFailure: Error, CustomStringConvertible {
  /// Why, in a sentence without a full stop.
  public let description: String
}

/// Runs a server until the process is asked to end.
enum ServerRunner {
  /// What runs, apart from where.
  struct Application: Sendable {
    var routes: [RouteTable.Route]
    var streamedPaths: Set<String> = []
    var metrics: Metrics
    var registry: ConnectionRegistry
    var limits: ServiceLimits
  }

  /// Serves until SIGTERM or SIGINT, then finishes what it began.
  ///
  /// `onStart` is given the address of the web.
  static func run(
    _ application: Application, at address: ServerAddress,
    onStart: @escaping @Sendable (String) async -> Void
  ) async throws {
    let limits = application.limits
    let policy = AdmissionPolicy(
      hosts: address.allowedHosts, token: address.token,
      streamedPaths: application.streamedPaths, bodyBytes: limits.bodyBytes)
    let quiet = Logger(label: "billet") { _ in SwiftLogNoOpLogHandler() }
    let responder = ServiceResponder(
      routes: RouteTable(application.routes), metrics: application.metrics)
    let server = Hummingbird.Application(
      responder: responder,
      server: HTTPServerBuilder { responder in
        GuardedChannel(
          responder: responder, policy: policy, limits: limits, registry: application.registry)
      },
      configuration: ApplicationConfiguration(
        address: .hostname(address.host, port: address.port), backlog: 512),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? address.port
        await onStart("http://\(address.urlHost):\(port)")
      },
      logger: quiet)
    var configuration = ServiceGroupConfiguration(
      services: [server], gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet)
    configuration.maximumGracefulShutdownDuration = limits.shutdownTime
    do {
      try await ServiceGroup(configuration: configuration).run()
    } catch let error as IOError {
      throw ServerFailure(
        description: "cannot listen on \(address.urlHost):\(address.port): \(reason(error))")
    } catch is CancellationError {
      // The time to finish was up.
    } catch {
      throw ServerFailure(description: "cannot listen on \(address.urlHost):\(address.port)")
    }
  }

  /// Waits in a thread of its own for work that is asynchronous.
  static func wait(
    for body: @escaping @Sendable () async throws -> Void
  ) throws(ServerFailure) {
    let done = DispatchSemaphore(value: 0)
    let box = Outcome()
    Task {
      do {
        try await body()
      } catch let failure as ServerFailure {
        box.failure.withLock { $0 = failure }
      } catch {
        box.failure.withLock { $0 = ServerFailure(description: "the server stopped") }
      }
      done.signal()
    }
    done.wait()
    if let failure = box.failure.withLock({ $0 }) { throw failure }
  }

  private final class Outcome: Sendable {
    let failure = Mutex<ServerFailure?>(nil)
  }

  private static func reason(_ error: IOError) -> String {
    switch error.errnoCode {
    case EADDRINUSE: "another program listens there; choose another --port, or 0 for any free one"
    case EACCES: "only an administrator may; choose a --port above 1023"
    case EADDRNOTAVAIL: "this machine has no such address"
    default: String(cString: strerror(error.errnoCode))
    }
  }
}
