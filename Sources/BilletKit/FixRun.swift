public import BilletCore
import BilletSnapshots

/// Makes the fixes that findings bring along, over one file or many, and writes what they change.
///
/// Nothing is written before `write()`: what a run would do can be looked at first.
///
/// ```swift
/// var run = FixRun()
/// let left = run.fix(file) { file, _ in Validator().validate(file) }
/// try run.write()
/// ```
public struct FixRun: Sendable {
  /// A file that fixes change.
  public struct Change: Sendable {
    /// The file as it was read.
    public let before: SourceFile
    /// The file with its fixes made.
    public internal(set) var after: SourceFile
    /// How many fixes were made.
    public internal(set) var count: Int

    /// The unified diff.
    public var difference: String {
      UnifiedDiff.text(
        from: before.bytes, to: after.bytes, names: (before.path, after.path + " (fixed)"))
    }
  }

  /// The files that change, in the order in which they were come upon.
  public private(set) var changes: [Change] = []

  private let safeties: Set<Fix.Safety>
  /// A fix may bring another one to light; a text that is not settled after as many rounds never is.
  private static let rounds = 16

  /// Makes a run of safe fixes, or of unsafe ones too.
  public init(unsafe: Bool = false) {
    safeties = unsafe ? [.safe, .unsafe] : [.safe]
  }

  /// How many fixes were made in all.
  public var count: Int { changes.reduce(0) { $0 + $1.count } }

  /// The text of a file after what the run has fixed so far.
  public func current(_ file: SourceFile) -> SourceFile {
    changes.first { $0.before.path == file.path }?.after ?? file
  }

  /// Fixes a file and the files that its findings lie in, and gives the findings that are left.
  ///
  /// `check` is asked again after each round; it gets the file and, by their paths, all files that the run
  /// has changed. Fixes that bring about more errors than there were are taken back.
  public mutating func fix(
    _ file: SourceFile, check: (SourceFile, [String: SourceFile]) throws -> [Diagnostic]
  ) rethrows -> [Diagnostic] {
    var findings = try check(current(file), texts)
    for _ in 0..<Self.rounds {
      let before = changes
      guard make(findings.compactMap(chosen)) > 0 else { break }
      let next = try check(current(file), texts)
      guard Self.errors(in: next) <= Self.errors(in: findings) else {
        changes = before
        break
      }
      findings = next
    }
    return findings
  }

  /// Writes the files that changed, each of them whole or not at all.
  ///
  /// - Throws: `FileError` for the first that cannot be written; it is then as it was.
  public func write() throws(FileError) {
    for change in changes where change.after.bytes != change.before.bytes {
      try FileSystem.write(change.after.bytes, to: change.before.path)
    }
  }

  /// The files that changed by their paths.
  private var texts: [String: SourceFile] {
    Dictionary(changes.map { ($0.before.path, $0.after) }) { first, _ in first }
  }

  private func chosen(of finding: Diagnostic) -> Fix? {
    finding.fixes.first { safeties.contains($0.safety) }
  }

  private static func errors(in findings: [Diagnostic]) -> Int {
    findings.count { $0.severity == .error }
  }

  /// Makes fixes in each of the files they belong to, and says how many.
  private mutating func make(_ fixes: [Fix]) -> Int {
    var files: [SourceFile] = []
    var byPath: [String: [Fix]] = [:]
    for fix in fixes {
      guard let file = fix.edits.first?.location.file else { continue }
      if byPath[file.path] == nil { files.append(file) }
      byPath[file.path, default: []].append(fix)
    }
    var made = 0
    for file in files {
      let (bytes, count) = Fix.apply(byPath[file.path] ?? [], to: file)
      guard count > 0 else { continue }
      made += count
      let after = SourceFile(path: file.path, bytes: bytes)
      if let index = changes.firstIndex(where: { $0.before.path == file.path }) {
        changes[index].after = after
        changes[index].count += count
      } else {
        changes.append(Change(before: file, after: after, count: count))
      }
    }
    return made
  }
}
