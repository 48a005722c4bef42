/// How much more two threads do than one.
enum Threads {
  /// Messages a second with one thread and with two, the best of several rounds each.
  static func throughput(of work: Work, _ samples: [Sample]) async -> (one: Double, two: Double) {
    var (one, two) = (0.0, 0.0)
    for _ in 0..<5 {
      one = max(one, await rate(of: work, samples, threads: 1))
      two = max(two, await rate(of: work, samples, threads: 2))
    }
    return (one, two)
  }

  private static func rate(of work: Work, _ samples: [Sample], threads: Int) async -> Double {
    let rounds = 1_000
    let clock = ContinuousClock()
    let start = clock.now
    await withTaskGroup(of: Int.self) { group in
      for _ in 0..<threads {
        group.addTask {
          var sum = 0
          for sample in Sample.all {
            let body = work.body(sample)
            for _ in 0..<rounds { sum &+= body() }
          }
          return sum
        }
      }
      for await _ in group {}
    }
    let seconds =
      Double((clock.now - start).components.attoseconds) / 1e18
      + Double((clock.now - start).components.seconds)
    return Double(threads * rounds * samples.count) / seconds
  }
}
