import BilletLanguage
import BilletMessage

/// What rules can tell of the values in a rendering: the values, with a mark in place of each plain word and of the
/// digits that only count.
///
/// A *plain word* is a name or the like in running text: a capital letter and small ones, no more than
/// `longestWord`, with blanks around, and none of the few words that some rule looks for in values too. No rule
/// tells two of them apart but by their lengths. All else stays as it is, so that two values with one outline
/// differ in nothing that breaks a rule.
struct ValueOutline {
  /// What may differ in a hole of a template without a rule's telling; where it stands decides.
  enum Place: UInt8, Sendable {
    /// Nothing: in attributes, links, and other text that rules compare.
    case exact
    /// Digits of numbers, dates and order IDs: in the title, in headings and bold text.
    case numbers
    /// Plain words too: in running text.
    case words
  }

  /// In Unicode scalars, which are letters.
  static let longestWord = 16

  private enum Mark {
    static let value: UInt8 = 0x01
    static let word: UInt8 = 0x02
    static let accentedWord: UInt8 = 0x03
    static let digit: UInt8 = 0x04
    static let orderID: UInt8 = 0x05
  }

  /// The outline, with all that is told of one value behind its hole's number; no byte of a value is a mark.
  private(set) var bytes: [UInt8] = []
  /// The document with other plain words, when there is to be one, and where its values stand.
  private(set) var standIn: [UInt8] = []
  private(set) var standInValues: [ValueSpan] = []
  private let word: StandInWord?

  /// Makes the outline of the values of a document: O(n) for n bytes of values.
  ///
  /// With `word`, `standIn` becomes the whole document with that in place of each plain word.
  init(
    _ document: [UInt8], _ values: [ValueSpan], _ facts: MessageFacts, word: StandInWord? = nil,
    place: (Int) -> Place
  ) {
    self.word = word
    bytes.reserveCapacity(256)
    append(facts)
    // A message that holds another order's ID breaks a rule, wherever it stands.
    let holdsOrderID = values.contains {
      $0.kind == .orderID && place($0.hole) == .words
        && facts.orderID?.utf8.elementsEqual(document[$0.range]) == true
    }
    append(holdsOrderID ? nil : facts.orderID)
    var position = 0
    document.withUnsafeBufferPointer { document in
      for value in values {
        bytes.append(Mark.value)
        bytes.append(UInt8(truncatingIfNeeded: value.hole))
        bytes.append(UInt8(truncatingIfNeeded: value.hole >> 8))
        copy(document, position..<value.range.lowerBound, isOutline: false)
        let start = standIn.count
        append(value, of: document, at: place(value.hole), facts)
        if word != nil {
          standInValues.append(ValueSpan(start..<standIn.count, value.kind, hole: value.hole))
        }
        position = value.range.upperBound
      }
      copy(document, position..<document.count, isOutline: false)
    }
  }

  // MARK: - Facts

  /// What rules read of the facts that belong to one message.
  private mutating func append(_ facts: MessageFacts) {
    bytes.append(SendWindow.Verdict(facts).rawValue)
    append(facts.previousReviewRequests.map { "\($0)" })
    append(facts.buyerLocale)
    append(facts.subject)
  }

  private mutating func append(_ text: String?) {
    if let text { bytes += text.utf8 }
    bytes.append(text == nil ? 0x01 : 0x02)
  }

  // MARK: - Values

  private mutating func append(
    _ value: ValueSpan, of document: UnsafeBufferPointer<UInt8>, at place: Place,
    _ facts: MessageFacts
  ) {
    switch value.kind {
    case _ where place == .exact: copy(document, value.range)
    case .orderID: appendOrderID(document, value.range, facts)
    case .date, .money, .integer: appendNumber(document, value.range)
    case .text where place == .words: appendText(document, value.range)
    case .text, .address: copy(document, value.range)
    }
  }

  private mutating func copy(
    _ document: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isOutline: Bool = true
  ) {
    let part = UnsafeBufferPointer(rebasing: document[range])
    if isOutline { bytes.append(contentsOf: part) }
    if word != nil { standIn.append(contentsOf: part) }
  }

  /// Which order it is only matters where it should be another.
  private mutating func appendOrderID(
    _ document: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ facts: MessageFacts
  ) {
    bytes.append(Mark.orderID)
    bytes.append(facts.orderID?.utf8.elementsEqual(document[range]) == true ? 1 : 0)
    for byte in document[range] { bytes.append(byte.isDigit ? Mark.digit : byte) }
    if word != nil { standIn.append(contentsOf: document[range]) }
  }

  /// Of a number what the wording data knows of it: the five of “five stars”.
  private mutating func appendNumber(
    _ document: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      while index < range.upperBound, document[index].isDigit || isInNumber(document[index]) {
        index += 1
      }
      let number = start..<index
      let isTold =
        number.count > 12 || KnownNumbers.contains(UnsafeBufferPointer(rebasing: document[number]))
      for byte in document[number] { bytes.append(byte.isDigit && !isTold ? Mark.digit : byte) }
      if index < range.upperBound {
        bytes.append(document[index])
        index += 1
      }
    }
    if word != nil { standIn.append(contentsOf: document[range]) }
  }

  private func isInNumber(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
  }

  private mutating func appendText(_ document: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      while index < range.upperBound, !Self.isDelimiter(document[index]) { index += 1 }
      if start < index { appendToken(document, start..<index, in: range) }
      if index < range.upperBound {
        copy(document, index..<(index + 1))
        index += 1
      }
    }
  }

  private mutating func appendToken(
    _ document: UnsafeBufferPointer<UInt8>, _ token: Range<Int>, in value: Range<Int>
  ) {
    let isFirst = token.lowerBound == value.lowerBound
    let isLast = token.upperBound == value.upperBound
    guard
      !isFirst || Self.mayStandBefore(document, token.lowerBound),
      let (kind, length) = Self.plainToken(document, token)
    else { return copy(document, token) }
    let rest = (token.lowerBound + length)..<token.upperBound
    guard
      !isLast || !rest.isEmpty
        || Self.mayStandBehind(document, token.upperBound, isNumber: kind == Mark.digit)
    else { return copy(document, token) }
    bytes.append(kind)
    if kind == Mark.digit {
      bytes.append(UInt8(length))
      if word != nil { standIn.append(contentsOf: document[token.lowerBound..<rest.lowerBound]) }
    } else if let word {
      standIn += kind == Mark.word ? word.plain : word.accented
    }
    copy(document, rest)
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
  }

  /// What may stand right before a value that begins with a plain word, so that it begins there for every rule.
  private static func mayStandBefore(_ document: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index > 2 else { return false }
    switch document[index - 1] {
    case 0x00...0x20, UInt8(ascii: ">"), UInt8(ascii: "("): return true
    // “ ‘ „
    case 0x98...0x9F: return document[index - 2] == 0x80 && document[index - 3] == 0xE2
    default: return false
    }
  }

  /// What may stand right behind one that ends with a plain word, or with digits.
  private static func mayStandBehind(
    _ document: UnsafeBufferPointer<UInt8>, _ index: Int, isNumber: Bool
  ) -> Bool {
    guard index < document.count else { return false }
    switch document[index] {
    case 0x00...0x20, UInt8(ascii: "<"), UInt8(ascii: ","): return true
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"),
      UInt8(ascii: ";"), UInt8(ascii: ")"), 0x80...:
      return !isNumber
    default: return false
    }
  }

  /// The mark of a plain word or of a few digits, and how many bytes it has: all of the token, or all but a comma.
  private static func plainToken(
    _ document: UnsafeBufferPointer<UInt8>, _ token: Range<Int>
  ) -> (mark: UInt8, length: Int)? {
    let hasComma = document[token.upperBound - 1] == UInt8(ascii: ",")
    let end = hasComma ? token.upperBound - 1 : token.upperBound
    guard token.lowerBound < end else { return nil }
    let length = end - token.lowerBound
    let first = document[token.lowerBound]
    if first.isDigit {
      let isNumber = length <= 6 && document[token.lowerBound..<end].allSatisfy(\.isDigit)
      return isNumber ? (Mark.digit, length) : nil
    }
    guard (0x41...0x5A).contains(first), length >= 2, length <= 2 * longestWord,
      (0x61...0x7A).contains(document[end - 1])
    else { return nil }
    var accents = 0
    var packed = UInt64(first | 0x20)
    var index = token.lowerBound + 1
    while index < end {
      let byte = document[index]
      if (0x61...0x7A).contains(byte) {
        packed = packed << 8 | UInt64(byte)
        index += 1
        continue
      }
      // ß to ÿ but for ÷.
      guard byte == 0xC3, index + 1 < end, (0x9F...0xBF).contains(document[index + 1]),
        document[index + 1] != 0xB7
      else { return nil }
      accents += 1
      index += 2
    }
    guard length - accents <= longestWord else { return nil }
    if accents > 0 { return (Mark.accentedWord, length) }
    return length <= 8 && toldWords.contains(packed) ? nil : (Mark.word, length)
  }

  /// Words that rules look for in all of the text, values too, by their bytes, the last one lowest: signs of
  /// addresses in disguise, of quoted mail, and of places; none of them has more than eight letters that count.
  private static let toldWords: Set<UInt64> = Set(
    ("at arroba arobase dot punkt point punto com net org de jp eu io co shop info ch"
      + " wrote schrieb scritto original message mensaje"
      + " right rechts rechten round runden rond left links linken droite derecha destra gauche"
      + " sinistra square")
      .split(separator: " ").map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } })
}

/// A word in place of another that no list of common words holds.
struct StandInWord {
  var plain: [UInt8]
  /// With a letter that is not ASCII.
  var accented: [UInt8]

  /// As short as a plain word is.
  static let short = StandInWord(plain: Array("Qy".utf8), accented: Array("Qÿy".utf8))
  /// As long as one is.
  static let long = StandInWord(
    plain: Array("Qywuxovazubekijo".utf8), accented: Array("Qÿwuxovazubekijo".utf8))
}

/// The numbers that the wording data of some language knows.
private enum KnownNumbers {
  /// Of all languages, each once.
  private static let words = Array(
    TextLanguage.allCases.reduce(into: Set()) {
      $0.formUnion(WordingLibrary.builtIn[$1].table.numberWords)
    })

  /// Whether one of them is found in digits, points and commas.
  static func contains(_ digits: UnsafeBufferPointer<UInt8>) -> Bool {
    words.contains { $0.isFound(in: digits) }
  }
}
