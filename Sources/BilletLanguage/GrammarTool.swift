import BilletCore
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What `harper-cli`, a grammar checker for English, says of a text, where it is on the machine.
///
/// It is another program, which takes half a second to start: it is for a person who checks a few messages,
/// gets a few seconds of a run at the most, and answers nothing when it is slow, missing or of another kind.
package enum GrammarTool {
  /// A doubt of the program's.
  package struct Doubt: Sendable, Equatable {
    /// Bytes of the text.
    package var range: Range<Int>
    /// What is wrong, as a sentence.
    package var message: String
    /// What to do, as the program puts it; empty when it does not say.
    package var proposal: String
  }

  /// How long one text may take.
  private static let secondsPerText = 5.0
  /// How long all texts of a run may take together.
  private static let secondsPerRun = 20.0
  /// The longest text, in bytes: it goes through a pipe as a whole, before anything is read.
  private static let longest = 60_000
  private static let longestAnswer = 1 << 20

  private struct State {
    var isLookedFor = false
    var path: String?
    var secondsLeft = secondsPerRun
    var known: [[UInt8]: [Doubt]] = [:]
  }

  private static let state = Mutex(State())

  /// The doubts about an English text in UTF-8, in the order of the text.
  package static func doubts(in text: [UInt8], isBritish: Bool) -> [Doubt] {
    guard !text.isEmpty, text.count <= longest else { return [] }
    let key = [isBritish ? 1 : 0] + text
    return state.withLock { state in
      if let known = state.known[key] { return known }
      if !state.isLookedFor {
        state.isLookedFor = true
        state.path = find()
      }
      guard let path = state.path, state.secondsLeft > 0 else { return [] }
      let start = now()
      let answer = run(
        [path, "lint", "--format", "json", "--quiet", "--no-color", "--dialect"]
          + [isBritish ? "gb" : "us"],
        input: text, until: start + min(secondsPerText, state.secondsLeft))
      state.secondsLeft -= now() - start
      let doubts = answer.map { parsed($0, text) } ?? []
      state.known[key] = doubts
      return doubts
    }
  }

  /// The program in the folders of `PATH`; a relative one may be anybody's and is passed over.
  private static func find() -> String? {
    let folders = (Environment.value(of: "PATH") ?? "").utf8.split(separator: UInt8(ascii: ":"))
    return folders.lazy.map { String(Substring($0)) }.filter { $0.utf8.first == 0x2F }
      .map { Path.join($0, "harper-cli") }
      .first { FileSystem.kind(of: $0) == .file && access($0, X_OK) == 0 }
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  // MARK: - The answer

  /// Reads the program's JSON; its offsets count characters.
  static func parsed(_ answer: [UInt8], _ text: [UInt8]) -> [Doubt] {
    guard
      let document = JSONReader.read(SourceFile(path: "harper-cli", bytes: answer)).document,
      case .array(let files) = document.root.content
    else { return [] }
    let starts = text.indices.filter { text[$0] & 0xC0 != 0x80 } + [text.count]
    var doubts: [Doubt] = []
    for file in files {
      guard case .array(let lints)? = file["lints"]?.content else { continue }
      for lint in lints {
        guard let kind = lint["kind"]?.text, isGrammar(kind),
          let start = lint["span"]?["char_start"]?.count,
          let end = lint["span"]?["char_end"]?.count, start < end, end < starts.count,
          let message = lint["message"]?.text
        else { continue }
        var proposal = ""
        if case .array(let all)? = lint["suggestions"]?.content { proposal = all.first?.text ?? "" }
        doubts.append(
          Doubt(range: starts[start]..<starts[end], message: message, proposal: proposal))
      }
    }
    return doubts.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Spelling has its own rule, and style is the author's.
  private static func isGrammar(_ kind: String) -> Bool {
    [
      "agreement", "grammar", "repetition", "boundaryerror", "boundary error", "eggcorn",
      "malapropism",
    ]
    .contains(kind.lowercased()) || kind.lowercased() == "word choice"
  }

  // MARK: - The program

  /// What a program writes when it is given a text; `nil` when it cannot be started, is not done in time or
  /// writes too much.
  private static func run(
    _ arguments: [String], input: [UInt8], until deadline: Double
  ) -> [UInt8]? {
    var toChild: [Int32] = [-1, -1]
    var fromChild: [Int32] = [-1, -1]
    guard pipe(&toChild) == 0 else { return nil }
    guard pipe(&fromChild) == 0 else {
      toChild.forEach { _ = close($0) }
      return nil
    }
    // What is this process's end stays in this process.
    for descriptor in toChild + fromChild { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, toChild[0], STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, fromChild[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    // A group of its own, so that what the program started ends with it.
    #if canImport(Darwin)
      var attributes: posix_spawnattr_t?
    #else
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { pointers.forEach { free($0) } }
    // Of the environment it gets what a program needs to start.
    var environment: [UnsafeMutablePointer<CChar>?] =
      ["PATH", "HOME"].compactMap { name in
        Environment.value(of: name).map { strdup("\(name)=\($0)") }
      } + [nil]
    defer { environment.forEach { free($0) } }
    var child = pid_t()
    let status = posix_spawn(&child, arguments[0], &actions, &attributes, &pointers, &environment)
    _ = close(toChild[0])
    _ = close(fromChild[1])
    guard status == 0 else {
      _ = close(toChild[1])
      _ = close(fromChild[0])
      return nil
    }
    send(input, to: toChild[1])
    let answer = receive(from: fromChild[0], until: deadline)
    _ = close(fromChild[0])
    if answer == nil { kill(-child, SIGKILL) }
    var result: Int32 = 0
    while waitpid(child, &result, 0) < 0, errno == EINTR {}
    return answer
  }

  /// Writes what fits into a pipe at once, and closes it; a program that does not read gets nothing.
  private static func send(_ bytes: [UInt8], to descriptor: Int32) {
    // A program that ends before it reads must not end this one.
    let before = signal(SIGPIPE, SIG_IGN)
    defer {
      _ = close(descriptor)
      _ = signal(SIGPIPE, before)
    }
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  }

  private static func receive(from descriptor: Int32, until deadline: Double) -> [UInt8]? {
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      let left = deadline - now()
      guard left > 0, answer.count <= longestAnswer else { return nil }
      var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&wanted, 1, Int32(left * 1000) + 1)
      if ready == 0 || (ready < 0 && errno == EINTR) { continue }
      guard ready > 0 else { return nil }
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { return answer }
      guard count > 0 else {
        if errno == EINTR { continue }
        return nil
      }
      answer += buffer[..<count]
    }
  }
}

extension JSONValue {
  fileprivate var text: String? {
    guard case .string(let bytes) = content else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  fileprivate var count: Int? {
    guard case .number(let lexeme) = content else { return nil }
    return Int(String(decoding: lexeme, as: UTF8.self))
  }
}
