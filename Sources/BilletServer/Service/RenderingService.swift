public import BilletKit
import HTTPTypes
import Hummingbird

/// Billet as an HTTP service, for programs in any language.
public struct RenderingService: Sendable {
  private let project: Project

  /// Makes a service for a project's messages, and for those that clients send.
  public init(project: Project) {
    self.project = project
  }

  /// Serves until the process is asked to end, and waits for that in the thread that calls it.
  ///
  /// - Throws: `ServerFailure` when the address cannot be had.
  public func run(
    at address: ServerAddress, onStart: @escaping @Sendable (String) -> Void
  ) throws(ServerFailure) {
    try ServerRunner.wait { try await serve(at: address, onStart: onStart) }
  }

  /// Serves until the task is cancelled or the process is asked to end.
  func serve(
    at address: ServerAddress, limits: ServiceLimits = ServiceLimits(),
    onStart: @escaping @Sendable (String) -> Void
  ) async throws {
    let registry = ConnectionRegistry(limit: limits.connections)
    let queue = WorkQueue(limits: limits)
    let holder = ChangeListener()
    let watcher = ProjectWatcher(project.root) { _ in holder.tell() }
    let store = MessageStore(project: project, keepsFiles: watcher.isWatching)
    holder.listen { store.forget() }
    defer {
      watcher.stop()
      queue.end()
    }
    let metrics = Metrics {
      [
        ("billet_connections", "Open connections.", registry.count),
        ("billet_queued_work", "Work that waits for a thread.", queue.queued),
      ]
    }
    let application = ServerRunner.Application(
      routes: routes(store: store, queue: queue, limits: limits, metrics: metrics),
      streamedPaths: ["/v1/batch"], metrics: metrics, registry: registry, limits: limits)
    try await ServerRunner.run(application, at: address) { onStart($0) }
  }

  private func routes(
    store: MessageStore, queue: WorkQueue, limits: ServiceLimits, metrics: Metrics
  ) -> [RouteTable.Route] {
    let render = RenderEndpoint(store: store, queue: queue, limits: limits, metrics: metrics)
    let batch = BatchEndpoint(render: render)
    let catalogue = CatalogueEndpoint(store: store)
    return [
      .init(.post, "/v1/render") { request, _ in try await render.render(request) },
      .init(.post, "/v1/check") { request, _ in try await render.check(request) },
      .init(.post, "/v1/batch") { request, _ in try batch.run(request) },
      .init(.get, "/v1/messages") { _, _ in try catalogue.messages() },
      .init(.get, "/v1/rules") { _, _ in catalogue.rules() },
      .init(.get, "/v1/rules/*") { _, parameters in try catalogue.rule(parameters[0]) },
      .init(.get, "/healthz") { _, _ in .json { $0.member("status", "ok") } },
      .init(.get, "/metrics") { _, _ in metrics.response },
      .init(.get, "/openapi.json") { _, _ in .json(PackageResources.openapi_json) },
    ]
  }
}
