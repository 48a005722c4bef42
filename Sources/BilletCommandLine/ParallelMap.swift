import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// The results of a function for each element, in the elements' order, worked out by several threads.
  func parallelMap<Result: Sendable>(
    jobs: Int, _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    let jobs = Swift.min(jobs, count)
    // A thread costs more than it brings to one file.
    guard jobs > 1 else { return map(transform) }
    let next = Atomic(0)
    let results = Mutex<[Int: Result]>([:])
    DispatchQueue.concurrentPerform(iterations: jobs) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let result = transform(self[index])
        results.withLock { $0[index] = result }
      }
    }
    return results.withLock { results in indices.compactMap { results[$0] } }
  }
}
