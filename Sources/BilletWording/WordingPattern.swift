import BilletLanguage

/// One line of the data: how something is said.
///
/// | written | means |
/// | --- | --- |
/// | `word`, `word*`, `*word`, `*word*` | a word, its beginning, its end, a part of it |
/// | `a\|b`, `(two words\|one)` | one of several |
/// | `a?`, `(two words)?` | or nothing |
/// | `{name}` | a group of this file or of `shared` |
/// | `..`, `..6` | up to three words (ten characters of Japanese), up to six |
/// | `#` | a number |
/// | `_` | a value or a name |
/// | `^` | the sentence begins here |
indirect enum PatternNode: Hashable {
  case word(String, WordMatch)
  case group(String)
  case choice([[PatternNode]])
  case gap(Int)
  case number
  case value
  case optional(PatternNode)
}

enum WordMatch: Int, Hashable, CaseIterable {
  case whole, beginning, end, inside
}

struct PatternParser {
  let line: [Character]
  let place: String
  let isJapanese: Bool
  var position = 0

  init(_ line: String, place: String, isJapanese: Bool) {
    self.line = Array(line)
    self.place = place
    self.isJapanese = isJapanese
  }

  mutating func parse() throws -> [PatternNode] {
    let nodes = try sequence(isNested: false)
    guard position == line.count else { throw fault("There is a “)” too many.") }
    return nodes
  }

  private func fault(_ message: String) -> WordingFault {
    WordingFault(place, "\(message) In: \(String(line))")
  }

  private mutating func sequence(isNested: Bool) throws -> [PatternNode] {
    var nodes: [PatternNode] = []
    while position < line.count {
      switch line[position] {
      case " ": position += 1
      case ")": return nodes
      case "|" where isNested: return nodes
      default:
        var choice = [try atom()]
        while !isNested, position < line.count, line[position] == "|" {
          position += 1
          choice.append(try atom())
        }
        nodes += choice.count == 1 ? choice[0] : [.choice(choice)]
        if position < line.count, line[position] == "?" {
          position += 1
          guard let last = nodes.popLast() else { throw fault("Nothing stands before “?”.") }
          nodes.append(.optional(last))
        }
      }
    }
    return nodes
  }

  private mutating func atom() throws -> [PatternNode] {
    guard position < line.count else { throw fault("Something is missing at the end.") }
    switch line[position] {
    case "(":
      position += 1
      var choices = [try sequence(isNested: true)]
      while position < line.count, line[position] == "|" {
        position += 1
        choices.append(try sequence(isNested: true))
      }
      guard position < line.count, line[position] == ")" else { throw fault("A “)” is missing.") }
      position += 1
      return [.choice(choices)]
    case "{":
      guard let end = line[position...].firstIndex(of: "}") else {
        throw fault("A “}” is missing.")
      }
      let name = String(line[(position + 1)..<end])
      position = end + 1
      return [.group(name)]
    case "#":
      position += 1
      return [.number]
    case ".":
      while position < line.count, line[position] == "." { position += 1 }
      var digits = ""
      while position < line.count, line[position].isNumber {
        digits.append(line[position])
        position += 1
      }
      return [.gap(Int(digits) ?? (isJapanese ? 10 : 3))]
    default:
      return try words()
    }
  }

  private mutating func words() throws -> [PatternNode] {
    let start = position
    while position < line.count, !" |(){}?".contains(line[position]) { position += 1 }
    var text = line[start..<position]
    guard !text.isEmpty else { throw fault("“\(line[start])” cannot stand here.") }
    if text.elementsEqual("_") { return [.value] }
    let isOpenBefore = text.first == "*"
    if isOpenBefore { text.removeFirst() }
    let isOpenAfter = text.last == "*"
    if isOpenAfter { text.removeLast() }
    let parts = Self.folded(String(text))
    guard !parts.isEmpty else { throw fault("“\(String(line[start..<position]))” holds no word.") }
    return parts.enumerated().map { index, part in
      let before = isOpenBefore && index == 0
      let after = isOpenAfter && index == parts.count - 1
      return .word(
        part, before ? (after ? .inside : .end) : (after ? .beginning : .whole))
    }
  }

  /// The words of a text as texts are compared; characters of Japanese that stand together are one word.
  static func folded(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    var tokenized = TokenizedText()
    tokenized.append(bytes, 0..<bytes.count)
    var parts: [String] = []
    var isIdeographic = false
    for token in tokenized.tokens {
      let letters = String(decoding: tokenized.letters(of: token), as: UTF8.self)
      let isNext = (letters.utf8.first ?? 0) >= 0xE3
      if isNext, isIdeographic { parts[parts.count - 1] += letters } else { parts.append(letters) }
      isIdeographic = isNext
    }
    return parts
  }
}
