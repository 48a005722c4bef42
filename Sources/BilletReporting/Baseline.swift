public import BilletCore

/// The findings of a day that are accepted for now, so that an old collection can be adopted and only
/// gets better.
///
/// A finding is known again by its identity, not by its line; as many of one identity are accepted as there
/// were.
public struct Baseline: Sendable {
  /// The version that the file names.
  public static let version = 1

  private struct Entry: Sendable {
    var identity: FindingIdentity
    var count: Int
    /// Where it stands in the file that was read.
    var location: SourceLocation?
  }

  private var entries: [Entry]

  // MARK: - Making and writing

  /// Accepts the findings of a report.
  ///
  /// `named` gives the name of a file in the baseline. Entries of `former` for files that the report does not
  /// hold stay.
  public init(
    accepting report: Report, keeping former: Baseline? = nil, named: (String) -> String
  ) {
    var counts: [FindingIdentity: Int] = [:]
    for file in report.files {
      let path = named(file.path)
      for diagnostic in file.diagnostics where Self.canAccept(diagnostic) {
        counts[FindingIdentity(diagnostic, path: path), default: 0] += 1
      }
    }
    let checked = Set(report.files.map { named($0.path) })
    for entry in former?.entries ?? [] where !checked.contains(entry.identity.path) {
      counts[entry.identity] = entry.count
    }
    self.init(counts)
  }

  private init(_ counts: [FindingIdentity: Int]) {
    entries = counts.sorted { $0.key < $1.key }.map { Entry(identity: $0.key, count: $0.value) }
  }

  /// The entries that the report still bears out, each with no more findings than there are now.
  public func shrunk(to report: Report, named: (String) -> String) -> Baseline {
    let now = Baseline(accepting: report, named: named)
    let present = Dictionary(
      now.entries.map { ($0.identity, $0.count) }, uniquingKeysWith: { first, _ in first })
    let checked = Set(report.files.map { named($0.path) })
    var counts: [FindingIdentity: Int] = [:]
    for entry in entries {
      let left =
        checked.contains(entry.identity.path)
        ? min(entry.count, present[entry.identity] ?? 0) : entry.count
      if left > 0 { counts[entry.identity] = left }
    }
    return Baseline(counts)
  }

  /// How many findings are accepted.
  public var count: Int { entries.reduce(0) { $0 + $1.count } }

  /// The baseline as JSON, sorted, so that a version control system shows what changed.
  public var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("version", Self.version)
      json.key("findings")
      json.array { json in
        for entry in entries {
          json.object { json in
            json.member("path", entry.identity.path)
            json.member("rule", entry.identity.rule.rawValue)
            json.member("element", entry.identity.element)
            json.member("content", entry.identity.content)
            json.member("count", entry.count)
          }
        }
      }
    }
    return json.bytes
  }

  // MARK: - Reading

  /// The most that is read of a baseline, in bytes.
  public static let byteLimit = 16 * 1024 * 1024

  /// Reads a baseline; what cannot be used is an error with its place.
  public static func read(
    _ file: SourceFile
  ) -> (baseline: Baseline?, diagnostics: [Diagnostic]) {
    let read = JSONReader.read(file, limit: byteLimit)
    guard let root = read.document?.root else { return (nil, read.diagnostics) }
    func fault(_ message: String, _ value: JSONValue) -> (Baseline?, [Diagnostic]) {
      let finding = Diagnostic(
        rule: "baseline", message: message,
        help: "Write the file anew with --update-baseline.",
        location: SourceLocation(file, value.span))
      return (nil, [finding])
    }
    guard let version = root["version"]?.integer else {
      return fault("This is no baseline: it names no version.", root)
    }
    guard version == Self.version, case .array(let items) = root["findings"]?.content else {
      return fault("This baseline is not of version \(Self.version).", root)
    }
    var entries: [Entry] = []
    for item in items {
      guard let path = item["path"]?.text, let rule = item["rule"]?.text,
        let element = item["element"]?.text, let content = item["content"]?.text,
        let count = item["count"]?.integer, count > 0
      else {
        return fault("A finding has a path, a rule, an element, a content and a count.", item)
      }
      entries.append(
        Entry(
          identity: FindingIdentity(
            path: path, rule: RuleID(rule), element: element, content: content),
          count: count, location: SourceLocation(file, item.span)))
    }
    return (Baseline(entries: entries), [])
  }

  private init(entries: [Entry]) {
    self.entries = entries
  }

  // MARK: - Applying

  /// The report without the findings that are accepted, and with a warning for each that is gone.
  ///
  /// Of findings with one identity the first are the accepted ones. `isRunning` says whether a rule was looked
  /// for: what was not is not gone.
  public func applied(
    to report: Report, named: (String) -> String, isRunning: (RuleID) -> Bool
  ) -> Report {
    var left: [FindingIdentity: Int] = [:]
    for entry in entries { left[entry.identity, default: 0] += entry.count }
    var result = report
    for index in result.files.indices {
      let path = named(result.files[index].path)
      let before = result.files[index].diagnostics
      result.files[index].diagnostics = before.filter { diagnostic in
        guard Self.canAccept(diagnostic) else { return true }
        let identity = FindingIdentity(diagnostic, path: path)
        guard let count = left[identity], count > 0 else { return true }
        left[identity] = count - 1
        return false
      }
      result.files[index].acceptedCount += before.count - result.files[index].diagnostics.count
    }
    let checked = Set(report.files.map { named($0.path) })
    let gone = entries.filter { entry in
      checked.contains(entry.identity.path) && isRunning(entry.identity.rule)
    }.compactMap { entry -> Diagnostic? in
      guard let count = left.removeValue(forKey: entry.identity), count > 0 else { return nil }
      return Self.gone(entry, count)
    }
    if let file = gone.first?.location?.file {
      result.files.append(Report.File(path: file.path, diagnostics: gone))
    }
    return result
  }

  private static func gone(_ entry: Entry, _ count: Int) -> Diagnostic {
    let what = count == 1 ? "A finding" : "\(count) findings"
    return Diagnostic(
      rule: "baseline", severity: .warning,
      message:
        "\(what) of \(entry.identity.rule) in \(entry.identity.path) that the baseline accepts"
        + " \(count == 1 ? "is" : "are") gone.",
      rationale: "As long as the baseline accepts what is mended, it may come back unseen.",
      help: "Write the baseline anew with --update-baseline=gone.", location: entry.location)
  }

  private static func canAccept(_ diagnostic: Diagnostic) -> Bool {
    !RuleID.alwaysTold.contains(diagnostic.rule) && diagnostic.rule != "baseline"
  }
}

extension JSONValue {
  fileprivate var text: String? {
    guard case .string(let bytes) = content else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  fileprivate var integer: Int? {
    guard case .number(let digits) = content else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }
}
