import BilletAuthoring
import BilletCore
import BilletTree
import BilletValidation
import Synchronization

/// The waivers of a project, held against what is found in its messages.
///
/// It remembers which of them were of use; may be used from many threads at once.
final class WaiverList: Sendable {
  private let waivers: [Waiver]
  private let root: String
  private let today: String
  private let used = Mutex<Set<Int>>([])

  init(_ waivers: [Waiver], root: String, today: String?) {
    self.waivers = waivers
    self.root = root
    self.today = today ?? CivilDay.today
  }

  /// What is wrong with the waivers whatever is found: those that have expired.
  var faults: [Diagnostic] {
    waivers.filter { !isInForce($0) }.map { waiver in
      Diagnostic(
        rule: "waiver", severity: .warning,
        message: "The waiver for \(waiver.rule) has expired on \(waiver.expires).",
        rationale: "What it was for is told again; whoever set the day wanted to look at it then.",
        help: "Mend what it was for and remove it, or give it another day.",
        location: waiver.location)
    }
  }

  /// The findings in a message's file that no waiver is for.
  func applied(to diagnostics: [Diagnostic], in path: String) -> [Diagnostic] {
    guard !diagnostics.isEmpty else { return [] }
    let relevant = waivers.indices.filter { index in
      isInForce(waivers[index]) && isAbout(waivers[index], path)
    }
    guard !relevant.isEmpty else { return diagnostics }
    var elements: [String: [Range<Int>]] = [:]
    return diagnostics.filter { diagnostic in
      guard !RuleID.alwaysTold.contains(diagnostic.rule) else { return true }
      let match = relevant.first { index in
        waivers[index].rule == diagnostic.rule
          && isPlace(waivers[index].place, of: diagnostic, &elements)
      }
      guard let match else { return true }
      _ = used.withLock { $0.insert(match) }
      return false
    }
  }

  /// Notes on waivers that name this message and were of no use.
  func unused(in path: String, isRunning: (RuleID) -> Bool) -> [Diagnostic] {
    let used = used.withLock { $0 }
    return waivers.indices.filter { index in
      !used.contains(index) && waivers[index].message != nil && isInForce(waivers[index])
        && isAbout(waivers[index], path) && isRunning(waivers[index].rule)
    }.map { index in
      Diagnostic(
        rule: "waiver", severity: .note,
        message: "The waiver for \(waivers[index].rule) is not needed: nothing was found.",
        help: "Remove it.", location: waivers[index].location)
    }
  }

  private func isInForce(_ waiver: Waiver) -> Bool {
    !waiver.expires.utf8.lexicographicallyPrecedes(today.utf8)
  }

  // MARK: - Messages

  /// Whether a waiver names the file, its message or a folder around it.
  private func isAbout(_ waiver: Waiver, _ path: String) -> Bool {
    guard let pattern = waiver.message else { return true }
    return names(of: path).contains { Self.matches(Array(pattern.utf8), Array($0.utf8)) }
  }

  /// What people call a file: its path in the project or below `Messages`, with or without its ending, and
  /// the folders around it.
  private func names(of path: String) -> [String] {
    var relative = path
    if let home = FileSystem.realPath(root), let real = FileSystem.realPath(path),
      let below = Path.below(home, real)
    {
      relative = below
    }
    var names: [String] = []
    for start in [relative, Path.below("Messages", relative)].compactMap(\.self) {
      names.append(start)
      var parts = start.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
      if let last = parts.popLast() {
        names.append((parts + [Path.stem(of: last)]).joined(separator: "/"))
      }
      while !parts.isEmpty {
        names.append(parts.joined(separator: "/"))
        parts.removeLast()
      }
    }
    return names
  }

  /// Whether a pattern with `*` for any characters is the whole name: O(pattern × name).
  static func matches(_ pattern: [UInt8], _ name: [UInt8]) -> Bool {
    var p = 0
    var n = 0
    var star: Int?
    var resume = 0
    while n < name.count {
      if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
        star = p
        resume = n
        p += 1
      } else if p < pattern.count, pattern[p] == name[n] {
        p += 1
        n += 1
      } else if let star {
        p = star + 1
        resume += 1
        n = resume
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  // MARK: - Places

  private func isPlace(
    _ place: Waiver.Place, of diagnostic: Diagnostic, _ elements: inout [String: [Range<Int>]]
  ) -> Bool {
    // The author's text, and the HTML that it became.
    let locations = ([diagnostic.location] + diagnostic.labels.map(\.location)).compactMap(\.self)
    switch place {
    case .anywhere: return true
    case .sentence(let sentence):
      return locations.contains { Self.holds(sentence, at: $0) }
    case .selector(let selector):
      return locations.contains { location in
        guard Path.fileExtension(of: location.file.path) != "md" else { return false }
        let key = selector + "\u{0}" + location.file.path
        let spans = elements[key] ?? Self.elements(selector, in: location.file)
        elements[key] = spans
        return spans.contains {
          $0.lowerBound <= location.span.lowerBound && location.span.upperBound <= $0.upperBound
        }
      }
    }
  }

  /// Whether a sentence stands where the finding is, however its blanks are written.
  private static func holds(_ sentence: String, at location: SourceLocation) -> Bool {
    let wanted = words(Array(sentence.utf8)[...])
    guard let first = wanted.first else { return false }
    let bytes = location.file.bytes
    var index = 0
    while index < bytes.count {
      guard bytes[index] == first.first, bytes[index...].starts(with: first) else {
        index += 1
        continue
      }
      var end = index
      var isWhole = true
      for word in wanted {
        while end < bytes.count, bytes[end] <= 0x20 { end += 1 }
        guard bytes[end...].starts(with: word) else {
          isWhole = false
          break
        }
        end += word.count
      }
      if isWhole {
        let place = index..<end
        if place.overlaps(location.span) || place.contains(location.span.lowerBound) { return true }
      }
      index += 1
    }
    return false
  }

  private static func words(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    text.split { $0 <= 0x20 }
  }

  /// Where the elements stand that a selector means.
  private static func elements(_ selector: String, in file: SourceFile) -> [Range<Int>] {
    // Read as the selector of a style sheet behind the document, it is matched as mail programs do.
    let sheet = "<style>\(selector) { margin: 0 }</style>"
    let tree = HTMLTree.parse(SourceFile(path: file.path, bytes: file.bytes + Array(sheet.utf8)))
    guard let rule = StyleTable(tree).rules.last else { return [] }
    return rule.matches.map { id in
      let node = tree[id]
      return node.span.lowerBound..<max(node.span.upperBound, node.endSpan.upperBound)
    }
  }
}
