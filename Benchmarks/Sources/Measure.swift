#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Times closures in batches, turn about, so that a machine whose speed drifts slows all of them alike.
struct Measure {
  /// How many batches each closure runs; the median batch counts.
  var batches = 21
  /// How long a batch should take, in seconds of CPU time.
  var batchSeconds = 0.02

  /// The median CPU time of one call of each closure, in microseconds.
  func medians(_ works: [() -> Void]) -> [Double] {
    let calls = works.map(callsPerBatch)
    var times = [[Double]](repeating: [], count: works.count)
    for _ in 0..<batches {
      for (index, work) in works.enumerated() {
        let start = Self.cpuSeconds()
        for _ in 0..<calls[index] { work() }
        times[index].append((Self.cpuSeconds() - start) / Double(calls[index]) * 1e6)
      }
    }
    return times.map(Self.median)
  }

  /// The middle of some figures.
  static func median(_ figures: [Double]) -> Double {
    let sorted = figures.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }

  private func callsPerBatch(_ work: () -> Void) -> Int {
    var calls = 1
    while true {
      let start = Self.cpuSeconds()
      for _ in 0..<calls { work() }
      let seconds = Self.cpuSeconds() - start
      if seconds >= batchSeconds / 2 { return max(1, Int(Double(calls) * batchSeconds / seconds)) }
      calls *= 2
    }
  }

  static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
