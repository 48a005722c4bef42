import Dispatch
import Synchronization

/// Asynchronous work in a command that is not.
enum Waiting {
  /// Runs the work and waits for it.
  static func run<Result: Sendable>(
    _ work: @escaping @Sendable () async throws -> Result
  ) throws -> Result {
    let box = Box<Result>()
    let done = DispatchSemaphore(value: 0)
    Task {
      do {
        box.result.withLock { [value = try await work()] in $0 = .success(value) }
      } catch {
        box.result.withLock { $0 = .failure(error) }
      }
      done.signal()
    }
    done.wait()
    guard let result = box.result.withLock({ $0 }) else { throw CancellationError() }
    return try result.get()
  }

  private final class Box<Value: Sendable>: Sendable {
    let result = Mutex<Swift.Result<Value, any Error>?>(nil)
  }
}
