/// Packed into a text of 64 letters, so that a compiler passes over it quickly: three letters for 16 bits.
extension IndexedWording {
  /// Everything but the texts.
  ///
  /// The data may have no more than 16,383 groups, and 65,535 words, letters of their tree and patterns, in a language;
  /// with more it stops, rather than write a table that says something else.
  package func packed() -> [UInt16] {
    precondition(
      max(table.letters.labels.count, table.patterns.count, 4 * table.groupCount) <= UInt16.max,
      "The wording of a language is more than a table holds.")
    var result: [UInt16] = []
    func append(_ values: [UInt16]) {
      result.append(UInt16(values.count >> 16))
      result.append(UInt16(values.count & 0xFFFF))
      result += values
    }
    append(table.letters.labels)
    append(table.letters.children)
    append(table.letters.words)
    append(table.letters.matches)
    append([UInt16(table.wordCount), UInt16(table.groupCount)])
    append(
      table.steps.flatMap {
        [UInt16($0.kind.rawValue) << 1 | ($0.isOptional ? 1 : 0), UInt16($0.operand)]
      })
    append(
      table.patterns.flatMap {
        [UInt16($0.group) << 1 | ($0.isAtStart ? 1 : 0), UInt16($0.steps.count)]
      })
    append(table.exceptions.map { UInt16($0 + 1) })
    result += [UInt16(table.checks.count >> 16), UInt16(table.checks.count & 0xFFFF)]
    for check in table.checks {
      result += [UInt16(check.rule), UInt16(check.severity), UInt16(check.phrase)]
      result += check.groups.flatMap { [UInt16($0.count)] + $0.map { UInt16($0) } }
    }
    append(patterns.patterns)
    append(patterns.ends)
    return result
  }

  /// Unpacks a text of `packed` in lines of `packedLineLength` letters.
  package convenience init(
    packed text: StaticString, rules: [String], phrases: [String], suggestions: [String]
  ) {
    // Every start of the command waits for this, so the numbers go from the text to their places at once.
    self.init(
      text.withUTF8Buffer { text in
        var reader = PackedReader(text)
        var table = WordingTable(&reader)
        table.rules = rules
        table.phrases = phrases
        table.suggestions = suggestions
        return (table, PatternIndex(table, patterns: reader.list(), ends: reader.list()))
      })
  }

  /// The first of the 64 letters; the others follow it in ASCII.
  package static let firstLetter = UInt8(ascii: "0")
  /// The letters of a line: a line ends behind a whole number.
  package static let packedLineLength = 90
}

/// Reads packed numbers, and lists of them that stand behind their count.
private struct PackedReader {
  private let text: UnsafeBufferPointer<UInt8>
  private var place = 0

  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
  }

  @inline(__always)
  mutating func next() -> UInt16 {
    if text[place] < IndexedWording.firstLetter { place += 1 }
    let first = UInt32(IndexedWording.firstLetter)
    let high = (UInt32(text[place]) &- first) << 12 | (UInt32(text[place + 1]) &- first) << 6
    defer { place += 3 }
    return UInt16(truncatingIfNeeded: high | (UInt32(text[place + 2]) &- first))
  }

  mutating func count() -> Int { Int(next()) << 16 | Int(next()) }

  /// A list of things, each read from one number or several.
  @inline(__always)
  mutating func list<Element>(
    numbersEach: Int = 1, _ read: (inout PackedReader) -> Element
  ) -> [Element] {
    let length = count() / numbersEach
    return Array(unsafeUninitializedCapacity: length) { memory, count in
      for index in 0..<length { memory.initializeElement(at: index, to: read(&self)) }
      count = length
    }
  }

  mutating func list() -> [UInt16] { list { $0.next() } }
}

extension WordingTable {
  fileprivate init(_ reader: inout PackedReader) {
    letters.labels = reader.list()
    letters.children = reader.list()
    letters.words = reader.list()
    letters.matches = reader.list()
    let counts = reader.list()
    wordCount = Int(counts[0])
    groupCount = Int(counts[1])
    steps = reader.list(numbersEach: 2) { reader in
      let kind = reader.next()
      return Step(
        Step.Kind(rawValue: UInt8(truncatingIfNeeded: kind >> 1)) ?? .gap, Int(reader.next()),
        isOptional: kind & 1 != 0)
    }
    var firstStep = 0
    patterns = reader.list(numbersEach: 2) { reader in
      let group = reader.next()
      let end = firstStep + Int(reader.next())
      defer { firstStep = end }
      return Pattern(group: Int(group >> 1), isAtStart: group & 1 == 1, steps: firstStep..<end)
    }
    exceptions = reader.list { Int($0.next()) - 1 }
    checks = (0..<reader.count()).map { _ in
      let (rule, severity, phrase) = (reader.next(), reader.next(), reader.next())
      let groups = Check.Scope.allCases.map { _ in
        (0..<reader.next()).map { _ in Int(reader.next()) }
      }
      return Check(
        rule: Int(rule), severity: Int(severity), phrase: Int(phrase), groups: groups)
    }
  }
}
