package import BilletLanguage

/// Turns the data of one language into a table.
package struct WordingCompiler {
  private let folder: WordingFolder
  private let language: TextLanguage
  private var table = WordingTable()
  private var groups: [String: Int] = [:]
  private var choices: [[[PatternNode]]: [String: Int]] = [:]
  private var open: Set<String> = []
  /// Steps whose words have no number yet.
  private var steps: [(node: PatternNode, operand: Int, isOptional: Bool)] = []
  private var patterns: [(group: Int, isAtStart: Bool, count: Int)] = []
  private var words: Set<Word> = []

  private struct Word: Hashable {
    var text: String
    var match: WordMatch
  }

  private init(_ folder: WordingFolder, _ language: TextLanguage) {
    self.folder = folder
    self.language = language
  }

  /// Compiles the words of a language; throws `WordingFault` when something is wrong with them.
  package static func compile(
    _ folder: WordingFolder, _ language: TextLanguage
  ) throws -> WordingTable {
    var compiler = WordingCompiler(folder, language)
    try compiler.compile()
    return compiler.table
  }

  private mutating func compile() throws {
    for builtIn in WordingTable.BuiltIn.allCases {
      groups[builtIn.name] = newGroup()
    }
    table.rules = folder.rules
    table.suggestions = folder.rules.map { folder.words[$0]?[language]?.instead ?? "" }
    for check in folder.checks { try add(check) }
    numberWords()
  }

  private mutating func newGroup() -> Int {
    table.groupCount += 1
    table.exceptions.append(-1)
    return table.groupCount - 1
  }

  private mutating func add(_ check: WordingFolder.Check) throws {
    let place = "\(check.rule)/check.yaml"
    let scopes = [
      "sentence", "near", "next", "previous", "message", "unless", "unless-near", "unless-message",
    ]
    if let unknown = check.groups.keys.first(where: { !scopes.contains($0) }) {
      throw WordingFault(place, "“\(unknown)” is no scope.")
    }
    guard let severity = ["note", "review", "warning", "error"].firstIndex(of: check.severity)
    else { throw WordingFault(place, "“\(check.severity)” is no severity.") }
    guard let rule = folder.rules.firstIndex(of: check.rule) else { return }
    if !table.phrases.contains(check.says) { table.phrases.append(check.says) }
    let groups = try scopes.map { scope in
      try (check.groups[scope] ?? []).map { try group($0, in: check.rule, from: place) }
    }
    table.checks.append(
      WordingTable.Check(
        rule: rule, severity: severity,
        phrase: table.phrases.firstIndex(of: check.says) ?? 0, groups: groups))
  }

  // MARK: - Groups

  /// The number of a named group; its patterns come before those that ask for it.
  private mutating func group(_ name: String, in rule: String, from place: String) throws -> Int {
    if let known = groups[name], WordingTable.BuiltIn.allCases.contains(where: { $0.name == name })
    {
      return known
    }
    let owner =
      folder.words[rule]?.values.contains { $0.groups[name] != nil } == true ? rule : "shared"
    let key = "\(owner)/\(name)"
    if let known = groups[key] { return known }
    guard folder.words[owner]?.values.contains(where: { $0.groups[name] != nil }) == true else {
      throw WordingFault(place, "No language has a group “\(name)”.")
    }
    guard open.insert(key).inserted else {
      throw WordingFault(place, "The group “\(name)” stands for itself.")
    }
    let words = folder.words[owner]?[language]
    let lines = words?.groups[name] ?? []
    let path = words?.path ?? place
    let exceptions = lines.filter { $0.hasPrefix("- ") }.map { String($0.dropFirst(2)) }
    var exception = -1
    if !exceptions.isEmpty {
      exception = newGroup()
      try add(exceptions, to: exception, in: owner, from: path)
    }
    let number = newGroup()
    table.exceptions[number] = exception
    try add(lines.filter { !$0.hasPrefix("- ") }, to: number, in: owner, from: path)
    open.remove(key)
    groups[key] = number
    return number
  }

  private mutating func add(
    _ lines: [String], to group: Int, in rule: String, from path: String
  ) throws {
    var ready: [(isAtStart: Bool, steps: [Step])] = []
    for line in lines {
      var line = line.drop { $0 == " " }
      guard !line.isEmpty else { continue }
      let isAtStart = line.hasPrefix("^")
      if isAtStart { line = line.dropFirst() }
      var parser = PatternParser(String(line), place: path, isJapanese: language == .japanese)
      for steps in try expand(try parser.parse(), rule, path, String(line)) {
        ready.append((isAtStart, steps))
      }
    }
    for (isAtStart, steps) in ready {
      patterns.append((group, isAtStart, steps.count))
      self.steps += steps.map { ($0.node, $0.operand, $0.isOptional) }
    }
  }

  private struct Step {
    var node: PatternNode
    var operand = 0
    var isOptional = false
  }

  /// The steps of a pattern; a pattern that may begin in several ways becomes several.
  private mutating func expand(
    _ nodes: [PatternNode], _ rule: String, _ path: String, _ line: String
  ) throws -> [[Step]] {
    var nodes = nodes[...]
    var result: [[Step]] = []
    while let first = nodes.first, case .optional(let inner) = first {
      result.append(try steps([inner] + nodes.dropFirst(), rule, path))
      nodes = nodes.dropFirst()
    }
    guard let first = nodes.first else {
      throw WordingFault(path, "All of the pattern is optional: \(line)")
    }
    switch first {
    case .gap, .value: throw WordingFault(path, "A pattern begins with a word: \(line)")
    default: break
    }
    result.append(try steps(Array(nodes), rule, path))
    return result
  }

  private mutating func steps(
    _ nodes: [PatternNode], _ rule: String, _ path: String
  ) throws -> [Step] {
    try nodes.map { node in
      if case .optional(let inner) = node {
        var step = try self.step(inner, rule, path)
        step.isOptional = true
        return step
      }
      return try step(node, rule, path)
    }
  }

  private mutating func step(_ node: PatternNode, _ rule: String, _ path: String) throws -> Step {
    switch node {
    case .word(let text, let match):
      words.insert(Word(text: text, match: match))
      return Step(node: node)
    case .group(let name): return Step(node: node, operand: try group(name, in: rule, from: path))
    case .choice(let sequences):
      return Step(node: node, operand: try choice(sequences, rule, path))
    case .gap(let count): return Step(node: node, operand: count)
    case .number, .value: return Step(node: node)
    case .optional(let inner): return try step(inner, rule, path)
    }
  }

  private mutating func choice(
    _ sequences: [[PatternNode]], _ rule: String, _ path: String
  ) throws -> Int {
    if let known = choices[sequences]?[rule] { return known }
    let number = newGroup()
    var ready: [[Step]] = []
    for sequence in sequences { ready += try expand(sequence, rule, path, "\(sequences)") }
    for steps in ready {
      patterns.append((number, false, steps.count))
      self.steps += steps.map { ($0.node, $0.operand, $0.isOptional) }
    }
    choices[sequences, default: [:]][rule] = number
    return number
  }

  // MARK: - Words

  /// Numbers the words, builds their letters, and completes the steps.
  private mutating func numberWords() {
    var matches: [[UInt8]: Set<WordMatch>] = [:]
    for word in words { matches[Array(word.text.utf8), default: []].insert(word.match) }
    var numbers: [Word: Int] = [:]
    var firsts: [[UInt8]: Int] = [:]
    for text in matches.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      firsts[text] = numbers.count
      for match in WordMatch.allCases where matches[text]?.contains(match) == true {
        numbers[Word(text: String(decoding: text, as: UTF8.self), match: match)] = numbers.count
      }
    }
    table.wordCount = numbers.count
    table.letters = Self.letters(of: matches, firsts)
    var first = 0
    for (node, operand, isOptional) in steps {
      var step: WordingTable.Step
      switch node {
      case .word(let text, let match):
        step = .init(.word, numbers[Word(text: text, match: match)] ?? 0)
      case .group, .choice: step = .init(.group, operand)
      case .gap: step = .init(.gap, operand)
      case .number: step = .init(.number)
      case .value, .optional: step = .init(.value)
      }
      step.isOptional = isOptional
      table.steps.append(step)
    }
    for (group, isAtStart, count) in patterns {
      table.patterns.append(
        WordingTable.Pattern(group: group, isAtStart: isAtStart, steps: first..<(first + count)))
      first += count
    }
  }

  private static func letters(
    of matches: [[UInt8]: Set<WordMatch>], _ firsts: [[UInt8]: Int]
  ) -> WordingTable.Letters {
    var letters = WordingTable.Letters()
    letters.children = []
    letters.words = []
    letters.matches = []
    var prefixes: [ArraySlice<UInt8>] = [[]]
    let texts = matches.keys.sorted { $0.lexicographicallyPrecedes($1) }
    // Each node is a prefix; its words are a run of the sorted texts.
    var runs: [Range<Int>] = [0..<texts.count]
    var node = 0
    while node < prefixes.count {
      let depth = prefixes[node].count
      letters.children.append(UInt16(prefixes.count))
      var run = runs[node]
      letters.words.append(0)
      letters.matches.append(0)
      if let first = run.first, texts[first].count == depth {
        letters.words[node] = UInt16((firsts[texts[first]] ?? 0) + 1)
        letters.matches[node] =
          matches[texts[first]]?.reduce(0) { $0 | 1 << UInt16($1.rawValue) } ?? 0
        run = run.dropFirst()
      }
      while let first = run.first {
        let byte = texts[first][depth]
        var end = first
        while end < run.upperBound, texts[end][depth] == byte { end += 1 }
        prefixes.append(texts[first][...depth])
        letters.labels.append(UInt16(byte))
        runs.append(first..<end)
        run = end..<run.upperBound
      }
      node += 1
    }
    letters.children.append(UInt16(prefixes.count))
    return letters
  }
}
