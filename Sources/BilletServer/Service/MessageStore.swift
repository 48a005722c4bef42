import BilletKit
import HTTPTypes
import Synchronization

/// The messages of a project and those that clients send, compiled once and kept.
///
/// Safe to use from any thread. What comes from the project's files is kept until `forget`.
final class MessageStore: Sendable {
  typealias Compilation = Compiler.Compilation

  let project: Project

  private struct ProjectKey: Hashable {
    var path: String
    var theme: String?
  }

  private struct SentKey: Hashable {
    var bytes: [UInt8]
    var theme: String?
  }

  private struct State {
    var entries: [MessageLibrary.Entry]?
    /// The files of the entries, below the project's folder.
    var listed: Set<String>?
    var compiler: Compiler?
    var sentCompiler: Compiler?
    var messages = BoundedCache<ProjectKey, Compilation>(limit: 1_024)
    var sent = BoundedCache<SentKey, Compilation>(limit: 64)
    var generation = 0
  }

  private let state = Mutex(State())
  /// Whether files are kept in mind; without a watcher nobody would tell of their changes.
  private let keepsFiles: Bool

  init(project: Project, keepsFiles: Bool) {
    self.project = project
    self.keepsFiles = keepsFiles
  }

  /// Takes everything anew from the files.
  func forget() { forget(keepingList: false) }

  /// Takes everything anew from the files but the list of messages, unless that may have changed: among
  /// thousands of messages it takes longest. Gives whether it may.
  func forget(after change: ProjectChange) -> Bool {
    let known = state.withLock { $0.listed }
    let isOther = known.map { isOtherList($0, after: change) } ?? change.isStructural
    forget(keepingList: !isOther)
    return isOther
  }

  private func forget(keepingList: Bool) {
    state.withLock { state in
      var fresh = State()
      fresh.generation = state.generation + 1
      if keepingList {
        fresh.entries = state.entries
        fresh.listed = state.listed
      }
      state = fresh
    }
  }

  /// Whether messages or fixtures came or went; a file that was replaced by one of its name did not.
  private func isOtherList(_ known: Set<String>, after change: ProjectChange) -> Bool {
    if change.isLarge || change.paths.isEmpty { return true }
    return change.paths.contains { path in
      if path.split(separator: "/").contains("partials") { return false }
      switch Path.fileExtension(of: path) {
      case "md", "json":
        let isThere = FileSystem.kind(of: Path.join(project.root, path)) == .file
        // One that was not listed may be a message from now on.
        return isThere != known.contains(path)
      // Themes are listed with the messages.
      case "yaml", "yml": return change.isStructural || Path.name(of: path) == "billet.yaml"
      default: return false
      }
    }
  }

  /// The project's messages, in the order of their paths.
  func entries() throws(Problem) -> [MessageLibrary.Entry] {
    let (known, generation) = state.withLock { ($0.entries, $0.generation) }
    if let known { return known }
    let folder =
      FileSystem.kind(of: project.messagesFolder) == .directory
      ? project.messagesFolder : project.root
    do throws(FileError) {
      let entries = try MessageLibrary.entries(below: folder, root: folder)
      let files = entries.flatMap { [$0.path] + $0.fixtures.map(\.path) }
      let listed = Set(files.map { pagePath($0) })
      keep(generation) { state in
        state.entries = entries
        state.listed = listed
      }
      return entries
    } catch {
      throw Problem(.internalServerError, "The project's messages cannot be read.")
    }
  }

  /// A message of the project that was asked for.
  struct Choice {
    var entry: MessageLibrary.Entry
    /// The language that was wanted, when another had to do.
    var missingLanguage: String?
  }

  /// The message of a name such as `return-label` or `return-label/en-US`; in the language that is wanted,
  /// the nearest to it, or else the project's own.
  func message(named name: String, language: String?) throws(Problem) -> Choice {
    let entries = try entries()
    if let exact = entries.first(where: { $0.id == name }), language == nil {
      return Choice(entry: exact)
    }
    let choices = entries.filter { $0.name == name }
    guard let first = choices.first else {
      let names = Set(entries.map(\.name)).sorted()
      let question = Suggestion.question(for: name, among: names)
      throw Problem(
        .notFound,
        "The project has no message of this name"
          + (question.isEmpty ? "; the text of one begins with its front matter (---)." : ". ")
          + question)
    }
    if let language { return try choice(of: language, among: choices) }
    if choices.count == 1 { return Choice(entry: first) }
    guard let language = project.defaultLanguage else {
      let languages = choices.map(\.fileLanguage).joined(separator: ", ")
      throw Problem(.unprocessableContent, "Choose a “language”: \(languages).")
    }
    return try choice(of: language, among: choices)
  }

  private func choice(
    of language: String, among choices: [MessageLibrary.Entry]
  ) throws(Problem) -> Choice {
    if let exact = choices.first(where: { $0.fileLanguage == language }) {
      return Choice(entry: exact)
    }
    let languages = try? MessageLanguages(in: Path.directory(of: choices[0].path))
    let standard = project.defaultLanguage.flatMap { LanguageTag($0) }
    let wanted = LanguageTag(language)
    let nearest = wanted.flatMap { wanted in
      languages?.nearest(to: wanted) ?? standard.flatMap { languages?.nearest(to: $0) }
    }
    guard let wanted, let found = choices.first(where: { $0.path == nearest?.path }) else {
      let languages = choices.map(\.fileLanguage).joined(separator: ", ")
      throw Problem(.notFound, "The message is not there in this language, but in: \(languages).")
    }
    let isExact = found.fileLanguage == wanted.rawValue
    return Choice(entry: found, missingLanguage: isExact ? nil : wanted.rawValue)
  }

  /// Whether there is a theme of a name that was asked for.
  func hasTheme(_ name: String?) -> Bool {
    guard let name else { return true }
    return ThemeLibrary(project: project).entries().contains { $0.name == name }
  }

  /// A message of the project, ready to render.
  func compile(
    _ entry: MessageLibrary.Entry, theme: String? = nil
  ) throws(Problem) -> Compilation {
    let key = ProjectKey(path: entry.path, theme: theme)
    let (known, compiler, generation) = state.withLock {
      ($0.messages.value(for: key), $0.compiler, $0.generation)
    }
    if let known { return known }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileSystem.read(entry.path, limit: Limits.messageBytes)
    } catch {
      throw Problem(.notFound, "The message’s file cannot be read: \(error.reason).")
    }
    let used = compiler ?? Compiler(project: project)
    let compilation = used.compile(SourceFile(path: entry.path, bytes: bytes), theme: theme)
    keep(generation) { state in
      state.compiler = used
      state.messages.insert(compilation, for: key)
    }
    return compilation
  }

  /// A message that a client sent, ready to render; it can name no files.
  func compile(sent bytes: [UInt8], theme: String?) -> Compilation {
    let key = SentKey(bytes: bytes, theme: theme)
    let (known, compiler, generation) = state.withLock {
      ($0.sent.value(for: key), $0.sentCompiler, $0.generation)
    }
    if let known { return known }
    let used = compiler ?? Compiler(project: project, readsFiles: false)
    let compilation = used.compile(SourceFile(path: "message.md", bytes: bytes), theme: theme)
    keep(generation) { state in
      state.sentCompiler = used
      state.sent.insert(compilation, for: key)
    }
    return compilation
  }

  /// Keeps something unless files changed since it was read.
  private func keep(_ generation: Int, _ change: (inout State) -> Void) {
    guard keepsFiles else { return }
    state.withLock { state in
      if state.generation == generation { change(&state) }
    }
  }
}

extension MessageLibrary.Entry {
  /// The language that the file's name says, or that of a message without others: its own name.
  var fileLanguage: String { Path.stem(of: path) }

  /// The name and the language, unless the name is the file's already.
  var id: String { fileLanguage == Path.name(of: name) ? name : name + "/" + fileLanguage }
}
