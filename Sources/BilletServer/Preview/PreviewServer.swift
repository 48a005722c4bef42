public import BilletKit
import HTTPTypes
import Hummingbird

/// The live preview: a page that shows a project's messages while they are written.
public struct PreviewServer: Sendable {
  private let project: Project
  private let path: String

  /// Makes a preview of the messages of a project; `path` is a message or folder that is shown first.
  public init(project: Project, path: String) {
    self.project = project
    self.path = path
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
    let hub = EventHub()
    let store = MessageStore(project: project, keepsFiles: true)
    let watcher = ProjectWatcher(project.root) { change in
      // Before the page is told, so that what it asks for then is new.
      let isOtherList = store.forget(after: change)
      hub.tell(change, isOtherList: isOtherList)
    }
    defer {
      watcher.stop()
      queue.end()
    }
    let metrics = Metrics { [] }
    let application = ServerRunner.Application(
      routes: PageFiles.routes
        + routes(
          store: watcher.isWatching ? store : MessageStore(project: project, keepsFiles: false),
          queue: queue, hub: hub, limits: limits),
      metrics: metrics, registry: registry, limits: limits)
    try await ServerRunner.run(application, at: address) { onStart($0) }
  }

  private func routes(
    store: MessageStore, queue: WorkQueue, hub: EventHub, limits: ServiceLimits
  ) -> [RouteTable.Route] {
    let rendering = PreviewRendering(store: store, lastGood: LastGoodRenderings())
    let view = PreviewView(store: store)
    let fixtures = FixtureWriter(store: store)
    @Sendable func work(
      _ request: Request, _ body: @escaping @Sendable ([UInt8]) throws(Problem) -> [UInt8]
    ) async throws -> Response {
      let bytes = try await request.bytes(upTo: limits.bodyBytes)
      return .json(try await queue.answer { () throws(Problem) in try body(bytes) })
    }
    return [
      .init(.get, "/api/project") { _, _ in
        .json(try await queue.answer { () throws(Problem) in try overview(store, hub) })
      },
      .init(.get, "/api/events") { _, _ in try hub.response() },
      .init(.post, "/api/rendering") { request, _ in
        try await work(request) { bytes throws(Problem) in
          try rendering.json(PreviewRequest(bytes, store: store, limit: limits.bodyBytes))
        }
      },
      .init(.post, "/api/view") { request, _ in
        try await work(request) { bytes throws(Problem) in
          try view.json(PreviewRequest(bytes, store: store, limit: limits.bodyBytes))
        }
      },
      .init(.post, "/api/fixtures") { request, _ in
        try await work(request) { bytes throws(Problem) in
          try fixtures.save(bytes, limit: limits.bodyBytes)
        }
      },
    ]
  }

  /// The messages, the themes, and where to begin.
  private func overview(_ store: MessageStore, _ hub: EventHub) throws(Problem) -> [UInt8] {
    let listVersion = hub.listVersion
    let entries = try store.entries()
    var json = JSONWriter(layout: .compact)
    json.object { json in
      json.member("listVersion", listVersion)
      json.member("name", projectName)
      if let start = start(among: entries) { json.member("start", store.pagePath(start.path)) }
      json.key("themes")
      json.array { json in
        for theme in ThemeLibrary(project: project).entries() { json.string(theme.name) }
      }
      json.key("messages")
      json.array { json in
        for entry in entries {
          json.object { json in
            json.member("path", store.pagePath(entry.path))
            json.member("name", entry.name)
            json.member("language", entry.fileLanguage)
            json.key("fixtures")
            json.array { json in
              for fixture in entry.fixtures { json.string(fixture.name) }
            }
          }
        }
      }
    }
    return json.bytes
  }

  private var projectName: String {
    Path.name(of: FileSystem.realPath(project.root) ?? project.root)
  }

  /// The message that was named, or the first of the folder that was.
  private func start(among entries: [MessageLibrary.Entry]) -> MessageLibrary.Entry? {
    guard let wanted = FileSystem.realPath(path) else { return nil }
    return entries.first { entry in
      guard let real = FileSystem.realPath(entry.path) else { return false }
      return real == wanted || Path.below(wanted, real) != nil
    }
  }
}

extension WorkQueue {
  /// Works on one of the threads; what keeps it from being done is a problem.
  func answer(_ body: @escaping @Sendable () throws(Problem) -> [UInt8]) async throws -> [UInt8] {
    do {
      let result = try await run { () -> Result<[UInt8], Problem> in
        do throws(Problem) {
          return .success(try body())
        } catch {
          return .failure(error)
        }
      }
      return try result.get()
    } catch Refusal.full {
      throw Problem.busy
    } catch Refusal.tookTooLong {
      throw Problem.tookTooLong
    } catch is CancellationError {
      throw Problem.shuttingDown
    }
  }
}
