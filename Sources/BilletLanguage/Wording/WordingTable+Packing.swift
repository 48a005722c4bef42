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
    self.rules = rules
    self.phrases = phrases
    self.suggestions = suggestions
    // Every start of the command waits for this, so it goes through bare memory: the arrays' own checks would
    // take as long again.
    text.withUTF8Buffer { Self.words(of: $0) }.withUnsafeBufferPointer { words in
      var reader = Reader(words)
      letters.labels = Array(reader.run())
      letters.children = Array(reader.run())
      letters.words = Array(reader.run())
      letters.matches = Array(reader.run())
      let counts = reader.run()
      wordCount = Int(counts[0])
      groupCount = Int(counts[1])
      steps = Self.steps(kinds: reader.run(), operands: reader.run())
      patterns = Self.patterns(reader.run())
      exceptions = reader.run().map { Int($0) - 1 }
      checks = Self.checks(Reader(reader.run()))
    }
  }

  private static func steps(
    kinds: UnsafeBufferPointer<UInt16>, operands: UnsafeBufferPointer<UInt16>
  ) -> [Step] {
    Array(unsafeUninitializedCapacity: kinds.count) { memory, count in
      for index in kinds.indices {
        let step = Step(
          Step.Kind(rawValue: UInt8(truncatingIfNeeded: kinds[index] >> 1)) ?? .gap,
          Int(operands[index]), isOptional: kinds[index] & 1 != 0)
        memory.initializeElement(at: index, to: step)
      }
      count = kinds.count
    }
  }

  private static func patterns(_ words: UnsafeBufferPointer<UInt16>) -> [Pattern] {
    Array(unsafeUninitializedCapacity: words.count / 2) { memory, count in
      var firstStep = 0
      for index in 0..<(words.count / 2) {
        let group = words[2 * index]
        let end = firstStep + Int(words[2 * index + 1])
        let pattern = Pattern(
          group: Int(group >> 1), isAtStart: group & 1 == 1, steps: firstStep..<end)
        memory.initializeElement(at: index, to: pattern)
        firstStep = end
      }
      count = words.count / 2
    }
  }

  private static func checks(_ words: Reader) -> [Check] {
    var words = words
    var checks: [Check] = []
    while !words.isAtEnd {
      let (rule, severity, phrase) = (words.next(), words.next(), words.next())
      let groups = Check.Scope.allCases.map { _ in (0..<words.next()).map { _ in words.next() } }
      checks.append(Check(rule: rule, severity: severity, phrase: phrase, groups: groups))
    }
    return checks
  }

  private struct Reader {
    let words: UnsafeBufferPointer<UInt16>
    var position = 0

    init(_ words: UnsafeBufferPointer<UInt16>) {
      self.words = words
    }

    var isAtEnd: Bool { position >= words.count }

    mutating func next() -> Int {
      position += 1
      return Int(words[position - 1])
    }

    /// The values behind their count.
    mutating func run() -> UnsafeBufferPointer<UInt16> {
      let count = next() << 16 | next()
      position += count
      return UnsafeBufferPointer(rebasing: words[(position - count)..<position])
    }
  }

  /// The first of the 64 letters; the others follow it in ASCII.
  package static let firstLetter = UInt8(ascii: "0")

  /// A line ends behind a whole value, never within one.
  private static func words(of text: UnsafeBufferPointer<UInt8>) -> [UInt16] {
    Array(unsafeUninitializedCapacity: text.count / 3) { memory, count in
      func letter(_ place: Int) -> UInt32 { UInt32(text[place] &- firstLetter) }
      var place = 0
      while place + 2 < text.count {
        if text[place] < firstLetter {
          place += 1
          continue
        }
        let value = letter(place) << 12 | letter(place + 1) << 6 | letter(place + 2)
        memory.initializeElement(at: count, to: UInt16(truncatingIfNeeded: value))
        count += 1
        place += 3
      }
    }
  }
}
