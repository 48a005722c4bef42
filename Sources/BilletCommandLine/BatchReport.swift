import BilletKit
import Synchronization

/// What a batch tells people: a line while it runs, a table when it is done.
enum BatchReport {
  /// The summary: counts, and the rules by which rows failed.
  static func text(_ summary: BatchSummary, destination: BatchDestination) -> String {
    var text = "\(counted(summary.rows, "row")): \(number(summary.rendered)) written"
    text += ", \(number(summary.failed)) failed"
    if summary.skipped > 0 { text += ", \(counted(summary.skipped, "blank line")) passed over" }
    text += "\n"
    let rules = summary.failuresByRule.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let width = rules.map { number($0.value).utf8.count }.max() ?? 0
    for (rule, count) in rules {
      let figure = number(count)
      text += "  " + String(repeating: " ", count: width - figure.utf8.count)
      text += "\(figure)  \(rule)\n"
    }
    if summary.failed > 0, let failures = destination.failures {
      text += "The rows that failed, and why: \(TerminalSafe.text(failures))\n"
    }
    return text
  }

  static func counted(_ count: Int, _ noun: String) -> String {
    "\(number(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  /// Digits in groups of three.
  static func number(_ number: Int) -> String {
    var groups: [Substring] = []
    var digits = Substring(String(number))
    while digits.utf8.count > 3 {
      groups.append(digits.suffix(3))
      digits = digits.dropLast(3)
    }
    return ([digits] + groups.reversed()).joined(separator: ",")
  }
}

/// Says how far a batch is: a bar on a terminal, a line every few seconds elsewhere, nothing when it is quiet.
final class BatchProgressLine: Sendable {
  private struct State {
    var last: ContinuousClock.Instant
    var isShown = false
    /// The first that was told of this run, which a resumed one does not begin at row 0, and when.
    var first: (progress: Batch.Progress, time: ContinuousClock.Instant)?
  }

  private let isQuiet: Bool
  private let isTerminal = FileSystem.isTerminal(standardError: true)
  private let clock = ContinuousClock()
  private let state: Mutex<State>

  init(isQuiet: Bool) {
    self.isQuiet = isQuiet
    state = Mutex(State(last: clock.now))
  }

  func report(_ progress: Batch.Progress) {
    guard !isQuiet else { return }
    let now = clock.now
    state.withLock { state in
      let first = state.first ?? (progress, now)
      state.first = first
      guard now - state.last >= (isTerminal ? .milliseconds(100) : .seconds(5)) else { return }
      state.last = now
      state.isShown = isTerminal
      let line = line(progress, since: first.progress, elapsed: now - first.time)
      FileSystem.writeStandardError(Array((isTerminal ? "\r\u{1B}[2K\(line)" : line + "\n").utf8))
    }
  }

  /// Takes the bar away.
  func clear() {
    state.withLock { state in
      if state.isShown { FileSystem.writeStandardError(Array("\r\u{1B}[2K".utf8)) }
      state.isShown = false
    }
  }

  private func line(
    _ progress: Batch.Progress, since first: Batch.Progress, elapsed: Duration
  ) -> String {
    let seconds = max(
      0.001, Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18)
    let rows = progress.summary.rows
    let rate = Double(rows - first.summary.rows) / seconds
    var parts: [String] = []
    if let all = progress.bytesInAll, all > 0 {
      let share = min(1, Double(progress.bytesRead) / Double(all))
      if isTerminal {
        let filled = Int(share * 24)
        parts.append(
          "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: 24 - filled)
            + "] \(Int(share * 100)) %")
      } else {
        parts.append("\(Int(share * 100)) %")
      }
    }
    parts.append(BatchReport.counted(rows, "row"))
    if rows > first.summary.rows { parts.append("\(BatchReport.number(Int(rate)))/s") }
    let bytes = progress.bytesRead - first.bytesRead
    if let all = progress.bytesInAll, bytes > 0 {
      let left = Double(all - progress.bytesRead) * seconds / Double(bytes)
      parts.append("\(Self.time(Int(left))) left")
    }
    parts.append("\(BatchReport.number(progress.summary.failed)) failed")
    return parts.joined(separator: "  ")
  }

  private static func time(_ seconds: Int) -> String {
    let digits = String(seconds % 60)
    return "\(seconds / 60):\(digits.utf8.count == 1 ? "0" : "")\(digits)"
  }
}
