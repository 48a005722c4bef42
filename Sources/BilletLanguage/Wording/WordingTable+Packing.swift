/// Packed into a text of 64 letters, so that a compiler passes over it quickly: three letters for 16 bits.
extension WordingTable {
  /// Everything but the texts.
  ///
  /// The data may have no more than 16,384 groups, and 65,535 words, letters of their tree and patterns, in a language;
  /// with more it stops, rather than write a table that says something else.
  package func packed() -> [UInt16] {
    precondition(
      max(letters.labels.count, patterns.count, 4 * groupCount) <= UInt16.max,
      "The wording of a language is more than a table holds.")
    var result: [UInt16] = []
    func append(_ values: [UInt16]) {
      result.append(UInt16(values.count >> 16))
      result.append(UInt16(values.count & 0xFFFF))
      result += values
    }
    append(letters.labels)
    append(letters.children)
    append(letters.words)
    append(letters.matches)
    append([UInt16(wordCount), UInt16(groupCount)])
    append(steps.map { UInt16($0.kind.rawValue) << 1 | ($0.isOptional ? 1 : 0) })
    append(steps.map { UInt16($0.operand) })
    append(
      patterns.flatMap {
        [UInt16($0.group) << 1 | ($0.isAtStart ? 1 : 0), UInt16($0.steps.count)]
      })
    append(exceptions.map { UInt16($0 + 1) })
    append(
      checks.flatMap { check in
        [UInt16(check.rule), UInt16(check.severity), UInt16(check.phrase)]
          + check.groups.flatMap { [UInt16($0.count)] + $0.map { UInt16($0) } }
      })
    return result
  }

  /// Unpacks a text of `packed`; line ends in it count for nothing.
  package init(
    _ text: StaticString, rules: [String], phrases: [String], suggestions: [String]
  ) {
    var reader = Reader(text.withUTF8Buffer { Self.words(of: $0) })
    letters.labels = reader.array()
    letters.children = reader.array()
    letters.words = reader.array()
    letters.matches = reader.array()
    let counts = reader.array()
    wordCount = Int(counts[0])
    groupCount = Int(counts[1])
    let kinds = reader.slice()
    let operands = reader.slice()
    steps = zip(kinds, operands).map { kind, operand in
      Step(Step.Kind(rawValue: UInt8(kind >> 1)) ?? .gap, Int(operand), isOptional: kind & 1 != 0)
    }
    let flat = reader.slice()
    var first = 0
    patterns.reserveCapacity(flat.count / 2)
    for index in stride(from: flat.startIndex, to: flat.endIndex, by: 2) {
      let count = Int(flat[index + 1])
      patterns.append(
        Pattern(
          group: Int(flat[index] >> 1), isAtStart: flat[index] & 1 == 1,
          steps: first..<(first + count)))
      first += count
    }
    exceptions = reader.slice().map { Int($0) - 1 }
    var checks = Reader(reader.array())
    while !checks.isAtEnd {
      let (rule, severity, phrase) = (checks.next(), checks.next(), checks.next())
      let groups = Check.Scope.allCases.map { _ in
        (0..<checks.next()).map { _ in checks.next() }
      }
      self.checks.append(
        Check(rule: rule, severity: severity, phrase: phrase, groups: groups))
    }
    self.rules = rules
    self.phrases = phrases
    self.suggestions = suggestions
  }

  private struct Reader {
    let words: [UInt16]
    var position = 0

    init(_ words: [UInt16]) {
      self.words = words
    }

    var isAtEnd: Bool { position >= words.count }

    mutating func next() -> Int {
      position += 1
      return Int(words[position - 1])
    }

    mutating func array() -> [UInt16] { Array(slice()) }

    mutating func slice() -> ArraySlice<UInt16> {
      let count = next() << 16 | next()
      position += count
      return words[(position - count)..<position]
    }
  }

  /// The first of the 64 letters; the others follow it in ASCII.
  package static let firstLetter = UInt8(ascii: "0")

  private static func words(of text: UnsafeBufferPointer<UInt8>) -> [UInt16] {
    Array(unsafeUninitializedCapacity: text.count / 3 + 1) { memory, count in
      var value: UInt16 = 0
      var letters = 0
      for byte in text where byte >= firstLetter {
        value = value << 6 | UInt16(byte - firstLetter)
        letters += 1
        if letters == 3 {
          memory.initializeElement(at: count, to: value)
          count += 1
          letters = 0
        }
      }
    }
  }
}
