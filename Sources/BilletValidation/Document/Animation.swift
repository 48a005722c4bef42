import BilletTree

/// The movement that styles give an element (CSS Animations 1, 3).
struct Animation {
  /// Seconds for one round.
  var duration = 0.0
  var delay = 0.0
  /// Rounds; infinite for ever.
  var count = 1.0
  var keyframes: StyleTable.AtRule
  /// The declaration that starts it.
  var span: Range<Int>

  /// Seconds until it ends.
  var length: Double { duration * count }

  /// The animations that run on an element as the message is opened.
  static func all(
    on id: HTMLTree.NodeID, _ context: RuleContext, keyframes: [String: StyleTable.AtRule]
  ) -> [Animation] {
    var entries: [Entry] = []
    var span: Range<Int>?
    var isPaused = false
    context.styles.forEachDeclaration(on: id) { declaration in
      let parts = declaration.tokens.parts
      switch declaration.property {
      case "animation", "-webkit-animation":
        entries = parts.map { Entry($0, in: declaration.tokens) }
        isPaused = declaration.tokens.contains { declaration.tokens.isKeyword($0, "paused") }
        span = declaration.span
      case "animation-name", "-webkit-animation-name":
        for (index, part) in parts.enumerated() {
          if entries.count <= index { entries.append(Entry()) }
          entries[index].name = part.first.map { declaration.tokens.bytes[$0.range].string }
        }
        span = declaration.span
      case "animation-duration", "-webkit-animation-duration":
        entries.assign(parts) { $0.duration = Entry.seconds($1, declaration.tokens) ?? $0.duration }
      case "animation-iteration-count", "-webkit-animation-iteration-count":
        entries.assign(parts) { $0.count = Entry.count($1, declaration.tokens) ?? $0.count }
      case "animation-play-state": isPaused = declaration.isKeyword("paused")
      default: break
      }
    }
    guard let span, !isPaused else { return [] }
    return entries.compactMap { entry in
      guard let name = entry.name, let rule = keyframes[name], entry.duration > 0, entry.count > 0
      else { return nil }
      return Animation(
        duration: entry.duration, delay: entry.delay, count: entry.count, keyframes: rule,
        span: span)
    }
  }

  /// The `@keyframes` of a document by name.
  static func keyframes(in styles: StyleTable) -> [String: StyleTable.AtRule] {
    var result: [String: StyleTable.AtRule] = [:]
    for rule in styles.atRules where rule.name.hasSuffix("keyframes") {
      let name = rule.prelude.utf8.drop { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
        .prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }
      result[String(name) ?? rule.prelude] = rule
    }
    return result
  }

  /// Whether a rule for readers who want little movement stops what moves an element.
  static func isStopped(on id: HTMLTree.NodeID, _ styles: StyleTable) -> Bool {
    styles.rules.contains { rule in
      guard rule.media.contains(where: { $0.lowercased().contains("prefers-reduced-motion") }),
        !rule.media.contains(where: { $0.lowercased().contains("no-preference") }),
        rule.matches.contains(id)
      else { return false }
      return styles.declarations[rule.declarations].contains {
        switch $0.name {
        case .animation, .animationName, .animationDuration, .animationIterationCount: true
        default: $0.property == "animation-play-state"
        }
      }
    }
  }

  /// One animation as it is written.
  fileprivate struct Entry {
    var name: String?
    var duration = 0.0
    var delay = 0.0
    var count = 1.0

    init() {}

    init(_ tokens: [CSSToken], in reader: CSSValueReader) {
      var hasDuration = false
      for token in tokens {
        if let seconds = Self.seconds(token, reader) {
          if hasDuration { delay = seconds } else { duration = seconds }
          hasDuration = true
        } else if let count = Self.count(token, reader) {
          self.count = count
        } else if token.kind == .word, !Self.words.contains(where: { reader.isKeyword(token, $0) })
        {
          name = reader.bytes[token.range].string
        } else if token.kind == .string {
          name = reader.bytes[token.range].dropFirst().dropLast().string
        }
      }
    }

    static func seconds(_ token: CSSToken, _ reader: CSSValueReader) -> Double? {
      guard token.kind == .dimension else { return nil }
      let unit = reader.bytes[token.nameRange]
      if unit.spells("s") { return token.number }
      return unit.spells("ms") ? token.number / 1_000 : nil
    }

    static func count(_ token: CSSToken, _ reader: CSSValueReader) -> Double? {
      if token.kind == .number { return token.number }
      return reader.isKeyword(token, "infinite") ? .infinity : nil
    }

    private static let words: [StaticString] = [
      "ease", "linear", "ease-in", "ease-out", "ease-in-out", "step-start", "step-end", "normal",
      "reverse", "alternate", "alternate-reverse", "none", "forwards", "backwards", "both",
      "running", "paused",
    ]
  }
}

extension [Animation.Entry] {
  /// Sets one property of each entry, values repeated as needed.
  fileprivate mutating func assign(
    _ parts: [[CSSToken]], _ body: (inout Animation.Entry, CSSToken) -> Void
  ) {
    guard !parts.isEmpty else { return }
    for index in indices {
      if let token = parts[index % parts.count].first { body(&self[index], token) }
    }
  }
}

extension CSSValueReader {
  /// The tokens between commas.
  fileprivate var parts: [[CSSToken]] {
    var parts: [[CSSToken]] = [[]]
    for token in self {
      if token.kind == .comma {
        parts.append([])
      } else {
        parts[parts.count - 1].append(token)
      }
    }
    return parts
  }
}
